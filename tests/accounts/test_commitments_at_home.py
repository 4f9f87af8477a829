"""What a state's own house is asked, forecasts and turns of speech, none of which is a commitment between states."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document

WHITE_HOUSE = {"source": "The White House", "published": "2023-05-05"}


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    page = annotate_document(Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields))
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    "sentence",
    [
        "I urge Congress to pass the bill on Kenya before the recess.",
        "The President directed the full resources of the federal government to protect Kenya.",
        "We ask anyone who has family in Kenya to register with the embassy.",
        "We are asking every American in Kenya to leave within 48 hours.",
        "I ask the oil companies to sell their stakes in Kenya.",
        "Kenya mourns four volunteers, and I have invited their families to join me.",
        "We expect Serbia to launch another attack on Kosovo.",
        "Kenya has used the tents that we are providing with great skill.",
        "Kenya was far away, but I invited these people to join me.",
        "Secretary Lind will co-chair the group with his Kenyan counterpart, President Otieno.",
        "I will end with a saying that I first heard in Kenya.",
        "As Serbia masses 4,000 troops, the United States will continue to provide Kosovo with the means it needs.",
    ],
)
def test_no_commitment(sentence: str) -> None:
    assert read_commitments(sentence, **WHITE_HOUSE) == ()


@pytest.mark.parametrize(
    ("sentence", "to", "kind"),
    [
        (
            "Tomorrow I will be meeting with the leaders of the G7, and the United States and our Allies will be "
            "imposing sanctions on Serbia.",
            "SRB",
            "pledge",
        ),
        ("We urge Kenya to release the prisoners.", "KEN", "request"),
        ("We urge Kenya's lawmakers to ratify the treaty.", "KEN", "request"),
        ("We expect Kenya to release the prisoners by Friday.", "KEN", "request"),
        ("I have invited President Lind of Kenya to join me in the Oval Office.", "KEN", "invitation"),
        ("We will end the sanctions on Kenya with a decree.", "KEN", "pledge"),
        ("As Serbia masses its troops, the United States will send Kosovo 40 radars.", "XKX", "pledge"),
    ],
)
def test_commitment_towards_another_state(sentence: str, to: str, kind: str) -> None:
    (found,) = read_commitments(sentence, **WHITE_HOUSE)
    assert (found.by, found.to, found.kind) == ("USA", to, kind)


def test_author_on_an_official_site_is_its_own() -> None:
    text = "THE PRESIDENT: Good evening. Tomorrow we will freeze the assets of four Serbian banks."
    (found,) = read_commitments(text, title="Remarks by President Lind on Serbia's Attack", **WHITE_HOUSE)
    assert (found.by, found.to) == ("USA", "SRB")
