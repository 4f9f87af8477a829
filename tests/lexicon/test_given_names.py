"""Given names tell he from she, and keep silent where both bear them."""

from __future__ import annotations

import pytest

from dragoman.lexicon.given_names import gender_of, read_given_names


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Giorgia", "f"),
        ("Sanna", "f"),
        ("Retno", "f"),
        ("Ngozi", "f"),
        ("Oleksandra", "f"),
        ("Hassan", "m"),
        ("Shigeru", "m"),
        ("JEAN-CLAUDE", "m"),
        ("Anne-Sophie", "f"),
        ("Segolene", "f"),
        ("Sebastien", "m"),
        ("Andrea", None),
        ("Kim", None),
        ("Qwertz", None),
        ("", None),
    ],
)
def test_gender(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


def test_the_table_is_large() -> None:
    names = read_given_names()
    assert len(names) >= 3000
    assert set(names.values()) == {"f", "m"}
