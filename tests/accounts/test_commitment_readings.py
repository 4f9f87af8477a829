"""Constructions of commitments: each with a sentence that tells one and, where it has one, a sentence that does not."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.model import Commitment, Document

MET = "Norwegian Foreign Minister Ida Berg met Chilean Foreign Minister Pablo Soto in Oslo on Monday. "


def read_commitments(text: str, **fields: Any) -> tuple[Commitment, ...]:
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **({"published": "2026-05-26"} | fields))
    page = annotate_document(document)
    return find_commitments(page, find_engagements(page))


@pytest.mark.parametrize(
    ("sentence", "by", "to", "kind"),
    [
        # said by an infinitive
        ("Norwegian Prime Minister Ida Berg wrote to Chile to propose a summit.", "NOR", "CHL", "offer"),
        ("Norway wants Chile to adopt the fisheries treaty.", "NOR", "CHL", "request"),
        ("Norway expects Serbia to withdraw its troops.", "NOR", "SRB", "request"),
        ("Norway is counting on Chile to send the icebreaker.", "NOR", "CHL", "request"),
        # parted from its modal, or told behind "that"
        ("Norway said it would, as soon as possible, cut the duties on Chilean salmon.", "NOR", "CHL", "pledge"),
        ("Norway told the leaders that it will expand its military assistance to Chad.", "NOR", "TCD", "pledge"),
        ("Norway made clear that it would respond with sanctions if Chad was attacked.", "NOR", "TCD", "pledge"),
        # told by a participle or a passive
        ("The loan announced by Norway will help Malawi.", "NOR", None, "pledge"),
        ("A new Norwegian loan for Malawi was announced.", "NOR", "MWI", "pledge"),
        ("Norwegian tents have been sent to Malawi.", "NOR", "MWI", "delivered"),
        # by nouns
        ("Norway reaffirmed its commitment to providing Chad with 40 generators.", "NOR", "TCD", "pledge"),
        ("Norway reaffirmed its intent to host the next Arctic Health Summit.", "NOR", None, "pledge"),
        ("Norway praised Chile's provision of tents and recent pledge of more medicine.", "CHL", None, "pledge"),
        ("Ghana spoke of the upcoming delivery of Norwegian grain.", "NOR", None, "pledge"),
        ("Norway repeated its pledge to cut methane emissions by 30 percent by 2030.", "NOR", None, "pledge"),
        # a day makes it solid
        ("Norway and Chile committed to finishing the draft by March 2027.", "NOR", "CHL", "agreement"),
        ("Norway and Chile agreed on Tuesday to lift the ban on trawlers.", "NOR", "CHL", "agreement"),
        # threats are pledges, plans to offer are offers
        ("Norway repeated its readiness to impose sanctions on Serbia.", "NOR", "SRB", "pledge"),
        ("Norway plans to offer Chile two frigates.", "NOR", "CHL", "offer"),
        ("Norway submitted a new proposal for a ceasefire in Chad.", "NOR", None, "offer"),
        # what one side decides alone is its pledge
        ("Norway decided to reopen its embassy in Lima.", "NOR", None, "pledge"),
        # where the parse goes wrong
        ("Peru and Chile reached agreement on the demarcation of the maritime boundary.", "PER", "CHL", "agreement"),
        ("Norway urged Prime Minister Pablo Soto of Chile to open humanitarian corridors.", "NOR", "CHL", "request"),
        ("Norway thanked Chile for enacting sanctions on Serbia.", "CHL", "NOR", "delivered"),
        # gifts
        ("The African Union on Monday gave Kenya 5.1 million dollars of aid for roads.", "AU", "KEN", "delivered"),
        ("Norway has provided humanitarian aid to 3.4 million people in Chad.", "NOR", "TCD", "delivered"),
        ("Norway granted asylum to five Chilean army officers.", "NOR", "CHL", "delivered"),
        ("Norway has offered its troops to Chad's new President Amadou Sall.", "NOR", "TCD", "offer"),
        ("Norwegian tents arrived in Malawi on Monday.", "NOR", "MWI", "delivered"),
        ("A shipment of Norwegian tents has arrived in Malawi.", "NOR", "MWI", "delivered"),
        ("Norway has allowed 200 trucks of flour to enter the enclave.", "NOR", None, "delivered"),
        ("Ukraine received the second tranche of the loan from Norway.", "NOR", "UKR", "delivered"),
        ("This brings Norway's total aid to the drought in Malawi to $46.5 million.", "NOR", "MWI", "delivered"),
        ("Norwegian officials have shared evidence with Chile.", "NOR", "CHL", "delivered"),
        # what two sides do
        ("Norway and Albania have upgraded their diplomatic ties.", "NOR", "ALB", "delivered"),
        ("Norwegian and Chilean warships launched ten days of war games.", "NOR", "CHL", "delivered"),
        ("Norway has apologized to Brazil for the seizure of a trawler.", "NOR", "BRA", "delivered"),
        ("Norway will support Turkey's bid for a seat on the council.", "NOR", "TUR", "pledge"),
        ("Senior Hungarian and Romanian officials agreed to open two crossings.", "HUN", "ROU", "agreement"),
        ("Chile will recognise the state of Palestine in September.", "CHL", "PSE", "pledge"),
        ("Chile agreed to hand over the remains of four sailors to Peru.", "CHL", "PER", "agreement"),
        ("Norway's central bank has lent Iceland $500 million.", "NOR", "ISL", "delivered"),
        ("Chile said any attack would be met with a firm response.", "CHL", None, "pledge"),
    ],
)
def test_the_construction_tells_a_commitment(sentence: str, by: str, to: str | None, kind: str) -> None:
    found = read_commitments(sentence)
    assert (by, to, kind) in [(c.by, c.to, c.kind) for c in found], found


@pytest.mark.parametrize(
    ("sentence", "by", "kind"),
    [
        ("The two ministers tasked their teams to finalize the agreement by December.", "NOR", "agreement"),
        ("The treaty on mutual legal assistance will be signed during the visit.", "NOR", "agreement"),
        ("The participants committed to finalizing a programme of work by 2027.", "NOR", "agreement"),
        ("They agreed to consult in the coming weeks on next steps.", "NOR", "agreement"),
        ("They welcomed the launch of a joint dialogue on fisheries.", "NOR", "agreement"),
        ("They welcomed the entry into force of the agreement on fisheries.", "NOR", "agreement"),
        ("They commit themselves to fully implement the Oslo Agreement.", "NOR", "agreement"),
        ("They welcomed the conclusion of negotiations on the boundary.", "NOR", "agreement"),
        ("Both countries issued a statement demanding that Serbia release the crew.", "NOR", "request"),
        ("Mr. Soto said it would be helpful if Norway spoke to the Serbs about the crew.", "CHL", "request"),
        ("Ms. Berg said that Chilean assistance with the drones would be very useful.", "NOR", "request"),
        ("Mr. Soto said he would appreciate an early reply.", "CHL", "request"),
        ("Mr. Soto said that Chile needed ten more helicopters.", "CHL", "request"),
        ("Mr. Soto said Chile could accept the draft provided that the observers left.", "CHL", "offer"),
        ("The Chilean side requested that the loan be increased to $20 million.", "CHL", "request"),
        ("Mr. Soto wondered whether Norway might be prepared to send a delegation to Lima.", "CHL", "request"),
        ('"Could you lend us two aircraft?" Mr. Soto asked.', "CHL", "request"),
        ('"Please send us your proposals by Friday," Ms. Berg told Mr. Soto.', "NOR", "request"),
        ('"I want to invite you to Bergen," Ms. Berg said.', "NOR", "invitation"),
        ("Mr. Soto proposed that the two countries start talks on a tax treaty.", "CHL", "offer"),
        ("Ms. Berg has asked Defence Minister Arne Lind of Norway to travel to Lima.", "NOR", "pledge"),
    ],
)
def test_what_is_said_at_a_meeting(sentence: str, by: str, kind: str) -> None:
    found = read_commitments(MET + sentence)
    assert (by, kind) in [(c.by, c.kind) for c in found], found


@pytest.mark.parametrize(
    "sentence",
    [
        "Norwegian Prime Minister Ida Berg will deliver the keynote address in Santiago, Chile.",
        "Norway offered its condolences to the people of Chile.",
        "Norway and Chile agreed on the threat posed by pirates.",
        "Serbia is expected to sell its shares in Chile.",
        "Norway welcomed Chile's calls for calm.",
        "Increasing supplies of Chilean copper will help Norway.",
        "Norway spoke of the steps necessary to open a Chilean market.",
        "Norway and Chile reaffirmed that it was important to implement the agreements.",
        "Norway will continue its close consultations with Chile.",
        "The Norwegian Call to Action to invest in Chile was published.",
        "Norway released its strategy for Chile on Monday.",
        "To view the video from Chile, please contact us.",
        "Norway and Chile could, analysts say, sign the draft.",
        "Norway will pay particular attention to Chile.",
    ],
)
def test_warm_words_and_plans_to_speak_tell_none(sentence: str) -> None:
    assert read_commitments(sentence) == ()


def test_acts_listed_under_a_lead_are_told_one_by_one() -> None:
    text = (
        "The ministers of Norway and Tonga met. The Norwegian Government will:\n\n"
        "- Establish new embassies in Kiribati and Tonga: They will open in May.\n"
        "- Provide $12 million for storm shelters in Tonga.\n"
        "- Our friendship is old.\n\n"
        "Norway and Tonga agreed to:\n\n- Launch a dialogue on fisheries.\n\nThe minister left.\n\n- Provide tea."
    )
    listed = [c for c in read_commitments(text) if c.made_by == "rule:listed"]
    assert [(c.by, c.kind, c.evidence.text.split()[0]) for c in listed] == [
        ("NOR", "pledge", "Establish"),
        ("NOR", "pledge", "Provide"),
        ("NOR", "agreement", "Launch"),
    ]


def test_an_entry_may_say_what_one_will_not_do_or_undertake_something() -> None:
    text = (
        "The ministers of Norway and Tonga met. This means that Norway will:\n\n"
        "- Not lay naval mines outside the Skagerrak; - Undertake to melt down all mines that Tonga does not need; and "
        "- Not falter in its commitment.\n\nThe minister left."
    )
    listed = [c for c in read_commitments(text) if c.made_by == "rule:listed"]
    assert [(c.by, c.kind, c.evidence.text.split()[1]) for c in listed] == [
        ("NOR", "pledge", "lay"),
        ("NOR", "pledge", "to"),
    ]


def test_entries_under_what_was_done_are_delivered() -> None:
    text = (
        "The ministers of Norway and Tonga met. Since 2019 Norway has:\n\n"
        "- Supplied water filters to 40,000 people in Tonga;\n- Strengthened the friendship of both states.\n"
    )
    listed = [c for c in read_commitments(text) if c.made_by == "rule:listed"]
    assert [(c.by, c.kind, c.evidence.text.split()[0]) for c in listed] == [("NOR", "delivered", "Supplied")]


def test_a_remark_behind_the_act_is_no_part_of_its_evidence() -> None:
    text = "Norway sent 40 tents and said it would not retaliate, which the Chilean minister praised as wise."
    pledge = next(c for c in read_commitments(text) if c.kind == "pledge")
    assert pledge.evidence.text == "it would not retaliate"


@pytest.mark.parametrize(
    ("sentence", "to"),
    [
        ("Switzerland offered to host a meeting on the Sudanese crisis.", None),
        ("Switzerland is ready to help find ways for the export of Sudanese grain.", None),
        ("Switzerland will lift its sanctions on Sudan.", "SDN"),
        ("Switzerland will send a third battery of radars to Khartoum.", "SDN"),
        ("Switzerland will impose tariffs on Sudanese cotton.", "SDN"),
    ],
)
def test_to_whom_it_is_follows_from_what_it_reaches(sentence: str, to: str | None) -> None:
    assert [c.to for c in read_commitments(sentence)] == [to]


def test_our_governments_are_both() -> None:
    text = "Our governments also intend to recognise each other's court orders, including those of Greece."
    found = read_commitments(MET + f'"{text}" Ms. Berg said.')
    assert [c.kind for c in found] == ["agreement"]
