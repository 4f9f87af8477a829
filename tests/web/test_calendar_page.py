"""The calendar: a month with what was held, what is planned and what is due; and as an iCalendar file."""

from __future__ import annotations

from datetime import date

import pytest
from fastapi.testclient import TestClient
from icalendar import Calendar

from dragoman.model import Span
from dragoman.model.record import Engagement, EngagementParticipant, FollowUp
from dragoman.web.month import build_month
from web.parsing import find, list_links, list_words, parse, select, words


def test_a_month_stands_in_weeks(client: TestClient) -> None:
    page = parse(client.get("/calendar", params={"month": "2025-03"}))
    assert words(find(page, "h1")) == "March 2025"
    assert len(select(page, ".month tbody tr")) == 6
    (day,) = [cell for cell in select(page, ".month td") if select(cell, "li")]
    assert words(day) == "14Friday, 14 March 2025 held call IDN, AUS"
    assert list_links(page, ".heading a") == ["/calendar?month=2025-02", "/calendar", "/calendar?month=2025-04"]


def test_what_is_told_to_the_month_stands_on_no_day(client: TestClient) -> None:
    page = parse(client.get("/calendar", params={"month": "2025-10"}))
    assert [cell for cell in select(page, ".month td") if select(cell, "li")] == []
    assert list_words(page, "section .many li") == ["planned meeting AUS, IDN"]


def test_days_of_a_visit_are_all_taken(client: TestClient) -> None:
    told = client.get("/calendar.json", params={"month": "2024-09", "with": "Ghana"}).json()
    assert [day["date"] for day in told["days"]] == ["2024-09-16", "2024-09-17", "2024-09-18"]
    assert told["with"] == "GHA"
    assert (told["previous"], told["next"]) == ("2024-08", "2024-10")


def test_due_ones_lead_to_their_words(client: TestClient) -> None:
    page = parse(client.get("/calendar", params={"month": "2025-09"}))
    link = find(page, "a[data-evidence]")
    assert words(link) == "overdue invitation visit to Indonesia by Helen Marsh (invitation)"
    assert link.get("href").startswith("/documents/d-")


def test_an_empty_month_leads_to_the_latest_full_one(client: TestClient) -> None:
    page = parse(client.get("/calendar", params={"month": "2031-01", "with": "IDN"}))
    assert "Nothing stands in this month" in words(find(page, ".empty"))
    assert list_links(page, ".empty a") == ["/calendar?month=2025-10&with=IDN"]


def test_this_month_is_that_of_today(client: TestClient) -> None:
    assert client.get("/calendar.json").json()["month"] == f"{date.today():%Y-%m}"


def test_who_is_unknown_is_told(client: TestClient) -> None:
    page = parse(client.get("/calendar", params={"month": "2025-03", "with": "Atlantis"}))
    assert words(find(page, ".fault")) == "The record has nobody called “Atlantis”."
    assert select(page, ".month li") == []


@pytest.mark.parametrize("month", ["2025-13", "2025", "0000-01", "<b>", "2025-3"])
def test_what_is_no_month_is_refused(client: TestClient, month: str) -> None:
    for address in ("/calendar", "/calendar.json", "/calendar.ics"):
        assert client.get(address, params={"month": month}).status_code == 422


@pytest.mark.parametrize("month", ["0001-01", "9999-12"])
def test_the_first_and_last_month_have_one_neighbour(client: TestClient, month: str) -> None:
    told = client.get("/calendar.json", params={"month": month}).json()
    assert [told["previous"], told["next"]].count(None) == 1


def test_a_month_as_a_file(client: TestClient) -> None:
    answer = client.get("/calendar.ics", params={"month": "2025-03", "with": "Indonesia"})
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert answer.headers["content-disposition"] == 'attachment; filename="calendar-2025-03.ics"'
    (event,) = Calendar.from_ical(answer.text).walk("VEVENT")
    assert event.decoded("dtstart") == date(2025, 3, 14)
    assert str(event["status"]) == "CONFIRMED"


def test_what_is_due_is_in_the_file(client: TestClient) -> None:
    answer = client.get("/calendar.ics", params={"month": "2025-09"})
    assert any("visit to Indonesia" in str(event["summary"]) or "Visit" in str(event["summary"])
               for event in Calendar.from_ical(answer.text).walk("VEVENT"))  # fmt: skip


def test_what_is_ahead_is_empty_where_nothing_is(client: TestClient) -> None:
    answer = client.get("/calendar.ics")
    assert answer.headers["content-disposition"] == 'attachment; filename="ahead.ics"'
    assert Calendar.from_ical(answer.text).walk("VEVENT") == []


def test_no_file_for_an_unknown_side(client: TestClient) -> None:
    assert client.get("/calendar.ics", params={"with": "Atlantis"}).status_code == 404


def build_engagement(number: int, edtf: str | None) -> Engagement:
    participants = tuple(EngagementParticipant(f"Envoy of {c}", None, c, "person", None, ()) for c in ("DNK", "GHA"))
    return Engagement(f"e-{number}", "visit", "held", edtf, "text", None, participants, (), (), 1)


def build_due(number: int, edtf: str | None, **values: object) -> FollowUp:
    return FollowUp(
        f"f-{number}", "pledge", "DNK", "GHA", "a bridge", "open", "d-1", Span(0, 1, "x"), due=edtf, **values
    )  # type: ignore[arg-type]


def test_what_reaches_over_the_edges_is_cut_there() -> None:
    month = build_month(
        date(2024, 2, 1),
        [build_engagement(1, "2024-01-30/2024-02-02"), build_engagement(2, "2024-02-28/2024-03-03")],
        [build_due(1, "2024-01-26/2024-02-01"), build_due(2, "2024-02-01/2024-03-05")],
    )
    assert {day.date: [one.id for one in day.engagements] for day in month.days if day.engagements} == {
        "2024-02-01": ["e-1"],
        "2024-02-02": ["e-1"],
        "2024-02-28": ["e-2"],
        "2024-02-29": ["e-2"],
    }
    assert [day.date for day in month.days if day.due] == ["2024-02-01"]


def test_years_and_long_stretches_take_no_day() -> None:
    month = build_month(
        date(2024, 2, 1),
        [build_engagement(1, "2024"), build_engagement(2, None), build_engagement(3, "2024-02-01/2024-02-28")],
        [build_due(1, "2024-02")],
    )
    assert [one.id for one in month.undated] == ["e-3"]
    assert [one.id for one in month.undated_due] == ["f-1"]
    assert not any(day.engagements or day.due for day in month.days)
