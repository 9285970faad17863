"""Free text compared: by words, or by an encoder."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.text import EncodedText, SimilarText
from matchcore.errors import InputError
from tests.affinity.formulas import value, values
from tests.cohorts import cohort, examples

WORDS = [f"w{k}" for k in range(8)]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=1, max_size=5)


def bios(mentees: list[str], mentors: list[str]) -> Any:
    sides = (
        {"id": [f"{role}{k}" for k in range(len(texts))], "bio": texts}
        for role, texts in (("m", mentors), ("e", mentees))
    )
    return cohort(*sides)


def test_signs_decide() -> None:
    assert value(SimilarText(), {"bio": "I write C++"}, {"bio": "Write C++!"}) == pytest.approx(1)
    assert value(SimilarText(), {"bio": "C++"}, {"bio": "C#"}) == 0.0


@pytest.mark.parametrize(
    ("wanted", "near", "far"),
    [
        ("データ分析を学びたい", "機械学習とデータ分析", "営業とマーケティング"),
        ("我想学习数据分析", "机器学习与数据分析", "市场营销"),
        ("อยากเรียนการตลาด", "การตลาดดิจิทัล", "บัญชี"),
        ("디자인을배우고싶다", "그래픽디자인", "회계"),
    ],
)
def test_texts_without_spaces_are_compared(wanted: str, near: str, far: str) -> None:
    people = bios([wanted], [near, far])
    (close, away), *_ = values(SimilarText(), people).tolist()
    assert close > 0.1
    assert away < close / 2


def test_accents_do_not_count() -> None:
    assert value(SimilarText(), {"bio": "été à vélo"}, {"bio": "ETE velo"}) == pytest.approx(1)


def test_pairs_of_words_count_in_their_order() -> None:
    """Of both texts the two words weigh 1; each pair, in one of the two, 1 + ln(3 / 2)."""
    found = value(SimilarText(), {"bio": "data paper"}, {"bio": "paper data"})
    assert found == pytest.approx(2 / (2 + (1 + math.log(1.5)) ** 2))


def test_what_is_repeated_counts_less_each_time() -> None:
    """Three times "jazz", in both texts, weighs 1 + ln 3.

    "maps", "jazz maps" and "jazz jazz", in one text, weigh 1 + ln(3 / 2); the last, which occurs
    twice, times 1 + ln 2.
    """
    often, rare = 1 + math.log(3), 1 + math.log(1.5)
    length = math.sqrt(often**2 + 2 * rare**2 + (rare * (1 + math.log(2))) ** 2)
    found = value(SimilarText(), {"bio": "jazz jazz jazz maps"}, {"bio": "jazz"})
    assert found == pytest.approx(often / length)


def test_a_pair_of_words_is_shown_as_two_words() -> None:
    """Stop words between the two do not count; the pair is the rarer, so it comes first."""
    people = bios(["gestion de projet"], ["Gestion projet", "projet", "gestion"])
    explained = Programme(affinity=Affinity(text=SimilarText())).match(people).explain("e0", "m0")
    assert explained.rows["evidence"].tolist() == ["gestion projet, gestion, projet"]


@pytest.mark.parametrize("empty", [None, "", "le la les"])
def test_nobody_with_a_text_is_no_mistake(empty: str | None) -> None:
    people = cohort({"id": ["m"], "bio": [empty]}, {"id": ["e"], "bio": [empty]})
    assert values(SimilarText(), people).tolist() == [[0.0]]
    assert values(EncodedText(encode=lambda texts: np.ones((len(texts), 2))), people).max() <= 1
    pairs = Programme(affinity=Affinity(text=SimilarText())).match(people).pairs
    assert pairs["text"].tolist() == [0.0]


def test_an_extra_column_may_hold_the_text() -> None:
    people = cohort({"id": ["m"], "goals": ["maps"]}, {"id": ["e"], "goals": ["Maps"]})
    assert values(SimilarText(column="goals"), people).tolist() == [[1.0]]


@pytest.mark.slow
@examples(50)
@given(TEXTS, TEXTS, st.integers(1, 8))
def test_fewer_words_give_less_and_keep_the_most(
    mentees: list[str], mentors: list[str], most: int
) -> None:
    """The kept words are those whose products, over all pairs, add up to the most."""
    people = bios(mentees, mentors)
    whole, cut = SimilarText().fit(people), SimilarText(max_features=most).fit(people)
    assert len(cut.labels_) == min(most, len(whole.labels_))
    sides = whole.transform(people)
    of_word = sides.mentees.sum(axis=0) * sides.mentors.sum(axis=0)
    best = np.sort(of_word)[::-1][:most].sum()
    found = values(cut, people)
    assert found.sum() == pytest.approx(best)
    assert (found <= values(whole, people) + 1e-12).all()


@pytest.mark.parametrize("most", [0, -1, 2.5, "all", True])
def test_max_features_is_a_number_of_words(most: Any) -> None:
    with pytest.raises(InputError, match="max_features"):
        value(SimilarText(max_features=most), {"bio": "a"}, {"bio": "b"})


def test_opposite_encodings_give_nothing_and_equal_ones_all() -> None:
    def sign(texts: list[str]) -> list[list[float]]:
        return [[3.0 if text.startswith("+") else -1.0] for text in texts]

    encoded = EncodedText(encode=sign)
    assert value(encoded, {"bio": "+1"}, {"bio": "+2"}) == pytest.approx(1)
    assert value(encoded, {"bio": "+1"}, {"bio": "-2"}) == pytest.approx(0)


def counting(calls: list[list[str]]) -> Any:
    """Return an encoder that notes what it is asked."""

    def encode(texts: list[str]) -> Any:
        calls.append(texts)
        return [[len(text), 1.0] for text in texts]

    return encode


def test_each_distinct_text_is_encoded_once() -> None:
    calls: list[list[str]] = []
    people = bios(["b", "aaa", "b", ""], ["aaa", "cc", "cc"])
    Affinity(text=EncodedText(encode=counting(calls))).fit_transform(people)
    assert calls == [["aaa", "b", "cc"]]
    calls.clear()
    encoded = EncodedText(encode=counting(calls)).fit(people)
    assert calls == [["aaa"]]
    calls.clear()
    encoded.transform(people)
    assert calls == [["aaa", "b", "cc"]]


def test_without_a_text_no_encoder_is_asked() -> None:
    calls: list[list[str]] = []
    EncodedText(encode=counting(calls)).fit_transform(bios(["", ""], [""]))
    assert calls == []


@pytest.mark.parametrize(
    ("encode", "message"),
    [
        (None, "give a function"),
        ("matchcore", "give a function"),
        (lambda texts: np.ones(len(texts)), "one row of numbers for each"),
        (lambda texts: np.ones((1, 1, 1)), "one row of numbers for each"),
        (lambda texts: [["a"] for _ in texts], "one row of numbers for each"),
        (lambda texts: [[float("nan")] for _ in texts], "finite"),
        (lambda texts: np.ones((len(texts), len(texts))), "the same number each time"),
    ],
)
def test_encoders_that_do_not_fit_are_named(encode: Any, message: str) -> None:
    people = bios(["a", "b"], ["c"])
    with pytest.raises(InputError, match=message):
        EncodedText(encode=encode).fit(people).transform(people)


def test_encodings_show_no_evidence() -> None:
    people = bios(["a"], ["c"])
    text = EncodedText(encode=lambda texts: np.ones((len(texts), 3)))
    rows = Programme(affinity=Affinity(text=text)).match(people).explain("e0").rows
    assert rows["evidence"].tolist() == [""]


def test_people_with_texts_after_people_without_are_unknown() -> None:
    """The width of encodings is learnt from a text; without one nothing can be compared."""
    silent = Cohort([{"id": "m", "bio": None}], [{"id": "e", "bio": None}])
    telling = Cohort([{"id": "m", "bio": "jazz"}], [{"id": "e", "bio": "jazz"}])
    encoded = EncodedText(encode=lambda texts: np.ones((len(texts), 3))).fit(silent)
    sides = encoded.transform(telling)
    assert not sides.mentees.any()
    assert not sides.mentees_known.any()
