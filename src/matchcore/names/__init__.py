"""Names and what they stand for: folded text, skills and languages in French and English."""

from matchcore.names.folding import fold
from matchcore.names.languages import language_key
from matchcore.names.skill_tables import NameTable
from matchcore.names.skills import SkillNames

__all__ = ["NameTable", "SkillNames", "fold", "language_key"]
