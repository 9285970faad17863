"""Rules evaluated on a cohort: each kind becomes arrays."""
