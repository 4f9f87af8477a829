"""Watching feeds of a real server on this machine, and folders."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import select

from dragoman.config import FetchSettings, ReadingSettings
from dragoman.model.record import FeedHealth
from dragoman.pipeline import read
from dragoman.reading.fetching import Fetcher
from dragoman.reading.watch_list import read_watch_list
from dragoman.record import Record, open_record
from dragoman.record import watching as watching_module
from dragoman.record.feed_rows import load_health, plan_next_try
from dragoman.record.tables import captures, documents, feed_entries, runs
from dragoman.record.watching import RoundOutcome, Stopped, Watching
from running import REPORTS
from web_server import Clock, Request, WebSite, break_off, run_site

START = datetime(2024, 6, 12, 8, 0, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def _language() -> None:
    """Load the language model and the lexicon before the first test."""
    for report in REPORTS:
        read(report["text"])


@pytest.fixture
def site() -> Iterator[WebSite]:
    with run_site() as running:
        yield running


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    with open_record(tmp_path / "r.db") as opened:
        yield opened


def write_page(text: str, head: str = "") -> str:
    return f"<html><head><title>News</title>{head}</head><body><article><p>{text}</p></article></body></html>"


def write_feed(*paths: str, date: str | None = None) -> str:
    day = f"<pubDate>{date}</pubDate>" if date else ""
    items = "".join(f"<item><title>News</title><link>{path}</link>{day}</item>" for path in paths)
    return f'<rss version="2.0"><channel><title>News</title>{items}</channel></rss>'


class Desk:
    """A watch of a site's feeds by a clock that stands still; `round` moves it on before it looks."""

    def __init__(self, record: Record, site: WebSite, folder: Path, written: str) -> None:
        self.record, self.site, self.clock, self.time = record, site, Clock(), START
        self.path = folder / "feeds.toml"
        self.path.write_text(written)
        self.fetcher = Fetcher(
            FetchSettings(allow_private=True, read_seconds=0.5), clock=self.clock, sleep=self.clock.sleep
        )
        self.looked_at: list[str] = []
        self.stop_at: str | None = None

    def round(self, minutes: float = 15) -> RoundOutcome:
        self.time += timedelta(minutes=minutes)
        self.clock.now += 60 * minutes
        self.site.asked.clear()
        return self.start().watch_round()

    def start(self) -> Watching:
        return Watching(
            self.record,
            read_watch_list(self.path),
            self.fetcher,
            now=lambda: self.time,
            sleep=self.clock.sleep,
            stopping=lambda: self.stop_at in self.looked_at,
            watch=self.looked_at.append,
        )

    def health(self, path: str = "/rss") -> FeedHealth:
        with self.record.database.read() as connection:
            return load_health(connection, [self.site.at(path)])[0]


def follow(record: Record, site: WebSite, folder: Path, *feeds: str) -> Desk:
    """A desk that follows feeds of the site as those of Ghana's presidency."""
    addresses = ", ".join(f'"{site.at(feed)}"' for feed in feeds or ("/rss",))
    source = (
        '[[publisher]]\nname = "Presidency of Ghana"\nkind = "official"\nhome = "GHA"\nzone = "Africa/Accra"\n'
        f'hosts = ["mfa.example"]\nfeeds = [{addresses}]\n'
    )
    return Desk(record, site, folder, source)


def list_documents(record: Record) -> list[tuple[str, str | None, str | None]]:
    with record.database.read() as connection:
        query = select(documents.c.given_id, documents.c.published, documents.c.home).order_by(documents.c.number)
        return [tuple(row) for row in connection.execute(query)]


