"""Names and words, in French and English: skills, languages, grades, levels, hours, people."""

from matchcore.names.answers import count_of, hours_per_month_of, yes_no_of
from matchcore.names.folding import fold, with_plain_signs, without_invisible
from matchcore.names.grades import number_in, numbers_in
from matchcore.names.hours import day_of, hours_of
from matchcore.names.ladders import Ladder, ladder_of
from matchcore.names.languages import language_in, language_key, language_names
from matchcore.names.levels import entry_in_words, level_of
from matchcore.names.look_alikes import as_latin
from matchcore.names.references import Reference, name_key, name_keys, nobody, reference_of
from matchcore.names.roles import roles_in, roles_of
from matchcore.names.skill_tables import NameTable
from matchcore.names.skills import SkillNames, is_skill, skill_in

__all__ = [
    "Ladder",
    "NameTable",
    "Reference",
    "SkillNames",
    "as_latin",
    "count_of",
    "day_of",
    "entry_in_words",
    "fold",
    "hours_of",
    "hours_per_month_of",
    "is_skill",
    "ladder_of",
    "language_in",
    "language_key",
    "language_names",
    "level_of",
    "name_key",
    "name_keys",
    "nobody",
    "number_in",
    "numbers_in",
    "reference_of",
    "roles_in",
    "roles_of",
    "skill_in",
    "with_plain_signs",
    "without_invisible",
    "yes_no_of",
]
