"""Make a Document of a text: check it, clean it, date it, name its language."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from dragoman.config import ReadingSettings
from dragoman.errors import EmptyDocument, TooLong
from dragoman.model import Document
from dragoman.reading.canonical import find_title, hash_text, make_canonical
from dragoman.reading.dateline import find_dateline
from dragoman.reading.language import name_language, tell_language

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

    The day of publication is that of the settings, else what the file or row says, else what the text's dateline says.
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
    published = settings.published
    if published is None and captured.published:
        published = parse_day(captured.published)
        if published is None:
            notes = (*notes, f"the day of publication {captured.published!r} is no ISO date; left out")
    published = published or find_dateline(text, title).published
    return Document(
        id=captured.id,
        text=text,
        text_sha256=hash_text(text),
        title=title,
        published=published,
        source=captured.source,
        url=captured.url,
        language=told or language,
        notes=notes,
    )
