"""Column headings of the frames in an answer."""

# Tables of people may not have columns of these names: an answer would then have two of each.
ANSWER_COLUMNS = ("mentee", "mentee_name", "mentor", "mentor_name", "score")
