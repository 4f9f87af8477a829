"""Time zones of states, cities and words."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.states import read_states
from dragoman.lexicon.tables import Row
from dragoman.lexicon.zones import parse_zone, read_zones, zone_of_place, zone_of_state, zone_of_words


def test_every_state_has_a_zone() -> None:
    assert [s.alpha3 for s in read_states() if s.kind == "state" and zone_of_state(s.alpha3) is None] == []


def test_every_state_and_city_of_the_table_is_known() -> None:
    codes = {s.alpha3 for s in read_states()}
    assert [n for kind, n in read_zones() if kind == "state" and n not in codes] == []
    assert [n for kind, n in read_zones() if kind == "city" and zone_of_place(n) != read_zones()[(kind, n)]] == []


@pytest.mark.parametrize(
    ("name", "zone"),
    [
        ("Cancun", "America/Cancun"),
        ("Vladivostok", "Asia/Vladivostok"),
        ("the Kremlin", "Europe/Moscow"),
        ("Copenhagen", "Europe/Copenhagen"),
        ("Nowhere", "None"),
        ("NATO", "None"),
    ],
)
def test_places_have_zones(name: str, zone: str) -> None:
    assert str(zone_of_place(name)) == zone


def test_words_name_zones() -> None:
    winter = datetime(2024, 1, 10)
    zone = zone_of_words("EST")
    assert zone is not None
    assert zone.utcoffset(winter) == timedelta(hours=-5)
    assert str(zone_of_words("Eastern")) == "America/New_York"
    assert str(zone_of_words("Kyiv")) == "Europe/Kyiv"
    assert zone_of_words("tea") is None


def test_a_wrong_zone_is_named() -> None:
    with pytest.raises(LexiconError, match=r"zones.tsv, line 7: 'Europe/Atlantis' is no time zone"):
        parse_zone(Row("zones.tsv", 7, {"zone": "Europe/Atlantis"}))
