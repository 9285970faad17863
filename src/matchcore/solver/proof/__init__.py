"""The check of an answer: it imports nothing of what finds answers."""
