"""Suggested aims fit the programme that they are for."""

from __future__ import annotations

import pytest

from matchcore import Affinity, Programme
from matchcore.errors import InputError
from matchcore.programme import suggested_aims
from matchcore.programme.presets import PRESETS


@pytest.mark.parametrize("preset", PRESETS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_suggestions_fit_their_preset(preset: str, language: str) -> None:
    programme = Programme(**PRESETS[preset]()).replace(language=language)
    aims = suggested_aims(preset, programme)
    assert programme.replace(aims=aims).aims == aims
    assert all(aim.targets and (aim.components or aim.rules) for aim in aims)


def test_suggestions_leave_out_what_a_programme_lacks() -> None:
    bare = Programme(affinity=Affinity(), language="fr")
    aims = suggested_aims("reverse_mentoring", bare)
    assert bare.replace(aims=aims).aims == aims
    assert aims[0].name == "compétences numériques"
    assert not any(aim.components or aim.rules for aim in aims)


def test_an_unknown_preset_is_told() -> None:
    with pytest.raises(InputError, match="is it 'peer_mentoring'"):
        suggested_aims("peer_mentorin", Programme.peer_mentoring())
