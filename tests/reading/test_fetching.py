"""Fetching, from a real server on this machine."""

from __future__ import annotations

import gzip
import ssl
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from threading import Event

import pytest

from dragoman import __version__
from dragoman.config import FetchSettings
from dragoman.errors import FetchError
from dragoman.reading import addresses
from dragoman.reading.addresses import is_public, parse_address
from dragoman.reading.fetching import Fetched, Fetcher, read_retry_after
from web_server import (
    Clock,
    Page,
    Request,
    WebSite,
    break_off,
    break_off_chunk,
    drip,
    drip_header,
    keep_silent,
    make_bomb,
    run_site,
    send_chunks,
    send_endlessly,
    talk_nonsense,
)

OWN = FetchSettings(connect_seconds=1, read_seconds=0.3, total_seconds=0.6, max_bytes=100_000, allow_private=True)


@pytest.fixture
def site() -> Iterator[WebSite]:
    with run_site() as running:
        yield running


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher(clock: Clock) -> Fetcher:
    return Fetcher(OWN, clock=clock, sleep=clock.sleep)


def fail(fetcher: Fetcher, address: str, fault: str) -> FetchError:
    """The fault that fetching gives; it names the address, and came in time."""
    began = time.monotonic()
    with pytest.raises(FetchError, match=fault) as caught:
        fetcher.fetch(address)
    assert time.monotonic() - began < 1.5
    assert caught.value.document
    return caught.value


