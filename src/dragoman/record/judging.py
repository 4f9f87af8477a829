"""Enter people's judgements, and let the record follow them: merge, split, correct, and undo by withdrawal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import groupby

from sqlalchemy import Connection, insert, select, update

from dragoman.errors import JudgementError, NotInRecord
from dragoman.model.record import FiledAccount, Judgement, JudgementVerb
from dragoman.record.actor_judging import correct_actor, merge_actors, resolve_anew
from dragoman.record.engagement_loading import load_engagements, place_of_account
from dragoman.record.filing import settle_engagement
from dragoman.record.follow_up_loading import load_follow_ups
from dragoman.record.following import refollow
from dragoman.record.linking import (
    choose_engagements,
    follow_redirect,
    join_engagement,
    keep_reasons,
    merge_engagements,
)
from dragoman.record.loading import in_batches, load_judgements, select_where
from dragoman.record.tables import accounts, actors, engagements, follow_ups, judgements
from dragoman.record.versions import check_version
from dragoman.record.writing import Writing, make_id
from dragoman.resolving.engagement_fields import check_value as check_engagement_field
from dragoman.resolving.engagement_fields import read_field
from dragoman.resolving.engagements import account_of
from dragoman.resolving.judgements import check_actor_value, check_follow_up_value

KINDS = {"e": "engagement", "a": "account", "f": "follow-up", "p": "actor", "s": "actor", "o": "actor", "b": "actor"}
TABLES = {"engagement": engagements, "account": accounts, "follow-up": follow_ups, "actor": actors}


def kind_of(subject: str) -> str | None:
    """What an id is of, by the letter it begins with."""
    return KINDS.get(subject.partition("-")[0])


def enter_judgement(
    writing: Writing,
    verb: JudgementVerb,
    subject: str,
    *,
    other: str | None,
    field: str | None,
    value: str | None,
    by: str,
    why: str,
    expected: int | None = None,
    expected_other: int | None = None,
) -> Judgement:
    """Enter a judgement and let the record follow it.

    Raises NotInRecord and JudgementError as `draft_judgement` does; Overtaken where the version of the subject, or of
    the other thing, is not the one expected.
    """
    judgement = draft_judgement(
        writing.connection, verb, subject, other=other, field=field, value=value, by=by, why=why
    )
    check_versions(writing.connection, judgement, expected, expected_other)
    keep_judgement(writing, judgement)
    return judgement


def draft_judgement(
    connection: Connection,
    verb: JudgementVerb,
    subject: str,
    *,
    other: str | None,
    field: str | None,
    value: str | None,
    by: str,
    why: str,
) -> Judgement:
    """The judgement as it would be entered now.

    Raises NotInRecord for an unknown id, JudgementError for one that can't be: two things of different kinds, a field
    or value that there is none of.
    """
    check_ids(connection, verb, subject, other)
    fault = check_value(verb, subject, field, value)
    if fault:
        raise JudgementError(fault)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    return Judgement(
        id=make_id("j", at, verb, subject, other, field, value, by),
        verb=verb,
        subject=subject,
        other=other,
        field=field,
        value=value,
        by=by,
        why=why,
        at=at,
    )


def keep_judgement(writing: Writing, judgement: Judgement) -> None:
    """Enter a judgement that was drafted, and let the record follow it."""
    row = {column.name: getattr(judgement, column.name) for column in judgements.columns}
    writing.connection.execute(insert(judgements), row)
    writing.decisions = None
    for named in filter(None, (judgement.subject, judgement.other)):
        writing.note(named, f"judged {judgement.verb}", f"{judgement.id} by {judgement.by}: {judgement.why}")
    follow_judgement(writing, judgement)


def check_versions(
    connection: Connection, judgement: Judgement, expected: int | None, expected_other: int | None
) -> None:
    """Raise Overtaken where what a judgement is on has another version than expected."""
    check_version(connection, judgement.subject, expected)
    if judgement.other:
        check_version(connection, judgement.other, expected_other)


def withdraw_judgement(
    writing: Writing,
    judgement_id: str,
    *,
    by: str,
    why: str,
    expected: int | None = None,
    expected_other: int | None = None,
) -> Judgement:
    """Take a judgement back; the record follows what is left. NotInRecord for an unknown one, JudgementError for one
    that was withdrawn before, Overtaken where what it is on has another version than expected."""
    mine = judgements.c.id == judgement_id
    row = writing.connection.execute(select(judgements).where(mine)).first()
    if row is None:
        raise NotInRecord(judgement_id, "judgement")
    if row.withdrawn_at:
        raise JudgementError(f"{judgement_id} was withdrawn on {row.withdrawn_at[:10]} by {row.withdrawn_by}")
    check_versions(writing.connection, Judgement(**row._mapping), expected, expected_other)
    at = datetime.now(UTC).isoformat(timespec="microseconds")
    writing.connection.execute(
        update(judgements).where(mine).values(withdrawn_at=at, withdrawn_by=by, withdrawn_why=why)
    )
    writing.decisions = None
    (judgement,) = (j for j in load_judgements(writing.connection, [row.subject]) if j.id == judgement_id)
    for named in filter(None, (judgement.subject, judgement.other)):
        writing.note(named, "judgement withdrawn", f"{judgement_id} by {by}: {why}")
    follow_judgement(writing, judgement)
    return judgement


def check_ids(connection: Connection, verb: JudgementVerb, subject: str, other: str | None) -> None:
    """Whether what a judgement names is there. Raises NotInRecord and JudgementError."""
    kinds = []
    for named in filter(None, (subject, other)):
        kind = kind_of(named)
        if kind is None:
            raise JudgementError(f"{named} is no id of an engagement, account, actor or follow-up")
        table = TABLES[kind]
        if connection.execute(select(table.c.id).where(table.c.id == named)).first() is None:
            raise NotInRecord(named, kind)
        kinds.append("engagement" if kind == "account" else kind)
    joins = verb in ("same", "not-same")
    if joins and (other is None or other == subject):
        raise JudgementError(f"“{verb}” is said of two things: name the other one, too")
    if joins and (kinds[0] != kinds[1] or kinds[0] == "follow-up"):
        raise JudgementError(f"{subject} and {other} can't be judged {verb}: two engagements or two actors can")


def check_value(verb: JudgementVerb, subject: str, field: str | None, value: str | None) -> str | None:
    """What is wrong with a judgement's field and value, None where nothing is."""
    if verb in ("same", "not-same"):
        return None
    kind = kind_of(subject)
    if verb == "correct" and (field is None or value is None):
        return "a correction names a field and the value that is right"
    if kind == "actor":
        return (
            check_actor_value(field, value) if verb == "correct" else "an actor is corrected, or judged same, not-same"
        )
    if kind == "follow-up":
        return check_follow_up_value(field, value) if verb == "correct" else None
    return check_engagement_value(verb, field, value)


