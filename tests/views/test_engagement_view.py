from __future__ import annotations

import pytest

from dragoman.model.record import Reason
from dragoman.record import HistoryEvent
from dragoman.views.engagement_view import EngagementPage
from sample_record import (
    build_engagement,
    build_filed,
    build_follow_up,
    build_judgement,
    draw,
)

PAGE = """\
A meeting of Macky Sall (SEN) and Adama Barrow (GMB) took place, Banjul, 3 May 2024.
e-1 · 2 independent sources

when     3 May 2024 — to the day, told by 1 of 2 accounts  *reviewed*
where    Banjul, told by 1 of 2 accounts
how      meeting, told by 2 of 2 accounts
status   held: planned (2024-05-01) → held (2024-05-04)
on       the river; fishing

PARTICIPANTS  2
  1 Macky Sall, President (SEN)
  2 Adama Barrow, President (GMB)

ACCOUNTS  2
  1 Gazette, 1 May 2024: Report 1
           a-1 · meeting · held · 2024-05-03
    words  “President Sall met President Barrow in Banjul on 3 May 2024.” [0–60]
    why    the first account of it
  2 Gazette, 2 May 2024: Report 2
           a-2 · meeting · held · 2024-05-02 · a copy of d-1, not counted
    words  “President Sall met President Barrow in Banjul on 3 May 2024.” [0–60]
    why    +3.00  date: both on 3 May
    why    -0.50  place: only one tells it

QUOTATIONS  1
  1 “The river is ours,”
    who    Sall “said”, account 1 [62–80]

COMMITMENTS  1
  1 SEN to GMB · pledge · €5 million · River Fund · due June 2024
    words  “President Sall” [0–14] account 1

FOLLOW-UPS  2
  1 €5 million to the River Fund · overdue · due June 2024
    words  “President Sall” [0–14] d-1
  2 €5 million to the River Fund · kept · due June 2024
    words  “President Sall” [0–14] d-1
    closed “President Sall” [0–14] d-2
    why    told as done

JUDGEMENTS  1
  1 correct e-1 date 2024-05-03
           Ann Lee, 2024-06-01: the diary [j-1]

"""


def build_page(why: bool = True) -> EngagementPage:
    opened = build_follow_up()
    closed = build_follow_up(2, state="kept", closing_document="d-2", closed=opened.opened, why="told as done")
    reasons = {"a-2": (Reason("date", 3, "both on 3 May"), Reason("place", -0.5, "only one tells it"))}
    return EngagementPage(
        build_engagement(reviewed=("date",)),
        (build_filed(1), build_filed(2, date="2024-05-02", copy_of="d-1")),
        follow_ups=(opened, closed),
        judgements=(build_judgement(),),
        reasons=reasons if why else None,
        today="2024-07-01",
    )


def test_the_page_shows_all_that_is_told_with_its_words() -> None:
    assert draw(build_page()) == PAGE


def test_reasons_are_shown_on_request_only() -> None:
    page = draw(build_page(why=False))
    assert "why" not in page
    assert PAGE.startswith(page[: page.index("ACCOUNTS")])


@pytest.mark.parametrize("width", [40, 60])
def test_a_narrow_page_loses_no_word(width: int) -> None:
    page = draw(build_page(), width)
    assert max(map(len, page.splitlines())) <= width
    assert sorted("".join(page.split())) == sorted("".join(PAGE.split()))


def test_an_id_that_was_merged_away_says_where_it_went() -> None:
    page = draw(EngagementPage(build_engagement(), (build_filed(1),), asked="e-9"))
    assert page.startswith("e-9 was merged into e-1.\n")
    assert "told by" not in page


def test_the_history_tells_what_happened_when() -> None:
    events = [
        HistoryEvent("2024-06-01T10:00:00+00:00", "e-1", "judged correct", "j-1 by Ann Lee: the diary"),
        HistoryEvent("2024-06-02T10:00:00+00:00", "e-1", "begun", ""),
    ]
    page = draw(EngagementPage(build_engagement(), (), events=events))
    assert page.endswith(
        "HISTORY  2\n"
        "  1 2024-06-01 10:00:00 UTC: judged correct\n"
        "           j-1 by Ann Lee: the diary\n"
        "  2 2024-06-02 10:00:00 UTC: begun\n"
        "\n"
    )


def test_what_is_not_told_is_said_so() -> None:
    page = draw(EngagementPage(build_engagement(date=None, place=None, topics=(), history=()), ()))
    assert "when     not told\n" in page
    assert "where    not told\n" in page
    assert "\non  " not in page
    published = draw(EngagementPage(build_engagement(date_basis="publication"), ()))
    assert "when     3 May 2024 — the day of publication, no day is told\n" in published


def test_a_person_s_rejection_is_marked() -> None:
    page = draw(EngagementPage(build_engagement(rejected=True, reviewed=("engagement",)), ()))
    assert "e-1 · 2 independent sources · *reviewed* · rejected by a person\n" in page
