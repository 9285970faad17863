"""Several objectives in strict order, each solved on the optimal face of the one before."""
