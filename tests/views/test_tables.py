from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.model import Span
from dragoman.record import Hit
from dragoman.views.aligned import AlignedTable, Column
from dragoman.views.tables import (
    tabulate_actors,
    tabulate_engagements,
    tabulate_follow_ups,
    tabulate_hits,
    tabulate_instruments,
    tabulate_judgements,
)
from sample_record import build_actor, build_engagement, build_follow_up, build_instrument, build_judgement, draw


def test_engagements_stand_in_columns_where_there_is_room() -> None:
    found = [
        build_engagement(),
        build_engagement(2, date="2024-06/2024-07", place=None, reviewed=("date",), sources=11),
    ]
    assert draw(tabulate_engagements(found), 96) == (
        "date             channel  status  participants                            place   sources  id\n"
        "2024-05-03       meeting  held    Macky Sall, President (SEN); Adama      Banjul        2  e-1\n"
        "                                  Barrow, President (GMB)\n"
        "2024-06–2024-07  meeting  held    Macky Sall, President (SEN); Adama                   11  e-2 *\n"
        "                                  Barrow, President (GMB)\n"
    )


def test_words_stand_under_their_row_where_there_is_none() -> None:
    assert draw(tabulate_engagements([build_engagement()]), 50) == (
        "date        channel  status  sources  id\n"
        "2024-05-03  meeting  held          2  e-1\n"
        "    participants  Macky Sall, President (SEN);\n"
        "                  Adama Barrow, President (GMB)\n"
        "    place         Banjul\n"
    )


def test_what_was_due_is_overdue() -> None:
    found = [build_follow_up(), build_follow_up(2, due=None), build_follow_up(3, state="kept", reviewed=True)]
    page = draw(tabulate_follow_ups(found, "2024-07-01"))
    assert [line.split()[:3] for line in page.splitlines()[1:]] == [
        ["2024-06", "overdue", "pledge"], ["–", "open", "pledge"], ["2024-06", "kept", "pledge"],
    ]  # fmt: skip
    assert page.splitlines()[3].endswith("f-3 *")
    assert "overdue" not in draw(tabulate_follow_ups(found, "2024-06-30"))


def test_hits_show_the_words_that_match() -> None:
    words = Hit("document", "d-1", "A call", "on the grain corridor", 10, (Span(17, 22, "grain"),), "2024-05-01")
    text = replace(words, engagements=("e-1", "e-2", "e-3", "e-4"))
    name = Hit("actor", "p-1", "Macky Sall (SEN)", "Маки Салл")
    assert draw(tabulate_hits([text, name]), 110) == (
        "kind      date        title             words                             engagements         id\n"
        "document  2024-05-01  A call            on the *grain* corridor  [10–31]  e-1 e-2 e-3 1 more  d-1\n"
        "actor                 Macky Sall (SEN)  Маки Салл                                             p-1\n"
    )


def test_judgements_tell_who_and_why_also_of_a_withdrawal() -> None:
    taken = build_judgement(withdrawn_at="2024-06-02", withdrawn_by="Bo Ek", withdrawn_why="a slip")
    page = " ".join(draw(tabulate_judgements([build_judgement(), taken]), 200).split())
    assert "2024-06-01 correct e-1 date = 2024-05-03 Ann Lee the diary j-1" in page
    assert "the diary — withdrawn by Bo Ek on 2024-06-02: a slip" in page


def test_actors_and_instruments_are_listed_for_a_choice() -> None:
    assert "p-1  Macky Sall  person  SEN      President\n" in draw(tabulate_actors([build_actor()]))
    assert "i-1  River Fund  RF       fund\n" in draw(tabulate_instruments([build_instrument()]))
    assert draw(tabulate_actors([])) == "No actor found.\n"


def test_wide_characters_stay_aligned() -> None:
    rows = [("会议", "x", "i-1"), ("ab", "y", "i-2")]
    lines = draw(AlignedTable([Column("what"), Column("words", words=True), Column("id")], rows)).splitlines()
    assert lines == ["what  words  id", "会议  x      i-1", "ab    y      i-2"]


def test_terminal_codes_never_reach_the_terminal() -> None:
    engagement = build_engagement(place="Ban\x1b[31mjul\x07")
    page = draw(tabulate_engagements([engagement]))
    assert not set(page) & {"\x1b", "\x07"}


@given(st.lists(st.tuples(st.text(max_size=30), st.text(max_size=80)), min_size=1, max_size=4), st.integers(40, 120))
def test_no_id_is_ever_cut(rows: list[tuple[str, str]], width: int) -> None:
    columns = [Column("words", words=True), Column("more", words=True), Column("id")]
    page = draw(AlignedTable(columns, [(*row, f"e-{number:010}") for number, row in enumerate(rows)]), width)
    for number in range(len(rows)):
        assert f"e-{number:010}" in page
    assert not [line for line in page.splitlines() if line != line.rstrip()]


@pytest.mark.parametrize("width", [30, 60, 90, 140])
def test_no_line_is_too_long(width: int) -> None:
    page = draw(tabulate_engagements([build_engagement(), build_engagement(2)]), width)
    assert all(len(line) <= max(width, 42) for line in page.splitlines())