def test_a_page_is_fetched_with_what_the_server_says_of_it(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", "<p>Two ministers met.", Content_Type="text/html; charset='ISO-8859-2'", ETag='"1"')
    page = fetcher.fetch(site.at("/a?day=3#top"))
    assert page == Fetched(site.at("/a?day=3#top"), site.at("/a?day=3"), b"<p>Two ministers met.", "ISO-8859-2", '"1"')
    (path, headers) = site.asked[-1]
    assert path == "/a?day=3"
    assert headers["User-Agent"] == f"Dragoman/{__version__}"
    assert headers["Accept-Language"] == "en"  # what we read, where a site has the choice
    assert headers["Host"] == site.address.removeprefix("http://")


def test_the_contact_is_told(site: WebSite) -> None:
    site.put("/a", "x")
    Fetcher(FetchSettings(contact="https://desk.example/reader", allow_private=True, pause=0)).fetch(site.at("/a"))
    assert {h["User-Agent"] for _, h in site.asked} == {f"Dragoman/{__version__} (+https://desk.example/reader)"}


def test_what_has_not_changed_is_not_sent_again(site: WebSite, fetcher: Fetcher) -> None:
    def page(request: Request) -> None:
        known = request.headers["If-None-Match"] == '"7"' and request.headers["If-Modified-Since"] == "Monday"
        request.answer(304 if known else 200, b"" if known else b"news", ETag='"7"', Last_Modified="Monday")

    site.pages["/feed"] = page
    first = fetcher.fetch(site.at("/feed"))
    again = fetcher.fetch(site.at("/feed"), etag=first.etag, last_modified=first.last_modified)
    assert (first.unchanged, first.body) == (False, b"news")
    assert (again.unchanged, again.body, again.etag, again.last_modified) == (True, b"", '"7"', "Monday")


def test_what_can_not_be_sent_back_is_not_kept(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", "x", ETag='"a\x00"', Last_Modified="x" * 1_001)
    page = fetcher.fetch(site.at("/a"))
    assert (page.etag, page.last_modified) == (None, None)


def test_an_unasked_304_is_a_fault(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", "", 304)
    fail(fetcher, site.at("/a"), "answers 304")


@pytest.mark.parametrize(
    ("status", "words"),
    [(404, "check the address"), (410, "check"), (403, "save the page"), (500, "later"), (206, "206"), (204, "204")],
)
def test_other_statuses_are_faults_that_say_what_to_do(
    status: int, words: str, site: WebSite, fetcher: Fetcher
) -> None:
    site.put("/a", "", status)
    fault = fail(fetcher, site.at("/a"), f"the server answers {status}")
    assert fault.document == site.at("/a")
    assert words in str(fault)
    assert fault.retry_after is None


# Slow, broken, huge


@pytest.mark.parametrize(
    ("page", "fault"),
    [
        (drip, "was not done within 0.6 seconds"),
        (drip_header, "was not done within 0.6 seconds"),
        (keep_silent, "was silent for 0.3 seconds"),
        (break_off, "broke off"),
        (break_off_chunk, "broke off"),
        (talk_nonsense, "no HTTP"),
        (send_endlessly, "more than 100,000 bytes"),
    ],
)
def test_what_never_comes_to_an_end_is_given_up(page: Page, fault: str, site: WebSite, fetcher: Fetcher) -> None:
    site.pages["/a"] = page
    assert fail(fetcher, site.at("/a"), fault).remedy


def test_a_page_in_chunks_is_whole(site: WebSite, fetcher: Fetcher) -> None:
    site.pages["/a"] = send_chunks
    assert fetcher.fetch(site.at("/a")).body == b"hello world"


def test_a_size_that_is_told_is_not_waited_for(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", b"x" * 100_001)
    site.put("/b", b"x" * 100_000)
    fail(fetcher, site.at("/a"), "more than 100,000 bytes")
    assert len(fetcher.fetch(site.at("/b")).body) == 100_000


def test_packed_pages_are_unpacked_and_bombs_are_not(site: WebSite, fetcher: Fetcher) -> None:
    def pack(request: Request) -> None:
        assert request.headers["Accept-Encoding"] == "gzip"
        request.answer(200, gzip.compress(b"news" * 10), Content_Encoding="gzip")

    site.pages["/a"] = pack
    assert fetcher.fetch(site.at("/a")).body == b"news" * 10
    bomb = make_bomb(50_000_000)
    assert len(bomb) < OWN.max_bytes
    site.put("/bomb", bomb, Content_Encoding="gzip")
    fail(fetcher, site.at("/bomb"), "more than 100,000 bytes")
    site.put("/junk", b"no gzip", Content_Encoding="gzip")
    fail(fetcher, site.at("/junk"), "gzip data is broken")
    site.put("/cut", gzip.compress(b"news" * 10)[:-9], Content_Encoding="gzip")
    fail(fetcher, site.at("/cut"), "broke off")
    site.put("/br", b"x", Content_Encoding="br")
    fail(fetcher, site.at("/br"), "'br', which was not asked for")


def test_nobody_there(fetcher: Fetcher) -> None:
    with run_site() as site:
        gone = site.at("/a")
    fail(fetcher, gone, "no connection: Connection refused")


def test_an_unknown_host(clock: Clock) -> None:
    def look_up(*_: object) -> list[str]:
        raise OSError(-2, "Name or service not known")

    fetcher = Fetcher(OWN, clock=clock, sleep=clock.sleep, look_up=look_up)
    fail(fetcher, "https://mfa.example/a", "the host mfa.example is not found: Name or service not known")


def test_name_servers_that_are_silent_are_not_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    over = Event()
    monkeypatch.setattr(addresses, "LOOK_UP_SECONDS", 0.05)
    monkeypatch.setattr("socket.getaddrinfo", lambda *_, **__: over.wait(5) and [])
    fail(Fetcher(OWN), "https://mfa.example/a", "is not found: the name servers were silent for 0.05 seconds")
    over.set()


# Redirects and private addresses


def test_redirects_are_followed(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", "", 301, Location="/b")
    site.put("/b", "", 302, Location="c?x=1#top")
    site.put("/c", "here")
    page = fetcher.fetch(site.at("/a"))
    assert (page.asked, page.address, page.body) == (site.at("/a"), site.at("/c?x=1"), b"here")


def test_five_redirects_are_followed_and_no_more(site: WebSite, fetcher: Fetcher) -> None:
    for step in range(6):
        site.put(f"/{step}", "", 307, Location=f"/{step + 1}")
    site.put("/6", "here")
    assert fetcher.fetch(site.at("/1")).body == b"here"
    fail(fetcher, site.at("/0"), "more than 5 redirects")
    site.put("/loop", "", 308, Location="/loop")
    site.asked.clear()
    fail(fetcher, site.at("/loop"), "more than 5 redirects")
    assert site.paths == ["/loop"] * 6


@pytest.mark.parametrize(
    ("location", "fault"),
    [
        ("file:///etc/passwd", "only http:// and https://"),
        ("ftp://host.example/a", "only http:// and https://"),
        ("http://user:word@host.example/", "user name"),
        ("http://[::1", "no address"),
        ("//:80/", "no host"),
        ("", "does not say where"),
    ],
)
def test_redirects_lead_to_pages_only(location: str, fault: str, site: WebSite, fetcher: Fetcher) -> None:
    site.put("/a", "", 302, Location=location)
    assert "word" not in str(fail(fetcher, site.at("/a"), fault))


@pytest.mark.parametrize(
    "number",
    "127.0.0.1 10.1.2.3 192.168.0.1 169.254.169.254 100.64.0.1 0.0.0.0 224.0.0.1 ::1 :: fe80::1%eth0 fc00::1 "
    "::ffff:10.0.0.1 64:ff9b::7f00:1 2002:7f00:1:: ff02::1".split(),
)
def test_private_addresses_are_refused(number: str) -> None:
    assert not is_public(number)
    fetcher = Fetcher(look_up=lambda *_: [number])
    fault = fail(fetcher, "http://intranet.example/a", "no public address")
    assert "--allow-private" in fault.remedy


def test_public_addresses_are_not_private() -> None:
    assert all(map(is_public, ("1.1.1.1", "2606:4700::1111", "64:ff9b::101:101", "::ffff:1.1.1.1")))


@pytest.mark.parametrize("written", ["http://127.0.0.1/", "http://127.1/", "http://2130706433/", "http://[::1]/"])
def test_private_addresses_are_refused_however_they_are_written(written: str) -> None:
    fail(Fetcher(), written, "no public address")


def test_a_redirect_to_a_private_address_is_refused(site: WebSite, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(addresses, "is_public", lambda number: number == "127.0.0.1" or is_public(number))
    site.put("/a", "", 302, Location="http://10.0.0.1/admin")
    site.put("/meta", "", 302, Location="http://metadata.example/")
    fetcher = Fetcher(
        FetchSettings(pause=0),
        look_up=lambda host, _: ["169.254.169.254"] if host == "metadata.example" else [host],
    )
    assert fail(fetcher, site.at("/a"), "at 10.0.0.1").document == "http://10.0.0.1/admin"
    fail(fetcher, site.at("/meta"), "at 169.254.169.254")


def test_the_address_that_was_checked_is_connected_to(site: WebSite, clock: Clock) -> None:
    looked_up: list[str] = []

    def look_up(host: str, _: int) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) < 3 else ["10.0.0.1"]  # what DNS says next is not asked for

    site.put("/a", "here")
    fetcher = Fetcher(OWN, clock=clock, sleep=clock.sleep, look_up=look_up)
    named = site.address.replace("127.0.0.1", "mfa.example")
    assert fetcher.fetch(f"{named}/a").body == b"here"
    assert looked_up == ["mfa.example"] * 2  # for the page, for robots.txt
    assert site.asked[-1][1]["Host"] == named.removeprefix("http://")


def test_the_next_address_is_tried_where_the_first_takes_no_connection(site: WebSite, clock: Clock) -> None:
    site.put("/a", "here")
    fetcher = Fetcher(OWN, clock=clock, sleep=clock.sleep, look_up=lambda *_: ["127.0.0.2", "127.0.0.1"])
    assert fetcher.fetch(site.at("/a")).body == b"here"


def test_certificates_are_those_of_the_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=mfa.example "
        "-addext subjectAltName=DNS:mfa.example -keyout key.pem -out certificate.pem".split(),
        cwd=tmp_path,
        check=True,
        capture_output=True,
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    fetcher = Fetcher(FetchSettings(allow_private=True, pause=0), look_up=lambda *_: ["127.0.0.1"])
    with run_site(context) as site:
        site.put("/a", "here")
        port = site.address.rpartition(":")[2]
        fail(fetcher, f"https://mfa.example:{port}/a", "certificate is not valid: self.signed")
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        fetcher.sites.clear()
        assert fetcher.fetch(f"https://mfa.example:{port}/a").body == b"here"
        fail(fetcher, f"https://mod.example:{port}/a", "certificate is not valid: Hostname mismatch")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("HTTPS://MFA.Example:443", "https://mfa.example/"),
        ("http://mfa.example./a b?c=d e#f", "http://mfa.example/a%20b?c=d%20e"),
        (" https://bücher.example/straße/%C3%9F ", "https://xn--bcher-kva.example/stra%C3%9Fe/%C3%9F"),
        ("http://[2001:db8::1]:8080/a", "http://[2001:db8::1]:8080/a"),
        ("http://mfa.example?x=1", "http://mfa.example/?x=1"),
        ("http://mfa.example/\ud800?\udfff", "http://mfa.example/???"),
        ("http://mfa.example/a\r\nX: y", "http://mfa.example/a%0D%0AX:%20y"),
    ],
)
def test_addresses_are_written_in_one_way(written: str, read: str) -> None:
    assert str(parse_address(written)) == read


@pytest.mark.parametrize(
    "written",
    [
        *("", "mfa.example/a", "/a", "file:///a", "http://", "http://:80/", "http://a:x/", "http://a:99999/"),
        *("javascript:alert(1)", "http://a b/", "http://" + "a" * 70 + ".example/", "http://b.example/" + "a" * 2_000),
    ],
)
def test_what_is_no_address_is_a_fault(written: str) -> None:
    with pytest.raises(FetchError):
        parse_address(written)


# Courtesy


def test_robots_are_obeyed(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: Dragoman\nDisallow: /drafts/\n")
    site.put("/drafts/a", "not yet")
    site.put("/b", "", 302, Location="/drafts/a")
    fail(fetcher, site.at("/drafts/a"), "robots.txt asks programmes not to fetch it")
    fail(fetcher, site.at("/b"), "robots.txt asks programmes not to fetch it")
    assert site.paths == ["/b"]
    assert [path for path, _ in site.asked].count("/robots.txt") == 1


@pytest.mark.parametrize(
    ("status", "allowed"), [(404, True), (403, True), (500, False), (503, False), (429, False), (200, True)]
)
def test_robots_that_fail_allow_nothing_those_that_are_missing_everything(
    status: int, allowed: bool, site: WebSite, fetcher: Fetcher
) -> None:
    site.put("/robots.txt", "<html>soft not-found", status)
    site.put("/a", "here")
    if allowed:
        assert fetcher.fetch(site.at("/a")).body == b"here"
    else:
        fail(fetcher, site.at("/a"), f"robots.txt can't be read, so nothing is fetched: the server answers {status}")
        assert site.paths == []


def test_robots_hold_for_an_hour_and_unread_ones_for_five_minutes(
    site: WebSite, fetcher: Fetcher, clock: Clock
) -> None:
    site.put("/a", "here")
    site.pages["/robots.txt"] = break_off
    fail(fetcher, site.at("/a"), "the server broke off")
    fail(fetcher, site.at("/a"), "the server broke off")
    clock.now += 301
    site.put("/robots.txt", "User-agent: *\nDisallow: /b")
    for minutes in (1, 50, 15):
        clock.now += 60 * minutes
        fetcher.fetch(site.at("/a"))
    assert [path for path, _ in site.asked].count("/robots.txt") == 3


def test_robots_are_read_to_their_limit(site: WebSite, fetcher: Fetcher) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /a\n" + "# much\n" * 100_000)
    fail(fetcher, site.at("/a"), "asks programmes not to fetch it")


def test_a_site_is_asked_once_a_second(site: WebSite, fetcher: Fetcher, clock: Clock) -> None:
    site.put("/a", "here")
    for _ in range(3):
        fetcher.fetch(site.at("/a"))
    assert clock.slept == pytest.approx([1, 1, 1])  # robots.txt was first
    clock.now += 0.75
    fetcher.fetch(site.at("/a"))
    assert clock.slept[-1] == pytest.approx(0.25)


def test_the_pause_that_robots_ask_for_is_kept(site: WebSite, fetcher: Fetcher, clock: Clock) -> None:
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 7")
    site.put("/a", "here")
    fetcher.fetch(site.at("/a"))
    fetcher.fetch(site.at("/a"))
    assert clock.slept == pytest.approx([7, 7])
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 900")
    clock.now += 3_601
    assert fail(fetcher, site.at("/a"), "asks to wait 900 seconds").retry_after == pytest.approx(900)


@pytest.mark.parametrize("status", [429, 503])
def test_a_busy_site_is_asked_again_when_it_says(status: int, site: WebSite, fetcher: Fetcher, clock: Clock) -> None:
    def page(request: Request) -> None:
        if site.paths.count("/a") < 3:
            request.answer(status, Retry_After="20")
        else:
            request.answer(200, b"here")

    site.pages["/a"] = page
    assert fetcher.fetch(site.at("/a")).body == b"here"
    assert clock.slept == pytest.approx([1, 20, 20])


def test_a_site_that_stays_busy_is_left_alone(site: WebSite, fetcher: Fetcher, clock: Clock) -> None:
    site.put("/a", "", 429, Retry_After="20")
    assert fail(fetcher, site.at("/a"), "answers 429").retry_after == 20
    assert len(site.paths) == 3
    site.put("/b", "", 503, Retry_After="7200")
    assert fail(fetcher, site.at("/b"), "answers 503").retry_after == 7200
    site.put("/c", "here")
    assert fail(fetcher, site.at("/c"), "asks to wait 7,200 seconds").retry_after == pytest.approx(7200)
    assert site.paths == ["/a"] * 3 + ["/b"]
    clock.now += 7200
    assert fetcher.fetch(site.at("/c")).body == b"here"


def test_retry_after_is_a_number_or_a_date() -> None:
    later = datetime.now(UTC) + timedelta(hours=1)
    assert read_retry_after("120") == 120
    assert read_retry_after(format_datetime(later, usegmt=True)) == pytest.approx(3600, abs=5)
    assert read_retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0
    assert [read_retry_after(words) for words in (None, "soon", "-5", "9" * 12)] == [None] * 4
