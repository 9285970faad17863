"""The embedded sample as files that a person can change and match again."""

from __future__ import annotations

import io

from matchcore.datasets.demo import demo_tables
from matchcore.tables import write_csv
from matchcore.wording import Language, template_heading


def demo_columns(language: Language) -> dict[str, str]:
    """Return the headers of the sample's files, each with our name; in English, none but ours.

    >>> demo_columns("fr")["Compétences"], demo_columns("en")
    ('skills', {})
    """
    if language == "en":
        return {}
    names = dict.fromkeys(name for table in demo_tables().values() for name in table.columns)
    return {template_heading(name, language): name for name in names}


def demo_files(language: Language = "en", delimiter: str = ",") -> dict[str, bytes]:
    """Return the sample as the content of ``mentors.csv`` and ``mentees.csv``.

    Parameters
    ----------
    language : {"en", "fr"}
        Of the headers.
    delimiter : {",", ";", tab}
        French spreadsheets expect ``;``.

    Examples
    --------
    >>> demo_files("fr", ";")["mentees.csv"].decode("utf-8-sig")[:30]
    'Identifiant;Nom complet;Adress'
    """
    headers = {name: heading for heading, name in demo_columns(language).items()}
    files = {}
    for table, frame in demo_tables().items():
        stream = io.BytesIO()
        write_csv(frame.rename(columns=headers), stream, delimiter)
        files[f"{table}.csv"] = stream.getvalue()
    return files
