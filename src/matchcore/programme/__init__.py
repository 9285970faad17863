"""The programme of one company: `Programme`, its presets and its file."""

import matchcore.affinity  # noqa: F401 - deep within other imports, scikit-learn loads slowly
from matchcore.programme.aims import Aim, Target
from matchcore.programme.programme import Programme

__all__ = ["Aim", "Programme", "Target"]
