"""The words of encounters are whole, and a fault in their table is named."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest

from dragoman.errors import LexiconError
from dragoman.lexicon.diplomacy import (
    BODY_NOUNS,
    check_diplomacy,
    encounter_nouns,
    encounter_verbs,
    find_verb,
    implied_state,
    last_words,
    list_words,
    load_diplomacy,
    word_set,
)


def test_a_noun_has_its_channel() -> None:
    nouns = encounter_nouns()
    assert nouns["phone call"] == "call"
    assert nouns["state visit"] == "visit"
    assert nouns["talk"] == "meeting"
    assert {"call", "visit", "talk"} <= last_words()


def test_no_noun_stands_under_two_channels() -> None:
    words = [word for row in load_diplomacy()["nouns"].values() for word in row["words"]]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("lemma", "word", "verb"),
    [
        ("meet", "met", "meet"),
        ("confere", "conferred", "confer"),
        ("phone", "phoned", "phone"),
        ("walk", "walked", None),
    ],
)
def test_a_verb_is_found_by_lemma_or_form(lemma: str, word: str, verb: str | None) -> None:
    found = find_verb(lemma, word)
    assert (found and found.lemma) == verb


def test_what_a_verb_takes() -> None:
    verbs = encounter_verbs()
    assert verbs["speak"].prepositions == {"with", "to"}
    assert verbs["receive"].takes_object
    assert not verbs["confer"].takes_object
    assert verbs["discuss"].weak


def test_lists_and_offices() -> None:
    assert "White House" in list_words("places", "buildings")
    assert "Palace" in list_words("places", "building_nouns")
    assert "postpone" in word_set("status", "calling_off")
    assert "delegation" in BODY_NOUNS
    assert implied_state("Taoiseach") == "IRL"
    assert implied_state("President") is None


def test_a_list_that_is_missing_is_named() -> None:
    with pytest.raises(LexiconError, match=r"\[status\].*wishes"):
        list_words("status", "wishes")


def spoil(path: str, value: Any) -> dict[str, Any]:
    """A copy of the table with one value replaced, or with the key removed where the value is None."""
    table = deepcopy(load_diplomacy())
    *sections, key = path.split(".")
    place = table
    for section in sections:
        place = place[section]
    if value is None:
        del place[key]
    else:
        place[key] = value
    return table


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("verbs.meet.channel", "gathering", "verbs.meet.*gathering"),
        ("verbs.meet.frame", None, "verbs.meet.*frame"),
        ("nouns.seance", {"words": ["seance"]}, "nouns.seance"),
        ("nouns.call.words", "call", "nouns.call.*words"),
        ("status.lasting_verbs", [1], "status.*lasting_verbs"),
        ("status", None, "status"),
    ],
)
def test_a_fault_in_the_table_is_named(path: str, value: Any, fault: str) -> None:
    with pytest.raises(LexiconError, match=fault):
        check_diplomacy(spoil(path, value))
