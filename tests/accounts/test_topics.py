from __future__ import annotations

import hashlib
from typing import Any

import pytest

from dragoman.accounts.encounters import find_engagements
from dragoman.annotating import annotate_document
from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml
from dragoman.lexicon.topics import shape_topics
from dragoman.model import Account, Document

MET = "Norwegian Prime Minister Jonas Gahr Støre met with Kenyan President William Ruto in Oslo."


def read_accounts(text: str, **fields: Any) -> tuple[Account, ...]:
    document = Document("t", text, hashlib.sha256(text.encode()).hexdigest(), **fields)
    return find_engagements(annotate_document(document))


def read_topics(text: str, **fields: Any) -> list[str]:
    """The topics of the only encounter of a text."""
    (account,) = read_accounts(text, **fields)
    return [topic.value for topic in account.topics]


@pytest.mark.parametrize(
    ("sentence", "topics"),
    [
        ("The leaders discussed fisheries.", ["fisheries"]),
        ("The leaders discussed the reform of the tea trade.", ["reform of the tea trade"]),
        ("The leaders discussed trade, migration and climate change.", ["trade", "migration", "climate change"]),
        ("They spoke about food security.", ["food security"]),
        ("The talks focused on the situation in Sudan.", ["situation in Sudan"]),
        ("The leaders exchanged views on maritime security.", ["maritime security"]),
        ("They discussed ways to strengthen the coast guard.", ["coast guard"]),
        ("They discussed the issue of visa fees.", ["visa fees"]),
        ("They discussed several issues, including the tea trade.", ["tea trade"]),
        ("They discussed shared priorities, including combating malaria.", ["malaria"]),
        ("They discussed the build-up of foreign troops.", ["build-up of foreign troops"]),
        ("The prime minister stressed the importance of free elections.", ["free elections"]),
        ("The sides coordinated positions ahead of the Lisbon summit.", ["Lisbon summit"]),
        ("The two leaders aligned their positions ahead of the Nairobi talks.", ["Nairobi talks"]),
        (
            "The prime minister said the teams had made progress on drafting a fisheries treaty, a visa plan and the "
            "customs framework.",
            ["fisheries treaty", "visa plan", "customs framework"],
        ),
        ("The president highlighted cooperation on wind power.", ["cooperation on wind power"]),
        ("The president welcomed the new ferry line.", ["new ferry line"]),
        ("The prime minister stressed forest protection.", ["forest protection"]),
        ("He thanked Kenya for its tea exports.", ["tea exports"]),
        ("They agreed on the need for a fisheries quota.", ["fisheries quota"]),
        ("He briefed President Ruto on the status of talks with the World Bank.", ["talks with the World Bank"]),
        ("They prepared a paper in preparation for the climate conference.", ["climate conference"]),
        ("They spoke with a focus on harbour safety.", ["harbour safety"]),
        ("They discussed shared concerns, including malaria, polio, and measles.", ["malaria", "polio", "measles"]),
        (
            "They discussed the tea trade, alongside visa fees and the harbour loan.",
            ["tea trade", "visa fees", "harbour loan"],
        ),
        ("They discussed projects under the Global Gateway Initiative (GGI).", ["GGI"]),
        ("Regarding the grain corridor, the president said that it must stay open.", ["grain corridor"]),
        ("Copper prices were discussed.", ["Copper prices"]),
        ("They discussed the price and quality of copper.", ["price and quality of copper"]),
        ("They discussed the upcoming ministers meeting and grain.", ["upcoming ministers meeting", "grain"]),
        (
            "They discussed strife in Chad and Mali, efforts to share vaccines, coordination on piracy and priorities "
            "including Haiti and Yemen.",
            ["strife in Chad and Mali", "vaccines", "coordination on piracy", "Haiti", "Yemen"],
        ),
    ],
)
def test_topics_in_the_sentence_that_goes_on(sentence: str, topics: list[str]) -> None:
    assert read_topics(f"{MET} {sentence}") == topics


@pytest.mark.parametrize(
    "sentence",
    [
        "They discussed a range of issues.",
        "The leaders discussed issues of mutual interest.",
        "They spoke about each other.",
        "They discussed the instrument, their role and the situation.",
        "They discussed the work of 3 May 2025.",
        "The weather was fine, and the press discussed the menu.",
    ],
)
def test_what_is_said_of_every_encounter_is_no_topic(sentence: str) -> None:
    assert read_topics(f"{MET} {sentence}") == []


def test_topics_of_the_encounter_noun_and_its_purpose() -> None:
    text = "Norwegian Prime Minister Jonas Gahr Støre held talks on fisheries with Kenyan President William Ruto."
    assert read_topics(text) == ["fisheries"]


def test_another_encounter_keeps_its_own_topics() -> None:
    text = (
        f"{MET} They discussed fisheries. "
        "The prime minister also spoke by phone with Chilean President Gabriel Boric. They discussed copper prices."
    )
    first, second = read_accounts(text)
    assert [t.value for t in first.topics] == ["fisheries"]
    assert [t.value for t in second.topics] == ["copper prices"]


def test_a_side_of_the_encounter_is_no_topic() -> None:
    assert read_topics(f"{MET} They talked about Kenya and about Sudan.") == ["Sudan"]


def test_a_sentence_of_two_encounters_gives_each_the_topics_of_its_own_clause() -> None:
    text = (
        "Norwegian Foreign Minister Espen Barth Eide and Chilean Foreign Minister Alberto van Klaveren discussed "
        "copper prices after Kenyan President William Ruto held talks on tea with Ghana's President John Mahama."
    )
    topics = {a.participants[0].name: [t.value for t in a.topics] for a in read_accounts(text)}
    assert topics == {"Espen Barth Eide": ["copper prices"], "William Ruto": ["tea"]}


def test_no_topic_repeats_another_or_a_part_of_it() -> None:
    assert read_topics(f"{MET} They discussed the tea trade. They spoke about tea trade rules and about tea.") == [
        "tea trade"
    ]


def test_no_more_than_eight_topics_and_each_once() -> None:
    goods = "tea, coffee, copper, timber, wool, fish, salt, gold, silver and zinc"
    topics = read_topics(f"{MET} They discussed {goods}. They also discussed tea.")
    assert len(topics) == 8
    assert len(set(topics)) == 8


def test_every_topic_is_the_text_at_its_offsets() -> None:
    text = f"{MET} They discussed the reform of the tea trade and visa fees, and spoke about the situation in Sudan."
    (account,) = read_accounts(text)
    assert len(account.topics) >= 2
    for topic in account.topics:
        (span,) = topic.spans
        assert text[span.start : span.end] == span.text == topic.value
        assert topic.made_by
        assert topic.why


def test_a_broken_table_names_the_file() -> None:
    table = read_toml("topics.toml")
    with pytest.raises(LexiconError, match=r"topics\.toml"):
        shape_topics({k: v for k, v in table.items() if k != "wrappers"})
