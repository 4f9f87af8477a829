"""Documents: the list, each with its text and all that was taken from it; and texts that are sent to be read."""

from __future__ import annotations

from collections.abc import Sequence
from threading import Event
from typing import Annotated, TypeVar, cast

from fastapi import APIRouter, Body, Path, Query
from starlette.responses import Response

from dragoman.client import shapes
from dragoman.config import DEFAULTS
from dragoman.contract import describe_reading, place_of
from dragoman.errors import ReadingError
from dragoman.model import Document
from dragoman.reading.documents import Captured, make_document
from dragoman.record.document_listing import DocumentFilters
from dragoman.record.outcome import AddedDocument
from dragoman.record.paging import DEFAULT_SIZE
from dragoman.web.api.parameters import After, Id, Since, Size, Source, Until, Words
from dragoman.web.api.routing import serve
from dragoman.web.api.service import API, Editing, Reading, Service
from dragoman.web.api.telling import tell, tell_head
from dragoman.web.problems import Problem
from dragoman.web.reading_aside import ReadingAside
from dragoman.web.works import Works

T = TypeVar("T")
router = APIRouter(tags=["Documents"])
DocumentId = Annotated[
    Id,
    Path(
        alias="id",
        description="The record's id of a document (`d-…`), or the one it came with if that holds no slash.",
        examples=["d-81c2"],
    ),
]
Sent = Annotated[shapes.NewDocument, Body(description="The text, and what is known of it.")]
TEXT = '{"id": "wire-0412", "text": "OSLO, 9 March 2031 – The Foreign Minister of Norway spoke by phone with …"}'


@serve(
    router,
    "GET",
    "/documents",
    shapes.Page[shapes.DocumentHead],
    call="/documents?home=NOR&since=2025",
    python='for document in desk.documents(home="NOR", since="2025"):\n    print(document.published, document.title)',
)
def list_documents(
    service: Reading,
    source: Source = None,
    home: Annotated[Id | None, Query(description="The state whose official site published it.")] = None,
    language: Annotated[str | None, Query(pattern="^[a-z]{2,3}$", description="ISO 639-1.", examples=["en"])] = None,
    since: Since = None,
    until: Until = None,
    words: Annotated[Words | None, Query(description="Words that must all occur in the title.")] = None,
    copies: Annotated[bool | None, Query(description="Only copies of others; `false`: only the rest.")] = None,
    country: Annotated[Id | None, Query(description="The code of a side of an encounter that it tells of.")] = None,
    after: After = None,
    size: Size = DEFAULT_SIZE,
) -> Response:
    """List documents, the newest published first."""
    filters = DocumentFilters(source, home, language, since, until, words, copies, country)
    page = service.record.page_documents(filters, after=after, size=size)
    heads = [tell_head(head) for head in page.items]
    return service.answer(shapes.Page[shapes.DocumentHead](items=heads, next=service.link_next(page.next)))


@serve(
    router,
    "GET",
    "/documents/{id}",
    shapes.Document,
    call="/documents/d-81c2",
    python='print(desk.document("d-81c2").title)',
    also=(404,),
)
def show_document(service: Reading, id: DocumentId) -> Response:
    """Show what a document says of itself, and when it was added and by which version it was read."""
    record = service.record
    head = record.load_document(id)
    version = record.load_version(head.id)
    imprint = record.load_imprint(head.id)
    captures = record.load_captures([head.id]).get(head.id, ())
    told = shapes.Document.model_validate(
        {
            **tell_head(head).model_dump(),
            "author": imprint.author,
            "published_at": imprint.published_at,
            "text_sha256": imprint.text_sha256,
            "added_at": imprint.added_at,
            "read_by": imprint.read_by,
            "captures": captures,
            "version": version,
        }
    )
    return service.answer(told, version=version, at=f"/documents/{head.id}" if head.id != id else None)


