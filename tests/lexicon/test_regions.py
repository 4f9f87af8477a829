"""The regions of the world: each state lies in exactly one."""

from __future__ import annotations

from collections import Counter

from dragoman.lexicon.regions import INTERNATIONAL, load_regions, region_of
from dragoman.lexicon.states import read_states
from dragoman.lexicon.tables import read_toml


def test_every_state_lies_in_one_region() -> None:
    listed = Counter(code for codes in read_toml("regions.toml")["regions"].values() for code in codes.split())
    assert max(listed.values()) == 1
    assert set(listed) == set(load_regions()) == {state.alpha3 for state in read_states()}


def test_an_organisation_lies_in_none() -> None:
    assert region_of("NATO") == INTERNATIONAL
    assert region_of("GHA") == "West Africa"
