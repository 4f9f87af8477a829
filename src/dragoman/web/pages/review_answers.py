"""Answers to questions of the review: enter what a person decides, pass a question over, take the last answer back."""

from __future__ import annotations

from dataclasses import replace

from starlette.responses import Response

from dragoman.errors import JudgementError, NotInRecord, Overtaken
from dragoman.resolving.questions import Answer, Choice, Question
from dragoman.web.desk import Editor, Reader, SentForm, take_field
from dragoman.web.judgement_forms import take_participant, take_version
from dragoman.web.overtaken import ask_again
from dragoman.web.pages.review import find_queue, name_question, name_review, read_kind, tell_settled
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router
from dragoman.web.security.sessions import Given

router = open_router()

WHY: dict[Choice, str] = {
    "accept": "as the text has it",
    "edit": "corrected after reading the text",
    "reject": "not what the text says",
    "same": "the same encounter",
    "not-same": "two encounters",
}
"""What stands in the record where the person gives no words of their own: a review is answered by one key."""
LABELS = {"value": "The value that is right", "name": "Name", "role": "Office", "country": "State", "why": "Why"}
MOST_OF_A_DETAIL = 4_000
MOST_SKIPPED = 1_000
MOST_UNDONE = 200
"""Answers of a session that can be taken back one by one; older ones on the page of all judgements."""


@router.post("/review/{question_id}/answer")
def give_answer(desk: Editor, form: SentForm, question_id: str) -> Response:
    """Enter the judgements of an answer; then the next question is shown."""
    kind = read_kind(take_field(form, "kind"))
    try:
        question = desk.record.load_question(question_id)
    except NotInRecord:
        find_queue(desk).drop(question_id)
        return desk.go(name_review(kind), f"{tell_settled(desk, question_id)} Nothing of yours was entered.")
    answer = choose_answer(question, take_field(form, "choice"))
    value = take_value(form, question) if answer.choice == "edit" else None
    own_words = take_field(form, "why")
    drafts = [
        replace(draft, value=value) if draft.verb == "correct" and draft.value is None else draft
        for draft in answer.judgements
    ]
    try:
        entered = desk.record.judge_together(
            drafts,
            by=desk.visitor.name,
            why=own_words or WHY[answer.choice],
            expected=take_version(form, "expected"),
            expected_other=take_version(form, "expected_other"),
        )
    except Overtaken as fault:
        versions = {"expected": question.subject} | ({"expected_other": question.other} if question.other else {})
        doing = tell_answer(question, answer.choice, value)
        return ask_again(
            desk, fault, form, doing=doing, labels=LABELS, versions=versions, look=name_question(question.id, kind)
        )
    except JudgementError as fault:
        again = name_question(question.id, kind, value=value, why=own_words)
        return desk.go(again, f"Not entered: {fault}.")
    told = tell_answer(question, answer.choice, value)
    desk.note(f"answered {answer.choice}", question.subject, f"{question.id}: {told}"[:MOST_OF_A_DETAIL])
    desk.session.undoing.append(Given(question.id, tuple(judgement.id for judgement in entered), told))
    del desk.session.undoing[:-MOST_UNDONE]
    find_queue(desk).drop(question.id)
    return desk.go(name_review(kind), f"Entered: {told}.")


@router.post("/review/{question_id}/skip")
def skip_question(desk: Reader, form: SentForm, question_id: str) -> Response:
    """Pass a question over until the session ends; nothing of it is recorded."""
    kind = read_kind(take_field(form, "kind"))
    asked = find_queue(desk).list_questions(desk.record)
    if question_id not in desk.session.skipped and any(question.id == question_id for question in asked):
        desk.session.skipped.append(question_id)
        del desk.session.skipped[:-MOST_SKIPPED]
    return desk.go(name_review(kind))


@router.post("/review/unskip")
def ask_skipped(desk: Reader, form: SentForm) -> Response:
    """Ask again what was passed over."""
    desk.session.skipped.clear()
    return desk.go(name_review(read_kind(take_field(form, "kind"))))


@router.post("/review/undo")
def undo_answer(desk: Editor, form: SentForm) -> Response:
    """Take back the judgements that the last answer of this session entered, and ask that question again."""
    kind = read_kind(take_field(form, "kind"))
    if not desk.session.undoing:
        return desk.go(name_review(kind), "Nothing was answered here that could be taken back.")
    given = desk.session.undoing[-1]
    try:
        desk.record.withdraw_together(given.judgements, by=desk.visitor.name, why="undone in the review")
    except JudgementError as fault:  # somebody has taken it back on another page
        desk.session.undoing.remove(given)
        return desk.go(name_review(kind), f"Not undone: {fault}.")
    desk.session.undoing.remove(given)
    desk.note("undid answer", given.question.split(".")[1], f"{given.question}: {given.told}"[:MOST_OF_A_DETAIL])
    notice = f"Undone: {given.told}."
    try:
        find_queue(desk).bring_back(desk.record.load_question(given.question))
    except NotInRecord:  # other judgements have settled it
        return desk.go(name_review(kind), notice)
    return desk.go(name_question(given.question, kind), notice)


def choose_answer(question: Question, choice: str) -> Answer:
    """The answer of that name. Raises Problem for one that the question doesn't have."""
    for answer in question.answers:
        if answer.choice == choice:
            return answer
    ways = ", ".join(answer.choice for answer in question.answers)
    raise Problem(422, "No such answer", f"“{choice}” is no answer to this question: {ways} are.")


def take_value(form: SentForm, question: Question) -> str:
    """The value typed in. Raises Problem where it is missing."""
    value = take_field(form, "value")
    if question.field == "participants" and not value:
        value = take_participant(form)
    if not value:
        raise Problem(422, "Say what is right", "To correct it, type in what is right; or reject it.")
    return value


def tell_answer(question: Question, choice: Choice, value: str | None) -> str:
    """What an answer says, in a few words: “date accepted, 10 April 2031”."""
    if choice in ("same", "not-same"):
        done = "one encounter" if choice == "same" else "two encounters"
        return f"{done}: {question.told}, and another"
    done = {"accept": "accepted", "edit": "corrected", "reject": "rejected"}[choice]
    what = {"participants": "participant", "state": "state of a follow-up"}.get(question.field or "", question.field)
    return f"{what} {done}, {f'to {value}' if choice == 'edit' else question.told}"
