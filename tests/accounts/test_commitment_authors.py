"""Whose a commitment is where a group of states speaks, and where only one of them does."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document

OTTAWA = {"source": "Prime Minister of Canada", "published": "2023-05-05"}


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    page = annotate_document(Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields))
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("title", "by"),
    [
        # a group's own document, whoever publishes it
        ("G7 Leaders' Statement", "G7"),
        ("G7 Foreign Ministers’ Statement on Serbia", "G7"),
        ("Joint Statement from Quad Leaders", "Quad"),
        ("Joint Readout of the Quad Leaders Call", "Quad"),
        ("Joint Statement by the Leaders of the G20 on Serbia", "G20"),
        ("Joint Leaders' Statement on AUKUS", "AUKUS"),
        ("Statement by NATO Heads of State and Government", "NATO"),
        ("Halifax G7 Summit Communiqué", "G7"),
        # one side's statement on a group, and one of two sides
        ("Statement by Prime Minister Ida Berg on the G7", "CAN"),
        ("Statement by the Prime Minister on the NATO Summit", "CAN"),
        ("Statement on Serbia", "CAN"),
        ("Joint Statement by Canada and the European Union", "CAN"),
        ("Fact Sheet: Canada and the G7", "CAN"),
    ],
)
def test_we_of_a_document(title: str, by: str) -> None:
    text = "We condemn the attack on Chad. We will impose new sanctions on Serbia."
    assert [c.by for c in read_commitments(text, title=title, **OTTAWA)] == [by]


@pytest.mark.parametrize(
    ("opening", "by"),
    [
        ("We, the G7 Foreign Ministers of Canada, France and Japan, met today.", "G7"),
        ("We, the Leaders of the Quad, are gravely concerned.", "Quad"),
        ("We, the leaders of Canada, France and Japan, met today.", "CAN"),
    ],
)
def test_we_of_an_opening(opening: str, by: str) -> None:
    text = f"{opening} We will impose new sanctions on Serbia."
    found = read_commitments(text, title="Statement on Serbia", **OTTAWA)
    assert [c.by for c in found] == [by]


def test_i_is_nobody_but_the_author() -> None:
    found = read_commitments("I will send Chad 40 tents.", title="G7 Leaders' Statement", **OTTAWA)
    assert [c.by for c in found] == ["CAN"]


def test_a_quoted_minister_speaks_for_his_own_state() -> None:
    text = "“We will send Chad 40 tents,” said Japanese Foreign Minister Ken Sato."
    assert [c.by for c in read_commitments(text, title="G7 Leaders' Statement", **OTTAWA)] == ["JPN"]


@pytest.mark.parametrize(
    ("title", "sentence", "by"),
    [
        (
            "Readout of the Quad Senior Officials' Meetings",
            "The participants decided to hold naval exercises.",
            "Quad",
        ),
        ("Readout of the G7 Summit", "Leaders agreed to lift the ban on Chadian copper.", "G7"),
        ("Readout of the Prime Minister's Meeting with G7 Leaders", "We will lift the ban on Chadian copper.", "CAN"),
        # "we" who act on what is the group's own
        ("Statement by the Prime Minister on the NATO Summit", "We activated NATO's defence plans.", "NATO"),
        ("Statement by the Prime Minister on the NATO Summit", "We will send two ships to Latvia.", "CAN"),
    ],
)
def test_a_group_that_has_gathered(title: str, sentence: str, by: str) -> None:
    text = f"Officials from Canada, Japan and France spoke of the harvest. {sentence}"
    assert [c.by for c in read_commitments(text, title=title, **OTTAWA)] == [by]
