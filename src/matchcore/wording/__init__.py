"""Every sentence that people read, in English and in French."""

from matchcore.catalogue import LANGUAGES, Language, in_language, number
from matchcore.wording.columns import Noun, column_noun, missing_columns
from matchcore.wording.counts import counted, enumerated
from matchcore.wording.dates import date_words, day_words, month_words, time_words
from matchcore.wording.headings import (
    ANSWER_COLUMNS,
    column_headings,
    reserved_name_problems,
    worded_headings,
)
from matchcore.wording.labels import Label, LabelKind, NameKind
from matchcore.wording.languages import checked_language, csv_delimiter
from matchcore.wording.names import (
    addend_heading,
    addend_words,
    aspect_words,
    label_words,
    rule_words,
    template_heading,
    training_words,
)
from matchcore.wording.saying import say
from matchcore.wording.series import series

__all__ = [
    "ANSWER_COLUMNS",
    "LANGUAGES",
    "Label",
    "LabelKind",
    "Language",
    "NameKind",
    "Noun",
    "addend_heading",
    "addend_words",
    "aspect_words",
    "checked_language",
    "column_headings",
    "column_noun",
    "counted",
    "csv_delimiter",
    "date_words",
    "day_words",
    "enumerated",
    "in_language",
    "label_words",
    "missing_columns",
    "month_words",
    "number",
    "reserved_name_problems",
    "rule_words",
    "say",
    "series",
    "template_heading",
    "time_words",
    "training_words",
    "worded_headings",
]
