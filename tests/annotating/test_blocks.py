"""Blocks: headings, bullets, labels, paragraphs; lines broken in the middle of a sentence are joined."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.annotating.blocks import cut_blocks, smooth_text


def read_blocks(text: str) -> list[tuple[str, str]]:
    return [(b.kind, text[b.start : b.end]) for b in cut_blocks(text)]


@pytest.mark.parametrize(
    ("text", "blocks"),
    [
        ("Talks in Quito", [("heading", "Talks in Quito")]),
        ("The talks were held.", [("paragraph", "The talks were held.")]),
        ("Participants:", [("label", "Participants:")]),
        ("- a port\n- a road", [("bullet", "a port"), ("bullet", "a road")]),
        (
            "- Build a port; - Pave a road; and - Rest",
            [("bullet", w) for w in ("Build a port;", "Pave a road;", "Rest")],
        ),
        ("- Build a port; and\n- Pave a road", [("bullet", "Build a port; and"), ("bullet", "Pave a road")]),
        ("- a port; a road - or a ferry", [("bullet", "a port; a road - or a ferry")]),
        ("1. A port.\n2) A road.", [("bullet", "A port."), ("bullet", "A road.")]),
        ("The talks\nwere held.", [("paragraph", "The talks\nwere held.")]),
        ("The talks\n\nwere held.", [("paragraph", "The talks\n\nwere held.")]),
        ("The minister of\nJustice spoke.", [("paragraph", "The minister of\nJustice spoke.")]),
        ("It ended.\nthe rest", [("paragraph", "It ended."), ("heading", "the rest")]),
        (
            "Talks in Quito\nThe talks were held.",
            [("heading", "Talks in Quito"), ("paragraph", "The talks were held.")],
        ),
        ("- a port\nfor ships\nThe end.", [("bullet", "a port\nfor ships"), ("paragraph", "The end.")]),
        (" \n\t\n", []),
        ("", []),
    ],
)
def test_blocks_by_their_shape(text: str, blocks: list[tuple[str, str]]) -> None:
    assert read_blocks(text) == blocks


@given(st.text(alphabet="éB .,:\n-•1)", max_size=60))
def test_blocks_are_in_order_apart_and_hold_every_word(text: str) -> None:
    blocks = cut_blocks(text)
    edges = [edge for b in blocks for edge in (b.start, b.end)]
    assert edges == sorted(edges)
    for b in blocks:
        assert text[b.start : b.end] == text[b.start : b.end].strip() != ""
    left_out = list(text)
    for b in blocks:
        left_out[b.start : b.end] = " " * (b.end - b.start)
    assert not any(c in "éB" for c in left_out)
    smooth = smooth_text(text, blocks)
    assert len(smooth) == len(text)
    assert all("\n" not in smooth[b.start : b.end] for b in blocks)


@pytest.mark.parametrize(
    "head",
    [
        "ACCRA, Mar. 06 (GNA) – ",
        "OSLO, May 21. /NTB/. ",
        "ACCRA, Ghana (AP) — ",
        "LA PAZ, May 3, 2024 (ABI) -- ",
        "ACCRA, 9 September 2024 – ",
        "OSLO - ",
    ],
)
def test_a_dateline_stands_apart_from_the_news(head: str) -> None:
    news = "President Kwame Boateng will receive the prime minister of Norway on Friday."
    dateline, first = cut_blocks(head + news)
    assert dateline.kind == "dateline"
    assert (head + news)[first.start : first.end] == news


@pytest.mark.parametrize(
    "line", ["JOINT STATEMENT – Oslo", "NATO – a short history", "Oslo - a city by the sea that many people visit"]
)
def test_a_heading_with_a_dash_is_no_dateline(line: str) -> None:
    assert [b.kind for b in cut_blocks(line)] == ["heading"]
