"""Titles before and after a name, how offices compare, how names do; the examples are made up."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotating.appositions import read_title
from dragoman.annotating.cast import compare_words, fold_word
from dragoman.annotating.persons import cut_repeated, is_glued
from dragoman.annotating.publisher import read_publisher
from dragoman.annotating.ranges import Ranges, merge_ranges
from dragoman.annotating.ranks import are_two_heads, fits_office, spell_title
from dragoman.annotating.titles import Lexicon
from dragoman.annotating.unnamed import trim_offices
from dragoman.lexicon.names import find_names
from dragoman.lexicon.offices import find_offices
from dragoman.model import Document


@pytest.mark.parametrize(
    ("text", "name", "words"),
    [
        ("They met Danish Prime Minister Ida Berg in Oslo.", "Ida Berg", "Danish Prime Minister Ida Berg"),
        ("They met Ida Berg (Denmark).", "Ida Berg", "Ida Berg (Denmark)"),
        ("They met Ida Berg, Denmark's prime minister, in Oslo.", "Ida Berg", "Ida Berg, Denmark's prime minister"),
        ("They met the President, Ida Berg.", "Ida Berg", "the President, Ida Berg"),
        ("They met the King and Ida Berg.", "Ida Berg", "Ida Berg"),
        ("Ida Berg, President of Chile Ana Ruiz and others met.", "Ida Berg", "Ida Berg"),
    ],
)
def test_a_title_covers_the_words_that_say_who_it_is(text: str, name: str, words: str) -> None:
    names = find_names(text)
    lexicon = Lexicon(text, names, trim_offices(text, find_offices(text), names))
    persons = {text.index(n): text.index(n) + len(n) for n in ("Ida Berg", "Ana Ruiz") if n in text}
    start = text.index(name)
    title = read_title(lexicon, start, start + len(name), persons, {end: begin for begin, end in persons.items()})
    assert text[title.start : title.end] == words


@pytest.mark.parametrize(
    ("title", "role", "fits"),
    [
        ("Secretary", "Secretary of State", True),
        ("president", "Vice President", False),
        ("foreign minister", "Minister of Foreign Affairs", True),
        ("top diplomat", "foreign minister", True),
        ("minister", "prime minister", True),
        ("envoy", "special envoy for Syria", True),
        ("envoy", "ambassador", False),
    ],
)
def test_a_short_title_fits_the_office_built_on_its_noun(title: str, role: str, fits: bool) -> None:
    assert fits_office(title, role) is fits


def test_two_highest_offices_are_two_people() -> None:
    assert are_two_heads("King", "Prime Minister")
    assert not are_two_heads("President", "Vice President")


@pytest.mark.parametrize(
    ("title", "spelled"),
    [("MINISTER OF TRADE", "Minister of Trade"), ("PM", "PM"), ("Prime Minister", "Prime Minister")],
)
def test_a_shouted_title_is_spelled_as_others(title: str, spelled: str) -> None:
    assert spell_title(title) == spelled


@pytest.mark.parametrize(
    ("left", "right", "alike"),
    [
        ("joe biden", "joseph biden", True),
        ("joe biden", "jill biden", False),
        ("zelensky", "volodymyr zelenskyy", True),
        ("zelenska", "volodymyr zelenskyy", False),
        ("lind", "ida lund", False),
        ("ahmed al-sharaa", "sharaa", True),
    ],
)
def test_names_of_one_person_compare(left: str, right: str, alike: bool) -> None:
    words = [[fold_word(w) for w in name.split()] for name in (left, right)]
    assert bool(compare_words(*words)) is alike


@pytest.mark.parametrize(
    ("word", "glued"), [("NikolPrime", True), ("McDonald", False), ("DeSantis", False), ("Berg", False)]
)
def test_glued_words_are_told_from_names(word: str, glued: bool) -> None:
    assert is_glued(word) is glued


def test_a_name_ends_before_its_repetition() -> None:
    text = "Ida Berg Berg Ida"
    assert text[: cut_repeated(text, 0, len(text))] == "Ida Berg"


@pytest.mark.parametrize(
    ("source", "home", "office"),
    [
        ("The White House", "USA", "President"),
        ("President of Russia (en.kremlin.ru)", "RUS", "President"),
        ("Prime Minister of Australia (Lind, Ida), PM Transcripts", "AUS", "Prime Minister"),
        ("Oslo Evening News", None, None),
    ],
)
def test_the_publisher_tells_state_and_office(source: str, home: str | None, office: str | None) -> None:
    publisher = read_publisher(Document("test", "", "", source=source))
    assert (publisher.home, publisher.office) == (home, office)


RANGES = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 9)).map(lambda p: (p[0], p[0] + p[1])), max_size=12)


@given(RANGES, st.integers(0, 80))
def test_merged_ranges_are_apart_and_found_by_their_offsets(ranges: list[tuple[int, int]], offset: int) -> None:
    merged = merge_ranges(ranges)
    assert all(a[1] <= b[0] for a, b in pairwise(merged))
    holding = [r for r in merged if r[0] <= offset < r[1]]
    assert Ranges(merged).at(offset) == (holding[0] if holding else None)
