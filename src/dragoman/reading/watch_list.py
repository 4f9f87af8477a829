"""Read what is to be watched: a catalogue of sources with their feeds, and folders beside them.

    [[publisher]]
    name = "Ministry of Foreign Affairs of Ruritania"
    kind = "official"
    home = "SVN"
    hosts = ["mfa.example.org"]
    feeds = ["https://mfa.example.org/rss"]

    [[folder]]
    path = "inbox"           # beside this file, or "/srv/reports", or a pattern as "inbox/**/*.pdf"

A folder or a feed is enough; each may be there several times.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from dragoman.errors import CatalogueError, FetchError
from dragoman.lexicon.publishers import Catalogue, Source, load_publishers, parse_catalogue, read_host
from dragoman.reading.addresses import parse_address


@dataclass(frozen=True, slots=True)
class WatchList:
    """Feeds with the sources they are of, in the file's order; folders (or patterns) with their full paths.

    `catalogue` holds the sources of the file and after them those that come with Dragoman.
    """

    feeds: tuple[tuple[str, Source], ...]
    folders: tuple[str, ...]
    catalogue: Catalogue


def read_watch_list(path: str | Path) -> WatchList:
    """The feeds and folders that a file names. Raises CatalogueError with all faults."""
    name = str(path)
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as fault:
        raise CatalogueError(name, (f": can't be read: {fault.strerror or fault}",)) from None
    except UnicodeDecodeError as fault:
        raise CatalogueError(name, (f": byte {fault.start} is no UTF-8",)) from None
    catalogue = parse_catalogue(name, text, beside=("folder",))
    faults: list[str] = []
    feeds: dict[str, Source] = {}
    for source in catalogue.sources:
        for feed in source.feeds:
            try:
                feeds.setdefault(str(parse_address(feed)), source)
            except FetchError as fault:
                faults.append(f": {fault}")
    folders = list(read_folders(tomllib.loads(text).get("folder", []), Path(path).absolute().parent, faults))
    if not feeds and not folders and not faults:
        faults.append(": there is nothing to watch: give a [[publisher]] its 'feeds', or name a [[folder]]")
    if faults:
        raise CatalogueError(name, tuple(faults))
    known = Catalogue(tuple(map(add_hosts, catalogue.sources))).joined_before(load_publishers())
    return WatchList(tuple(feeds.items()), tuple(dict.fromkeys(folders)), known)


def read_folders(tables: Any, base: Path, faults: list[str]) -> list[str]:
    """The paths of `[[folder]]` tables; what is wrong with them is added to the faults."""
    if not isinstance(tables, list) or not all(isinstance(table, dict) for table in tables):
        faults.append(": 'folder' must be [[folder]] tables")
        return []
    folders = []
    for table in tables:
        path = table.get("path")
        faults += [f": the key {key!r} of a [[folder]] is unknown; known is path" for key in table if key != "path"]
        if not isinstance(path, str) or not path.strip():
            faults.append(": a [[folder]] must have a 'path'")
        else:
            folders.append(str(base / Path(path).expanduser()))
    return folders


def add_hosts(source: Source) -> Source:
    """A source that names no hosts, with those of its feeds."""
    return source if source.hosts else replace(source, hosts=tuple(dict.fromkeys(map(read_host, source.feeds))))