def check_engagement_value(verb: JudgementVerb, field: str | None, value: str | None) -> str | None:
    """What is wrong with a judgement on a field of an engagement, None where nothing is."""
    trial = Judgement("", verb, "", "", "", "", field=field, value=value)
    try:
        named = read_field(trial)
        if verb == "correct" or named == "participants":
            check_engagement_field(named, value)
    except ValueError as fault:
        return str(fault)
    return "an engagement is corrected field by field" if verb == "correct" and named == "engagement" else None


def follow_judgement(writing: Writing, judgement: Judgement) -> None:
    """Bring the record to where a judgement, entered or withdrawn, leaves it."""
    kind = kind_of(judgement.subject)
    joins = judgement.verb in ("same", "not-same")
    if kind == "actor" and not joins:
        correct_actor(writing, judgement.subject)
    elif kind == "actor" and judgement.other:
        follow_on_actors(writing, judgement, judgement.other)
    elif kind == "follow-up":
        for follow_up in load_follow_ups(writing.connection, [judgement.subject]):
            refollow(writing, follow_up)
    elif joins and judgement.other:
        follow_on_engagements(writing, judgement, judgement.other)
    else:
        settle_engagement(writing, find_engagement(writing.connection, judgement.subject))


def follow_on_actors(writing: Writing, judgement: Judgement, other: str) -> None:
    if judgement.verb == "same" and judgement.stands:
        merge_actors(writing, judgement.subject, other)
    else:
        resolve_anew(writing, (judgement.subject, other))


def follow_on_engagements(writing: Writing, judgement: Judgement, other: str) -> None:
    """Merge two engagements that are judged the same; else link all their accounts anew."""
    homes = list(dict.fromkeys(find_engagement(writing.connection, named) for named in (judgement.subject, other)))
    if judgement.verb == "same" and judgement.stands:
        rows = select_where(writing.connection, engagements, "id", homes)
        kept, *merged = [row.id for row in sorted(rows, key=lambda row: row.number)]
        merge_engagements(writing, kept, merged)
        for engagement_id in (kept, *merged):
            settle_engagement(writing, engagement_id, kept)
    elif len(homes) == 1 or not judgement.stands:
        relink_accounts(
            writing,
            [f.id for told in load_engagements(writing.connection, homes, writing.cache) for f in told.accounts],
        )


def find_engagement(connection: Connection, subject: str) -> str:
    """The engagement that an id of one, or of an account, leads to now."""
    if kind_of(subject) == "account":
        (row,) = select_where(connection, accounts, "id", [subject])
        return str(row.engagement_id)
    rows = select_where(connection, accounts, "id", [account_of(subject)])
    live = [row.engagement_id for row in rows if not row.superseded]
    return live[0] if live else follow_redirect(connection, subject)


def relink_accounts(writing: Writing, account_ids: Sequence[str]) -> None:
    """Take accounts out of their engagements and link them anew, document by document."""
    connection = writing.connection
    filed = sorted(find_accounts(writing, account_ids), key=place_of_account)
    before = {f.id: f.engagement for f in filed}
    for batch in in_batches(before):
        connection.execute(update(accounts).where(accounts.c.id.in_(batch)).values(superseded=True))
    after: dict[str, str] = {}
    for _, group in groupby(filed, key=lambda f: f.document.number):
        together = list(group)
        links = choose_engagements(writing, together)
        for f in together:
            after[f.id] = home = join_engagement(writing, f, links[f.id])
            connection.execute(
                update(accounts).where(accounts.c.id == f.id).values(engagement_id=home, superseded=False)
            )
            keep_reasons(writing, f, links[f.id])
    for engagement_id in dict.fromkeys((*before.values(), *after.values())):
        if engagement_id:
            went = next((after[i] for i, home in before.items() if home == engagement_id != after[i]), None)
            settle_engagement(writing, engagement_id, went)


def find_accounts(writing: Writing, account_ids: Iterable[str]) -> list[FiledAccount]:
    """Accounts with the engagements they stand in."""
    wanted = set(account_ids)
    homes = [row.engagement_id for row in select_where(writing.connection, accounts, "id", sorted(wanted))]
    return [
        f
        for told in load_engagements(writing.connection, homes, writing.cache)
        for f in told.accounts
        if f.id in wanted
    ]
