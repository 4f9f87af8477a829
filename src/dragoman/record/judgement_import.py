"""Enter the judgements of a table that a person has filled in: each faulty row is told, the others are entered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from sqlalchemy import Connection

from dragoman.errors import JudgementError, NotInRecord, ReadingError
from dragoman.model.record import Judgement
from dragoman.record.engagement_loading import list_subjects, load_engagements
from dragoman.record.judgement_rows import HOW, JudgementRow, refuse
from dragoman.record.judging import draft_judgement, find_engagement, keep_judgement, kind_of
from dragoman.record.loading import load_judgements
from dragoman.record.writing import Writing

Words = tuple[str, str | None, str | None, str | None]
"""A judgement without who and why: verb, field, value and the other thing."""


@dataclass(slots=True)
class JudgementOutcome:
    """What came of a table: the judgements entered, how many stood already, ids that led on, rows that were faulty."""

    entered: list[Judgement] = field(default_factory=list)
    known: int = 0
    led_on: dict[str, str] = field(default_factory=dict)
    faults: list[ReadingError] = field(default_factory=list)


def draft_rows(
    connection: Connection, rows: Iterable[JudgementRow | ReadingError], *, by: str, why: str
) -> JudgementOutcome:
    """What the rows come to if they are entered; nothing is written. `why` stands in where a row gives no reason."""
    outcome = JudgementOutcome()
    drafted: set[tuple[str, Words]] = set()
    for row in rows:
        if isinstance(row, ReadingError):
            outcome.faults.append(row)
            continue
        try:
            drafts = draft_row(connection, row, by=by, why=why)
        except ReadingError as fault:
            outcome.faults.append(fault)
            continue
        for draft in drafts:
            if draft.subject != row.subject:
                outcome.led_on[row.subject] = draft.subject
            standing = list_standing(connection, draft.subject)
            if tell_words(draft) in standing or (draft.subject, tell_words(draft)) in drafted:
                outcome.known += 1
            else:
                drafted.add((draft.subject, tell_words(draft)))
                outcome.entered.append(draft)
    return outcome


def enter_rows(writing: Writing, rows: Iterable[JudgementRow | ReadingError], *, by: str, why: str) -> JudgementOutcome:
    """Enter the judgements of the rows, all but those that stand already in the same words."""
    outcome = draft_rows(writing.connection, rows, by=by, why=why)
    for judgement in outcome.entered:
        keep_judgement(writing, judgement)
    return outcome


def draft_row(connection: Connection, row: JudgementRow, *, by: str, why: str) -> list[Judgement]:
    """The judgements of a row on what its id leads to now. Raises ReadingError, naming the column, if one can't be."""
    if not (row.why or why):
        raise refuse(row.where, "why", "no reason is given", "fill it in, or give one for all rows with --why")
    drafts = []
    for clause in row.clauses:
        try:
            draft = draft_judgement(
                connection,
                clause.verb,
                row.subject,
                other=clause.other,
                field=clause.field,
                value=clause.value,
                by=by,
                why=row.why or why,
            )
        except NotInRecord as fault:
            column = "id" if fault.subject == row.subject else "judgements"
            remedy = "copy the id from a fresh export, or look it up with `dragoman list`"
            raise refuse(row.where, column, f"the record has no {fault.kind} {fault.subject}", remedy) from None
        except JudgementError as fault:
            column, remedy = (
                ("id", "copy it from a fresh export") if kind_of(row.subject) is None else ("judgements", HOW)
            )
            raise refuse(row.where, column, str(fault), remedy) from None
        drafts.append(draft)
    if kind_of(row.subject) == "engagement":
        living = find_engagement(connection, row.subject)
        drafts = [replace(draft, subject=living) for draft in drafts]
    return drafts


def list_standing(connection: Connection, subject: str) -> set[Words]:
    """The judgements that stand on a thing, under any id it has had."""
    subjects = [subject]
    if kind_of(subject) == "engagement":
        subjects += [name for told in load_engagements(connection, [subject]) for name in list_subjects(told)]
    found = load_judgements(connection, dict.fromkeys(subjects))
    return {tell_words(j) for j in found if j.stands and j.subject in subjects}


def tell_words(judgement: Judgement) -> Words:
    """What a judgement says; no field, and the field "engagement", are the whole."""
    whole = judgement.field in (None, "engagement")
    return judgement.verb, None if whole else judgement.field, judgement.value, judgement.other
