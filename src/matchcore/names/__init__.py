"""What things are called: folded names, skills and languages in French and English."""

from matchcore.names.folding import fold
from matchcore.names.languages import language_key
from matchcore.names.skills import NameTable, SkillNames

__all__ = ["NameTable", "SkillNames", "fold", "language_key"]
