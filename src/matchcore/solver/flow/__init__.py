"""The problem as a network, the flow through it, and the dual prices of its residual."""
