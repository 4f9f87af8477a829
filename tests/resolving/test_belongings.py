"""Which sums, quotations, commitments and instruments belong to which encounter of a text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import (
    Account,
    Amount,
    Claim,
    Commitment,
    Document,
    Instrument,
    Participant,
    Quotation,
    Reading,
    Span,
    Status,
)
from dragoman.resolving.belongings import Belongings, list_belongings


def find(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words), words)


def tell(text: str, number: int, evidence: str, sides: Sequence[tuple[str, str]], status: Status = "held") -> Account:
    span = find(text, evidence)
    return Account(
        f"e{number}",
        Claim("meeting", (span,)),
        Claim(status, (span,)),
        None,
        None,
        None,
        tuple(Participant(name, None, country, ()) for name, country in sides),
        (),
        (span,),
    )


def cut_sentences(text: str) -> tuple[tuple[int, int], ...]:
    return tuple((m.start(), m.end()) for m in re.finditer(r"[^\s.][^.]*\.", text))


def compose(
    text: str,
    accounts: Sequence[Account],
    sums: Sequence[str] = (),
    quotes: Sequence[tuple[str, str | None]] = (),
    commitments: Sequence[Commitment] = (),
    instruments: Sequence[Sequence[Span]] = (),
) -> Reading:
    amounts = [find(text, s) for s in sums]
    said = [(find(text, words), speaker) for words, speaker in quotes]
    return Reading(
        Document("d", text, ""),
        tuple(accounts),
        tuple(Quotation(s.text, s.start, s.end, "direct", speaker) for s, speaker in said),
        (),
        tuple(Amount(s.text, s.start, s.end, 1.0, "EUR") for s in amounts),
        tuple(commitments),
        tuple(Instrument(s[0].text, None, "fund", (), tuple(s)) for s in instruments),
        sentences=cut_sentences(text),
    )


OSLO = [("Ida Berg", "DNK"), ("Jonas Gahr Støre", "NOR")]
LIMA = [("Ana Torres", "PER"), ("Gabriel Boric", "CHL")]


def sums_of(found: dict[str, Belongings]) -> dict[str, list[str]]:
    return {key: [a.text for a in value.amounts] for key, value in found.items()}


def test_all_values_belong_to_the_only_encounter() -> None:
    text = "Work on the 5 million euro port goes on. Ida Berg met Jonas Gahr Støre in Oslo. Costs: 7 million euros."
    found = list_belongings(
        compose(text, [tell(text, 1, "Ida Berg met Jonas Gahr Støre", OSLO)], ["5 million euro", "7 million euros"])
    )
    assert sums_of(found) == {"e1": ["5 million euro", "7 million euros"]}


def test_values_follow_the_text_when_it_turns_to_another_encounter() -> None:
    text = (
        "A budget of 1 million euros was told. \n\nIda Berg met Jonas Gahr Støre. They spoke of 2 million euros.\n\n"
        "The port takes 3 million euros.\n\nAna Torres received Gabriel Boric. The road costs 4 million euros."
    )
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "Ana Torres received", LIMA)]
    sums = ["1 million euros", "2 million euros", "3 million euros", "4 million euros"]
    assert sums_of(list_belongings(compose(text, accounts, sums))) == {
        "e1": ["2 million euros", "3 million euros"],
        "e2": ["4 million euros"],
    }


def test_a_plan_told_in_passing_holds_its_sentence_only() -> None:
    text = "Ida Berg met Jonas Gahr Støre. They will meet in June for 1 million euros. Both want 3 million euros."
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "They will meet", OSLO, "planned")]
    assert sums_of(list_belongings(compose(text, accounts, ["1 million euros", "3 million euros"]))) == {
        "e1": ["3 million euros"],
        "e2": ["1 million euros"],
    }


def test_a_plan_holds_the_paragraph_it_opens() -> None:
    text = (
        "Ida Berg met Jonas Gahr Støre.\n\nThey will meet again in June. It will be about 2 million euros.\n\n"
        "Both want 3 million euros."
    )
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "They will meet again", OSLO, "planned")]
    assert sums_of(list_belongings(compose(text, accounts, ["2 million euros", "3 million euros"]))) == {
        "e1": ["3 million euros"],
        "e2": ["2 million euros"],
    }


def test_a_sentence_that_shows_two_gives_each_what_stands_in_its_words() -> None:
    text = "Ida Berg met Jonas Gahr Støre on 1 million euros, before Ana Torres saw Gabriel Boric, all for 2 euros."
    accounts = [
        tell(text, 1, "Ida Berg met Jonas Gahr Støre on 1 million euros", OSLO),
        tell(text, 2, "Ana Torres saw Gabriel Boric", LIMA),
    ]
    assert sums_of(list_belongings(compose(text, accounts, ["1 million euros", "2 euros"]))) == {
        "e1": ["1 million euros"],
        "e2": [],
    }


def test_words_before_the_encounter_in_its_paragraph_are_about_it() -> None:
    text = "The port takes 3 million euros. Ida Berg met Jonas Gahr Støre on it.\n\nAna Torres saw Gabriel Boric."
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "Ana Torres saw", LIMA)]
    assert sums_of(list_belongings(compose(text, accounts, ["3 million euros"])))["e1"] == ["3 million euros"]


def test_a_passing_mention_late_in_a_text_holds_its_neighbourhood_only() -> None:
    before = "".join(f"Point {n} is told here.\n\n" for n in range(8))
    after = "".join(f"Point {n} is told there.\n\n" for n in range(8))
    text = (
        f"{before}Costs are 1 million euros.\n\nIda Berg met Jonas Gahr Støre.\n\nBoth want 2 million euros.\n\n{after}"
        "Taxes bring 3 million euros."
    )
    accounts = [tell(text, 1, "Ida Berg met", OSLO)]
    sums = ["1 million euros", "2 million euros", "3 million euros"]
    assert sums_of(list_belongings(compose(text, accounts, sums))) == {"e1": ["2 million euros"]}


def test_talks_go_before_the_visit_they_were_held_on() -> None:
    text = "Ida Berg visited Oslo and met Jonas Gahr Støre. The two want 2 million euros.\n\nThe sun shone."
    visit = tell(text, 1, "Ida Berg visited Oslo", OSLO)
    visit = replace(visit, channel=Claim("visit", visit.channel.spans))
    accounts = [visit, tell(text, 2, "met Jonas Gahr Støre", OSLO)]
    assert sums_of(list_belongings(compose(text, accounts, ["2 million euros"]))) == {
        "e1": [],
        "e2": ["2 million euros"],
    }


def test_a_pledge_to_a_third_state_belongs_where_the_encounter_is_told() -> None:
    text = (
        "Ida Berg met Jonas Gahr Støre. Denmark will send Mali a ship.\n\nDenmark will send Peru a crane. "
        "Denmark will send Norway a boat. Sweden will send Norway a car.\n\nAna Torres saw Gabriel Boric."
    )
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "Ana Torres saw", LIMA)]
    commitments = [
        Commitment("DNK", "MLI", "pledge", find(text, "Denmark will send Mali a ship")),
        Commitment("DNK", "PER", "pledge", find(text, "Denmark will send Peru a crane")),
        Commitment("DNK", "NOR", "pledge", find(text, "Denmark will send Norway a boat")),
        Commitment("SWE", "NOR", "pledge", find(text, "Sweden will send Norway a car")),
    ]
    found = list_belongings(compose(text, accounts, commitments=commitments))
    assert [(c.by, c.to) for c in found["e1"].commitments] == [("DNK", "MLI"), ("DNK", "NOR")]
    alone = list_belongings(compose(text, accounts[:1], commitments=commitments))
    assert [c.to for c in alone["e1"].commitments] == ["MLI", "PER", "NOR"]


def test_an_invitation_belongs_to_the_talk_and_to_the_visit() -> None:
    text = "Ida Berg met Jonas Gahr Støre. She invited him to visit Denmark. Norway will host the fair."
    invited, hosted = find(text, "She invited him to visit Denmark"), find(text, "Norway will host the fair")
    accounts = [
        tell(text, 1, "Ida Berg met", OSLO),
        tell(text, 2, "She invited him to visit Denmark", OSLO, "proposed"),
    ]
    commitments = [
        Commitment("DNK", "NOR", "invitation", invited),
        Commitment("SWE", None, "pledge", hosted),
    ]
    found = list_belongings(compose(text, accounts, commitments=commitments))
    assert [c.kind for c in found["e1"].commitments] == ["invitation"]
    assert [c.kind for c in found["e2"].commitments] == ["invitation"]


def test_a_speaker_of_the_other_encounter_is_not_put_into_this_one() -> None:
    text = (
        "Ida Berg met Jonas Gahr Støre. We build it, said the spokesman. We pay for it, said Boric.\n\n"
        "Ana Torres saw Gabriel Boric. We hope so, he said."
    )
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "Ana Torres saw", LIMA)]
    quotes = [("We build it", "Poul Holm"), ("We pay for it", "Gabriel Boric"), ("We hope so", "Gabriel Boric")]
    found = list_belongings(compose(text, accounts, quotes=quotes))
    assert [q.text for q in found["e1"].quotes] == ["We build it"]
    assert [q.text for q in found["e2"].quotes] == ["We hope so"]


def test_an_instrument_belongs_to_every_encounter_it_is_named_in() -> None:
    text = "Ida Berg met Jonas Gahr Støre on the Port Fund.\n\nAna Torres saw Gabriel Boric on this Port Fund, too."
    accounts = [tell(text, 1, "Ida Berg met", OSLO), tell(text, 2, "Ana Torres saw", LIMA)]
    last = text.rindex("Port Fund")
    spans = [find(text, "Port Fund"), Span(last, last + 9, "Port Fund")]
    found = list_belongings(compose(text, accounts, instruments=[spans, spans[:1]]))
    assert [len(b.instruments) for b in found.values()] == [2, 1]


def test_a_reading_without_encounters_has_no_belongings() -> None:
    assert list_belongings(compose("Costs rose by 3 euros.", [], ["3 euros"])) == {}


@given(st.permutations(range(6)), st.integers(0, 5))
def test_a_sum_belongs_to_at_most_one_encounter(order: Sequence[int], breaks: int) -> None:
    words = [
        "Ida Berg met Jonas Gahr Støre.",
        "Ana Torres saw Gabriel Boric.",
        "They will meet in June.",
        "It takes 1 euro.",
        "It costs 2 euros.",
        "It is 3 euros.",
    ]
    parts = [words[n] for n in order]
    text = " ".join(parts[:breaks]) + "\n\n" + " ".join(parts[breaks:])
    accounts = [
        tell(text, 1, "Ida Berg met", OSLO),
        tell(text, 2, "Ana Torres saw", LIMA),
        tell(text, 3, "They will meet", OSLO, "planned"),
    ]
    found = sums_of(list_belongings(compose(text, accounts, ["1 euro", "2 euros", "3 euros"])))
    told = [s for sums in found.values() for s in sums]
    assert len(told) == len(set(told))
