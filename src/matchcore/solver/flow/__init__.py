"""The problem as a network, its optimal flow, and the dual prices of that flow."""
