"""Judgements on engagements: correct, accept and reject fields, merge and split, withdraw what was decided."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, get_args

from starlette.datastructures import FormData
from starlette.responses import Response

from dragoman.errors import JudgementError, NotInRecord, Overtaken
from dragoman.model import Channel, Status
from dragoman.model.record import Engagement
from dragoman.record import EngagementFilters
from dragoman.record.dossier import Dossier
from dragoman.resolving.comparison import compare_accounts
from dragoman.resolving.engagement_fields import FIELDS
from dragoman.web.desk import Desk, Editor, SentForm, take_field
from dragoman.web.judgement_forms import take_participant, take_verb, take_version, take_why
from dragoman.web.overtaken import ask_again
from dragoman.web.problems import Problem
from dragoman.web.routing import open_router, page
from dragoman.web.security.addresses import choose_own_address
from dragoman.when import When

router = open_router()

LABELS = {"value": "The value", "name": "Name", "role": "Office", "country": "State", "why": "Why"}
AROUND = 10
"""Days before and after an engagement among which others are offered for merging: reports err by a week at most."""
MOST_OFFERED = 25
MOST_OF_A_VALUE = 2_000


@page(router, "/engagements/{engagement_id}/correct")
def show_correcting(desk: Editor, engagement_id: str, field: str = "date") -> Response:
    """A form for one field: what the accounts tell of it, and room for what is right."""
    dossier = desk.record.load_dossier(engagement_id)
    if field not in FIELDS:
        raise Problem(404, "No such field", f"An engagement has these fields: {', '.join(FIELDS)}.")
    told = {"dossier": dossier, "field": field}
    aids = {
        "fields": FIELDS,
        "version": dossier.version,
        "choices": {"channel": get_args(Channel), "status": get_args(Status)}.get(field, ()),
        "telling": list_told(dossier, field),
        "current": getattr(dossier.engagement, field, None)
        if field in ("channel", "status", "date", "place")
        else None,
    }
    return desk.show("correct.html.jinja", f"Correct: {dossier.summary}", told, aids)


def list_told(dossier: Dossier, field: str) -> list[tuple[Any, Any]]:
    """What each account tells of a field of one value: (account, claim), where it tells something."""
    if field not in ("channel", "status", "date", "place"):
        return []
    claims = [(filed, getattr(filed.account, field)) for filed in dossier.accounts]
    return [(filed, claim) for filed, claim in claims if claim is not None]


@router.post("/engagements/{engagement_id}/judge")
def judge_field(desk: Editor, form: SentForm, engagement_id: str) -> Response:
    """Accept, reject or correct a field; `value` of a participant comes in three parts."""
    verb, field = take_verb(form, ("accept", "reject", "correct")), take_field(form, "field") or None
    value = take_field(form, "value", MOST_OF_A_VALUE) or None
    if field == "participants" and verb == "correct" and value is None:
        value = take_participant(form) or None

    what = "the whole engagement" if field in (None, "engagement") else f"the {field}"
    try:
        desk.record.judge(
            verb,
            engagement_id,
            field=None if field == "engagement" else field,
            value=value,
            by=desk.visitor.name,
            why=take_why(form),
            expected=take_version(form, "expected"),
        )
    except Overtaken as fault:
        return ask_to_look(desk, fault, form, engagement_id, f"{verb} {what}")
    desk.note(f"judged {verb}", engagement_id, f"{field or 'engagement'}: {value or ''}")
    done = {"accept": "accepted", "reject": "rejected", "correct": "corrected"}[verb]
    return desk.go(name_page(engagement_id), f"{what.capitalize()}: {done}{f' ({value})' if value else ''}.")


@page(router, "/engagements/{engagement_id}/merge")
def show_merging(desk: Editor, engagement_id: str, other: str = "") -> Response:
    """Engagements that may be the same one; with `other`, both side by side."""
    dossier = desk.record.load_dossier(engagement_id)
    title = f"Merge: {dossier.summary}"
    if not other.strip():
        told = {"dossier": dossier, "candidates": list_candidates(desk, dossier.engagement)}
        return desk.show("merge.html.jinja", title, told)
    second = desk.record.load_dossier(other.strip())
    if second.engagement.id == dossier.engagement.id:
        return desk.go(f"/engagements/{dossier.engagement.id}", "These are one engagement already.")
    accounts = (*dossier.accounts, *second.accounts)
    comparison = compare_accounts(dossier.engagement.id, accounts)
    aids = {
        "comparison": comparison.told,
        "accounts": accounts,
        "first": len(dossier.accounts),
        "versions": [dossier.version, second.version],
    }
    return desk.show("merge_two.html.jinja", title, {"dossier": dossier, "other": second}, aids)


def list_candidates(desk: Desk, engagement: Engagement) -> list[Engagement]:
    """Engagements of the same sides around the same days, the latest first."""
    countries = tuple(dict.fromkeys(p.country for p in engagement.participants if p.country))[:2]
    since, until = name_days_around(engagement.date) if engagement.date else (None, None)
    filters = EngagementFilters(with_=countries, since=since, until=until, limit=MOST_OFFERED)
    return [found for found in desk.record.engagements(filters) if found.id != engagement.id]


def name_days_around(edtf: str) -> tuple[str, str]:
    """The first and last day among which another report may have put the same encounter."""
    when = When.parse(edtf)
    return (
        max(date.min + timedelta(AROUND), when.earliest - timedelta(AROUND)).isoformat(),
        min(date.max - timedelta(AROUND), when.latest + timedelta(AROUND)).isoformat(),
    )


@router.post("/engagements/{engagement_id}/merge")
def judge_pair(desk: Editor, form: SentForm, engagement_id: str) -> Response:
    """Two engagements are the same, or are not."""
    verb, other = take_verb(form, ("same", "not-same")), take_field(form, "other")

    try:
        desk.record.judge(
            verb,
            engagement_id,
            other=other,
            by=desk.visitor.name,
            why=take_why(form),
            expected=take_version(form, "expected"),
            expected_other=take_version(form, "expected_other"),
        )
    except Overtaken as fault:
        return ask_to_look(desk, fault, form, engagement_id, f"judge them {verb.replace('-', ' ')}", other)
    desk.note(f"judged {verb}", engagement_id, other)
    done = "Merged: the accounts of both stand here now." if verb == "same" else f"Kept apart from {other}."
    return desk.go(name_page(engagement_id), done)


@page(router, "/engagements/{engagement_id}/split")
def show_splitting(desk: Editor, engagement_id: str) -> Response:
    """The accounts of an engagement, to say which one tells of another encounter."""
    dossier = desk.record.load_dossier(engagement_id)
    if len(dossier.accounts) < 2:
        return desk.go(f"/engagements/{dossier.engagement.id}", "One account alone can't be split.")
    aids = {"version": dossier.version}
    return desk.show("split.html.jinja", f"Split: {dossier.summary}", {"dossier": dossier}, aids)


@router.post("/engagements/{engagement_id}/split")
def judge_account(desk: Editor, form: SentForm, engagement_id: str) -> Response:
    """An account tells of another encounter than the rest."""
    account = take_field(form, "account")
    filed = [one.id for one in desk.record.load_accounts(engagement_id)]
    rest = next((one for one in filed if one != account), None)
    if account not in filed or rest is None:
        raise Problem(
            422, "No such account", f"{account or 'Nothing'} is no account of {engagement_id} besides others."
        )

    try:
        desk.record.judge(
            "not-same",
            account,
            other=rest,
            by=desk.visitor.name,
            why=take_why(form),
            expected=take_version(form, "expected"),
        )
    except Overtaken as fault:
        return ask_to_look(desk, fault, form, engagement_id, f"split {account} off")
    desk.note("judged not-same", account, f"split from {engagement_id}")
    done = f"Split: account {account} stands by itself, or with the engagement that it fits."
    return desk.go(name_page(engagement_id), done)


@router.post("/judgements/{judgement_id}/withdraw")
def withdraw_judgement(desk: Editor, form: SentForm, judgement_id: str) -> Response:
    """Take a judgement back; it stays on record as withdrawn."""
    then = choose_own_address(take_field(form, "then"), "/history")
    try:
        withdrawn = desk.record.withdraw(judgement_id, by=desk.visitor.name, why=take_why(form))
    except (JudgementError, NotInRecord) as fault:
        return desk.go(then, str(fault))
    desk.note("judgement withdrawn", judgement_id, withdrawn.subject)
    return desk.go(then, f"Withdrawn: {withdrawn.verb} {withdrawn.field or ''}".strip() + ".")


def name_page(engagement_id: str) -> str:
    return choose_own_address(f"/engagements/{engagement_id}", "/engagements")


def ask_to_look(
    desk: Desk, fault: Overtaken, form: FormData, engagement_id: str, doing: str, other: str | None = None
) -> Response:
    """Tell who was faster, and offer to send the form again for the engagement, and the other one, as they are now."""
    versions = {"expected": engagement_id} | ({"expected_other": other} if other else {})
    return ask_again(desk, fault, form, doing=doing, labels=LABELS, versions=versions, look=name_page(engagement_id))
