from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.exporting.papers.apparatus import (
    REVIEWED,
    UNREVIEWED,
    build_apparatus,
    find_numeric_columns,
    letter_of,
    link_to,
    write_value,
)
from dragoman.model import Span
from dragoman.model.paper import Note, Paper, Paragraph, Phrase, Section, number_notes
from dragoman.model.record import DocumentHead
from hostile_words import papers
from sample_paper import build_paper


def test_letters_go_on_after_z() -> None:
    assert [letter_of(n) for n in (0, 25, 26, 27, 51, 52, 701, 702)] == ["A", "Z", "AA", "AB", "AZ", "BA", "ZZ", "AAA"]


@given(st.integers(0, 2000), st.integers(0, 2000))
def test_no_two_places_share_a_letter(one: int, other: int) -> None:
    assert (letter_of(one) == letter_of(other)) == (one == other)


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org/a?b=1&c=%20#d", "https://example.org/a?b=1&c=%20#d"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("https://example.org/été", "https://example.org/%C3%A9t%C3%A9"),
        ("https://example.org/a b\"<'>\\", "https://example.org/a%20b%22%3C%27%3E%5C"),
        ("https://example.org/\ud800", "https://example.org/"),
        ("javascript:alert(1)", None),
        (" javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("//example.org", None),
        ("https://", None),
        ("http://[", None),
        ("", None),
        (None, None),
    ],
)
def test_only_web_addresses_become_links(url: str | None, link: str | None) -> None:
    assert link_to(url) == link


def test_a_document_has_one_letter_and_each_words_their_number() -> None:
    gazette = DocumentHead("d-1", 1, "one", title="Talks", published="2031-05-04", source="Gazette")
    post = DocumentHead("d-2", 2, "two", source="Post")
    notes = (Note(gazette, Span(3, 8, "grain")), Note(post, Span(1, 5, "rail")), Note(gazette, Span(9, 14, "ferry")))
    again = Note(gazette, Span(3, 8, "grain"))
    phrase = Phrase("They spoke", (*notes, again))
    apparatus = build_apparatus(Paper("T", "", (Section("S", (Paragraph((phrase,)),)),), "2031-06-01"))
    assert [s.told for s in apparatus.sources.values()] == ["Gazette, 4 May 2031: Talks", "Post, day not told: two"]
    assert [apparatus.write_note(n) for n in apparatus.numbers] == [
        "A, “grain” [3–8]",
        "B, “rail” [1–5]",
        "A, “ferry” [9–14]",
    ]
    assert apparatus.write_long_note(notes[0]) == "A, Gazette, 4 May 2031, “grain” [3–8]"
    assert apparatus.review == UNREVIEWED


def test_the_mark_is_explained_where_it_stands() -> None:
    assert build_apparatus(build_paper()).review == REVIEWED


@settings(max_examples=40)
@given(papers)
def test_every_note_has_a_source(paper: Paper) -> None:
    apparatus = build_apparatus(paper)
    assert list(apparatus.numbers.values()) == list(range(1, len(number_notes(paper)) + 1))
    assert {note.document.id for note in apparatus.numbers} == set(apparatus.sources)


def test_values_of_pictures() -> None:
    assert [write_value(v) for v in (None, 4, 4.0, 2.25, "a\x1b b", 2031)] == ["–", "4", "4", "2.25", "a b", "2031"]
    assert find_numeric_columns((("2030", 1, None), ("2031", 2.5, None))) == (1,)
    assert find_numeric_columns(()) == ()
