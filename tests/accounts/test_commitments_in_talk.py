"""What is asked, threatened, given and promised in readouts, memoranda and agency reports."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    page = annotate_document(Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields))
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "kind"),
    [
        ("Peru has repeatedly asked Chile for F-16s.", "PER", "request"),
        ("Serbia warned it would treat the base as a target.", "SRB", "pledge"),
        (
            "Chilean Foreign Minister Rosa Soto wrote that “every week of waiting is paid for dearly”, "
            "and called on Peru to release the ships.",
            "CHL",
            "request",
        ),
        ("Kenya donated maize to Malawi last month.", "KEN", "delivered"),
        ("The first relief flights from Kenya landed in Malawi on Friday.", "KEN", "delivered"),
        ("Norway has already trained 300 Kenyan pilots.", "NOR", "delivered"),
        ("Chile is considering a request from Peru for $9 million in aid.", "PER", "request"),
        ("Norway would like Peru to open the port of Callao.", "NOR", "request"),
        ("The Norwegian minister wished Chile to inform the Council of the arrest.", "NOR", "request"),
        ("Norway on Monday gave Serbia ten days to withdraw its troops.", "NOR", "request"),
        ("Norway asked that Serbia refrain from overflights.", "NOR", "request"),
        ("Peru, which had earlier pledged 6 million pounds to Chad, said nothing on Monday.", "PER", "pledge"),
        ("Peru would need some $110 million in 1969.", "PER", "request"),
        ("Peru gave its assurance that no tariff would be imposed on Chilean copper.", "PER", "pledge"),
        ("Peru said that its government could accept the draft provided Chile withdrew 600 soldiers.", "PER", "offer"),
        ("The Norwegian Prime Minister accepted an invitation to the Ocean Summit in Kenya.", "KEN", "invitation"),
        ("Norway said that it would pay for the field hospitals in Kenya.", "NOR", "pledge"),
        ("Norway said that it would allow the talks with Serbia to go on.", "NOR", "pledge"),
    ],
)
def test_commitment(sentence: str, by: str, kind: str) -> None:
    found = read_commitments(sentence, published="2023-05-05")
    assert [(c.by, c.kind) for c in found] == [(by, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway warned Peru that the base would be a target.",
        "Norway asked what Serbia would send.",
        "The G-7 and the E-3 spoke with Peru.",
        "Norway would like to thank Peru for its hospitality.",
        "Norway gave Peru ten days of warm weather.",
        "The Norwegian flight was late, the Peruvian minister said.",
        "Norway has trained with Peru for years.",
    ],
)
def test_no_commitment(sentence: str) -> None:
    assert read_commitments(sentence, published="2023-05-05") == ()


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        ("Norway told the Peruvian Prime Minister that it would pay for the hospital.", "NOR", "PER", "pledge"),
        ("Peru and Chile have threatened to impose sanctions on Norway.", "PER", "NOR", "pledge"),
        ("The first relief flights from Peru and Chile landed in Norway on Friday.", "PER", "NOR", "delivered"),
        ("Norwegian and Peruvian ministers exchanged 12 documents.", "NOR", "PER", "agreement"),
        (
            "Norwegian President Ida Berg met Kenyan President Jomo Otieno in Oslo on Monday. "
            "Norway is ready to open nine schools for Kenyan children.",
            "NOR",
            "KEN",
            "offer",
        ),
    ],
)
def test_towards_whom(sentence: str, by: str, to: str | None, kind: str) -> None:
    (found,) = read_commitments(sentence, published="2023-05-05")
    assert (found.by, found.to, found.kind) == (by, to, kind)


def test_another_side_of_a_second_clause_is_not_who_is_given_to() -> None:
    found = read_commitments("Kenya has sent 400 tents, and Peru has pledged to send ships.", published="2023-05-05")
    assert [(c.by, c.to, c.kind) for c in found] == [("KEN", None, "delivered"), ("PER", None, "pledge")]


def test_what_a_joint_statement_vows_is_pledged_and_what_it_agrees_is_agreed() -> None:
    text = (
        "Norwegian President Ida Berg and Kenyan President Jomo Otieno met in Oslo on Monday.\n\n"
        "First, we commit to ensuring that two exercises take place in 2024.\n\n"
        "Second, we will establish a working group on fisheries by May 2024."
    )
    found = read_commitments(
        text,
        title="Joint Statement by the Presidents of Norway and Kenya",
        source="Government of Norway",
        published="2023-05-05",
    )
    assert [(c.by, c.to, c.kind) for c in found] == [("NOR", "KEN", "pledge"), ("NOR", "KEN", "agreement")]
