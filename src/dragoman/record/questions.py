"""The review queue: what a person should look at, what matters most first.

What is looked through, so that the answer comes at once from a record of any size: of the engagements that nobody has
rejected the latest with several accounts (`MOST_COMPARED`), the latest of all (`MOST_RECENT`), the last added without a
day (`MOST_UNDATED`); of the latest a few (`MOST_PAIRED`) for others that they only just were not joined with; and the
follow-ups that were closed last (`MOST_CLOSED`). Where that gives too few questions, the next as many are looked
through, at most `MOST_ROUNDS` times; then those of which a person has judged something, in the same way.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from sqlalchemy import ColumnElement, Connection, and_, func, or_, select

from dragoman.errors import NotInRecord
from dragoman.model.record import Judgement
from dragoman.record.engagement_loading import list_subjects, load_engagements
from dragoman.record.follow_up_loading import build_follow_ups
from dragoman.record.loading import in_batches, load_heads, load_judgements, load_reasons
from dragoman.record.redirects import follow_id
from dragoman.record.tables import (
    account_keys,
    accounts,
    documents,
    engagement_participants,
    engagements,
    follow_ups,
    history,
)
from dragoman.resolving.engagement_fields import compute_engagement
from dragoman.resolving.engagements import profile_engagement
from dragoman.resolving.keys import list_search_keys
from dragoman.resolving.likeness import Profile
from dragoman.resolving.merge_questions import ask_joins, ask_pair
from dragoman.resolving.questions import Case, Question, QuestionKind, ask_follow_up, weigh_attention
from dragoman.resolving.value_questions import ask_values
from dragoman.when import When

KINDS: tuple[QuestionKind, ...] = get_args(QuestionKind)
MOST_COMPARED, MOST_RECENT, MOST_UNDATED, MOST_PAIRED, MOST_CLOSED, MOST_ROUNDS = 60, 50, 25, 20, 50, 4


def list_questions(
    connection: Connection,
    limit: int = 50,
    kinds: Collection[QuestionKind] = KINDS,
    since_version: int | None = None,
) -> list[Question]:
    """The questions of the kinds, the weightiest first; those of one weight by their ids.

    With `since_version`, the number of an event of the record's history, only those on what has changed after it. What
    a person has judged is not asked; once the judgement is withdrawn, it is asked again.

    A question weighs, by its kind, 4 where accounts differ, 2 where a merge is close, 1 where a value or a closing is
    not sure; times how much it is looked at: (1 + log2 of the independent sources) · (1 + log10 of 1 + the engagements
    of its busiest participant) / (1 + years since it, seen from the newest text of the record).
    """
    found: dict[str, Question] = {}
    cases: dict[str, Case] = {}
    windows = iter_windows(connection, since_version) if "value" in kinds or "merge" in kinds else ()
    for compared, recent, undated in windows:
        fresh = load_cases(connection, {*compared, *recent, *undated} - cases.keys())
        cases |= fresh
        asked: list[Question] = []
        if "value" in kinds:
            asked += (question for case in fresh.values() for question in ask_values(case))
        if "merge" in kinds:
            reasons = load_reasons(connection, (f.id for case in fresh.values() for f in case.accounts))
            asked += (question for case in fresh.values() for question in ask_joins(case, reasons))
            asked += list_pairs(connection, recent[:MOST_PAIRED], cases)
        found |= {question.id: question for question in asked}
        if len(found) >= limit:
            break
    if "follow-up" in kinds:
        found |= {question.id: question for question in list_weak_closings(connection, since_version)}
    return sorted(weigh(connection, list(found.values()), cases), key=lambda q: (-q.weight, q.id))[:limit]


def load_question(connection: Connection, question_id: str) -> Question:
    """The question of an id, as long as it is asked. NotInRecord where it never was, or has been answered."""
    kind, _, rest = question_id.partition(".")
    subject, _, other = rest.partition(".")
    cases: dict[str, Case] = {}
    found: list[Question] = []
    if kind == "follow-up":
        found = ask_closings(connection, follow_ups.c.id == subject)
    elif kind in ("value", "merge"):
        homes = [find_home(connection, named) for named in (subject, *([other] if kind == "merge" else []))]
        cases = load_cases(connection, [home for home in homes if home])
        told = list(cases.values())
        if kind == "value":
            found = [question for case in told for question in ask_values(case)]
        elif len(told) == 1:
            found = list(ask_joins(told[0], load_reasons(connection, (f.id for f in told[0].accounts))))
        elif len(told) == 2:
            one, two = told
            profiles = {case.engagement.id: profile_engagement(case.told) for case in told}
            found = [question for question in [ask_pair(one, two, profiles)] if question]
    for question in weigh(connection, [q for q in found if q.id == question_id], cases):
        return question
    raise NotInRecord(question_id, "question")


def find_home(connection: Connection, subject: str) -> str | None:
    """The engagement that an id of one, or of an account, leads to; None for an unknown id."""
    if subject.startswith("a-"):
        return connection.execute(select(accounts.c.engagement_id).where(accounts.c.id == subject)).scalar()
    try:
        return follow_id(connection, engagements, subject, "engagement")
    except NotInRecord:
        return None


def changed_since(since_version: int) -> Any:
    """The query for the ids of all to which something has happened after an event."""
    return select(history.c.subject).where(history.c.id > since_version)


def iter_windows(connection: Connection, since_version: int | None) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The ids of the engagements to be looked through, some at a time: of several accounts, of late, undated."""
    row = engagements.c
    wanted: list[ColumnElement[bool]] = [row.accounts > 0, row.rejected.is_(False)]
    if since_version is not None:
        wanted.append(row.id.in_(changed_since(since_version)))
    latest = (row.date_from.desc(), row.number.desc())
    dated, undated = row.date_from.is_not(None), row.date_from.is_(None)
    for judged in (False, True):
        queries = (
            (MOST_COMPARED, select(row.id).where(*wanted, dated, row.accounts > 1).order_by(*latest)),
            (MOST_RECENT, select(row.id).where(*wanted, dated).order_by(*latest)),
            (MOST_UNDATED, select(row.id).where(*wanted, undated).order_by(row.number.desc())),
        )
        for number in range(MOST_ROUNDS):
            compared, recent, without = (
                list(
                    connection.execute(
                        query.where(row.reviewed.is_(judged)).limit(most).offset(number * most)
                    ).scalars()
                )
                for most, query in queries
            )
            if not (compared or recent or without):
                break
            yield compared, recent, without


