from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import BrokenFeed
from dragoman.reading.feeds import Feed, FeedEntry, read_feed
from dragoman.reading.moments import Moment

HOME = "https://mfa.example/news/rss.xml"

RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0"><channel><title>Ministry of
 Foreign Affairs</title><link>https://mfa.example/</link>
<item><title>Two ministers meet</title><link> /news/12?a=1&amp;b=2 </link><guid isPermaLink="false">n-12</guid>
 <pubDate>Tue, 04 Jun 2024 23:30:00 +0300</pubDate></item>
<item><title>A call</title><guid>https://mfa.example/news/11</guid><pubDate>4 June</pubDate></item>
<item><title>The same again</title><link>https://mfa.example/news/11#top</link></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Readouts</title>
<entry><title type="html">A &lt;b&gt;call&lt;/b&gt;</title><id>urn:1</id><link href="12"/>
 <published>2024-06-04T10:00:00Z</published><updated>2024-06-09T10:00:00Z</updated></entry>
<entry><title>A visit</title><id>urn:2</id><link rel="alternate" href="https://mfa.example/13"/>
 <updated>2024-06-09T10:00:00Z</updated></entry></feed>"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://mfa.example/"><title>News</title></channel>
<item rdf:about="https://mfa.example/1"><title>A visit</title><link>https://mfa.example/1</link>
 <dc:date>2024-06-09</dc:date></item></rdf:RDF>"""


def test_rss() -> None:
    assert read_feed(RSS.encode(), HOME) == Feed(
        "Ministry of Foreign Affairs",
        (
            FeedEntry(
                "https://mfa.example/news/12?a=1&b=2",
                "Two ministers meet",
                Moment("2024-06-04", "23:30:00", "+03:00"),
                "n-12",
            ),
            FeedEntry("https://mfa.example/news/11", "A call", None, "https://mfa.example/news/11"),
        ),
    )


def test_atom_is_not_dated_by_its_last_change() -> None:
    first, second = read_feed(ATOM.encode(), HOME).entries
    assert first == FeedEntry(
        "https://mfa.example/news/12", "A <b>call</b>", Moment("2024-06-04", "10:00:00", "+00:00"), "urn:1"
    )
    assert second == FeedEntry("https://mfa.example/13", "A visit", None, "urn:2")


def test_rss_1_is_dated_by_dublin_core() -> None:
    (entry,) = read_feed(RDF.encode(), HOME).entries
    assert entry.published == Moment("2024-06-09")


def test_a_wrong_charset_is_survived() -> None:
    told = RSS.replace("Two ministers meet", "Ministři v Praze").replace("utf-8", "us-ascii")
    assert read_feed(told.encode(), HOME, "us-ascii").entries[0].title == "Ministři v Praze"
    latin = RSS.replace("Two ministers meet", "Réunion à Genève").encode("latin-1")
    assert len(read_feed(latin, HOME).entries) == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda feed: feed.replace("Two ministers meet", "War & peace <talks"),
        lambda feed: feed.replace("Two ministers meet", "Talks&nbsp;on&trade;"),
        lambda feed: feed.replace("</channel></rss>", ""),
        lambda feed: "\n\n" + feed,
        lambda feed: feed.replace("meet", "me\x0bet"),
    ],
)
def test_broken_xml_is_read_as_far_as_it_makes_sense(damage: object) -> None:
    addresses = [entry.address for entry in read_feed(damage(RSS).encode(), HOME).entries]  # type: ignore[operator]
    assert addresses[-1] == "https://mfa.example/news/11"
    assert "https://mfa.example/news/12?a=1&b=2" in addresses


@pytest.mark.parametrize(
    "raw", [b"", b"  \n", b"<html><body><p>Not found</p></body></html>", b"<?xml version='1.0'?><x/>", b"\0\1", b"{}"]
)
def test_what_is_no_feed_is_a_fault(raw: bytes) -> None:
    with pytest.raises(BrokenFeed, match="this is no RSS or Atom feed") as caught:
        read_feed(raw, HOME)
    assert caught.value.document == HOME


def test_xml_that_breaks_the_parser_is_a_fault() -> None:
    with pytest.raises(BrokenFeed, match="its XML is broken"):
        read_feed(RSS.replace("Two ministers meet", "&#x110000; <talks").encode(), HOME)


def test_an_empty_feed_is_a_feed() -> None:
    assert read_feed(b"<rss version='2.0'><channel><title>News</title></channel></rss>", HOME).entries == ()


def test_entries_that_lead_nowhere_are_told() -> None:
    feed = read_feed(RSS.replace(" /news/12?a=1&amp;b=2 ", "mailto:press@mfa.example").encode(), HOME)
    assert [entry.address for entry in feed.entries] == ["https://mfa.example/news/11"]
    assert "only http:// and https://" in feed.faults[0].fault
    feed = read_feed(RSS.replace("<link> /news/12?a=1&amp;b=2 </link>", "").encode(), HOME)
    assert "no link with 'Two ministers meet'" in feed.faults[0].fault


def test_the_name_of_a_file_is_not_opened(tmp_path: Path) -> None:
    path = tmp_path / "feed.xml"
    path.write_text(RSS)
    with pytest.raises(BrokenFeed):
        read_feed(str(path).encode(), HOME)


def test_entities_neither_multiply_nor_open_files(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret words")
    outer = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{tmp_path}/secret">]>'
    feed = read_feed((outer + RSS.partition("?>")[2].replace("Two ministers meet", "&x;")).encode(), HOME)
    assert "secret words" not in str(feed)
    laughs = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE rss [<!ENTITY l0 "haha">{laughs}]>' + RSS.partition("?>")[2].replace("A call", "&l9;")
    began = time.monotonic()
    assert len(str(read_feed(bomb.encode(), HOME))) < 10_000
    assert time.monotonic() - began < 1


def test_too_long_a_feed_is_a_fault() -> None:
    with pytest.raises(BrokenFeed, match="more than 10,000,000 bytes"):
        read_feed(b" " * 10_000_001, HOME)


@settings(max_examples=60, deadline=1_000)
@given(st.data())
def test_any_damage_gives_a_feed_or_a_fault(data: st.DataObject) -> None:
    raw = bytearray(data.draw(st.sampled_from([RSS, ATOM, RDF])).encode())
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw)))
        raw[at : at + data.draw(st.integers(0, 20))] = data.draw(st.binary(max_size=6) | st.just(b"<") | st.just(b"&#"))
    try:
        feed = read_feed(bytes(raw), HOME)
    except BrokenFeed:
        return
    assert all(entry.address.startswith("http") for entry in feed.entries)
