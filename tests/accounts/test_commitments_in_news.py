"""Commitments as newspapers and agencies tell them: bargains over tariffs, threats, pleas for time, promises kept."""

from __future__ import annotations

import pytest

from dragoman import read
from dragoman.model import Commitment

MET = "Norwegian Prime Minister Ida Berg met Chilean President Juan Soto in Lima on Monday. "


def read_all(text: str) -> tuple[Commitment, ...]:
    return read(text, published="2023-05-22").commitments


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "“I received a call today from Juan Soto, the President of Chile, requesting an extension on the March 1st "
            "deadline,” Norwegian Prime Minister Ida Berg said.",
            ("CHL", "NOR", "request"),
        ),
        ("Santiago has offered Oslo a “zero-for-zero” scheme for cars.", ("CHL", "NOR", "offer")),
        ("Norway threatened Chile with a 50% tariff on salmon.", ("NOR", "CHL", "pledge")),
        ("Chilean President Juan Soto asked for more time to reach a deal with Norway.", ("CHL", "NOR", "request")),
        ("Chile remained ready to cut tariffs on cars to zero.", ("CHL", None, "offer")),
        ("Norway has fulfilled its obligations to supply arms to Chile.", ("NOR", "CHL", "delivered")),
        ("Norway is ready for peace talks with Chile.", ("NOR", "CHL", "offer")),
        ("Norway will return its last military base in Chile by the end of August.", ("NOR", "CHL", "pledge")),
        ("Norway had just turned over two hundred trucks to Chile.", ("NOR", "CHL", "delivered")),
        ("Chile paid $20 million to Norway for the ships.", ("CHL", "NOR", "delivered")),
        ("Next year's Arctic Summit will be hosted by Norway.", ("NOR", None, "pledge")),
        ("They look forward to the Arctic Summit, which Norway will host in October.", ("NOR", None, "pledge")),
        (MET + "Chile's trade flights will be restored by the end of October, Soto said.", ("CHL", "NOR", "pledge")),
        (
            "The first 12 aircraft are to reach Chile by the end of 2024, Norwegian Defence Minister Ida Berg said.",
            ("NOR", "CHL", "pledge"),
        ),
        (
            MET + "Berg welcomed Chile's announcement that it would accept refugees from Peru.",
            ("CHL", "PER", "pledge"),
        ),
        (
            MET + "“I am pleased to announce that Norway would be giving Chile a ship,” she said.",
            ("NOR", "CHL", "pledge"),
        ),
        (
            "Chilean Foreign Minister Juan Soto met his Norwegian counterpart Ida Berg in Oslo. The visiting official "
            "extended an invitation to his Norwegian counterpart to visit Santiago.",
            ("CHL", "NOR", "invitation"),
        ),
        (
            "The Norwegian ambassador conveyed the invitation of the Norwegian leadership to Chilean President Juan "
            "Soto to attend the Arctic Forum.",
            ("NOR", "CHL", "invitation"),
        ),
    ],
)
def test_bargain_is_told(text: str, expected: tuple[str, str | None, str]) -> None:
    assert [(c.by, c.to, c.kind) for c in read_all(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        # given up, blamed on another, only sought, only recalled
        "Norway backed away from its threat to impose 50% tariffs on imports from Chile.",
        "Norway dropped its plan to impose tariffs on Chile.",
        MET + "They discussed the response to Serbia's decision to send tanks.",
        "Norway is fully committed to securing a deal with Chile.",
        "Norwegian Prime Minister Ida Berg has repeatedly threatened to impose tariffs on Chile.",
        "Berg, who has threatened to leave the treaty with Chile, stayed in Oslo.",
    ],
)
def test_no_bargain_is_told(text: str) -> None:
    assert not read_all(text)


def test_brussels_is_the_union_of_which_the_text_tells() -> None:
    text = (
        "The European Union's trade chief Maros Novak met Norwegian Trade Minister Ida Berg. {} offered zero tariffs."
    )
    assert [c.by for c in read_all(text.format("Brussels"))] == ["EU"]
    assert [c.by for c in read_all("Belgian ministers met in Oslo. Brussels offered Norway zero tariffs.")] == ["BEL"]


@pytest.mark.parametrize(
    ("first", "again"),
    [
        (
            "Norway agreed to extend the deadline until July 9.",
            "“We agreed to the extension — July 9,” Ida Berg of Norway said.",
        ),
        (
            "Norway threatened to slap a 50% tariff on Chile.",
            "Norway threatened on Friday to impose the 50% levy on Chile.",
        ),
    ],
)
def test_a_bargain_told_again_is_one(first: str, again: str) -> None:
    assert len(read_all(f"{MET}{first} {again}")) == 1
    assert len(read_all(f"{MET}{again}")) == 1


@pytest.mark.parametrize(
    ("text", "status"),
    [
        # what was asked or offered at an encounter, and an encounter asked for
        (
            "Chilean President Juan Soto requested an extension during a call with Norwegian Prime Minister Ida Berg.",
            "held",
        ),
        (
            "Chilean President Juan Soto proposed a deadline at a meeting with Norwegian Prime Minister Ida Berg.",
            "held",
        ),
        ("Chilean President Juan Soto asked Norwegian Prime Minister Ida Berg for a call.", "proposed"),
        ("Chilean President Juan Soto proposed a meeting with Norwegian Prime Minister Ida Berg in Lima.", "proposed"),
    ],
)
def test_what_is_asked_at_an_encounter_and_an_encounter_that_is_asked_for(text: str, status: str) -> None:
    assert [e.status.value for e in read(text, published="2023-05-22").engagements] == [status]


@pytest.mark.parametrize(
    "text",
    [
        # crimes, time left, journeys, ends that are only sought, measures that nobody names
        "The world is shocked by the acts committed by Serbian forces in Chad.",
        "With 44 days left to the UN Climate Change Conference in Lima, Norway met Chile.",
        "Norway decided to travel to Chile.",
        MET + "The trip will highlight Norway's commitment to restoring its alliances with Chad.",
        MET + "They reaffirmed their readiness to respond decisively if Serbia invades Chad.",
        "Norway is prepared to take further measures against Serbia.",
        MET + "Berg directed the strikes in order to protect the ships of Chile.",
        "Norwegian Prime Minister Ida Berg will hold a bilateral summit with Chilean President Juan Soto on June 16.",
    ],
)
def test_what_only_sounds_like_an_undertaking(text: str) -> None:
    assert not read_all(text)


def test_what_two_will_do_together_counts_where_it_is_spelled_out() -> None:
    spelled = "Norway and Chile will undertake efforts to reduce the methane intensity of all new gas plants and ports."
    assert [(c.by, c.to, c.kind) for c in read_all(spelled)] == [("NOR", "CHL", "agreement")]
    assert not read_all("Norway and Chile will undertake efforts.")
