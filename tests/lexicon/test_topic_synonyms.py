"""Words of topics that mean the same."""

from __future__ import annotations

import copy

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml
from dragoman.lexicon.topic_synonyms import FILE, load_topic_synonyms, shape_synonyms, singular


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("exports", "export"),
        ("countries", "country"),
        ("ties", "tie"),
        ("taxes", "tax"),
        ("crisis", "crisis"),
        ("politics", "politics"),
        ("gas", "gas"),
        ("access", "access"),
    ],
)
def test_plurals_lose_their_ending(word: str, one: str) -> None:
    assert singular(word) == one


def test_words_of_a_group_are_one() -> None:
    synonyms = load_topic_synonyms()
    assert synonyms.plain("military") == synonyms.plain("defenses") == "defence"
    assert synonyms.plain("harbours") == "harbour"


def test_a_word_in_two_groups_is_a_fault() -> None:
    table = copy.deepcopy(read_toml(FILE))
    table["words"]["groups"].append(["trade", "barter"])
    with pytest.raises(LexiconError, match="'trade' stands in two groups"):
        shape_synonyms(table)


def test_a_missing_section_is_named() -> None:
    table = {key: value for key, value in read_toml(FILE).items() if key != "situation"}
    with pytest.raises(LexiconError, match="'situation' is missing"):
        shape_synonyms(table)
