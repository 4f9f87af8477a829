"""The documents that engagements rest on as CSL-JSON (citationstyles.org), for Zotero, pandoc and LaTeX."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from typing import TextIO

from dragoman.contract import Json
from dragoman.exporting.heading import ExportHeading, Told
from dragoman.exporting.wording import find_web_address
from dragoman.lexicon.publishers import SourceKind, load_publishers
from dragoman.model.record import DocumentHead, Imprint
from dragoman.wording import plain

PRESS = frozenset({"agency", "newsroom"})
DAY = 10
"""Letters of the day in an ISO time."""


def write_csl(
    told: Iterable[Told], heading: ExportHeading, stream: TextIO, load_imprint: Callable[[str], Imprint]
) -> None:
    """Write each document once, in the order in which the engagements rest on them, as one JSON array."""
    written: set[str] = set()
    before = "[\n"
    for _, accounts in told:
        for filed in accounts:
            head = filed.document
            if head.id not in written:
                written.add(head.id)
                item = describe_item(head, load_imprint(head.id), heading)
                stream.write(before + json.dumps(item, ensure_ascii=False))
                before = ",\n"
    stream.write("\n]\n" if written else "[]\n")


def describe_item(head: DocumentHead, imprint: Imprint, heading: ExportHeading) -> Json:
    """A document as an item of CSL; what it does not tell is left out.

    `accessed` is the day on which a page of the web came into the record. Of an official site the source is the
    publisher, else the container (the newspaper, the agency).
    """
    url = find_web_address(head.url)
    kind = find_kind(head)
    told: Json = {
        "id": head.id,
        "type": "article-newspaper" if kind in PRESS else "webpage" if url else "document",
        "title": head.title and plain(head.title),
        "author": [{"literal": plain(imprint.author)}] if imprint.author else None,
        "issued": describe_date(head.published),
        "publisher" if kind == "official" else "container-title": head.source and plain(head.source),
        "URL": url,
        "accessed": describe_date(imprint.added_at[:DAY]) if url else None,
        "language": head.language,
        "source": plain(f"{heading.state.name}, version {heading.state.version}, on {heading.day}"),
        "note": f"SHA-256 of the text: {imprint.text_sha256}",
    }
    return {name: value for name, value in told.items() if value}


def find_kind(head: DocumentHead) -> SourceKind | None:
    """Of which kind the source of a document is, by the catalogue of sources; None where that does not tell."""
    if head.home:
        return "official"
    source = load_publishers().find(head.url, head.source)
    return source.kind if source else None


def describe_date(iso: str | None) -> Json | None:
    """A day as CSL writes it: {"date-parts": [[2025, 3, 14]]}."""
    return {"date-parts": [[int(part) for part in iso[:DAY].split("-")]]} if iso else None
