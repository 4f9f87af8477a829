"""The review: one question a screen, with the words that it is about; and all questions as a list."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, cast
from urllib.parse import quote

from fastapi import Query
from starlette.responses import Response

from dragoman.errors import NotInRecord
from dragoman.model.record import ComparedField, Comparison, FiledAccount
from dragoman.record.surroundings import Passage
from dragoman.resolving.comparison import compare_accounts
from dragoman.resolving.correctable import CorrectableField
from dragoman.resolving.participants_likeness import is_office_only
from dragoman.resolving.questions import Question, QuestionKind
from dragoman.resolving.value_questions import SINGLE
from dragoman.web.desk import Desk, Reader
from dragoman.web.parameters import Words
from dragoman.web.problems import Problem
from dragoman.web.rendering import join_query
from dragoman.web.review_queue import ReviewQueue
from dragoman.web.routing import open_router, page
from dragoman.wording import plain

router = open_router()

KINDS: dict[QuestionKind, str] = {"value": "values", "merge": "mergers", "follow-up": "follow-ups"}
BATCH = 50
"""Questions that make up a sitting: what one person answers in an hour or so."""
AT_ONCE = 50
NEAR = 120
"""Code points around the words of an alternative: enough to see the sentence."""
MOST_BESIDE = 4
"""Accounts of each side of a merger that are compared: more have no room beside each other."""

Kind = Annotated[str, Query(max_length=20)]


@dataclass(frozen=True, slots=True)
class Progress:
    """Where one stands: the question's number among those of the sitting, how many were answered and passed over."""

    number: int
    of: int
    answered: int
    skipped: int
    more: bool


@dataclass(frozen=True, slots=True)
class Sides:
    """The accounts of the two sides of a merger, field by field; the first `first` are of the one side.

    `left_out` counts the accounts that have no room.
    """

    comparison: Comparison
    accounts: tuple[FiledAccount, ...]
    first: int
    left_out: int


def find_queue(desk: Desk) -> ReviewQueue:
    """The questions kept for all who review."""
    return cast(ReviewQueue, desk.request.app.state.review)


def read_kind(words: str) -> QuestionKind | None:
    """The kind of question asked for, None for all. Raises Problem for what is none."""
    for kind in KINDS:
        if kind == words:
            return kind
    if words:
        raise Problem(422, "No such kind", f"“{words}” is none of {', '.join(KINDS)}.")
    return None


def name_review(kind: QuestionKind | None) -> str:
    """The address of the next question."""
    return join_query("/review", kind=kind)


def name_question(question_id: str, kind: QuestionKind | None, **more: str | None) -> str:
    """The address of one question; `more` is what was typed."""
    return join_query(f"/review/{quote(question_id, safe='')}", kind=kind, **more)


def write_question(question: Question) -> str:
    """The question in a sentence."""
    if question.kind == "merge":
        return "Are these two one encounter?"
    told = plain(question.told)
    if question.kind == "follow-up":
        return f"Was it {question.value}?"
    if question.field == "participants":
        return f"Did “{told}” take part, and who is it?"
    if question.value is None:
        return f"No {question.field} is told: is that right?"
    return f"Is {told if question.field in ('date', 'place') else f'“{told}”'} the right {question.field}?"


@page(router, "/review")
def show_next(desk: Reader, kind: Kind = "") -> Response:
    """The weightiest question that nobody has answered and the visitor has not passed over."""
    wanted, queue = read_kind(kind), find_queue(desk)
    question = queue.choose(desk.record, wanted, desk.session.skipped)
    if question is not None:
        return show(desk, question, wanted)
    waiting = queue.list_questions(desk.record, wanted)
    told = {"question": None, "kind": wanted, "questions": waiting, "counts": queue.count_kinds()}
    aids = {"kinds": KINDS, "undoing": desk.session.undoing[-1:], "documents": desk.record.count_all()["documents"] > 0}
    return desk.show("review_empty.html.jinja", "Review", told, aids)


@page(router, "/review/queue")
def list_queue(desk: Reader, kind: Kind = "", after: Annotated[int, Query(ge=0, le=100_000)] = 0) -> Response:
    """All questions, the weightiest first."""
    wanted, queue = read_kind(kind), find_queue(desk)
    found = queue.list_questions(desk.record, wanted)
    shown = found[after : after + AT_ONCE]
    told = {
        "questions": shown,
        "kind": wanted,
        "counts": queue.count_kinds(),
        "next": after + AT_ONCE if len(found) > after + AT_ONCE else None,
    }
    aids = {
        "kinds": KINDS,
        "after": after or None,
        "skipped": desk.session.skipped,
        "subjects": desk.record.name_subjects(question.subject for question in shown),
        "all": len(found),
        "asked": {question.id: write_question(question) for question in shown},
    }
    return desk.show("review_queue.html.jinja", "All questions", told, aids)


@page(router, "/review/{question_id}")
def show_question(desk: Reader, question_id: str, kind: Kind = "", value: Words = "", why: Words = "") -> Response:
    """One question; `value` and `why` are what was typed before, where it could not be entered."""
    wanted = read_kind(kind)
    try:
        question = desk.record.load_question(question_id)
    except NotInRecord:
        find_queue(desk).drop(question_id)
        if desk.wants_json:
            raise
        return desk.go(name_review(wanted), tell_settled(desk, question_id))
    return show(desk, question, wanted, value, why)


