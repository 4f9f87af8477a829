from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.canonical import find_title, make_canonical, unwrap_lines

WRAPPED = """Readout of the call with Iceland

The Prime Minister spoke by telephone this morning with the Prime
Minister of Iceland. They agreed that their ministers will meet in
Reykjavik in the spring, and that the two governments will sign the
fisheries protocol there.

- The first point of the agenda was the price of the licences that
  foreign boats need.
- The second was rescue at sea.
"""


@given(st.text())
def test_canonical_text_is_stable_and_clean(text: str) -> None:
    canonical = make_canonical(text)
    assert make_canonical(canonical) == canonical
    assert unicodedata.is_normalized("NFC", canonical)
    assert not set(canonical) & set("\r\x00\x0b\x0c\x85\u2028\u2029\xad\u200b\ufeff\xa0")


def test_wrapped_paragraphs_become_one_line_each() -> None:
    assert unwrap_lines(make_canonical(WRAPPED)).split("\n") == [
        "Readout of the call with Iceland",
        "",
        "The Prime Minister spoke by telephone this morning with the Prime Minister of Iceland. They agreed that their "
        "ministers will meet in Reykjavik in the spring, and that the two governments will sign the fisheries protocol "
        "there.",
        "",
        "- The first point of the agenda was the price of the licences that foreign boats need.",
        "- The second was rescue at sea.",
    ]


def test_a_line_a_paragraph_stays_as_it_is() -> None:
    text = "Talks in Oslo\nThe ministers met on Monday.\nThey spoke of fish.\nNo statement was made."
    assert unwrap_lines(text) == text


def test_titles_are_told_by_their_shape() -> None:
    assert (
        find_title("Two ministers meet in Oslo\n\nThey met on Monday and spoke of fish.")
        == "Two ministers meet in Oslo"
    )
    assert find_title("The ministers met.\n\nThey met on Monday and spoke of fish.") is None
    assert find_title("Two ministers meet in Oslo") is None
    assert find_title("OSLO, Norway – The ministers met on Monday.\nThey spoke.") is None
