"""In which city a building stands."""

from __future__ import annotations

import pytest

from dragoman.lexicon.buildings import city_of_building, read_buildings
from dragoman.lexicon.names import find_names


def test_every_building_is_known_as_one() -> None:
    for building in read_buildings():
        name = find_names(f"in {building}")[0]
        assert (name.name, name.kind in ("place", "metonym")) == (building, True)


@pytest.mark.parametrize(
    ("words", "city"),
    [
        ("the Kremlin", "Moscow"),
        ("Meseberg Palace", "Meseberg"),
        ("Camp David", None),
        ("Stormont", "Belfast"),
        ("Catshuis", "The Hague"),
    ],
)
def test_buildings_stand_in_cities(words: str, city: str | None) -> None:
    assert city_of_building(find_names(words)[0]) == city