def tell_settled(desk: Desk, question_id: str) -> str:
    """What has become of a question that is not asked any more. Raises NotInRecord where it can't have been one."""
    _, _, rest = question_id.partition(".")
    subject, _, rest = rest.partition(".")
    field, _, _ = rest.partition(".")
    desk.record.load_version(subject)
    judged = [
        judgement
        for judgement in desk.record.find_judgements([subject])
        if judgement.stands
        and (not rest or judgement.field in (None, field) or rest in (judgement.subject, judgement.other))
    ]
    if not judged:
        return "That question is not asked any more: it was settled meanwhile."
    last = judged[-1]
    said = " ".join(filter(None, (last.verb, last.field, last.value)))
    return f"That question was answered meanwhile by {last.by} ({said})."


def show(desk: Desk, question: Question, kind: QuestionKind | None, typed: str = "", why: str = "") -> Response:
    """The page of a question, or its JSON twin."""
    # The versions first: what changes while the rest is loaded is then told as a change.
    versions = {"expected": desk.record.load_version(question.subject)}
    if question.other:
        versions["expected_other"] = desk.record.load_version(question.other)
    field = find_field(desk, question)
    passages = load_passages(desk, question)
    queue = find_queue(desk)
    waiting = queue.list_questions(desk.record, kind)
    told = {
        "question": question,
        "kind": kind,
        "passages": passages,
        "versions": versions,
        "progress": tell_progress(desk, question, waiting, kind),
        "questions": waiting[:BATCH],
        "counts": queue.count_kinds(),
    }
    home = desk.record.name_subjects([question.subject]).get(question.subject)
    aids = {
        "kinds": KINDS,
        "field": field,
        "asked": write_question(question),
        "typed": typed or question.value or "",
        "parts": split_participant(typed or question.value or ""),
        "why": why,
        "sides": load_sides(desk, question),
        "home": home,
        "undoing": desk.session.undoing[-1:],
    }
    return desk.show("review.html.jinja", "Review", told, aids)


def find_field(desk: Desk, question: Question) -> CorrectableField | None:
    """How the field of a question is corrected, None for a merger."""
    subject = "follow-up" if question.kind == "follow-up" else "engagement"
    fields = desk.record.list_correctable_fields()
    return next((one for one in fields if (one.subject, one.name) == (subject, question.field)), None)


def load_passages(desk: Desk, question: Question) -> list[Passage]:
    """The words of a question in their surroundings, then those of its alternatives, in narrower ones."""
    places = [(question.document.id, question.words)]
    others = [(other.document.id, other.words) for other in question.alternatives]
    if question.kind == "value":
        return desk.record.load_passages(places) + desk.record.load_passages(others, around=NEAR)
    return desk.record.load_passages(places + others)


def load_sides(desk: Desk, question: Question) -> Sides | None:
    """Both sides of a merger: two engagements, or an account and the rest of the engagement in which it stands."""
    if question.other is None:
        return None
    homes = desk.record.name_subjects([question.subject, question.other])
    one, two = (homes[named].engagement or named for named in (question.subject, question.other))
    mine, theirs = desk.record.load_accounts(one), desk.record.load_accounts(two)
    if one == two:
        theirs = tuple(filed for filed in mine if filed.id != question.subject)
        mine = tuple(filed for filed in mine if filed.id == question.subject)
    shown = (*mine[:MOST_BESIDE], *theirs[:MOST_BESIDE])
    comparison = compare_accounts(one, shown)
    fields = tuple(field for field in comparison.fields if tells_of_both(field))
    return Sides(
        Comparison(one, comparison.accounts, fields),
        shown,
        len(mine[:MOST_BESIDE]),
        len(mine) + len(theirs) - len(shown),
    )


def tells_of_both(field: ComparedField) -> bool:
    """Whether a field tells something on the two being one: what one text alone goes into says nothing on it."""
    told = sum(cell.value is not None for cell in field.cells)
    return told > 1 or (told == 1 and field.name.partition(":")[0] in (*SINGLE, "participant"))


def tell_progress(desk: Desk, question: Question, waiting: Sequence[Question], kind: QuestionKind | None) -> Progress:
    """Where the visitor stands with a question, in sittings of fifty."""
    answered = sum(kind in (None, given.question.partition(".")[0]) for given in desk.session.undoing)
    skipped = sum(one.id in desk.session.skipped for one in waiting)
    place = next((number for number, one in enumerate(waiting) if one.id == question.id), 0)
    done = answered % BATCH
    number = done + place + 1
    of = done + len(waiting)
    return Progress(number, max(number, min(BATCH, of)), answered, skipped, of > BATCH)


def split_participant(value: str) -> tuple[str, str, str]:
    """Name, office and country of a participant as a judgement takes it; no name where the office stands for it."""
    named, _, rest = value.partition("|")
    role, _, country = rest.partition("|")
    name = "" if is_office_only(named.strip(), role.strip()) else named
    return name.strip(), role.strip(), country.strip()
