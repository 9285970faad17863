"""What headers say: known names of columns, questions of forms, choices, items of grids."""
