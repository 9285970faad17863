"""A table for the mail merge of a mail program, in the language of its readers."""

from __future__ import annotations

import pandas as pd

from matchcore.wording import Language, column_headings, say


def mail_table(frame: pd.DataFrame, language: Language) -> pd.DataFrame:
    """Return a table of mails with its headings and roles in a language.

    >>> mail_table(pd.DataFrame([["e1", "mentee"]], columns=["id", "role"]), "fr").to_dict("list")
    {'Identifiant': ['e1'], 'Rôle': ['mentoré']}
    """
    shown = frame.assign(role=[say(role, language) for role in frame["role"]])
    shown.columns = pd.Index(column_headings(frame.columns, language, "letters_column"))
    return shown
