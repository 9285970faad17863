"""The table of a mail merge: words of its readers, and the names that programs know."""

from __future__ import annotations

import pandas as pd

from matchcore.answer.letters.mail_merge import mail_table

MAILS = pd.DataFrame([["e1", "mentee", "fr"]], columns=["id", "role", "language"])


def test_french_has_words_and_english_the_names_that_programs_know() -> None:
    assert mail_table(MAILS, "fr").to_dict("list") == {
        "Identifiant": ["e1"],
        "Rôle": ["mentoré"],
        "Langue": ["fr"],
    }
    assert mail_table(MAILS, "en").equals(MAILS)
    assert [*MAILS] == ["id", "role", "language"]
