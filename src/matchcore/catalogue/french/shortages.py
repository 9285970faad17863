"""French for what `season` says on shortages."""

SHORTAGES: dict[str, str] = {
    "give its own cohort": "donnez la cohorte dont il est issu",
}
