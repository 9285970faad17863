"""Names and what they stand for: folded text, skills and languages in French and English."""

from matchcore.names.folding import fold, with_plain_signs, without_invisible
from matchcore.names.languages import language_key
from matchcore.names.look_alikes import as_latin
from matchcore.names.skill_tables import NameTable
from matchcore.names.skills import SkillNames

__all__ = [
    "NameTable",
    "SkillNames",
    "as_latin",
    "fold",
    "language_key",
    "with_plain_signs",
    "without_invisible",
]
