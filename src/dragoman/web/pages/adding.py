"""Adding: paste a text, upload files, give an address; see what was read of it, then add or discard it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import wait
from functools import partial
from pathlib import Path
from typing import Annotated, Any, cast

from fastapi import Query
from starlette.datastructures import FormData, UploadFile
from starlette.responses import Response

from dragoman.config import MAX_CHARACTERS
from dragoman.errors import DragomanError, ReadingError
from dragoman.exporting.wording import find_web_address
from dragoman.reading.documents import parse_day
from dragoman.reading.formats import ENDINGS, list_formats
from dragoman.record.marks import Mark, MarkKind, cut_segments
from dragoman.record.previewing import Preview
from dragoman.web.desk import Desk, Editor, SentForm, take_field
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page
from dragoman.web.staging import FetchedPage, Source, Staged, stage_files, stage_text
from dragoman.web.works import Work, Works
from dragoman.wording import plain

router = open_router()

PATIENCE = 3.0
"""Seconds that a form waits for its outcome: a readout is read and added meanwhile; longer work shows its progress."""
ON_PAGE = 100
SHOWN_WORKS = 10
LONGEST_ADDRESS = 2_000
GROUPS: tuple[tuple[str, tuple[MarkKind, ...]], ...] = (
    ("Quotations", ("quotation",)),
    ("Reported statements", ("statement",)),
    ("Sums", ("amount",)),
    ("Commitments", ("commitment",)),
    ("Instruments and figures", ("instrument", "figure")),
    ("Follow-ups", ("follow-up",)),
    ("Offices", ("tenure",)),
)
"""What was taken from a text beside its engagements, under the names of the lists that show it."""


def find_works(desk: Desk) -> Works:
    return cast(Works, desk.request.app.state.works)


def find_staged(desk: Desk, key: str) -> Staged:
    """What this session gave under a key. Raises Problem where it is gone, or was never its own."""
    staged = find_works(desk).stagings.find(key, desk.session.key)
    if staged is None:
        raise Problem(
            404, "Nothing waits here", "It was added or discarded, or waited for more than an hour. Give it again."
        )
    return staged


@page(router, "/add")
def show_add(desk: Editor) -> Response:
    """The ways to give a text; what waits, and what was added lately."""
    find_works(desk).aside.warm()
    return show_forms(desk)


def show_forms(desk: Desk, typed: Mapping[str, str] | None = None, fault: str = "", status: int = 200) -> Response:
    works = find_works(desk)
    told = {
        "may_fetch": desk.settings.may_fetch,
        "most_bytes": desk.settings.upload_bytes,
        "formats": list_formats(),
        "waiting": [describe_staged(staged) for staged in works.stagings.list_of(desk.session.key)],
        "works": works.list_all()[:SHOWN_WORKS],
    }
    aids = {"typed": dict(typed or {}), "fault": fault, "endings": sorted(ENDINGS)}
    return desk.show("add.html.jinja", "Add", told, aids, status)


def describe_staged(staged: Staged) -> dict[str, Any]:
    """Something given, without its documents."""
    return {
        "key": staged.key,
        "label": staged.source.label,
        "size": staged.source.size,
        "state": staged.state,
        "fault": staged.fault,
        "total": staged.total,
        "faults": staged.faults,
    }


# Giving


@router.post("/add/text")
def give_text(desk: Editor, form: SentForm) -> Response:
    """Take a pasted text, with what is known of it."""
    told = {name: take_field(form, name) or None for name in ("title", "published", "source", "url")}
    text = form.get("text")
    text = text if isinstance(text, str) else ""
    fault = find_text_fault(text, told["published"], told["url"])
    if fault:
        typed = {**{name: value or "" for name, value in told.items()}, "text": text}
        return show_forms(desk, typed, fault, 422)
    return give(desk, lambda folder: stage_text(folder, text, **told))


def find_text_fault(text: str, published: str | None, url: str | None) -> str:
    """What is wrong with a pasted text or what is said of it; empty for nothing."""
    if not text.strip():
        return "Paste the text first: there is none."
    if len(text) > MAX_CHARACTERS:
        return f"The text has {len(text):,} characters; {MAX_CHARACTERS:,} can be read. Split it."
    if published and parse_day(published) is None:
        return f"“{plain(published)}” is no day: write it as 2025-12-27."
    if url and find_web_address(url) is None:
        return "The address must begin with http:// or https://."
    return ""


@router.post("/add/files")
def give_files(desk: Editor, form: SentForm) -> Response:
    """Take uploaded files."""
    # A browser sends a file without a name where none was chosen.
    sent = [part for part in form.getlist("files") if isinstance(part, UploadFile) and part.filename]
    files = [(part.filename or "", part.file) for part in sent]
    if not files:
        return show_forms(desk, {}, "Choose one file or more first.", 422)
    published = take_day(form)
    return give(desk, partial(stage_files, files=files, published=published))


@router.post("/add/address")
def give_address(desk: Editor, form: SentForm) -> Response:
    """Take an address of the web, where that is allowed; the page is fetched while it is looked at."""
    if not desk.settings.may_fetch:
        raise Problem(
            403,
            "Nothing is fetched here",
            "The server was started without --fetch. Save the page and upload the file.",
        )
    address = take_field(form, "address", LONGEST_ADDRESS)
    if find_web_address(address) is None:
        return show_forms(desk, {"address": address}, "The address must begin with http:// or https://.", 422)
    published = take_day(form)
    fetch = find_works(desk).fetch
    return give(desk, lambda folder: FetchedPage(address, folder / "page", fetch, published))


def take_day(form: FormData) -> str | None:
    """The day of publication that a form gives for all its documents. Raises Problem for what is no day."""
    published = take_field(form, "published")
    if published and parse_day(published) is None:
        raise Problem(422, "No day", f"“{plain(published)}” is no day: write it as 2025-12-27.")
    return published or None


def give(desk: Desk, build: Callable[[Path], Source]) -> Response:
    """Keep something given, begin to look at it, and go to where it is seen."""
    works = find_works(desk)
    staged = works.stagings.open(desk.session.key, desk.visitor.name, build)
    desk.note("given", None, f"{staged.source.label[:500]}, {staged.source.size:,} bytes")
    wait({works.look(staged)}, PATIENCE)
    return desk.go(f"/add/staged/{staged.key}")


# Looking


@page(router, "/add/staged/{key}")
def show_staged(
    desk: Editor,
    key: str,
    document: Annotated[int | None, Query(ge=1, le=10_000_000)] = None,
    after: Annotated[int, Query(ge=0, le=10_000_000)] = 0,
) -> Response:
    """What was read of something given: of one of its documents, or the list of all."""
    staged = find_staged(desk, key)
    number = document or (1 if staged.total == 1 and staged.state == "looked" else None)
    if number is not None and number > staged.total:
        raise Problem(404, "No such document", f"There are {staged.total:,} documents in what was given.")
    preview = find_preview(desk, staged, number) if number is not None else None
    told = {
        **describe_staged(staged),
        "documents": staged.documents[after : after + ON_PAGE],
        "known": staged.known,
        "number": number,
        "preview": preview if isinstance(preview, Preview) else None,
        "unread": describe_unread(preview),
        "waits": staged.state == "looking" or (number is not None and preview is None),
    }
    aids = {
        "staged": staged,
        "after": after,
        "following": after + ON_PAGE if after + ON_PAGE < len(staged.documents) else None,
        **(list_marks(preview) if isinstance(preview, Preview) else {}),
    }
    return desk.show("staged.html.jinja", staged.source.label, told, aids)


def find_preview(desk: Desk, staged: Staged, number: int) -> Preview | DragomanError | None:
    """What was read of a document; one that was not read yet is read now, None where that takes longer."""
    if number not in staged.previews and staged.ask(number):
        wait({find_works(desk).look_at(staged, number)}, PATIENCE)
    return staged.previews.get(number)


def describe_unread(preview: Preview | DragomanError | None) -> dict[str, str] | None:
    """Why a document was not read."""
    if isinstance(preview, ReadingError):
        return {"fault": preview.fault, "remedy": preview.remedy}
    return {"fault": str(preview), "remedy": ""} if isinstance(preview, DragomanError) else None


def list_marks(preview: Preview) -> dict[str, Any]:
    """The text of a preview cut to show its marks, and the marks in lists by what they are."""
    marks = preview.marks
    shown = [mark for mark in marks.marks if mark.kind != "evidence"]
    groups = [(name, [mark for mark in shown if mark.kind in kinds]) for name, kinds in GROUPS]
    listed = sorted(mark.number for _, group in groups for mark in group)
    return {
        "segments": cut_segments(marks.text, shown, marks.asides),
        "groups": [(name, group) for name, group in groups if group],
        "listed": {number: place for place, number in enumerate(listed, 1)},
        "places": place_marks(shown),
    }


def place_marks(marks: list[Mark]) -> dict[tuple[int, int], int]:
    """Where a mark of the text is, by the place of its words."""
    return {(mark.start, mark.end): mark.number for mark in reversed(marks)}


# Adding


@router.post("/add/staged/{key}/add")
def add_staged(desk: Editor, key: str, _: SentForm) -> Response:
    """Add what was given; one document that is soon read is shown, else the progress."""
    works = find_works(desk)
    staged = find_staged(desk, key)
    work = works.add(staged, desk.remote)
    if work is None:
        raise Problem(409, "It is being added already", "Look at what was added lately on the page “Add”.")
    desk.note("adding asked for", work.id, f"{work.label[:500]}, {work.total:,} documents")
    works.wait(work, PATIENCE)
    if work.state == "done" and work.total == 1 and len(work.documents) == 1:
        return desk.go(f"/documents/{work.documents[0].id}", tell_one(work))
    return desk.go(f"/add/work/{work.id}")


def tell_one(work: Work) -> str:
    if work.known:
        return "The record has this text already; where it was met is noted."
    return "Added to the record." if work.added else "Read again; the record has the new reading."


@router.post("/add/staged/{key}/discard")
def discard_staged(desk: Editor, key: str, _: SentForm) -> Response:
    """Remove what was given; nothing of it stays."""
    staged = find_staged(desk, key)
    find_works(desk).stagings.discard(staged)
    desk.note("discarded", None, staged.source.label[:500])
    return desk.go("/add", "Discarded; nothing of it is kept.")


@page(router, "/add/work/{work_id}")
def show_work(desk: Editor, work_id: str) -> Response:
    """How far a piece of adding is, and what became of its documents."""
    work = find_work(desk, work_id)
    heads = desk.record.load_heads([one.id for one in work.documents]) if work.is_over else {}
    return desk.show("work.html.jinja", f"Adding {work.label}", {"work": work}, {"told": work.tell(), "heads": heads})


@router.post("/add/work/{work_id}/stop")
def stop_work(desk: Editor, work_id: str, _: SentForm) -> Response:
    """Stop a piece of adding; what was filed stays."""
    work = find_work(desk, work_id)
    if work.is_over:
        return desk.go(f"/add/work/{work.id}", "It had ended already.")
    find_works(desk).stop(work, desk.visitor.name)
    desk.note("stop asked for", work.id, work.label[:500])
    find_works(desk).wait(work, PATIENCE)
    return desk.go(f"/add/work/{work.id}")


def find_work(desk: Desk, work_id: str) -> Work:
    work = find_works(desk).find(work_id)
    if work is None:
        raise Problem(
            404, "Not found", "The server has begun anew since, or never knew of it; the record has the rest."
        )
    return work
