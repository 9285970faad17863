"""Fixed work from fixed seeds, to compare side by side; nothing is asserted."""
