"""`python -m benchmarks.plausibility`: couples of the sample that lack something, before and now.

The embedded sample by the reverse-mentoring preset: without the stage and the hours, as it was,
then with each. Marks are those of today's preset for all; skills are the mean share of what the
mentees want, and the mean score is that of today's weights.
"""

from dataclasses import replace

from matchcore import Matching, Programme, datasets
from matchcore.answer.marks import MARKS, lacking

LAYOUT = "{:<28}" + "{:>17}" * 5


def programmes() -> dict[str, Programme]:
    """Return the preset before and now, and what lies between."""
    now, plain, silent = Programme.reverse_mentoring(), False, 0.0

    def changed(**parameters: object) -> Programme:
        return now.replace(affinity=now.affinity.set_params(**parameters))

    return {
        "before": changed(skills__first=plain, availability__weight=silent),
        "hours count": changed(skills__first=plain),
        "wanted skills first": changed(availability__weight=silent),
        "now: both": now,
    }


def seen_as_now(made: Matching, now: Matching) -> Matching:
    """Return couples with the scores of another matching of the same people."""
    pairs = {"mentees": made.assignment.mentees, "mentors": made.assignment.mentors}
    return replace(now, assignment=replace(now.assignment, **pairs))


def main() -> None:
    """Print one line for each programme."""
    print(LAYOUT.format("", "couples", *(mark for mark in MARKS), "mean score", "mean skills"))
    cohort = datasets.load_demo()
    preset = Programme.reverse_mentoring()
    now, weight = preset.match(cohort), preset.affinity.weights()["skills"]
    for name, programme in programmes().items():
        couples = seen_as_now(programme.match(cohort), now)
        marked = [int(lacking(couples, mark).sum()) for mark in MARKS]
        means = couples.pairs["score"].mean(), couples.pairs["skills"].mean() / weight
        print(LAYOUT.format(name, len(couples.pairs), *marked, *(f"{x:.3f}" for x in means)))


if __name__ == "__main__":
    main()
