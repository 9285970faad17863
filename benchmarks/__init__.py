"""Fixed work with fixed seeds, for comparing side by side; nothing here is asserted."""
