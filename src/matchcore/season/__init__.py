"""What surrounds a match: who takes part, what they prepare, when they meet, how it goes."""
