"""Follow-ups: what is due, overdue, kept or cancelled, each with the words that opened and closed it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Annotated, Any, get_args

from fastapi import Depends, Query
from starlette.responses import Response

from dragoman.errors import Overtaken
from dragoman.model.record import FollowUpKind, FollowUpState
from dragoman.record import FollowUpFilters
from dragoman.record.listing import FollowUpStatus
from dragoman.web.desk import Editor, Reader, SentForm, take_field
from dragoman.web.downloads import answer_calendar, answer_csv
from dragoman.web.judgement_forms import take_verb, take_version, take_why
from dragoman.web.overtaken import ask_again
from dragoman.web.parameters import Cursor, Words, choose_value, find_key
from dragoman.web.periods import check_date
from dragoman.web.routing import open_router, page
from dragoman.web.security.addresses import choose_own_address

router = open_router()

STATUSES: tuple[str, ...] = ("open", "overdue", "kept", "moved", "cancelled", "all")
LABELS = {"value": "The value that is right", "why": "Why"}


Sides = Annotated[list[str], Query(alias="with", max_length=10)]


@dataclass(frozen=True, slots=True)
class Asked:
    """The filters that a list of follow-ups was asked for, and the query that asks for them again."""

    filters: FollowUpFilters
    query: dict[str, Any]


def read_filters(
    desk: Reader,
    status: Words = "open",
    kind: Words = "",
    with_: Sides = [],  # noqa: B006  # FastAPI copies it
    due_before: Words = "",
) -> Asked:
    """The filters of a query; `open` is the default. Raises Problem for values that there are none of."""
    chosen: FollowUpStatus | None = None if status == "all" else choose_value(status or "open", "status", STATUSES)
    sides = [one for one in with_ if one.strip()]
    filters = FollowUpFilters(
        with_=tuple(find_key(desk, one) for one in sides),
        status=chosen,
        kind=choose_value(kind, "kind", get_args(FollowUpKind)),
        due_before=check_date(due_before, "Due before"),
        today=desk.today,
    )
    return Asked(filters, {"status": status, "kind": kind, "with": sides, "due_before": due_before})


AskedFor = Annotated[Asked, Depends(read_filters)]


@page(router, "/follow-ups")
def list_follow_ups(desk: Reader, asked: AskedFor, after: Cursor = None) -> Response:
    """The soonest due first."""
    found = desk.record.page_follow_ups(asked.filters, after=after)
    told = {"follow_ups": found.items, "next": found.next, "asked": asked.query}
    aids = {"statuses": STATUSES, "kinds": get_args(FollowUpKind), "after": after}
    return desk.show("follow_ups.html.jinja", "Follow-ups", told, aids)


@router.get("/follow-ups.csv")
def give_table(desk: Reader, asked: AskedFor) -> Response:
    """All of them as a table."""
    found = desk.record.follow_ups(asked.filters)
    return answer_csv(found.table, found.tell())


@router.get("/follow-ups.ics")
def give_calendar(desk: Reader, asked: AskedFor) -> Response:
    """What is open and has a day, for a calendar; it is asked for by kind and side alone."""
    found = desk.record.follow_ups(replace(asked.filters, status="open", due_before=None))
    return answer_calendar(desk, "follow-ups", (), found.tell(), ids=(), reviewed=0)


@page(router, "/follow-ups/{follow_up_id}")
def show_follow_up(desk: Reader, follow_up_id: str) -> Response:
    """One follow-up: what opened and what closed it, why, and what people decided."""
    found = desk.record.load_follow_up(follow_up_id)
    heads = {found.document: desk.record.load_document(found.document)}
    if found.closing_document:
        heads[found.closing_document] = desk.record.load_document(found.closing_document)
    told = {
        "follow_up": found,
        "documents": heads,
        "judgements": desk.record.find_judgements([follow_up_id]),
        "history": desk.record.load_history(follow_up_id),
    }
    aids = {"version": desk.record.load_version(follow_up_id), "states": get_args(FollowUpState)}
    return desk.show("follow_up.html.jinja", found.what, told, aids)


@router.post("/follow-ups/{follow_up_id}/judge")
def judge_follow_up(desk: Editor, form: SentForm, follow_up_id: str) -> Response:
    """Accept a follow-up as it stands, reject it, or correct its state, day or words."""
    verb, field = take_verb(form, ("accept", "reject", "correct")), take_field(form, "field") or None
    look = choose_own_address(f"/follow-ups/{follow_up_id}", "/follow-ups")
    try:
        desk.record.judge(
            verb,
            follow_up_id,
            field=field if verb == "correct" else None,
            value=take_field(form, "value") if verb == "correct" else None,
            by=desk.visitor.name,
            why=take_why(form),
            expected=take_version(form, "expected"),
        )
    except Overtaken as fault:
        versions = {"expected": follow_up_id}
        return ask_again(desk, fault, form, doing=verb, labels=LABELS, versions=versions, look=look)
    desk.note(f"judged {verb}", follow_up_id, f"{field or ''} {take_field(form, 'value')}".strip())
    return desk.go(look, {"accept": "Accepted.", "reject": "Rejected: it is followed no more."}.get(verb, "Corrected."))
