"""Numbers only: scores, rules as arrays, the problem and its answer; no pandas, no names."""
