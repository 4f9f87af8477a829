"""Marks are paired within a paragraph, whatever their shape, and an odd one swallows nothing."""

from __future__ import annotations

import time
from bisect import bisect_right

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating.blocks import cut_blocks
from dragoman.annotating.quotation_marks import find_marked


def marked_words(text: str) -> list[str]:
    return [text[m.start : m.end] for m in find_marked(text, cut_blocks(text))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('She said "the ferry sails at noon" and left.', ["the ferry sails at noon"]),
        ("“The ferry sails at noon,” she said.", ["The ferry sails at noon,"]),
        ("«Le bac part à midi», dit-elle.", ["Le bac part à midi"]),
        ("„Die Fähre fährt“, sagte sie.", ["Die Fähre fährt"]),
        ("``The ferry sails,'' she said.", ["The ferry sails,"]),
        ('The letter reads, in part:"The ferry sails at noon."', ["The ferry sails at noon."]),
        ('"The ferry sails, " she said.', ["The ferry sails, "]),
        ("”The ferry sails at noon,” she said.", ["The ferry sails at noon,"]),
    ],
)
def test_every_shape_of_mark_is_paired(text: str, words: list[str]) -> None:
    assert marked_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He spoke "for the "good offices" of Oslo" at length.', ['for the "good offices" of Oslo']),
        ("“They said ‘no more ferries’ to us,” she said.", ["They said ‘no more ferries’ to us,"]),
        ("«Ils ont dit «non» hier», dit-elle.", ["Ils ont dit «non» hier"]),
    ],
)
def test_inner_marks_stay_inside_the_outer_ones(text: str, words: list[str]) -> None:
    assert marked_words(text) == words


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("‘We won’t move,’ said the ministers’ spokesman.", ["We won’t move,"]),
        ("'We won't move,' said the ministers' spokesman.", ["We won't move,"]),
        ("The ministers’ talks and the boys’ choir weren’t heard.", []),
        ("The sailors' strike of the '70s wasn't the ministers' fault.", []),
        ("O'Neill met Sa'id in Sana'a.", []),
    ],
)
def test_an_apostrophe_is_no_mark(text: str, words: list[str]) -> None:
    assert marked_words(text) == words


def test_each_paragraph_of_a_long_quotation_is_one_stretch() -> None:
    text = "“We began in March.\n\n“We stopped in May.\n\n“We went on in June,” she said. “It was hard.”"
    assert marked_words(text) == ["We began in March.", "We stopped in May.", "We went on in June,", "It was hard."]


def test_paragraphs_run_together_into_one_line_are_told_apart() -> None:
    assert marked_words('"We began in March.  "We went on in June," she said.') == [
        "We began in March.  ",
        "We went on in June,",
    ]


def test_a_line_break_inside_marks_joins_two_lines_but_a_blank_line_does_not() -> None:
    assert marked_words("“The ferry sails.\nThe bus waits,” she said.") == ["The ferry sails.\nThe bus waits,"]
    assert marked_words("She spoke of “the ferry.\n\nAnd of the harbour” too.") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('He said "we will win. Then he left.\n\nLater she spoke of "a long road" ahead.', ["a long road"]),
        ('He said "we will win and left. She said "never again" aloud.', ["never again"]),
        ('A 5\'10" man spoke of "a long road" ahead.', ["a long road"]),
        ("A stray mark” and “a long road” ahead.", ["a long road"]),
    ],
)
def test_an_odd_mark_swallows_nothing(text: str, words: list[str]) -> None:
    assert marked_words(text) == words


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet="ab .,\n\"“”„«»‘’'`sS:-", max_size=120))
def test_stretches_lie_in_order_and_cross_one_line_break_at_most(text: str) -> None:
    blocks = cut_blocks(text)
    starts = [b.start for b in blocks]
    last = 0
    for m in find_marked(text, blocks):
        assert last <= m.outer_start <= m.start < m.end <= m.outer_end <= len(text)
        last = m.outer_end
        first_block, last_block = bisect_right(starts, m.outer_start), bisect_right(starts, m.end - 1)
        assert last_block - first_block <= 1


@pytest.mark.parametrize("piece", ["He said “a ", "'tis a ", '" ', '"a b. "B c '])
def test_long_runs_of_marks_take_linear_time(piece: str) -> None:
    text = piece * 40_000
    began = time.perf_counter()
    find_marked(text, cut_blocks(text))
    assert time.perf_counter() - began < 20
