"""Briefs: choose with whom, read and edit the brief, download it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Annotated, Any, cast

from fastapi import Query
from starlette.datastructures import FormData
from starlette.responses import Response

from dragoman.briefs.brief import write_brief
from dragoman.briefs.editing import WHOLE, edit_paper, iter_keys, key_block, key_section, sign_parts
from dragoman.briefs.matter import BriefRequest, Length
from dragoman.errors import ReadOnlyRecord, RecordLocked
from dragoman.lexicon.names import name_of
from dragoman.lexicon.states import read_states
from dragoman.model.paper import Paper
from dragoman.record import EngagementFilters
from dragoman.web.desk import Desk, Reader, SentForm, take_field
from dragoman.web.papers import FILES, OF_BRIEFS, aid_paper, answer_paper, describe_paper
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page
from dragoman.web.sides import Side, find_side
from dragoman.when import When
from dragoman.wording import plain

router = open_router()

WEEKS_AHEAD = 8
MOST_AHEAD = 60
MOST_SIDES = 4
MOST_OFFERED = 300
"""People and bodies that are offered to choose from: those that take part most; others are typed."""
MADE_LATELY = 8
LONGEST_NOTE = 5_000

Who = Annotated[list[str] | None, Query(alias="with", max_length=MOST_SIDES)]
Words = Annotated[str, Query(max_length=200)]


@page(router, "/briefs")
def choose_brief(desk: Reader) -> Response:
    """What is coming up, whom a brief can be on, and the briefs that were made lately."""
    return show_chooser(desk)


def show_chooser(
    desk: Desk, sides: tuple[Side, ...] = (), typed: Mapping[str, str] | None = None, fault: str = "", status: int = 200
) -> Response:
    """Where a brief is chosen; `sides` are those that were typed, which may not be told."""
    until = (date.fromisoformat(desk.today) + timedelta(weeks=WEEKS_AHEAD)).isoformat()
    filters = EngagementFilters(since=desk.today, until=until, oldest_first=True)
    lines = desk.record.page_engagements(filters, size=MOST_AHEAD).items
    made = desk.record.list_briefs(MADE_LATELY)
    told = {
        "coming_up": [line for line in lines if line.status in ("planned", "proposed")],
        "made": made,
        "sides": sides,
    }
    aids = {
        "typed": dict(typed or {}),
        "fault": fault,
        "offered": list_offered(desk),
        "names": name_made(desk, [one for brief in made for one in (*brief.with_, brief.engagement) if one]),
    }
    return desk.show("briefs.html.jinja", "Briefs", told, aids, status)


def list_offered(desk: Desk) -> list[tuple[str, str]]:
    """Names to choose from, each with what tells it from others: states, then who takes part most."""
    states = sorted(name_of(state.alpha3) for state in read_states())
    actors = desk.record.page_actors(size=MOST_OFFERED).items
    people = [(plain(a.name), name_of(a.country) if a.country else a.kind) for a in actors if a.kind != "state"]
    return [*((name, "state") for name in states), *people]


def name_made(desk: Desk, ids: list[str]) -> dict[str, str]:
    """What to call the sides and engagements of briefs."""
    named = desk.record.name_subjects(ids)
    return {one: named[one].name if one in named else name_of(one) for one in ids}


# The brief


@page(router, "/briefs/draft")
def show_draft(
    desk: Reader,
    with_: Who = None,
    on: Words = "",
    about: Words = "",
    length: Length = "full",
    engagement: Words = "",
) -> Response:
    """The brief as a page, to be edited; where it can't be told whom it is on, the place to choose."""
    typed = {"on": on, "about": about, "length": length}
    sides = tuple(find_side(desk.record, words) for words in with_ or () if words.strip())
    if not engagement and not all(side.key for side in sides):
        return show_chooser(desk, sides, typed, "", 422)
    if not engagement and not sides:
        return show_chooser(desk, sides, typed, "Say whom the brief is on, or choose what is coming up.", 422)
    request = BriefRequest(
        with_=tuple(cast(str, side.key) for side in sides),
        on=choose_day(desk, on, engagement),
        made_on=desk.today,
        about=about.strip() or None,
        length=length,
        engagement=engagement or None,
    )
    return show_brief(desk, request, write_brief(desk.record, request))


def choose_day(desk: Desk, on: str, engagement: str) -> str:
    """The day asked for, else the first one of the engagement, else today. Raises Problem for no day, NotInRecord."""
    if on.strip():
        return read_day(on)
    planned = desk.record.load_engagement(engagement).date if engagement else None
    return When.parse(planned).earliest.isoformat() if planned else desk.today


