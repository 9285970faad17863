"""The programme of one company: `Programme`, its presets and its file."""

import matchcore.affinity  # noqa: F401 - deep within other imports, scikit-learn loads slowly
from matchcore.programme.aims import Aim, Target
from matchcore.programme.programme import Programme
from matchcore.programme.suggested_aims import suggested_aims

__all__ = ["Aim", "Programme", "Target", "suggested_aims"]
