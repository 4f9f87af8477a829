from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.moments import Moment, parse_clock, parse_moment
from dragoman.reading.publication import Publication, Telling, choose_publication


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2021-05-04T07:10:00+02:00", Moment("2021-05-04", "07:10:00", "+02:00")),
        ("2021-05-04T05:10:00.000Z", Moment("2021-05-04", "05:10:00", "+00:00")),
        ("2021-05-04 05:10:00 -0330", Moment("2021-05-04", "05:10:00", "-03:30")),
        ("20210504T051000Z", Moment("2021-05-04", "05:10:00", "+00:00")),
        ("2021-05-04 07:10", Moment("2021-05-04", "07:10")),
        ("2021-05-04", Moment("2021-05-04")),
        ("2021-05-04T31:10:00Z", Moment("2021-05-04")),
        ("Tue, 04 May 2021 07:10:00 +0200", Moment("2021-05-04", "07:10:00", "+02:00")),
        ("Tue May 04 2021 07:10:00 GMT+0200 (EET)", Moment("2021-05-04", "07:10:00", "+02:00")),
        ("1620112200", Moment("2021-05-04", "07:10:00", "+00:00")),
        ("1620112200000", Moment("2021-05-04", "07:10:00", "+00:00")),
        ("2021-02-30T07:10:00Z", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_moments_as_machines_write_them(words: str, moment: Moment | None) -> None:
    assert parse_moment(words) == moment


@pytest.mark.parametrize(
    ("words", "home", "clock"),
    [
        ("07:10 |", None, ("07:10", None)),
        ("at 7:10 p.m. EST", None, ("19:10", "-05:00")),
        ("12:05 AM ET", None, ("00:05", "America/New_York")),
        ("19h30", None, ("19:30", None)),
        ("14:23 (Tbilisi time)", None, ("14:23", "Asia/Tbilisi")),
        ("6 pm Beijing time", None, ("18:00", "Asia/Shanghai")),
        ("14:05 (GMT+3)", None, ("14:05", "+03:00")),
        ("14:05 UTC−5", None, ("14:05", "-05:00")),
        ("14:05 IST", None, ("14:05", None)),
        ("14:05 IST", "IND", ("14:05", "+05:30")),
        ("14:05 BST", "GBR", ("14:05", "+01:00")),
        ("page 7 of 9", None, (None, None)),
        ("25:10", None, (None, None)),
    ],
)
def test_clock_times_as_pages_print_them(words: str, home: str | None, clock: tuple[str | None, str | None]) -> None:
    assert parse_clock(words, home) == clock


@given(st.datetimes(min_value=None, max_value=None, timezones=st.timezones()).filter(lambda d: 1800 < d.year < 2199))
def test_what_is_written_is_read_again(told: object) -> None:
    words = told.isoformat(timespec="seconds")  # type: ignore[attr-defined]
    moment = parse_moment(words)
    assert moment is not None
    assert moment.day == words[:10]
    if len(words) == 25:
        assert moment.write() == words


def test_the_same_moment_has_another_day_in_another_zone() -> None:
    assert Moment("2021-05-04", "23:30", "+00:00").seen_from("Asia/Tokyo") == Moment("2021-05-05", "08:30", "+09:00")
    assert Moment("2021-01-04", "10:00").in_zone("Europe/Kyiv").write() == "2021-01-04T10:00+02:00"
    assert Moment("2021-07-04", "10:00").in_zone("Europe/Kyiv").write() == "2021-07-04T10:00+03:00"
    assert Moment("2021-07-04", "10:00").in_zone(None).write() is None


def tell(place: str, words: str, zone: str | None = None, other_day: str | None = None) -> Telling:
    moment = parse_moment(words)
    assert moment is not None
    return Telling(place, moment, words, zone, other_day)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("tellings", "zone", "published", "published_at", "note"),
    [
        ([], None, None, None, ""),
        ([tell("JSON-LD", "2021-05-04")], None, "2021-05-04", None, ""),
        ([tell("JSON-LD", "2021-05-04T00:00:00Z")], "America/Lima", "2021-05-04", None, ""),
        ([tell("JSON-LD", "2021-05-04T02:30:00Z")], "America/Lima", "2021-05-03", "2021-05-03T21:30:00-05:00", ""),
        (
            [tell("JSON-LD", "2021-05-04T00:00:00Z"), tell("printed", "2021-05-04 16:20", "Africa/Accra")],
            None,
            "2021-05-04",
            "2021-05-04T16:20+00:00",
            "",
        ),
        (
            [tell("JSON-LD", "2021-05-04T10:00:00+02:00"), tell("printed", "2019-03-02")],
            None,
            "2019-03-02",
            None,
            "the printed day is taken",
        ),
        (
            [tell("JSON-LD", "2021-05-04T10:00:00+02:00"), tell("printed", "2021-06-02")],
            None,
            "2021-05-04",
            "2021-05-04T10:00:00+02:00",
            "the earlier is taken",
        ),
        (
            [tell("JSON-LD", "2021-05-04T10:00:00+02:00"), tell("meta element", "2021-05-09T10:00:00+02:00")],
            None,
            "2021-05-04",
            "2021-05-04T10:00:00+02:00",
            "the former is taken",
        ),
        (
            [tell("JSON-LD", "2021-05-04T08:00:00Z"), tell("printed", "2021-05-04 10:40")],
            "Europe/Oslo",
            "2021-05-04",
            "2021-05-04T10:00:00+02:00",
            "the former names its zone",
        ),
        (
            [tell("JSON-LD", "2021-05-04T10:00:00Z"), tell("printed", "2021-05-04 10:00")],
            "Europe/Oslo",
            "2021-05-04",
            "2021-05-04T10:00+02:00",
            "the same clock time",
        ),
        (
            [tell("meta element", "2021-05-04"), tell("printed", "2021-04-05 10:00", "Asia/Dili", "2021-05-04")],
            None,
            "2021-05-04",
            "2021-05-04T10:00+09:00",
            "",
        ),
        ([tell("printed", "2021-05-04", None, "2021-04-05")], None, None, None, "can be two days"),
    ],
)
def test_the_choice_among_tellings_and_its_reason(
    tellings: list[Telling], zone: str | None, published: str | None, published_at: str | None, note: str
) -> None:
    chosen = choose_publication(tellings, zone)
    assert (chosen.published, chosen.published_at) == (published, published_at)
    assert any(note in each for each in chosen.notes) if note else chosen == Publication(published, published_at)
