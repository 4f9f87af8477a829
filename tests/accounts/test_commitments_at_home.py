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
        # how a talk is led, how one thanks for it
        "Thank you for joining us to speak of Kenya; I will hand it over to my colleague.",
        "We will take your questions on Kenya.",
        "We are ready to take questions on the visit to Kenya.",
        "I will let Secretary Lind speak of Kenya.",
        "We will send you the transcript of the call with Kenya.",
        "I'm going to hold a press conference on Kenya later today.",
        "We are not going to speculate about the talks with Kenya.",
        "I have no call with Kenya to read out at this time.",
        "I have no decision on Kenya to preview.",
        "We offer a toast to Kenya.",
        "The United States is not ready to sign the treaty with Kenya.",
        "We'll have something more on Kenya by the end of the week.",
        # where somebody goes, and whom they join there
        "The President will join the other leaders in Kenya.",
        "The Secretary will begin his trip in Kenya with a tour of the port.",
        "President Otieno of Kenya will join the ceremony.",
        "Mr. Lind joined Mr. Otieno of Kenya to discuss the harvest.",
        "A senior envoy arrived in Kenya on Friday.",
        # what only goes on, is needed or is spoken of
        "I will continue to assess whether Kenya meets the terms.",
        "Kenya will need to choose between the two drafts.",
        "The work that we will do together with Kenya excites me.",
        "Then the ministers raised the question of food assistance to Kenya.",
        "The President expressed his support for a ceasefire in Kenya.",
        "They welcomed further steps by Kenya and encouraged continued steps to hold the guilty accountable.",
        "We are calling on Congress to provide $20 billion in assistance to Kenya.",
        "It is taken only when necessary to advance the talks with Kenya.",
        "She praised the hosting of the Kenyan summit.",
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


CALL = """MODERATOR: Thank you. Kenya is our subject.

SENIOR ADMINISTRATION OFFICIAL: We have provided $80 million to Kenya. Ken Oduor, Director of the
Administration of Kenya, will listen.

Q  Is it right that we will send 300 tanks to Kenya? I heard that we will send 300 tanks.

SENIOR ADMINISTRATION OFFICIAL: We will send four drones to Kenya.
"""


def test_in_a_press_call_unnamed_officials_speak_for_their_house_and_reporters_for_nobody() -> None:
    found = read_commitments(CALL, title="Background Press Call on Kenya", **WHITE_HOUSE)
    assert [(c.by, c.to, c.kind) for c in found] == [("USA", "KEN", "delivered"), ("USA", "KEN", "pledge")]


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        ("The United States will invest $760 million for those hit by Serbia's war.", "USA", "KEN", "pledge"),
        ("He noted the readiness of the Kenyan side to join the fleet.", "KEN", "USA", "offer"),
        ("We will continue to impose costs on Serbia.", "USA", "SRB", "pledge"),
        ("The loan that the United States will grant Kenya is large.", "USA", "KEN", "pledge"),
    ],
)
def test_what_counts_beside_them(sentence: str, by: str, to: str, kind: str) -> None:
    found = read_commitments("President Ola Lund met President Otieno of Kenya. " + sentence, **WHITE_HOUSE)
    assert [(c.by, c.to, c.kind) for c in found] == [(by, to, kind)]


RALLY = "Kenya has done well. It is a fine land. Now to our own roads. They are bad. "


@pytest.mark.parametrize(
    "sentence",
    [
        "We will ban such lorries. And I will sign the bill.",
        "I signed the Roads Act into law.",
        "It is important that we keep moving. It is so important that we understand what is at stake.",
    ],
)
def test_a_speech_at_home_promises_nothing_to_others(sentence: str) -> None:
    assert read_commitments(RALLY + sentence, title="Remarks by President Lind at a Rally", **WHITE_HOUSE) == ()


def test_a_speech_at_home_that_names_others_abroad_does() -> None:
    sentence = "We will send 4 million doses to countries around the world."
    (found,) = read_commitments(RALLY + sentence, title="Remarks by President Lind at a Rally", **WHITE_HOUSE)
    assert (found.by, found.kind) == ("USA", "pledge")


def test_what_is_promised_in_a_relative_clause_is_quoted_with_its_thing() -> None:
    text = "President Ola Lund met President Otieno of Kenya. They spoke of the loan that the United States will grant."
    (found,) = read_commitments(text, **WHITE_HOUSE)
    assert "loan" in found.evidence.text
