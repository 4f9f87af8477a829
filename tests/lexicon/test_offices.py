"""Titles of office in running text."""

from __future__ import annotations

import itertools
import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.lexicon.office_grammar import head_of, pluralise_title
from dragoman.lexicon.offices import HONORIFICS, find_offices


def list_titles(text: str) -> list[tuple[str, str]]:
    return [(m.title, m.kind) for m in find_offices(text)]


@pytest.mark.parametrize(
    ("text", "title", "kind"),
    [
        (
            "Principal Deputy National Security Advisor Ana Reyes",
            "Principal Deputy National Security Advisor",
            "deputy",
        ),
        ("Minister of Foreign Affairs Tero Salo", "Minister of Foreign Affairs", "minister"),
        ("the Minister for Foreign Affairs and Trade", "Minister for Foreign Affairs and Trade", "minister"),
        (
            "Minister of Agriculture, Fisheries and Forestry Wu",
            "Minister of Agriculture, Fisheries and Forestry",
            "minister",
        ),
        (
            "Secretary of State for Foreign, Commonwealth and Development Affairs",
            "Secretary of State for Foreign, Commonwealth and Development Affairs",
            "minister",
        ),
        (
            "Assistant Secretary of State for European and Eurasian Affairs Lee",
            "Assistant Secretary of State for European and Eurasian Affairs",
            "deputy",
        ),
        (
            "Deputy Prime Minister and Minister of Foreign Affairs",
            "Deputy Prime Minister and Minister of Foreign Affairs",
            "deputy",
        ),
        ("Crown Prince and Prime Minister Khalid", "Crown Prince and Prime Minister", "monarch"),
        ("Defence Minister Ngugi", "Defence Minister", "minister"),
        ("Vice-President-elect Mora", "Vice-President-elect", "deputy"),
        ("Commander-in-Chief Nel", "Commander-in-Chief", "military"),
        ("NATO Secretary General Berg", "Secretary General", "organisation_head"),
        ("Director General of the IAEA", "Director General", "organisation_head"),
        ("President of the European Council", "President of the European Council", "organisation_head"),
        ("Peruvian Ambassador to New Zealand", "Ambassador to New Zealand", "ambassador"),
        ("Special Envoy for Haiti Duval", "Special Envoy for Haiti", "envoy"),
        ("Chargé d’affaires Lund", "Chargé d’affaires", "ambassador"),
        ("Foreign Policy Advisor to the Chancellor", "Foreign Policy Advisor to the Chancellor", "adviser"),
        ("Head of the Presidential Office", "Head of the Presidential Office", "adviser"),
        ("Foreign Ministry spokeswoman Li", "Foreign Ministry spokeswoman", "spokesperson"),
        ("South African President Dube", "President", "head_of_state"),
        ("American Ambassador Cole", "Ambassador", "ambassador"),
        ("on trade, Foreign Minister Ito said", "Foreign Minister", "minister"),
        ("chair of the National Economic", "chair", "organisation_head"),
        ("Director, Northeast Asian Affairs", "Director, Northeast Asian Affairs", "organisation_head"),
        ("EU foreign policy chief", "foreign policy chief", "official"),
        ("PRIME MINISTER ARRIVES", "PRIME MINISTER", "head_of_government"),
        ("Taoiseach Byrne", "Taoiseach", "head_of_government"),
        ("the Sultan of Oman", "Sultan", "monarch"),
    ],
)
def test_a_title_is_read_whole(text: str, title: str, kind: str) -> None:
    assert list_titles(text) == [(title, kind)]


@pytest.mark.parametrize(
    "text",
    [
        "the Council of Ministers",
        "in general, the chief concern",
        "the UN General Assembly",
        "Major cities and the General Staff",
        "they asked for aid and head home",
        "the Chief Recovery Officer",
        "Duke University",
    ],
)
def test_a_word_that_only_looks_like_an_office_is_none(text: str) -> None:
    assert list_titles(text) == []


def test_two_offices_of_two_people_stay_apart() -> None:
    assert [m.title for m in find_offices("the Presidents and Prime Ministers")] == ["Presidents", "Prime Ministers"]
    assert [m.title for m in find_offices("Prime Minister and Foreign Minister of Peru")] == [
        "Prime Minister",
        "Foreign Minister",
    ]
    assert [m.title for m in find_offices("Minister of Trade, Energy Secretary Roy")] == [
        "Minister of Trade",
        "Energy Secretary",
    ]


def test_case_number_and_time_are_told() -> None:
    [ministers] = find_offices("the foreign and defence ministers")
    assert (ministers.title, ministers.plural, ministers.common) == ("foreign and defence ministers", True, True)
    [secretaries] = find_offices("Secretaries of State Hall and Park")
    assert (secretaries.plural, secretaries.common, secretaries.former) == (True, False, False)
    for text in ("former US President Hill", "ex-president Sousa", "then-Chancellor Vogt"):
        [office] = find_offices(text)
        assert office.former, text
        assert "x" not in office.title


def test_plurals_fall_on_the_noun() -> None:
    assert [pluralise_title(t) for t in ("Secretary of State", "Attorney General", "Spokesman", "First Lady")] == [
        "Secretaries of State",
        "Attorneys General",
        "Spokesmen",
        "First Ladies",
    ]
    assert head_of("Minister for Foreign Affairs") == "Minister"


def test_honorifics_are_there() -> None:
    assert {"His Majesty", "H.E.", "Dr.", "Sheikh", "Field Marshal", "Mr."} <= HONORIFICS


WORDS = [
    "Minister",
    "of",
    "for",
    "Foreign",
    "Affairs",
    "and",
    ",",
    "President",
    "former",
    "Deputy",
    "the",
    "Peru",
    "İ",
    "elect",
]


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=5)), max_size=14).map(" ".join))
def test_matches_are_words_of_the_text_in_order_and_apart(text: str) -> None:
    found = find_offices(text)
    assert all(text[m.start : m.end] == m.title for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all(m.title == m.title.strip() for m in found)


def test_a_long_text_takes_seconds_at_most() -> None:
    sentence = "The Deputy Minister of Foreign Affairs of Chile met national security and trade officials on Monday. "
    text = sentence * (300_000 // len(sentence))
    find_offices("")
    began = time.perf_counter()
    assert len(find_offices(text)) == 2 * (300_000 // len(sentence))
    assert time.perf_counter() - began < 15  # 0.5 s measured; the rest allows for a slow, busy machine


def test_the_roles_of_participants_are_found(shared: Path) -> None:
    rows = (shared / "gold" / "reports-dev.jsonl").read_text(encoding="utf-8").splitlines()
    found = total = 0
    for row in map(json.loads, rows):
        titles = {m.title.lower().replace("’", "'") for m in find_offices(row["text"])}
        roles = {p["role"] for e in row["engagements"] for p in e["participants"] if p["role"]}
        total += len(roles)
        found += sum(role.lower().replace("’", "'") in titles for role in roles)
    assert found / total >= 0.8
