"""The catalogue of sources: who publishes at which host, and whose account that makes a text."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Literal, get_args
from urllib.parse import urlsplit
from zoneinfo import available_timezones

from dragoman.errors import CatalogueError, LexiconError
from dragoman.lexicon.states import read_organisations, read_states
from dragoman.lexicon.tables import read_text

SourceKind = Literal["official", "agency", "newsroom"]
HOST = re.compile(r"(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)*[a-z]{2,24}")
FEED = re.compile(r"https?://[^\s/]+(?:/\S*)?")
HEADING = re.compile(r"(?m)^[^\S\n]*\[\[[^\S\n]*publisher[^\S\n]*\]\]")
TEXTS = ("name", "kind", "home", "language", "zone", "note")
LISTS = ("hosts", "feeds", "other_names")


@dataclass(frozen=True, slots=True)
class Source:
    """A publisher: `home` as a state's or organisation's code, `hosts` each with all under it, `zone` of the tz
    database, `note` on how reliable it is.
    """

    name: str
    kind: SourceKind
    home: str | None = None
    hosts: tuple[str, ...] = ()
    other_names: tuple[str, ...] = ()
    language: str | None = None
    feeds: tuple[str, ...] = ()
    zone: str | None = None
    note: str | None = None


@dataclass(frozen=True)
class Catalogue:
    """Sources, found by address or by name."""

    sources: tuple[Source, ...] = ()
    _by_host: dict[str, Source] = field(init=False, repr=False, compare=False, default_factory=dict)
    _by_name: dict[str, Source] = field(init=False, repr=False, compare=False, default_factory=dict)

    def __post_init__(self) -> None:
        for source in self.sources:
            for host in source.hosts:
                self._by_host.setdefault(host, source)
            for name in (source.name, *source.other_names):
                self._by_name.setdefault(fold_name(name), source)

    def find(self, url: str | None, name: str | None = None) -> Source | None:
        """The source of a page: by the longest host that fits its address, else by the publisher's name."""
        if url:
            labels = read_host(url).split(".")
            for first in range(len(labels)):
                found = self._by_host.get(".".join(labels[first:]))
                if found:
                    return found
        return self._by_name.get(fold_name(name)) if name else None

    def joined_before(self, other: Catalogue) -> Catalogue:
        """Both catalogues as one; where both tell of a host or a name, this one counts."""
        return Catalogue((*self.sources, *other.sources))


def read_host(url: str) -> str:
    """The host of an address in small letters, "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").rstrip(".").lower()
    except ValueError:
        return ""


def fold_name(name: str) -> str:
    """A publisher's name as it is compared: small letters, single blanks, no leading article."""
    return re.sub(r"^the ", "", " ".join(name.lower().split()))


@cache
def load_publishers() -> Catalogue:
    """The catalogue that comes with Dragoman. Raises LexiconError."""
    try:
        return parse_catalogue("publishers.toml", read_text("publishers.toml"))
    except CatalogueError as fault:
        raise LexiconError(str(fault)) from None


def parse_catalogue(name: str, text: str, beside: tuple[str, ...] = ()) -> Catalogue:
    """The catalogue written in TOML: `[[publisher]]` tables; the keys `beside` may stand beside them, or alone.

    Raises CatalogueError with all faults and their lines.
    """
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        told = re.search(r"line (\d+)", str(fault))
        line = int(told[1]) if told else text.rstrip().count("\n") + 1
        raise CatalogueError(name, (f":{line}: no TOML: {fault}",)) from None
    unknown = [key for key in table if key not in ("publisher", *beside)]
    faults = [f": {key!r} is unknown; sources are [[publisher]] tables" for key in unknown]
    entries = table.get("publisher", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise CatalogueError(name, (*faults, ": 'publisher' must be [[publisher]] tables"))
    if not entries and not faults and not table.keys() & {*beside}:
        faults.append(": there is no [[publisher]] in it")
    lines = [text.count("\n", 0, heading.start()) + 1 for heading in HEADING.finditer(text)]
    hosts: dict[str, int] = {}
    for number, entry in enumerate(entries):
        line = lines[number] if len(lines) == len(entries) else number + 1
        faults += [f":{line}: {fault}" for fault in find_faults(entry)]
        for host in entry["hosts"] if is_texts(entry.get("hosts")) else ():
            if hosts.setdefault(host, line) != line:
                faults.append(f":{line}: the host {host!r} stands in the table of line {hosts[host]} already")
    if faults:
        raise CatalogueError(name, tuple(faults))
    return Catalogue(tuple(map(make_source, entries)))


def make_source(entry: dict[str, Any]) -> Source:
    """The source of a table without faults."""
    values: dict[str, Any] = {key: tuple(v) if isinstance(v, list) else v for key, v in entry.items()}
    return Source(**values)


def find_faults(entry: dict[str, Any]) -> Iterator[str]:
    """What is wrong with one `[[publisher]]` table."""
    for key in entry:
        if key not in (*TEXTS, *LISTS):
            yield f"the key {key!r} is unknown; known are {', '.join((*TEXTS, *LISTS))}"
    for key in TEXTS:
        if key in entry and not (isinstance(entry[key], str) and entry[key].strip()):
            yield f"{key!r} must be words"
    for key in LISTS:
        if key in entry and not is_texts(entry[key]):
            yield f"{key!r} must be a list of words"
    if "name" not in entry:
        yield "'name' is missing"
    kinds = get_args(SourceKind)
    if entry.get("kind") not in kinds:
        yield f"'kind' must be one of {', '.join(kinds)}, not {entry.get('kind')!r}"
    home = entry.get("home")
    if home is not None and home not in list_homes():
        yield f"'home' must be an ISO 3166-1 alpha-3 code or a known organisation's acronym, not {home!r}"
    elif home is None and entry.get("kind") == "official":
        yield "'home' is missing: an official source speaks for a state or an organisation"
    if isinstance(entry.get("language"), str) and not re.fullmatch(r"[a-z]{2}", entry["language"]):
        yield f"'language' must be an ISO 639-1 code, not {entry['language']!r}"
    if isinstance(entry.get("zone"), str) and entry["zone"] not in list_zones():
        yield f"'zone' must be a name of the tz database ('Europe/Kyiv'), not {entry['zone']!r}"
    for host in entry["hosts"] if is_texts(entry.get("hosts")) else ():
        if not HOST.fullmatch(host):
            yield f"{host!r} is no host; write it as 'mfa.gov.ua', in small letters"
    for feed in entry["feeds"] if is_texts(entry.get("feeds")) else ():
        if not FEED.fullmatch(feed):
            yield f"{feed!r} is no address of a feed; it begins with https:// or http://"


def is_texts(value: object) -> bool:
    """Whether a value is a list of words."""
    return isinstance(value, list) and all(isinstance(each, str) and each.strip() for each in value)


@cache
def list_homes() -> frozenset[str]:
    """The codes of states and organisations that a source can speak for."""
    return frozenset({s.alpha3 for s in read_states()} | {o.code for o in read_organisations()})


@cache
def list_zones() -> frozenset[str]:
    """The names of the tz database."""
    return frozenset(available_timezones())
