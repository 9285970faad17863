"""The columns of the frames of a plan of trainings."""

FRAME = ["person", "role", "training", "kind", "group", "start", "end", "state"]
UNPLACED = ["person", "role", "training", "why"]
BARRED = ["person", "role", "until"]
GROUP = ["training", "kind", "group", "start", "end"]
STATES = ("planned", "attended")
