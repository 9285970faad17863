"""Words of free text, and rows of TF-IDF."""

from __future__ import annotations

import math
from collections import Counter
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from matchcore.affinity.words import (
    _ELISION,
    _WORD,
    STOP_WORDS,
    TextVectorizer,
    words,
    words_and_pairs,
)
from matchcore.errors import InputError
from matchcore.names import fold
from tests.cohorts import examples


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("C++, C# and R.", ["c++", "c#", "r"]),
        ("C/C++/C#", ["c", "c++", "c#"]),
        ("(.NET) end.The", [".net", "end"]),
        ("Python3 & F#!", ["python3", "f#"]),
        ("Écouter, ÉCOUTER, écouter", ["ecouter"] * 3),
        ("Jusqu’à l'IA d'aujourd'hui", ["ia", "aujourd", "hui"]),
        ("It's what we don't want", ["want"]),
        ("AI et l'IA", ["ai", "ia"]),
        ("日本語 データ", ["日本", "本語", "デー", "ータ"]),
        ("Data et 数据分析, l'IA", ["data", "数据", "据分", "分析", "ia"]),
        ("AIﾃﾞｰﾀ", ["ai", "デー", "ータ"]),
        ("書", ["書"]),
        ("数据・写作。", ["数据", "写作"]),
        ("한국어", ["한국", "국어"]),
        ("ธุรกิจ", ["ธุ", "ุร", "รก", "กิ", "ิจ"]),
        ("C++とR", ["c++", "と", "r"]),
        ("\U00020000\U00020001", ["\U00020000\U00020001"]),
        ("  ", []),
        ("…", []),
    ],
)
def test_words_by_hand(text: str, expected: list[str]) -> None:
    assert words(text) == expected


BELOW = st.characters(max_codepoint=0xDFF)
SYMBOLS = st.characters(min_codepoint=0x2000, max_codepoint=0x2E7F)  # below the radicals of Han


@examples(200)
@given(st.text(BELOW) | st.text(SYMBOLS) | st.text("l'éa C+#.—’“œ  🙂àn't"))
def test_scripts_with_spaces_are_read_as_ever(text: str) -> None:
    """The formula from before other scripts were read, symbols above them included."""
    plain = _ELISION.sub(" ", fold(text))
    assert words(text) == [word for word in _WORD.findall(plain) if word not in STOP_WORDS]


def test_stop_words_are_written_as_words_are() -> None:
    """Otherwise they would never meet one."""
    assert all(word == fold(word) and word.isalpha() for word in STOP_WORDS)
    assert not STOP_WORDS & {"c", "d", "r", "go", "ai", "ia"}
    assert {"the", "and", "le", "les", "avec", "tres"} <= STOP_WORDS


def test_rows_are_those_of_scikit_learn() -> None:
    """On plain English, where both take the same words; theirs pair them on their own."""
    texts = ["maps music maps", "music trees", "", "stone"]
    ours = TextVectorizer()
    found = ours.fit_transform(texts).toarray()
    theirs = TfidfVectorizer(ngram_range=(1, 2), sublinear_tf=True)
    expected = theirs.fit(texts[:2] + texts[3:]).transform(texts).toarray()
    np.testing.assert_allclose(found, expected)
    assert ours.words_.tolist() == theirs.get_feature_names_out().tolist()


@pytest.mark.parametrize("texts", [[], ["", ""], ["le la les", "…"]])
def test_texts_without_words_are_no_mistake(texts: list[str]) -> None:
    rows = TextVectorizer().fit_transform(texts)
    assert rows.shape == (len(texts), 0)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gestion de projet", ["gestion", "projet", "gestion projet"]),
        ("C++, C#", ["c++", "c#", "c++ c#"]),
        ("jazz", ["jazz"]),
        ("les", []),
        ("日本語 データ", ["日本", "本語", "デー", "ータ"]),
        (
            "Big data 数据 open data",
            ["big", "data", "big data", "数据", "open", "data", "open data"],
        ),
    ],
)
def test_pairs_by_hand(text: str, expected: list[str]) -> None:
    """Neighbours once stop words are out; characters are never paired, nor words across them."""
    assert words_and_pairs(text) == expected


PLAIN = st.lists(st.sampled_from(["maps", "jazz", "r", "le", "c++"]), max_size=7).map(" ".join)


@examples(50)
@given(st.lists(PLAIN, min_size=1, max_size=6))
def test_rows_follow_the_formula(texts: list[str]) -> None:
    """In plain Python: counts damped by 1 + ln n, times rarity, divided by the length."""
    kept = [[word for word in text.split() if word != "le"] for text in texts]
    counts = [Counter(found + [f"{a} {b}" for a, b in pairwise(found)]) for found in kept]
    size = sum(map(bool, counts))
    heard = Counter(word for counted in counts for word in counted)
    expected = []
    for counted in counts:
        row = {
            word: (1 + math.log(n)) * (1 + math.log((1 + size) / (1 + heard[word])))
            for word, n in counted.items()
        }
        length = math.hypot(*row.values()) or 1.0
        expected.append([row.get(word, 0.0) / length for word in sorted(heard)])
    vectorizer = TextVectorizer()
    found = vectorizer.fit_transform(texts)
    assert vectorizer.words_.tolist() == sorted(heard)
    np.testing.assert_allclose(found.toarray(), expected, atol=1e-12)


def test_unknown_words_are_left_out() -> None:
    rows = TextVectorizer().fit(["maps"]).transform(["maps trees", "trees"])
    assert rows.toarray().tolist() == [[1.0], [0.0]]


@pytest.mark.parametrize("texts", ["one text", ["a", None], [1.0], [b"bytes"]])
def test_what_is_no_list_of_texts_is_refused(texts: Any) -> None:
    with pytest.raises(InputError, match="give a list of str"):
        TextVectorizer().fit(texts)
