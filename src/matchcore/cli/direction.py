"""Whether the default programme may be meant the other way round."""

from __future__ import annotations

from argparse import Namespace
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading it takes long, and help needs none of it
    from matchcore.people import Cohort
    from matchcore.wording import Language


def other_way_round(options: Namespace, cohort: Cohort, language: Language) -> str:
    """Return a hint where nobody chose a programme and mentors rank above mentees; else nothing.

    Reverse mentoring, the default, wants mentees above mentors.
    """
    import numpy as np

    from matchcore.wording import say

    if options.programme or options.preset:
        return ""
    grades = [side.numbers("grade") for side in (cohort.mentors, cohort.mentees)]
    mentors, mentees = (found[~np.isnan(found)] for found in grades)
    if not len(mentors) or not len(mentees) or np.median(mentors) <= np.median(mentees):
        return ""
    return say("other_way_round", language)
