"""The sentences of rules: short noun phrases that fit into lists."""

from __future__ import annotations

import pytest

from matchcore.wording.rule_sentences import RULES
from matchcore.wording.sentences import SENTENCES


def test_no_code_is_in_both_catalogues() -> None:
    assert not RULES.keys() & SENTENCES.keys()


@pytest.mark.parametrize("code", RULES)
def test_a_sentence_of_a_rule_is_a_phrase(code: str) -> None:
    """No comma, which separates rules; no full stop; no capital, since words precede it."""
    for sentence in RULES[code]:
        assert not set(sentence) & set(",;.")
        assert sentence[0] == "{" or sentence[0].islower()