def read_day(words: str) -> str:
    try:
        return date.fromisoformat(words.strip()).isoformat()
    except ValueError:
        raise Problem(422, "No day", f"“{plain(words)}” is no day: write it as 2025-12-27.") from None


def show_brief(
    desk: Desk,
    request: BriefRequest,
    paper: Paper,
    edits: Mapping[str, Any] | None = None,
    status: int = 200,
) -> Response:
    """The page of a brief; `edits` are what was left out and written on a page made before."""
    told = {"request": request, **describe_paper(paper)}
    left_out: set[str] = set(edits["left_out"]) if edits else set()
    aids = {
        **aid_paper(paper),
        "edits": {"left_out": left_out, "notes": edits["notes"] if edits else {}, "remember": True},
        "changed": edits is not None,
        "key_block": key_block,
        "key_section": key_section,
        "parts": " ".join((*iter_keys(paper), *list_sections(paper))),
        "signed": sign_parts(paper),
        "files": {ending: FILES[ending] for ending in OF_BRIEFS},
    }
    told.pop("title")
    return desk.show("brief.html.jinja", paper.title, {"heading": paper.title, **told}, aids, status)


@router.post("/briefs/paper")
def set_brief(desk: Reader, form: SentForm) -> Response:
    """The brief as a file, without what was left out and with the officer's notes.

    Where it would say something else by now, its page is shown anew, with what was left out and written.
    """
    request = read_request(form)
    paper = write_brief(desk.record, request)
    ticked = {key for name in ("keep", "section") for key in form.getlist(name) if isinstance(key, str)}
    dropped = (parts for section, parts in list_sections(paper).items() if section not in ticked)
    keep = ticked.difference(*dropped)
    notes = read_notes(form, paper)
    if take_field(form, "signed") != sign_parts(paper):
        shown = take_field(form, "parts", 50_000).split()
        edits = {"left_out": set(shown) - ticked, "notes": notes}
        return show_brief(desk, request, paper, edits, 409)
    edited = edit_paper(paper, keep, notes, desk.visitor.name)
    if not edited.sections:
        raise Problem(422, "Nothing is left", "All of it was left out. Go back and keep a part, or write a note.")
    answer = answer_paper(edited, take_field(form, "format"), "brief")
    if take_field(form, "remember") and desk.visitor.may("editor"):
        remember(desk, request)
    desk.note("brief made", None, f"{request.subject[:500]}, for {request.on}, {take_field(form, 'format')}")
    return answer


def list_sections(paper: Paper) -> dict[str, set[str]]:
    """The keys of the sections of a paper, each with those of its parts."""
    return {
        key_section(section): {key for block in section.blocks for key in key_block(section, block)}
        for section in paper.sections
    }


def read_request(form: FormData) -> BriefRequest:
    """The brief that a form asks for. Raises Problem."""
    length = take_field(form, "length")
    if length not in ("full", "short"):
        raise Problem(422, "No such length", "A brief is full or short.")
    with_ = tuple(words for words in form.getlist("with")[:MOST_SIDES] if isinstance(words, str) and len(words) <= 200)
    engagement = take_field(form, "engagement", 200) or None
    if not with_ and not engagement:
        raise Problem(422, "Whom is it on?", "The brief is on nobody; choose it anew.")
    return BriefRequest(
        with_=with_,
        on=read_day(take_field(form, "on")),
        made_on=read_day(take_field(form, "made_on")),
        about=take_field(form, "about", 200) or None,
        length="short" if length == "short" else "full",
        engagement=engagement,
    )


def read_notes(form: FormData, paper: Paper) -> dict[str, str]:
    """The officer's notes: on sections by their keys, on the whole brief."""
    fields = {WHOLE: "note", **{key_section(section): f"note-{key_section(section)}" for section in paper.sections}}
    written = {key: take_field(form, name, LONGEST_NOTE) for key, name in fields.items()}
    # A section may be gone from the paper since its note was written: the words go to the whole.
    known = set(fields.values())
    lost = [str(words) for name, words in form.multi_items() if name.startswith("note-") and name not in known]
    written[WHOLE] = "\n".join(words for words in (written[WHOLE], *lost) if words.strip())[: 2 * LONGEST_NOTE]
    return {key: words for key, words in written.items() if words}


def remember(desk: Desk, request: BriefRequest) -> None:
    """Keep that the brief was made. Where the record can't be written, only the next one will know nothing of it."""
    try:
        desk.record.remember_brief(request.subject, request.made_on)
    except (ReadOnlyRecord, RecordLocked) as fault:
        desk.session.tell(f"The brief is not remembered: {plain(str(fault))}")
