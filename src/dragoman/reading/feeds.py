"""Read a feed, RSS or Atom: which pages there are, and the day that it gives for each."""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from typing import Any

from dragoman.errors import BrokenFeed, FetchError, ReadingError
from dragoman.reading.addresses import Address, parse_address
from dragoman.reading.moments import Moment, parse_moment

MAX_FEED = 10_000_000
"""Bytes. The largest of ministries' feeds, with ten years of full texts, has some four million."""
UNKEPT = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no database keeps and no terminal should see."""
MAX_ENTRIES = 1_000
"""Of one feed, the first ones: feeds begin with the newest."""


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """What a feed says of one page: its address; title, moment of publication and the entry's id where told."""

    address: str
    title: str | None = None
    published: Moment | None = None
    id: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed in its own order, each address once; `faults` are entries that lead to no page."""

    title: str | None
    entries: tuple[FeedEntry, ...]
    faults: tuple[ReadingError, ...] = ()


def read_feed(raw: bytes, address: str, charset: str | None = None) -> Feed:
    """The feed in the bytes that came from an address; `charset` is what the server said of them.

    Broken XML is read as far as it makes sense. Raises BrokenFeed where it is no feed.
    """
    import feedparser

    if len(raw) > MAX_FEED:
        raise BrokenFeed(address, f"the feed has more than {MAX_FEED:,} bytes", "ask the publisher for a shorter one")
    kind = f"application/xml; charset={charset}" if charset else "application/xml"
    # A stream, never the bytes: feedparser takes short ones for the name of a file and opens it.
    try:
        parsed = feedparser.parse(
            io.BytesIO(raw),
            response_headers={"content-type": kind, "content-location": address},
            sanitize_html=False,
            resolve_relative_uris=False,
        )
    except Exception as defect:  # "&#x110000;" in broken XML makes it raise ValueError; other errors were seen too
        raise BrokenFeed(address, f"its XML is broken: {defect}", "tell the publisher") from defect
    if not parsed.get("version") and not parsed.entries:
        broken = parsed.get("bozo_exception") if raw.strip() else "there is nothing in it"
        raise BrokenFeed(
            address,
            "this is no RSS or Atom feed" + (f": {' '.join(str(broken).split()):.150}" if broken else ""),
            "check the address: the page's source names its feed in a <link rel=alternate>",
        )
    base = parse_address(address)
    dated_by_update = not parsed.version.startswith("atom")
    entries: dict[str, FeedEntry] = {}
    faults: list[ReadingError] = []
    for each in parsed.entries[:MAX_ENTRIES]:
        try:
            entry = read_entry(each, base, dated_by_update)
        except FetchError as fault:
            faults.append(ReadingError(address, f"an entry leads to no page: {fault}"))
        else:
            entries.setdefault(entry.address, entry)
    return Feed(read_words(parsed.feed, "title"), tuple(entries.values()), tuple(faults))


def read_entry(entry: Any, base: Address, dated_by_update: bool) -> FeedEntry:
    """What a feed says of one page. Raises FetchError where it says no address."""
    title, given_id = read_words(entry, "title"), read_words(entry, "id")
    link = read_words(entry, "feedburner_origlink") or read_words(entry, "link")
    if link is None and given_id and given_id.startswith(("https://", "http://")):
        link = given_id
    if link is None:
        raise FetchError(str(base), f"there is no link with {title or given_id or 'it'!r}")
    # feedparser puts Dublin Core's date of an RSS entry there; that of Atom is of the last change.
    told = read_words(entry, "published") or (read_words(entry, "updated") if dated_by_update else None)
    return FeedEntry(str(parse_address(link, base)), title, parse_moment(told) if told else None, given_id)


def read_words(element: Any, key: str) -> str | None:
    """The words of a part, white space evened out; None where there are none."""
    # Not element.get: feedparser's own gives one date where another is asked for.
    value = dict.get(element, key)
    return " ".join(UNKEPT.sub(" ", value).split()) or None if isinstance(value, str) else None
