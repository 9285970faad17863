"""Colours: as many as asked for, and the first ones apart for every kind of eye."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from matchcore.charts.palette import colours

# Machado, Oliveira and Fernandes (2009), severity 1, on linear RGB
EYES = {
    "trichromat": np.eye(3),
    "protanope": [
        [0.152286, 1.052583, -0.204868],
        [0.114503, 0.786281, 0.099216],
        [-0.003882, -0.048116, 1.051998],
    ],
    "deuteranope": [
        [0.367322, 0.860646, -0.227968],
        [0.280085, 0.672501, 0.047413],
        [-0.011820, 0.042940, 0.968881],
    ],
    "tritanope": [
        [1.255528, -0.076749, -0.178779],
        [-0.078411, 0.930809, 0.147602],
        [0.004733, 0.691367, 0.303900],
    ],
}
TO_XYZ = [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
SIX = [*colours(map(str, range(6))).values()]


def linear(colour: str) -> np.ndarray:
    light = np.array([int(colour[k : k + 2], 16) for k in (1, 3, 5)]) / 255
    return np.where(light <= 0.04045, light / 12.92, ((light + 0.055) / 1.055) ** 2.4)


def seen(colour: str, eye: str) -> np.ndarray:
    """Return a colour in CIELAB as an eye sees it."""
    x, y, z = np.array(TO_XYZ) @ np.clip(EYES[eye] @ linear(colour), 0, 1) / [0.9505, 1, 1.089]
    a, b, c = (np.cbrt(t) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return np.array([116 * b - 16, 500 * (a - b), 200 * (b - c)])


@pytest.mark.parametrize("eye", EYES)
def test_six_colours_stay_apart(eye: str) -> None:
    """A difference of 2.3 is just noticeable; that of neighbouring bars should be far larger."""
    nearest = min(
        np.linalg.norm(seen(one, eye) - seen(other, eye)) for one, other in combinations(SIX, 2)
    )
    assert nearest > 15


@pytest.mark.parametrize("page", ["#ffffff", "#111111"])
def test_no_colour_vanishes_on_a_light_or_a_dark_page(page: str) -> None:
    luminance = np.array(TO_XYZ[1])
    for colour in SIX:
        low, high = sorted(float(luminance @ linear(one)) for one in (colour, page))
        assert (high + 0.05) / (low + 0.05) > 2.2


def test_many_names_have_as_many_colours() -> None:
    assert len(set(colours(f"a{k}" for k in range(60)).values())) == 60
