"""The check of an answer; it imports nothing from the rest of the solver."""
