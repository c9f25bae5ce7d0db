"""Colours stay apart for colour-blind readers and on a grey print."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
from matplotlib.colors import to_rgb
from numpy.typing import NDArray

from analysis.charts.style import (
    DEFINITION_COLOURS,
    DEFINITION_MARKERS,
    LIKELIHOOD_COLOURS,
    MINORITY,
    REST,
    lighten,
    readable_on,
    sequence,
)
from analysis.tables import LIKELIHOODS

# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear RGB.
_BLINDNESS = {
    "none": np.eye(3),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]]
    ),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
}


def linear(colour: str) -> NDArray[np.float64]:
    channels = np.array(to_rgb(colour))
    return np.asarray(np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4))


def lab(colour: str, blindness: str) -> NDArray[np.float64]:
    """CIELAB (D65) of the colour as a colour-blind reader sees it."""
    seen = np.clip(_BLINDNESS[blindness] @ linear(colour), 0, 1)
    matrix = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
    x, y, z = (matrix @ seen) / np.array([0.9505, 1.0, 1.089])
    f = [np.cbrt(t) if t > 216 / 24389 else (24389 / 27 * t + 16) / 116 for t in (x, y, z)]
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: str, other: str, blindness: str) -> float:
    return float(np.linalg.norm(lab(one, blindness) - lab(other, blindness)))


@pytest.mark.parametrize("blindness", _BLINDNESS)
def test_likelihood_classes_are_told_apart(blindness: str) -> None:
    for one, other in combinations(LIKELIHOOD_COLOURS, 2):
        if {one, other} == {"as_likely_as_not", "insufficient"}:
            continue  # the latter bears a hatch on maps
        assert distance(LIKELIHOOD_COLOURS[one], LIKELIHOOD_COLOURS[other], blindness) >= 15, (one, other)


def test_likelihood_classes_lighten_in_order_on_a_grey_print() -> None:
    lightness = [lab(LIKELIHOOD_COLOURS[word], "none")[0] for word in LIKELIHOODS]
    steps = np.diff(lightness)
    assert len(steps) == 4
    assert (np.sign(steps) == np.sign(steps[0])).all()
    assert (abs(steps) >= 12).all()
    # What is settled bears its word, and is darker than whatever is only likely.
    settled = [lab(LIKELIHOOD_COLOURS[word], "none")[0] for word in ("reached", "not_reached")]
    assert max(settled) <= min(lightness) - 8


@pytest.mark.parametrize("blindness", _BLINDNESS)
def test_definitions_differ_by_colour_and_always_by_marker(blindness: str) -> None:
    for one, other in combinations(DEFINITION_COLOURS[:5], 2):
        assert distance(one, other, blindness) >= 11, (one, other)
    assert len(set(DEFINITION_MARKERS)) == len(DEFINITION_MARKERS) == len(DEFINITION_COLOURS)
    assert not {"^", "v"} & set(DEFINITION_MARKERS)  # those mean "at least" and "at most"


@pytest.mark.parametrize("blindness", _BLINDNESS)
def test_groups_are_told_apart(blindness: str) -> None:
    assert distance(MINORITY, REST, blindness) >= 30


@pytest.mark.parametrize("colour", ["#08519c", "#8c3a04", "#00594b"])
def test_sequences_darken_evenly_in_grey(colour: str) -> None:
    light = [lab(step, "none")[0] for step in sequence(colour, 5)]
    steps = -np.diff(light)
    assert (steps >= 8).all()
    assert steps.max() / steps.min() < 2.2


@pytest.mark.parametrize("word", LIKELIHOOD_COLOURS)
def test_words_are_readable_on_their_colour(word: str) -> None:
    ground = LIKELIHOOD_COLOURS[word]
    weights = np.array([0.2126, 0.7152, 0.0722])
    one, other = sorted(float(linear(c) @ weights) for c in (ground, readable_on(ground)))
    assert (other + 0.05) / (one + 0.05) >= 4.5


def test_lighten_goes_to_white() -> None:
    assert lighten("#000000", 1.0) == "#ffffff"
    assert lighten("#123456", 0.0) == "#123456"
