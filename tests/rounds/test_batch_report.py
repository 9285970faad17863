"""A batch in words: a line per programme, a table and a page."""

from pathlib import Path

from matchcore.rounds import BatchLine
from matchcore.rounds.batch_report import line_words, write_batch_report

DONE = BatchLine("Été <1>", 0, couples=1, kept=0, dropped=2, unmatched=3, total=1.5, before=True)
FAILED = BatchLine("autumn", 3, message="2 problems:\n  mentors, row 2: no id\n  row 3: no id")


def test_lines_are_said_in_either_language() -> None:
    assert line_words(DONE, "en") == (
        "Été <1>: exit code 0; 1 couple, 0 kept, 2 dropped, 3 people without a partner"
        " (done before)"
    )
    assert line_words(DONE, "fr") == (
        "Été <1> : code de sortie 0 ; 1 couple, 0 conservé, 2 défaits, 3 personnes sans partenaire"
        " (déjà fait)"
    )
    assert line_words(FAILED, "en") == "autumn: exit code 3; 2 problems: mentors, row 2: no id"


def test_one_page_and_one_table_hold_all_lines(tmp_path: Path) -> None:
    assert write_batch_report([DONE, FAILED], tmp_path, "fr", ";") == ["batch.csv", "batch.html"]
    page = (tmp_path / "batch.html").read_text(encoding="utf-8")
    assert "1 programme terminé sur 2\N{NO-BREAK SPACE}; 1 en échec" in page
    assert "Été &lt;1&gt;" in page
    assert "1,5000" in page
    assert "row 3: no id" in page
    assert page.count('data-l="couples"') == 1  # a label on narrow screens; no count, no zero
    table = (tmp_path / "batch.csv").read_text(encoding="utf-8-sig").splitlines()
    assert table[1].startswith("Été <1>;0;1;0;2;3;1,5")
