"""Sanctions told as imposed, votes of bodies, requests that are announced, and pledges that are received."""

from __future__ import annotations

import hashlib

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document


def read_commitments(text: str) -> tuple[Commitment, ...]:
    page = annotate_document(Document("t", text, hashlib.sha256(text.encode()).hexdigest(), published="2026-05-26"))
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        # ministries that hit another state's people and firms
        ("The Norwegian Ministry of Finance is targeting 12 Serbian bankers.", "NOR", "SRB", "delivered"),
        ("The Ministry of Finance of Norway is sanctioning Serbian traders in oil.", "NOR", "SRB", "delivered"),
        ("The Department of Commerce is adding 40 Serbian firms to the Entity List.", "USA", "SRB", "delivered"),
        ("Norway has placed two Chadian banks on its blacklist.", "NOR", "TCD", "delivered"),
        ("The Norwegian Ministry of Trade is restricting Serbia's access to chips.", "NOR", "SRB", "delivered"),
        # bodies that vote
        ("The World Bank Board voted to approve the opening of a loan facility.", "World Bank", None, "delivered"),
        ("The African Union Assembly voted to suspend Chad from the Union.", "AU", "TCD", "delivered"),
        ("The Kenyan Senate voted to ratify the treaty with Chad.", "KEN", "TCD", "delivered"),
        # requests that are announced
        ("Norway will also call on Chile to lift its duties.", "NOR", "CHL", "request"),
        # pledges received
        ("Malawi has received pledges from the governments of Chile and Peru to send grain.", "CHL", "MWI", "pledge"),
        ("Malawi has received pledges from the governments of Chile and Peru to send grain.", "PER", "MWI", "pledge"),
        # forces
        ("Norway has surged hundreds of troops and two frigates to Estonia.", "NOR", "EST", "delivered"),
    ],
)
def test_it_is_a_commitment(sentence: str, by: str, to: str | None, kind: str) -> None:
    assert (by, to, kind) in [(c.by, c.to, c.kind) for c in read_commitments(sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Serbia is targeting the Kenyan port.",
        "The Norwegian Ministry of Finance is targeting lower inflation.",
        "The Norwegian Ministry of Finance was not targeting Serbian banks.",
        "Norway added two pages on Chile to the speech.",
        "Malawi has received praise from Chile.",
        "Kenyans voted to elect a new parliament.",
        "Norway will not call on Chile to lift its duties.",
    ],
)
def test_it_is_none(sentence: str) -> None:
    assert read_commitments(sentence) == ()


def test_who_condemns_and_calls_on_somebody_asks() -> None:
    text = "Foreign Minister Ida Berg of Norway said: “We condemn this attack and call on Serbia to free the sailors.”"
    assert ("NOR", "SRB", "request") in [(c.by, c.to, c.kind) for c in read_commitments(text)]