def test_new_pages_are_added_and_known_ones_left(record_address: str, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/3", "/1"))
    for number, report in enumerate(REPORTS, 1):
        site.put(f"/{number}", write_page(report["text"], f'<meta name="date" content="{report["published"]}">'))
    with open_record(record_address) as record:
        desk = follow(record, site, tmp_path)
        first = desk.round()
        assert (first.feeds, first.added.added, first.faults) == (1, 2, [])
        assert site.paths == ["/rss", "/1", "/3"]  # the oldest first
        assert [engagement.channel for engagement in record.engagements()] == ["visit", "meeting", "call"]
        second = desk.round()
        assert (second.feeds, second.added.added, second.added.known, site.paths) == (1, 0, 0, ["/rss"])
        site.put("/rss", write_feed("/2", "/3", "/1"))
        third = desk.round()
        assert (third.added.added, site.paths) == (1, ["/rss", "/2"])
        assert desk.health() == FeedHealth(site.at("/rss"), last_success="2024-06-12T08:45:00+00:00", pages=3)
        with record.database.read() as connection:
            told = connection.execute(select(runs.c.command, runs.c.added, runs.c.finished_at)).all()
        assert [(run.command, run.added) for run in told] == [("watch", 2), ("watch", 1)]
        assert all(run.finished_at for run in told)


@pytest.mark.parametrize("kind", ["rss", "atom"])
def test_a_feeds_pages_tell_what_their_plain_text_tells(
    kind: str, record: Record, site: WebSite, tmp_path: Path
) -> None:
    day = "2024-05-04T12:00:00Z"
    entry = f'<entry><id>1</id><link href="/1"/><published>{day}</published></entry>'
    atom = f'<feed xmlns="http://www.w3.org/2005/Atom"><title>News</title>{entry}</feed>'
    site.put("/rss", write_feed("/1", date=day) if kind == "rss" else atom)
    site.put("/1", write_page(REPORTS[0]["text"]))
    plain = put_file(tmp_path / "plain" / "a.txt", REPORTS[0]["text"], START)
    assert follow(record, site, tmp_path).round().faults == []
    with open_record(tmp_path / "plain.db") as other:
        assert other.add([plain], settings=ReadingSettings(published="2024-05-04")).added == 1
        assert tell_engagements(record) == tell_engagements(other)


def tell_engagements(record: Record) -> list[tuple[object, ...]]:
    """What engagements there are, without ids."""
    found: list[tuple[object, ...]] = [
        (e.channel, e.status, e.date, e.place, [(p.name, p.role, p.country) for p in e.participants], e.topics)
        for e in record.engagements()
    ]
    assert found
    return found


def test_an_unchanged_feed_is_not_sent_again(record: Record, site: WebSite, tmp_path: Path) -> None:
    def feed(request: Request) -> None:
        if request.headers["If-None-Match"] == '"5"':
            request.answer(304)
        else:
            request.answer(200, write_feed().encode(), ETag='"5"')

    site.pages["/rss"] = feed
    desk = follow(record, site, tmp_path)
    assert [(o.feeds, o.unchanged) for o in (desk.round(), desk.round(), desk.round())] == [(1, 0), (1, 1), (1, 1)]


def test_the_feeds_day_counts_where_the_page_gives_none(record: Record, site: WebSite, tmp_path: Path) -> None:
    called = "The president of Chad, Idris Oumar, called the president of Niger, Sani Bello, on Friday."
    site.put("/rss", write_feed("/none", "/own", date="Sat, 04 May 2024 23:30:00 -0300"))
    site.put("/none", write_page(called))
    site.put("/own", write_page(called.replace("Friday", "Monday"), '<meta name="date" content="2024-05-01">'))
    follow(record, site, tmp_path).round()
    days = {given.rpartition("/")[2]: published for given, published, _ in list_documents(record)}
    assert days == {"none": "2024-05-04", "own": "2024-05-01"}
    assert {engagement.date for engagement in record.engagements()} == {"2024-05-03", "2024-04-29"}


def test_whose_page_it_is_tells_the_host_it_came_from(record: Record, site: WebSite, tmp_path: Path) -> None:
    port = site.address.rpartition(":")[2]
    text = REPORTS[0]["text"]
    site.put("/rss", write_feed(f"http://www.mfa.example:{port}/1", f"http://blog.example:{port}/2"))
    site.put("/1", write_page(text, '<link rel="canonical" href="https://mfa.example/readouts/1">'))
    site.put("/2", write_page(text.replace("Volta", "Oti"), '<link rel="canonical" href="https://mfa.example/x">'))
    desk = follow(record, site, tmp_path)
    desk.fetcher.look_up = lambda *_: ["127.0.0.1"]
    assert desk.round().faults == []
    with record.database.read() as connection:
        rows = {row.given_id.partition("example")[0]: row for row in connection.execute(select(documents))}
    assert rows["http://www.mfa."].home == "GHA"
    assert rows["http://www.mfa."].source == "Presidency of Ghana"
    assert rows["http://www.mfa."].url == "https://mfa.example/readouts/1"
    assert rows["http://blog."].source is None
    assert rows["http://blog."].url == f"http://blog.example:{port}/2"
    assert "calls https://mfa.example/x its address" in rows["http://blog."].notes


def test_a_dead_feed_never_stops_the_others(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/dead", "", 500)
    site.put("/broken", "<html>Not found</html>")
    site.pages["/cut"] = break_off
    site.put("/rss", write_feed("/1"))
    site.put("/1", write_page(REPORTS[0]["text"]))
    outcome = follow(record, site, tmp_path, "/dead", "/broken", "/cut", "/rss").round()
    assert (outcome.failed, outcome.feeds, outcome.added.added) == (3, 1, 1)
    assert [fault.document for fault in outcome.faults] == [site.at(path) for path in ("/dead", "/broken", "/cut")]


def test_the_wait_doubles_up_to_a_day(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", "", 500)
    desk = follow(record, site, tmp_path)
    tried = []
    for quarter in range(1, 4 * 40):
        outcome = desk.round(15)
        if outcome.failed:
            tried.append(quarter)
        assert outcome.failed + outcome.resting == 1
    assert [after - before for before, after in pairwise(tried)] == [1, 2, 4, 8, 16, 32, 64]
    health = desk.health()
    assert (health.failures, health.last_success) == (8, None)
    assert health.last_fault == "the server answers 500 Internal Server Error — try again later"
    assert plan_next_try(START, 99) == "2024-06-13T08:00:00+00:00"
    site.put("/rss", write_feed())
    assert desk.round(60 * 24).feeds == 1
    assert (desk.health().failures, desk.health().next_try) == (0, None)
    assert desk.health().last_fault  # the last one is still told


def test_a_server_that_asks_to_wait_is_not_asked_before(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", "", 429, Retry_After="7200")
    desk = follow(record, site, tmp_path)
    assert desk.round().failed == 1
    assert desk.health().next_try == "2024-06-12T10:15:00+00:00"
    assert [desk.round(60).resting, desk.round(59).resting] == [1, 1]
    site.put("/rss", write_feed())
    assert desk.round(1).feeds == 1


def test_pages_that_fail_are_tried_again_and_given_up(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/gone", "/late"))
    desk = follow(record, site, tmp_path)
    outcome = desk.round()
    assert (outcome.feeds, outcome.failed, len(outcome.faults)) == (1, 0, 2)
    site.put("/rss", write_feed())  # what a feed no longer names is fetched all the same
    site.put("/late", write_page(REPORTS[0]["text"]))
    assert desk.round().added.added == 1
    assert desk.health().waiting == 1
    asked = [desk.round(60 * 24) and "/gone" in site.paths for _ in range(5)]
    assert asked == [True, True, True, False, False]
    assert (desk.health().pages, desk.health().waiting, desk.health().missing) == (1, 0, 1)


def test_a_page_that_is_put_off_has_not_failed(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/1"))
    site.put("/1", "", 503, Retry_After="3600")
    desk = follow(record, site, tmp_path)
    for _ in range(6):
        outcome = desk.round(61)
        assert (outcome.postponed, outcome.faults) == (1, [])
        desk.clock.now += 3600
    site.put("/1", write_page(REPORTS[0]["text"]))
    assert desk.round(61).added.added == 1


def test_a_site_whose_pages_fail_is_left_alone(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed(*(f"/{n}" for n in range(9))))
    desk = follow(record, site, tmp_path)
    assert len(desk.round().faults) == 3
    assert len(site.paths) == 4


def test_a_long_feed_is_taken_in_parts(
    record: Record, site: WebSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(watching_module, "PAGES_A_ROUND", 2)
    site.put("/rss", write_feed("/1", "/2", "/3"))
    for number, report in enumerate(REPORTS, 1):
        site.put(f"/{number}", write_page(report["text"]))
    desk = follow(record, site, tmp_path)
    assert [desk.round().added.added, desk.round().added.added] == [2, 1]
    monkeypatch.setattr(watching_module, "SECONDS_A_ROUND", 10.0)
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 12")
    site.put("/rss", write_feed("/4", "/5"))
    desk.round(120)
    assert site.paths == ["/rss", "/5"]


def test_robots_are_obeyed(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /drafts")
    site.put("/rss", write_feed("/drafts/1", "/drafts.rss"))
    outcome = follow(record, site, tmp_path, "/rss", "/drafts.rss").round()
    assert site.paths == ["/rss"]
    assert (outcome.failed, len(outcome.faults)) == (1, 3)


def test_a_page_without_text_is_a_fault_and_not_fetched_again(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/1", "/2"))
    site.put("/1", b"\x89PNG\r\n\x1a\n" + bytes(99))
    latin = write_page("Mr Ström met Ms Bø on 3 May 2024 in Tromsø. They spoke of fishing.")
    site.put("/2", latin.encode("latin-1"), Content_Type="text/html; charset=utf-8")  # a wrong one
    desk = follow(record, site, tmp_path)
    outcome = desk.round()
    assert [fault.document for fault in outcome.faults] == [site.at("/1")]
    assert outcome.added.added == 1
    with record.database.read() as connection:
        assert "Tromsø" in connection.execute(select(documents.c.text)).scalar_one()
    desk.round()
    assert site.paths == ["/rss"]


def test_one_page_in_two_feeds_is_one(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/1"))
    site.put("/other", write_feed("/1#top"))
    site.put("/1", write_page(REPORTS[0]["text"]))
    assert follow(record, site, tmp_path, "/rss", "/other").round().added.added == 1
    assert site.paths == ["/rss", "/1", "/other"]


def test_it_stops_after_the_page_and_goes_on_later(record: Record, site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/3", "/2", "/1"))
    for number, report in enumerate(REPORTS, 1):
        site.put(f"/{number}", write_page(report["text"]))
    desk = follow(record, site, tmp_path)
    desk.stop_at = site.at("/2")
    with pytest.raises(Stopped):
        desk.round()
    assert site.paths == ["/rss", "/1", "/2"]
    assert len(list_documents(record)) == 2
    with record.database.read() as connection:
        assert connection.execute(select(runs.c.finished_at)).scalar_one()
    desk.stop_at = None
    assert desk.round().added.added == 1
    assert site.paths == ["/rss", "/3"]


def test_a_kill_after_filing_costs_one_fetch(
    record: Record, site: WebSite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site.put("/rss", write_feed("/1"))
    site.put("/1", write_page(REPORTS[0]["text"]))
    desk = follow(record, site, tmp_path)

    def die(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(watching_module, "enter_page", die)
        with pytest.raises(KeyboardInterrupt):
            desk.round()
    outcome = desk.round()
    assert (outcome.added.added, outcome.added.known) == (0, 1)
    with record.database.read() as connection:
        assert len(connection.execute(select(captures)).all()) == 1
        assert connection.execute(select(feed_entries.c.fetched_at)).scalar_one()


def test_two_records_of_the_same_feeds_are_alike(site: WebSite, tmp_path: Path) -> None:
    site.put("/rss", write_feed("/3", "/2", "/1"))
    for number, report in enumerate(REPORTS, 1):
        site.put(f"/{number}", write_page(report["text"]))
    told = []
    for name in ("a", "b"):
        with open_record(tmp_path / f"{name}.db") as record:
            desk = follow(record, site, tmp_path)
            if name == "b":
                desk.stop_at = site.at("/1")
                with pytest.raises(Stopped):
                    desk.round()
                desk.stop_at = None
            desk.round()
            told.append([*record.export_engagements()])
    assert told[0] == told[1]
    assert told[0]


def test_only_feeds_that_are_asked_for_are_told(record: Record, site: WebSite, tmp_path: Path) -> None:
    desk = follow(record, site, tmp_path, "/a", "/b")
    desk.round()
    with record.database.read() as connection:
        assert [each.address for each in load_health(connection)] == [site.at("/a"), site.at("/b")]
        assert load_health(connection, [site.at("/c")]) == [FeedHealth(site.at("/c"))]
        assert load_health(connection, []) == []


# Folders


def put_file(path: Path, text: str, at: datetime) -> Path:
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    os.utime(path, (at.timestamp(), at.timestamp()))
    return path


def watch_folder(record: Record, site: WebSite, folder: Path, path: str = "inbox") -> Desk:
    return Desk(record, site, folder, f'[[folder]]\npath = "{path}"\n')


def test_new_and_changed_files_are_added(record: Record, site: WebSite, tmp_path: Path) -> None:
    desk = watch_folder(record, site, tmp_path)
    (tmp_path / "inbox").mkdir()
    assert desk.round().faults == []  # empty is no fault
    report = put_file(tmp_path / "inbox" / "a.txt", REPORTS[0]["text"], START)
    put_file(tmp_path / "inbox" / "empty.txt", "", START)
    outcome = desk.round()
    assert (outcome.added.added, [Path(fault.document).name for fault in outcome.faults]) == (1, ["empty.txt"])
    outcome = desk.round()
    assert (outcome.added.added, outcome.added.known, outcome.faults) == (0, 0, [])
    put_file(report, REPORTS[1]["text"], START + timedelta(minutes=1))
    assert desk.round().added.added == 1
    assert [str(report)] * 2 == [given for given, _, _ in list_documents(record)]


def test_a_file_that_is_being_written_is_left_for_later(record: Record, site: WebSite, tmp_path: Path) -> None:
    desk = watch_folder(record, site, tmp_path, "inbox/*.txt")
    report = put_file(tmp_path / "inbox" / "a.txt", REPORTS[0]["text"][:80], START + timedelta(minutes=15))
    desk.clock.sleep = lambda _: put_file(report, REPORTS[0]["text"], desk.time)  # type: ignore[assignment, return-value]
    assert desk.round().added.added == 0
    slept: list[float] = []
    desk.clock.sleep = slept.append  # type: ignore[method-assign]
    assert desk.round(0).added.added == 1
    assert slept == [2.0]


def test_a_folder_that_is_not_there_is_a_fault(record: Record, site: WebSite, tmp_path: Path) -> None:
    outcome = watch_folder(record, site, tmp_path).round()
    assert "inbox" in outcome.faults[0].document
