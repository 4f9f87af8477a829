"""The story in one screen: a source is read, its documents annotated, what they tell accounted for.

    source → reading → Document → annotating → Page → accounts → Reading

Everything here is a pure function of its input: the same text gives the same Reading.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterable, Iterator
from pathlib import Path

from dragoman.accounts.commitments import find_commitments
from dragoman.accounts.encounters import find_engagements
from dragoman.anchoring import anchor_words
from dragoman.annotating import annotate_document
from dragoman.annotating.dates import spell_ends
from dragoman.annotating.page import Page
from dragoman.annotating.successions import find_successions
from dragoman.annotating.tenures import find_tenures
from dragoman.config import DEFAULTS, ReadingSettings
from dragoman.errors import DragomanError, ReadingError
from dragoman.model import Document, Reading
from dragoman.reading.documents import READ_LANGUAGES, Captured, make_document
from dragoman.reading.sources import iter_documents
from dragoman.workers import spread


def read_document(document: Document) -> Reading:
    """All that one document tells; of one in a language that is not read, only the note that says so."""
    if document.language not in (None, *READ_LANGUAGES):
        return Reading(document=document, notes=document.notes)
    page = annotate_document(document)
    engagements = find_engagements(page)
    reading = Reading(
        document=document,
        engagements=engagements,
        quotes=tuple(q for q in page.quotations if q.kind != "indirect"),
        statements=tuple(q for q in page.quotations if q.kind == "indirect"),
        amounts=page.amounts,
        commitments=find_commitments(page, engagements),
        instruments=page.instruments,
        dates=spell_ends(page.dates),
        notes=(*document.notes, *note_gaps(page)),
        sentences=tuple((sentence.start, sentence.end) for sentence in page.sentences),
        successions=find_successions(page),
        tenures=find_tenures(page),
    )
    return anchor_words(reading, document.text)


def read(
    text: str,
    *,
    published: str | None = None,
    title: str | None = None,
    id: str = "text",
    source: str | None = None,
    url: str | None = None,
    settings: ReadingSettings = DEFAULTS,
) -> Reading:
    """Read one text; its offsets count in `text` as given.

    `published` is the ISO day that relative dates are read against. Raises ReadingError.
    """
    captured = Captured(id=id, text=text, title=title, published=published, source=source, url=url, verbatim=True)
    return read_document(make_document(captured, settings))


def read_file(path: str | Path, *, published: str | None = None, settings: ReadingSettings = DEFAULTS) -> Reading:
    """Read a file that holds one document. Raises ReadingError, also where it holds more (read_many reads those)."""
    documents = iter_documents([path], settings.dated(published))
    first = next(documents)
    if isinstance(first, ReadingError):
        raise first
    if next(documents, None) is not None:
        raise ReadingError(str(path), "there is more than one document in it", "read it with read_many")
    return read_document(first)


def read_many(
    paths: Iterable[str | Path],
    *,
    published: str | None = None,
    jobs: int = 1,
    settings: ReadingSettings = DEFAULTS,
) -> Iterator[Reading | ReadingError]:
    """Read files, folders and "-" (standard input), document by document, in order, on `jobs` processes.

    What can't be read comes as its ReadingError, in its place; the rest goes on. Holds a few documents a process.
    """
    documents = iter_documents(paths, settings.dated(published))
    return spread(attempt_document, documents, jobs)


def attempt_document(document: Document | ReadingError) -> Reading | ReadingError:
    """The reading, or why there is none; a defect of Dragoman itself comes as a ReadingError that says where it is."""
    if isinstance(document, ReadingError):
        return document
    try:
        return read_document(document)
    except ReadingError as fault:
        return fault
    except DragomanError:
        raise  # a broken lexicon concerns every document
    except Exception as defect:
        return name_defect(document.id, defect)


def name_defect(document_id: str, defect: Exception) -> ReadingError:
    """A defect of Dragoman itself as the fault of a document, with the place where it is."""
    frame = traceback.extract_tb(defect.__traceback__)[-1]
    return ReadingError(
        document_id,
        f"a defect of Dragoman: {type(defect).__name__}: {defect} ({Path(frame.filename).name}:{frame.lineno})",
        "please report it with this text",
    )


def note_gaps(page: Page) -> tuple[str, ...]:
    """Why a page tells nothing, where its words alone show it."""
    if not any(token.is_alpha for token in page.doc):
        return ("the text has no sentence",)
    if not any(token.pos_ in ("VERB", "AUX") for token in page.doc):
        return ("the text has no sentence with a verb",)
    return ()
