"""Undertakings that the parse takes apart: set phrases, cues in commas, passives, tags that are wrong."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.lexicon.commitments import list_forms
from dragoman.model import Commitment, Document

MET = "Norwegian Foreign Minister Ida Berg met Chilean Foreign Minister Pablo Soto in Oslo on Monday. "


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **({"published": "2026-05-26"} | fields))
    page = annotate_document(document)
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        # set phrases
        ("Norway is pressing ahead with the sale of 40 tanks to Ghana.", "NOR", "GHA", "pledge"),
        ("The Norwegian ban on Chilean copper takes effect on Monday.", "NOR", None, "pledge"),
        ("Norway would like to see Chile lift its duties on salmon.", "NOR", "CHL", "request"),
        ("Norway asked for the deliveries to be brought forward.", "NOR", None, "request"),
        ("Norway called for the border crossing to be reopened.", "NOR", None, "request"),
        ("Norway has set aside 40 million dollars for schools in Malawi.", "NOR", "MWI", "pledge"),
        ("Norway's new package contains two patrol ships.", "NOR", None, "pledge"),
        ("Norway made clear that the ships would be released.", "NOR", None, "pledge"),
        # whose words the cue tells
        ("Norway would lend Chile two ships, Norwegian Foreign Minister Ida Berg said.", "NOR", "CHL", "pledge"),
        ("Norway would, she said, deploy another battalion to Chad by June.", "NOR", "TCD", "pledge"),
        ("Six helicopters, the Norwegian government said, will be handed over to Chad.", "NOR", "TCD", "pledge"),
        ("Ida Berg rang Lima and, aides said, offered to send Norway's envoy there.", "NOR", None, None),
        # behind a comma or in a relative clause
        ("Even Norway, which has no jungle, promised 30 million dollars a year.", "NOR", None, "pledge"),
        # joined to "said" by a misreading, parted by words, or with the wrong tag
        (
            "Norway will supply Ghana with 180 rounds of shells, Minister Ida Berg said on Friday.",
            "NOR",
            "GHA",
            "pledge",
        ),
        ("Norway offered to mediate.", "NOR", None, "offer"),
        ("Norway has offered to clear mines in the Strait of Otranto.", "NOR", None, "offer"),
        ("Norway undertook to reduce its methane emissions by one-third.", "NOR", None, "pledge"),
        ("Germany halted arms exports to Israel.", "DEU", "ISR", "delivered"),
        ("Spain froze arms exports to Peru on Wednesday.", "ESP", "PER", "delivered"),
        # goods
        ("The first tanks from Norwegian stocks arrived in April.", "NOR", None, "delivered"),
        ("Ghana praised the 500 tons of wheat which Norway had made available.", "NOR", None, "delivered"),
        # by nouns
        ("Norway renewed its appeal to its allies for air defence systems.", "NOR", None, "request"),
        ("Norway stands by its commitment of a 40 million dollar loan for Chad.", "NOR", "TCD", "pledge"),
        ("Norway declared its readiness to grant a loan for the port of Arica.", "NOR", None, "offer"),
        ("Norway is to lead an initiative to buy 800 generators.", "NOR", None, "pledge"),
    ],
)
def test_one_side_undertakes(sentence: str, by: str, to: str | None, kind: str | None) -> None:
    found = read_commitments(sentence)
    if kind is None:
        assert all(c.by == by for c in found)
    else:
        assert [(c.by, c.to, c.kind) for c in found] == [(by, to, kind)]


@pytest.mark.parametrize(
    ("sentence", "by", "kind"),
    [
        ("Mr. Soto asked whether 60 more tons of grain could be found.", "CHL", "request"),
        ("Would it be possible, Mr. Soto asked, for Norway to name an envoy?", "CHL", "request"),
        ("Ms. Berg would, she said, put it to her government.", "NOR", "pledge"),
        ("Ms. Berg replied that the matter would be referred to the committee.", "NOR", "pledge"),
        ("Ms. Berg said that she would take it up with the President.", "NOR", "pledge"),
        ("Ms. Berg impressed upon Mr. Soto the need to release the crew.", "NOR", "request"),
        ("Mr. Soto said that the ships were idle and hoped that Norway would send engines.", "CHL", "request"),
        ("“I would be honoured to receive you in Lima,” Mr. Soto said.", "CHL", "invitation"),
        ("“The government will close both ports,” Mr. Soto said.", "CHL", "pledge"),
        ("“Two aircraft have been ordered to the strait,” Ms. Berg said.", "NOR", "pledge"),
        ("“We will put tariffs on copper if they refuse,” Ms. Berg said.", "NOR", "pledge"),
        ("Each country will cut its duties by 20 percent.", "NOR", "agreement"),
        ("The ministers set a target of 4 billion dollars in trade.", "NOR", "agreement"),
    ],
)
def test_what_is_said_at_a_meeting(sentence: str, by: str, kind: str) -> None:
    assert (by, kind) in [(c.by, c.kind) for c in read_commitments(MET + sentence)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Norway is pressing ahead with caution.",
        "The ceasefire takes effect on Monday.",
        "Norway would like to see more of the world.",
        "Norway asked for the issue to be discussed.",
        "Norway called off the summit with Chile.",
        "Norway has cancelled the summit with Chile.",
        "Critics in Norway spoke of a backlash over a proposal to ban trawlers.",
        "Norwegian firms have grown, and they have invested 20 million dollars in the economy.",
        "The deal was struck in Oslo between Norway and Chile.",
        "Norway's report includes two chapters on fisheries.",
    ],
)
def test_what_is_no_undertaking(sentence: str) -> None:
    assert read_commitments(sentence) == ()


def test_two_sides_of_the_lead_agree() -> None:
    found = read_commitments(
        "Norway and Chile are tired of the feud. The two sides decided to set up a joint commission."
    )
    assert ("NOR", "CHL", "agreement") in [(c.by, c.to, c.kind) for c in found]


def test_the_title_of_a_joint_document_tells_who_comes_first() -> None:
    text = MET + "Both sides will establish a joint working group on fisheries."
    found = read_commitments(text, title="Joint Statement by Chile and Norway")
    assert [(c.by, c.to, c.kind) for c in found] == [("CHL", "NOR", "agreement")]


def test_an_organisation_comes_back_by_the_last_word_of_its_name() -> None:
    found = read_commitments("The EU looked back on a hard year. The Union has mobilised 40 million euros for Chad.")
    assert [(c.by, c.kind) for c in found] == [("EU", "delivered")]


def test_forms_without_a_rule_lead_to_their_base() -> None:
    assert list_forms()["undertook"] == "undertake"