def load_cases(connection: Connection, ids: Iterable[str]) -> dict[str, Case]:
    """Engagements with their accounts and the standing judgements on them, by id."""
    told = load_engagements(connection, sorted(set(ids)))
    homes = {name: one.id for one in told for name in list_subjects(one)}
    verdicts: dict[str, dict[str, Judgement]] = defaultdict(dict)
    for judgement in load_judgements(connection, homes):
        for named in (judgement.subject, judgement.other):
            if judgement.stands and named in homes:
                verdicts[homes[named]][judgement.id] = judgement
    cases = {}
    for one in told:
        standing = tuple(verdicts[one.id].values())
        cases[one.id] = Case(compute_engagement(one.id, one.accounts, standing), one, standing)
    return cases


def list_pairs(connection: Connection, newcomers: Sequence[str], cases: dict[str, Case]) -> Iterator[Question]:
    """The questions on engagements that only just were not joined with one of the newcomers.

    Those that have to be loaded for it are put among the cases.
    """
    newcomers = [i for i in newcomers if i in cases]
    searched = {i: {key for filed in cases[i].accounts for key in list_search_keys(filed)} for i in newcomers}
    standing: dict[str, set[str]] = defaultdict(set)
    for batch in in_batches(sorted({key for keys in searched.values() for key in keys})):
        query = (
            select(account_keys.c.key, accounts.c.engagement_id)
            .join(accounts, accounts.c.id == account_keys.c.account_id)
            .where(account_keys.c.key.in_(batch), accounts.c.superseded.is_(False))
        )
        for key, engagement_id in connection.execute(query):
            standing[key].add(engagement_id)
    pairs = {
        frozenset((one, other)): (one, other)
        for one, keys in searched.items()
        for key in sorted(keys)
        for other in sorted(standing[key])
        if one != other
    }
    cases.update(load_cases(connection, {other for _, other in pairs.values()} - cases.keys()))
    profiles: dict[str, Profile] = {}
    for one, other in pairs.values():
        if other in cases and not cases[other].engagement.rejected:
            for named in (one, other):
                if named not in profiles:
                    profiles[named] = profile_engagement(cases[named].told)
            question = ask_pair(cases[one], cases[other], profiles)
            if question is not None:
                yield question


def list_weak_closings(connection: Connection, since_version: int | None) -> list[Question]:
    """The questions on the follow-ups that were closed last."""
    row = follow_ups.c
    wanted = row.state != "open"
    if since_version is not None:
        changed = changed_since(since_version)
        wanted = and_(wanted, or_(row.id.in_(changed), row.closing_document_id.in_(changed)))
    return ask_closings(connection, wanted)


def ask_closings(connection: Connection, wanted: ColumnElement[bool]) -> list[Question]:
    row = follow_ups.c
    query = (
        select(follow_ups)
        .where(wanted, row.reviewed.is_(False), row.closing_document_id.is_not(None), row.why.contains("; "))
        .order_by(row.closed_on.desc(), row.id)
        .limit(MOST_CLOSED)
    )
    due = build_follow_ups(connection, connection.execute(query).all())
    heads = load_heads(connection, (i for f in due for i in (f.document, f.closing_document) if i))
    asked = [ask_follow_up(f, heads[f.document], heads.get(f.closing_document or "")) for f in due]
    return [question for question in asked if question is not None]


def weigh(connection: Connection, found: Sequence[Question], cases: dict[str, Case]) -> list[Question]:
    """The questions with the weight that their sources, their participants and their age give them."""
    homes = {filed.id: case for case in cases.values() for filed in case.accounts}
    about = [cases.get(question.subject) or homes.get(question.subject) for question in found]
    contacts = count_contacts(
        connection, {p.actor for case in about if case for p in case.engagement.participants if p.actor}
    )
    newest = read_day(connection.execute(select(func.max(documents.c.published))).scalar())
    weighed = []
    for question, case in zip(found, about, strict=True):
        day = read_day(case.engagement.date if case else None) or read_day(question.document.published)
        age = (newest - day).days if newest and day else 0
        people = [contacts.get(p.actor or "", 0) for p in case.engagement.participants] if case else []
        attention = weigh_attention(case.engagement.sources if case else 1, max(people, default=0), age)
        weighed.append(replace(question, weight=round(question.weight * attention, 4)))
    return weighed


def count_contacts(connection: Connection, actor_ids: Collection[str]) -> dict[str, int]:
    """In how many engagements each actor takes part."""
    taken = engagement_participants.c
    found: dict[str, int] = {}
    for batch in in_batches(sorted(actor_ids)):
        query = (
            select(taken.actor_id, func.count().label("engagements"))
            .where(taken.actor_id.in_(batch))
            .group_by(taken.actor_id)
        )
        found |= {row.actor_id: row.engagements for row in connection.execute(query)}
    return found


def read_day(edtf: str | None) -> date | None:
    """The last day of an EDTF date, None for none."""
    return When.parse(edtf).latest if edtf else None
