"""Commitments that a text comes back to by a noun, what one is thanked for, and towards whom it all is."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document

WHITE_HOUSE = {"source": "The White House", "published": "2023-05-05"}
SPOKE = "President Ola Lund spoke today with Prime Minister Petra Lind of Norway. "


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    page = annotate_document(Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields))
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        # launched, announced or agreed before
        ("They discussed the Green Shipping Partnership announced by the two leaders.", "USA", "NOR", "agreement"),
        ("He reviewed the new tariffs and duties announced on Monday.", "USA", "NOR", "pledge"),
        ("They spoke of the forestry partnership that the President launched with Chile.", "USA", "CHL", "agreement"),
        ("He outlined three joint committees that the President launched in March.", "USA", "NOR", "pledge"),
        ("He spoke of the OPEC agenda agreed by ministers in May.", "OPEC", None, "agreement"),
        ("He noted the fund set up by Norway in 2019.", "NOR", None, "pledge"),
        # an act that a participle parts from its noun
        ("They welcomed the commitment made in May to hold a security dialogue.", "USA", "NOR", "pledge"),
        ("She noted the decision announced by Norway to lift the ban on Chilean copper.", "NOR", "CHL", "pledge"),
        # thanked for
        ("He thanked her for Norway's help, including imposing sanctions on Serbia.", "NOR", "USA", "delivered"),
        ("He thanked Norway for its leadership in hosting 4,000 refugees.", "NOR", "USA", "delivered"),
        ("He thanked her for Norway's $9 million pledge to the Reef Fund.", "NOR", "USA", "pledge"),
        # deliveries that are spoken of
        ("The President underscored the ongoing deliveries of grain to Moldova.", "USA", "MDA", "delivered"),
        ("He noted Norway's sustained help for Chad, including deliveries of grain.", "NOR", "USA", "delivered"),
        ("The United States is providing a range of medicines, including vaccines.", "USA", "NOR", "pledge"),
        ("He informed her that 400,000 additional doses would arrive in May.", "USA", "NOR", "pledge"),
        ("He welcomed Norway's restoration of an ambassador to Chad.", "NOR", "USA", "delivered"),
        (
            "They noted deliveries of over $5 million in supplies from the Norwegian government.",
            "NOR",
            "USA",
            "delivered",
        ),
        ("He spoke of the Ocean Dialogue announced by Norway and Chile in May.", "NOR", "CHL", "agreement"),
        ("He noted the pledge by Norway, in its call with Chile, to lift the ban on salmon.", "NOR", "CHL", "pledge"),
        ("He hailed Norway's decision to seek support in parliament to double its grant.", "NOR", "USA", "pledge"),
        ("They spoke of the relaunch of the Joint Economic Dialogue (JED) on May 9.", "USA", "NOR", "agreement"),
        ("Norway handed over the last of its S-9 systems.", "NOR", "USA", "delivered"),
        ("Norway donated rice last month.", "NOR", "USA", "delivered"),
        ("He said that pledges of $9 million were made by Norway.", "NOR", "USA", "pledge"),
        ("Norway will maintain its naval exercise activity in the Skagerrak.", "NOR", "USA", "pledge"),
        ("He said Norway had sent thousands of tents to Malawi.", "NOR", "MWI", "delivered"),
        ("They announced their commitment to conclude a fisheries treaty by 2026.", "USA", "NOR", "agreement"),
        ("He hailed the conclusion of a salmon treaty between Chile and Ghana.", "CHL", "GHA", "agreement"),
        ("This group of states agreed to form standing committees on salmon and trade.", "USA", "NOR", "agreement"),
        ("Norway agreed to let Chilean trawlers cross its waters.", "NOR", "CHL", "agreement"),
        ("They directed officials to conclude negotiations on the tax treaty.", "USA", "NOR", "agreement"),
        ("He reiterated that the United States would respond to any further Serbian attack.", "USA", "SRB", "pledge"),
        ("They welcomed the initiation of negotiations on a fisheries agreement.", "USA", "NOR", "agreement"),
        ("I am proud to announce a new grant for Norway.", "USA", "NOR", "pledge"),
        ("They discussed U.S. plans to increase assistance for Norway.", "USA", "NOR", "pledge"),
        ("The American side repeated its proposal to share data from its radars.", "USA", "NOR", "offer"),
        ("We undertake to conclude negotiations on a tax treaty with Norway.", "USA", "NOR", "pledge"),
        ("The United States signed a $2 million programme with Norway.", "USA", "NOR", "agreement"),
        ("An exchange of notes on a grant was signed by the United States and Norway.", "USA", "NOR", "agreement"),
        ("Norway hoped that the two ships could be handed over.", "NOR", "USA", "request"),
        ("The United States provides medical supplies for 7 million people.", "USA", "NOR", "delivered"),
        ("He informed her about the decision to supply 200,000 tons of grain to Norway.", "USA", "NOR", "pledge"),
        ("He noted the importance of the transfer of additional radars.", "USA", "NOR", "request"),
        # measures that are vowed
        ("We commit to ensuring that Serbian airlines are removed from the register.", "USA", "SRB", "pledge"),
        ("We commit to taking measures to limit the export of ore.", "USA", "NOR", "pledge"),
    ],
)
def test_told_to_norway(sentence: str, by: str, to: str | None, kind: str) -> None:
    found = read_commitments(SPOKE + sentence, **WHITE_HOUSE)
    assert [(c.by, c.to, c.kind) for c in found] == [(by, to, kind)]


@pytest.mark.parametrize(
    "sentence",
    [
        "They welcomed the productive dialogue that Norway and Chile established.",
        "Norway and Chile have established a close political dialogue.",
        "We will implement these measures.",
        "They welcomed the creation of new partnerships.",
        "They noted the importance of the provision of opportunities.",
        "They spoke of how the United States will lift the sanctions on Chad.",
        "They reject whatever outcome of the vote Chad will announce.",
        "Norway noted that the visit would send a strong signal.",
        "They agreed on the importance of continuing to pursue diplomacy in Chad.",
        "She noted their commitment to continue providing economic and humanitarian assistance to Chad.",
        "This reflects its commitment to building a hospital in Chad.",
        "They spoke about the work by both sides to deliver assistance.",
        "He thanked Norway for its friendship in welcoming him to Oslo.",
        # aims, needs and opinions
        "Our goal is that we will also ease the shortage of teachers in Chad.",
        "It is our ambition that we will end the drought in Chad.",
        "The two leaders agreed on the need to open legal paths for workers.",
        "They agreed that freedom should be restored in Chad.",
        "He noted the need for both of them to deliver.",
        "Norway is building support towards creating this new fund.",
        "We will build on what helps, and we will pivot away from what does not.",
        # what is so already, what things make possible, whose money it is
        "Norway guarantees the security of two million people.",
        "The new forum will enable Norway and Chad to write the rules of trade.",
        "Norwegian foreign direct investment in Chad totaled more than $6 million in 2020.",
        "They condemned the ballistic missiles launched by Serbia.",
        "I want to thank Norway for its support in these negotiations.",
        "She thanked the President for extending such a warm hospitality to her.",
        "Norway will champion openness and uphold the rule of law.",
        # ceremonies and careers
        "The prime ministers will kick off the summit with remarks on Chad.",
        "I'm now going to sign this letter to Chad.",
        "Ambassador Ida Berg will retire from her post in Chad in May.",
        "Tomorrow the President will announce that he is taking bold steps to improve the health of Norwegians.",
    ],
)
def test_nothing_that_can_be_checked(sentence: str) -> None:
    assert not read_commitments(SPOKE + sentence, **WHITE_HOUSE)


@pytest.mark.parametrize(
    ("text", "by", "to"),
    [
        # from whom it is sought, of whom a clause asks it, who is put under pressure
        ("Chile is seeking an explanation from the Serbian Foreign Ministry.", "CHL", "SRB"),
        ("Norway and Chile issued a statement demanding that Serbia release the crew.", "NOR", "SRB"),
        ("Peru has faced growing pressure from Chile to disarm its militias.", "CHL", "PER"),
        ("Peru warned the Palestinian movement Hamas against sending weapons.", "PER", "Hamas"),
        # who asks together with them is not asked
        ("Norway and Chile called for the release of the hostages.", "NOR", None),
        ("President Soto of Chile joined President Berg of Norway in urging Serbia to open the border.", "CHL", "SRB"),
    ],
)
def test_asked_of(text: str, by: str, to: str | None) -> None:
    found = read_commitments(text, published="2023-05-05")
    assert [(c.by, c.to, c.kind) for c in found] == [(by, to, "request")]


def test_what_is_given_to_ones_own_people_is_towards_nobody() -> None:
    found = read_commitments(SPOKE + "Our embassy will provide shelter to all U.S. citizens.", **WHITE_HOUSE)
    assert [(c.by, c.to, c.kind) for c in found] == [("USA", None, "pledge")]


def test_a_call_in_a_report_is_on_the_state_of_its_title() -> None:
    text = "The African Union's council met on Monday and called for the holding of elections."
    found = read_commitments(text, title="African Union urges ceasefire in Chad", published="2023-05-05")
    assert [(c.by, c.to, c.kind) for c in found] == [("AU", "TCD", "request")]


def test_measures_employed_against_a_state_are_towards_it() -> None:
    found = read_commitments(SPOKE + "We commit to employing sanctions on Serbian shipyards.", **WHITE_HOUSE)
    assert [(c.by, c.to) for c in found] == [("USA", "SRB")]


def test_who_is_kept_from_a_deed_pledges_nothing() -> None:
    text = SPOKE + "He reaffirmed the commitment to ensuring that Serbia will never obtain a missile."
    assert [c.by for c in read_commitments(text, **WHITE_HOUSE)] == ["USA"]


def test_an_office_stands_for_its_holder_named_behind_it() -> None:
    text = (
        "Ida Berg of Norway won on Monday. The newly elected prime minister, Ida Berg, has asked Chile to send tents."
    )
    assert [(c.by, c.to, c.kind) for c in read_commitments(text, published="2023-05-05")] == [("NOR", "CHL", "request")]


def test_listed_acts_of_a_weak_verb_need_something_to_check() -> None:
    lead = SPOKE + "The United States and Norway agreed to:\n\n"
    acts = ("- Strengthen cooperation between the academies.", "- Open two consulates in Bergen.")
    found = [read_commitments(lead + act, **WHITE_HOUSE) for act in acts]
    assert [len(f) for f in found] == [0, 1]


def test_a_quoted_clause_begins_with_its_own_words() -> None:
    told = "Building on Norway's commitment to send 40 radars to Chad, the President will send Chad 60 tents."
    (found,) = [c for c in read_commitments(SPOKE + told, **WHITE_HOUSE) if c.by == "NOR"]
    assert found.evidence.text.startswith("Norway's commitment")


def test_both_sign_where_the_parse_takes_only_one_for_the_subject() -> None:
    text = "Norwegian Prime Minister Ola Lind and his Danish counterpart Ole Holm signed an agreement on fisheries."
    assert [(c.by, c.to, c.kind) for c in read_commitments(text)] == [("NOR", "DNK", "agreement")]


def test_who_leaves_a_city_leaves_no_treaty() -> None:
    assert not read_commitments("Norway's delegation left Lima on Sunday after meeting Peruvian President Ana Soto.")


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        # beside what is only aimed at, needed or right, what is undertaken
        ("They agreed that ten more trawlers should be admitted.", "agreement"),
        ("Norway and Chad reached a five-point consensus, including on the need for a truce.", "agreement"),
        ("Norway guarantees a loan of $2 million to Chad.", "pledge"),
        ("The President will announce that he is sending two ships to Norway.", "pledge"),
        ("We are going to send Norway two ships.", "pledge"),
    ],
)
def test_still_undertaken(sentence: str, kind: str) -> None:
    assert [c.kind for c in read_commitments(SPOKE + sentence, **WHITE_HOUSE)] == [kind]


def test_an_agreement_is_of_those_between_whom_it_is() -> None:
    text = SPOKE + "The conclusion of a fisheries treaty between Chad and Peru shows what talks can do."
    assert [(c.by, c.to, c.kind) for c in read_commitments(text, **WHITE_HOUSE)] == [("TCD", "PER", "agreement")]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        # a headline, a summary and a list of one undertaking
        (
            "Norway will buy and donate half a billion masks to 80 poor countries.",
            "Prime Minister Lind announced that Norway will buy half a billion masks from two firms.",
        ),
        (
            "Norway pledged to finance and share over 3 million doses.",
            "Norway pledged 3 million doses in May.",
        ),
        ("Norway will send Chad 4,000 tents.", "Norway will deliver these tents through the Red Cross."),
        ("Norway has promised Chad 4,000 tents.", "We are sharing these tents to save lives."),
    ],
)
def test_what_is_told_twice_is_one_undertaking(first: str, again: str) -> None:
    fields = {"source": "Office of the Prime Minister of Norway", "published": "2023-05-05"}
    text = f"Prime Minister Petra Lind met President Ola Lund of Chad on Monday. {first} {again}"
    assert len([c for c in read_commitments(text, **fields) if c.by == "NOR"]) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        # the same figure for another state, another figure, another deed
        ("Norway will give Chad $5 million.", "Norway will give Peru $5 million."),
        ("Norway will send Chad 4,000 tents.", "Norway will send Chad 9,000 blankets."),
        ("Norway will send Chad 4,000 tents.", "Norway will train 4,000 officers in Peru."),
        ("Norway will send Chad 4,000 tents.", "The remaining tents, some 900, will be sent to Peru by Norway."),
    ],
)
def test_two_undertakings_are_not_one(first: str, second: str) -> None:
    text = f"{first} {second}"
    assert len(read_commitments(text, published="2023-05-05")) == 2