@serve(
    router,
    "GET",
    "/documents/{id}/text",
    shapes.DocumentText,
    call="/documents/d-81c2/text",
    python='text = desk.text("d-81c2").text',
    also=(404,),
)
def show_text(service: Reading, id: DocumentId) -> Response:
    """Give the stored text of a document; all offsets count in it, in code points."""
    head = service.record.load_document(id)
    digest = service.record.load_imprint(head.id).text_sha256
    return service.answer(shapes.DocumentText(id=head.id, text=service.record.load_text(head.id), text_sha256=digest))


@serve(
    router,
    "GET",
    "/documents/{id}/marks",
    shapes.DocumentMarks,
    call="/documents/d-81c2/marks",
    python='for mark in desk.marks("d-81c2").marks:\n    print(mark.kind, mark.value, mark.start, mark.end)',
    also=(404,),
)
def list_marks(service: Reading, id: DocumentId) -> Response:
    """Tell everything that was taken from a document, each value with the words it rests on.

    A mark that is not `anchored` rests on words that the text does not hold at its place.
    """
    found = service.record.load_marks(id)
    return service.answer(
        shapes.DocumentMarks(
            document=tell_head(found.document),
            marks=[tell(shapes.Mark, mark) for mark in found.marks],
            asides=[shapes.Place(**place_of(aside)) for aside in found.asides],
        )
    )


@serve(
    router,
    "POST",
    "/documents",
    shapes.AddedDocument,
    call="/documents",
    sends=TEXT,
    python='added = desk.add("OSLO, 9 March 2031 – …", id="wire-0412", source="Sample Wire")\n'
    "print(added.event, added.id)",
    status=201,
    otherwise="The record has this text already.",
)
def add_document(service: Editing, sent: Sent) -> Response:
    """Read a text and file what it tells.

    A text that the record has already is not added twice: the answer is then 200, and `event` says `known`. `readings`
    reads a text without filing anything.
    """
    became: list[AddedDocument | ReadingError] = []
    aside = find_aside(service)
    service.record.add_documents(
        [make_sent(sent)], lambda new: aside.read(new, Event()), command="api", on_document=became.append
    )
    one = take_outcome(became)
    service.note("document added" if one.event == "added" else "document sent again", one.id, one.given_id)
    answer = service.answer(tell(shapes.AddedDocument, one))
    answer.status_code = 201 if one.event == "added" else 200
    answer.headers["Location"] = f"{API}/documents/{one.id}"
    return answer


@serve(
    router,
    "POST",
    "/readings",
    shapes.Reading,
    call="/readings",
    sends=TEXT,
    python='reading = desk.read("OSLO, 9 March 2031 – …", id="wire-0412")\nprint(len(reading.engagements))',
)
def read_text(service: Editing, sent: Sent) -> Response:
    """Read a text without filing anything: what adding it would bring.

    The public object of `dragoman read --format jsonl`. Reading takes a second for about 50,000 characters.
    """
    reading = take_outcome(list(find_aside(service).read([make_sent(sent)], Event())))
    return service.answer(shapes.Reading.model_validate(describe_reading(reading)))


def take_outcome(found: Sequence[T | ReadingError]) -> T:
    """What became of the one text that was sent. Raises ReadingError; Problem where the server ended meanwhile."""
    if not found:
        raise Problem(503, "The server is ending", "Nothing was added; send it again.", (("Retry-After", "5"),))
    if isinstance(found[0], ReadingError):
        raise found[0]
    return found[0]


def find_aside(service: Service) -> ReadingAside:
    """The process in which texts are read, so that others are answered meanwhile."""
    return cast(Works, service.request.app.state.works).aside


def make_sent(sent: shapes.NewDocument) -> Document:
    """The document of a text that was sent. Raises ReadingError."""
    captured = Captured(
        id=sent.id,
        text=sent.text,
        title=sent.title,
        published=sent.published,
        source=sent.source,
        url=sent.url,
        verbatim=True,
    )
    return make_document(captured, DEFAULTS)
