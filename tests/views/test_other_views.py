from __future__ import annotations

from dragoman.model import Span
from dragoman.views.actor_view import ActorPage, PairPage, count_months
from dragoman.views.comparison_view import ComparisonPage
from dragoman.views.instrument_view import InstrumentPage
from sample_record import (
    SAID,
    build_actor,
    build_comparison,
    build_engagement,
    build_follow_up,
    build_head,
    build_instrument,
    draw,
)

COMPARED = """\
e-1: 2 accounts
  1 Gazette, 1 May 2024: Report 1
  2 Courier, 2 May 2024: Report 2

field    account 1              account 2
channel  ✓ agrees: meeting      ✓ agrees: talks
date     ✗ differs: 3 May 2024  ✗ differs: 4 May 2024
place    · told: Banjul         – silent

Fields that agree: 1; that differ: 1 (date); told by one account alone: 1.
"""


def test_accounts_stand_side_by_side_in_marks_and_words() -> None:
    assert draw(ComparisonPage(build_comparison())) == COMPARED


def test_the_words_behind_each_cell_are_shown_on_request() -> None:
    page = draw(ComparisonPage(build_comparison(), words=True))
    assert page.startswith(COMPARED)
    assert "  2 date: differs\n    acc. 1 differs: 3 May 2024 on “on 3 May 2024” [46–59] (one day apart)\n" in page
    assert "    acc. 2 differs: 4 May 2024 on “Saturday” [3–11]\n" in page


def test_many_accounts_go_into_several_tables() -> None:
    page = draw(ComparisonPage(build_comparison()), 50)
    assert page.index("account 1") < page.index("account 2")
    assert page.count("field  ") == 2
    assert max(map(len, page.splitlines())) <= 50


def test_an_actor_has_names_offices_words_and_engagements() -> None:
    actor = build_actor()
    page = draw(
        ActorPage(
            actor,
            engagements=[build_engagement()],
            sayings=[(build_head(1), SAID)],
            contradictions=["President (SEN): the start is 2012-04-02 or 2012-05"],
        )
    )
    assert page == (
        "Macky Sall\n"
        "p-1 · person · SEN\n"
        "\n"
        "names    Macky Sall (3); Sall (1); Маки Салл\n"
        "\n"
        "OFFICES  2\n"
        "  1 President (SEN), from 2 April 2012 to 2 April 2024\n"
        "    words  “President Sall” [0–14]\n"
        "  2 President (SEN), from May 2012\n"
        "    source register.csv\n"
        "\n"
        "  ! President (SEN): the start is 2012-04-02 or 2012-05\n"
        "\n"
        "LAST WORDS  1\n"
        "  1 “The river is ours,”\n"
        "    who    Sall “said” [62–80]\n"
        "    in     Gazette, 1 May 2024: Report 1 (d-1)\n"
        "\n"
        "LATEST ENGAGEMENTS  1\n"
        "date        channel  status  participants                                       place   sources  id\n"
        "2024-05-03  meeting  held    Macky Sall, President (SEN); Adama Barrow,         Banjul        2  e-1\n"
        "                             President (GMB)\n"
    )


def test_a_pair_has_its_contacts_by_month_and_what_is_open() -> None:
    found = [
        build_engagement(1, date="2024-06-01"),
        build_engagement(2),
        build_engagement(3, date="2024-05"),
        build_engagement(4, date=None),
        build_engagement(5, status="planned"),
        build_engagement(6, date="2024"),
    ]
    assert count_months(found) == {"2024-06": 1, "2024-05": 2, "no month": 2}
    page = draw(PairPage(("Senegal", "Gambia"), found, [build_follow_up()], shown=2, today="2024-07-01"))
    assert page.startswith(
        "Senegal and Gambia: 6 engagements\n\n2024-06      1  █\n2024-05      2  ██\nno month     2  ██\n\n"
    )
    assert "The latest 2 of 6.\n" in page
    assert "The first" not in page
    due = [build_follow_up(number) for number in range(3)]
    assert "The first 2 of 3.\n" in draw(PairPage(("Senegal", "Gambia"), found, due, shown=2))
    assert "OPEN FOLLOW-UPS\ndue      status   kind    by   to" in page
    assert "overdue" in page


def test_an_instrument_has_figures_with_their_words_and_shares_with_their_sum() -> None:
    page = draw(InstrumentPage(build_instrument(), documents={"d-1": build_head(1)}, engagements=[build_engagement()]))
    flat = " ".join(page.split())
    for words in (
        "River Fund (RF) i-1 · fund names Fund for the River FIGURES 2",
        "May 2024: 200,000,000 EUR, size of the fund words “President Sall” [0–14] in Gazette, 1 May 2024",
        "published 2 May 2024: 5,000,000 EUR, paid into the fund words “President Sall” [0–14] in d-2",
        "SHARES 1 1 €5 m of €200 m: 2.5 % part “President Sall” [0–14] d-2 whole “President Sall” [0–14] Gazette",
        "REPLACED 1 1 Bridge Fund words “President Sall” [0–14] in Gazette, 1 May 2024: Report 1 (d-1)",
        "ENGAGEMENTS 1",
    ):
        assert words in flat


def test_terminal_codes_never_reach_the_terminal() -> None:
    bad = Span(0, 3, "a\x1b[31m\x07b")
    instrument = build_instrument()
    instrument = type(instrument)("i-1", "Fund\x1b]0;x\x07", None, "fund", replaced=(("x\x1b", "d-1", bad),))
    assert not set(draw(InstrumentPage(instrument, documents={}))) & {"\x1b", "\x07"}
