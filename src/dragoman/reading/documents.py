"""Make a Document of a text: check it, clean it, date it, name its language."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, TooLong
from dragoman.lexicon.publishers import Source, load_publishers
from dragoman.model import Document
from dragoman.reading.boilerplate import Aside, find_asides
from dragoman.reading.canonical import find_title, hash_text, make_canonical
from dragoman.reading.dateline import Dateline, find_dateline
from dragoman.reading.language import name_language, tell_language
from dragoman.reading.moments import parse_moment
from dragoman.reading.printed import read_printed
from dragoman.reading.publication import Publication

READ_LANGUAGES = frozenset({"en"})
ISO_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ].*)?")


@dataclass(frozen=True, slots=True)
class Captured:
    """A text as it was found, with what its file or row says of it; every field but the first two may be unknown."""

    id: str
    text: str
    title: str | None = None
    published: str | None = None
    source: str | None = None
    url: str | None = None
    language: str | None = None
    verbatim: bool = False
    """Whether the text is canonical as it stands (a row of JSON lines) and may not be changed."""
    notes: tuple[str, ...] = ()
    published_at: str | None = None
    author: str | None = None
    captions: tuple[str, ...] = ()
    """Lines that the markup tells to be captions of pictures."""
    related: tuple[str, ...] = ()
    """Lines that the markup tells to be links to other reports."""
    made: str | None = None
    """The day on which the file was made, for a text that prints no day of its own."""


def parse_day(value: str) -> str | None:
    """The day of an ISO date or date with time ("2025-12-27T07:10Z" → "2025-12-27"), else None."""
    found = ISO_DAY.fullmatch(value.strip())
    if not found:
        return None
    try:
        return date.fromisoformat(found[1]).isoformat()
    except ValueError:
        return None


def make_document(captured: Captured, settings: ReadingSettings) -> Document:
    """The Document of a captured text.

    A text in a language that is not read is marked with it, and a note says so. Raises EmptyDocument and TooLong.
    """
    if len(captured.text) > settings.max_characters:
        raise TooLong(
            captured.id,
            f"{len(captured.text):,} characters, more than the limit of {settings.max_characters:,}",
            "split it, or raise the limit with --max-characters",
        )
    text = captured.text if captured.verbatim else make_canonical(captured.text)
    if not text.strip():
        raise EmptyDocument(captured.id, "there is no text in it")
    notes = captured.notes
    language = re.split(r"[-_]", captured.language.strip().lower())[0] if captured.language else None
    language = "en" if language in ("eng", "english") else language
    told = tell_language(text)
    if (told or language or "en") not in READ_LANGUAGES:
        notes = (*notes, f"the text is in {name_language(told or language or '')}; only English is read")
    elif told and language and told != language:
        notes = (*notes, f"said to be in {name_language(language)}, but the words are {name_language(told)}")
    title = captured.title or (None if captured.verbatim else find_title(text))
    catalogue = settings.catalogue or load_publishers()
    source = catalogue.find(captured.url, captured.source)
    publication = date_text(captured, text, title, source, settings)
    asides = find_asides(text, captured.captions, captured.related)
    return Document(
        id=captured.id,
        text=text,
        text_sha256=hash_text(text),
        title=title,
        published=publication.published,
        source=captured.source or (source.name if source else None),
        url=captured.url,
        language=told or language,
        notes=(*notes, *publication.notes, *note_asides(asides)),
        published_at=publication.published_at,
        author=captured.author,
        home=source.home if source and source.kind == "official" else None,
        asides=tuple(aside.span for aside in asides),
    )


def date_text(
    captured: Captured, text: str, title: str | None, source: Source | None, settings: ReadingSettings
) -> Publication:
    """Day and moment of publication: those of the settings, of the file or row, of the text's dateline, in this order.

    Where only the file's own making is known, that day is taken and a note says so.
    """
    if settings.published:
        at = captured.published_at
        return Publication(settings.published, at if at and at[:10] == settings.published else None)
    notes: tuple[str, ...] = ()
    if captured.published:
        moment = parse_moment(captured.published)
        day = parse_day(captured.published)
        if day and moment:
            zone = source.zone if source else None
            written = captured.published_at or (None if moment.is_midnight else moment.in_zone(zone).write())
            return Publication(day, written)
        notes = (f"the day of publication {captured.published!r} is no ISO date; left out",)
    dateline = find_dateline(text, title)
    if dateline.published:
        return Publication(dateline.published, read_clock(text, dateline, source), notes)
    made = parse_day(captured.made) if captured.made else None
    if made:
        return Publication(made, None, (*notes, f"the text prints no day of its own; its file is of {made}"))
    return Publication(None, None, notes)


def read_clock(text: str, dateline: Dateline, source: Source | None) -> str | None:
    """The moment of publication where the dateline's own line prints the clock time, and its zone is known."""
    span = next((span for span in dateline.spans if any(c.isdigit() for c in span.text)), None)
    if span is None or dateline.published is None or dateline.kind not in ("labelled", "alone", "foot"):
        return None
    start, end = text.rfind("\n", 0, span.start) + 1, text.find("\n", span.end)
    line = text[start : end if end >= 0 else len(text)]
    telling = read_printed(line, source.home if source else None, day_first=False, hinted=True)
    if telling is None or telling.moment.day != dateline.published:
        return None
    return telling.moment.in_zone(telling.zone or (source.zone if source else None)).write()


def note_asides(asides: tuple[Aside, ...]) -> tuple[str, ...]:
    """A note that says what was set aside, and how much of it."""
    counted = Counter(aside.kind for aside in asides)
    told = ", ".join(f"{count} of {kind}" if count > 1 else kind for kind, count in counted.items())
    lines = "1 line" if len(asides) == 1 else f"{len(asides)} lines"
    return (f"{lines} set aside: {told}",) if asides else ()
