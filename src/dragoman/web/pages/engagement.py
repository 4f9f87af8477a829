"""One engagement: what it was, how sure that is, its accounts side by side, what it brought, what people decided."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from starlette.responses import RedirectResponse, Response

from dragoman.model import Claim, Span
from dragoman.model.record import FiledAccount
from dragoman.record.dossier import Dossier
from dragoman.web.desk import Reader
from dragoman.web.downloads import answer_calendar
from dragoman.web.routing import open_router, page

router = open_router()


@dataclass(frozen=True, slots=True)
class Source:
    """The words behind a value: the document that holds them, by its id, and the span in its text."""

    document: str
    span: Span


@dataclass(frozen=True, slots=True)
class ToldField:
    """A field of an engagement as its page tells it: the value, its words in a text, how many accounts tell it.

    `name` is the field as judgements name it; `value` is None where nothing is told.
    """

    name: str
    label: str
    value: str | None
    source: Source | None
    told_by: int
    reviewed: bool


# Before the page: an id in its address takes every letter, ".ics" too.
@router.get("/engagements/{engagement_id}.ics")
def give_calendar(desk: Reader, engagement_id: str) -> Response:
    """The engagement for a calendar."""
    found = desk.record.load_engagement(engagement_id)
    told = desk.record.load_engagements([found.id])
    return answer_calendar(desk, "engagement", told, ids=[found.id], reviewed=int(bool(found.reviewed)), past=True)


@page(router, "/engagements/{engagement_id}")
def show_engagement(desk: Reader, engagement_id: str) -> Response:
    """All that the record knows of one engagement."""
    dossier = desk.record.load_dossier(engagement_id)
    found = dossier.engagement
    if found.id != engagement_id and not desk.wants_json:
        return desk.go(f"/engagements/{found.id}", f"{engagement_id} was merged into this engagement.")
    if found.id != engagement_id:
        return RedirectResponse(f"/engagements/{found.id}.json", 303)
    aids = {
        "fields": list(tell_fields(dossier)),
        "held": dict(enumerate(dossier.tenures)),
        "namings": name_participants(dossier),
        "shown": dossier.comparison.told,
        "captures": desk.record.load_captures(filed.document.id for filed in dossier.accounts),
    }
    return desk.show("engagement.html.jinja", dossier.summary, {"dossier": dossier}, aids)


def tell_fields(dossier: Dossier) -> Iterator[ToldField]:
    """When, where, by which channel, with which status, at whose initiative."""
    found, told = dossier.engagement, dossier.accounts
    yield tell_field(dossier, "date", "When", found.date, [(f, f.account.date) for f in told])
    yield tell_field(dossier, "place", "Where", found.place, [(f, f.account.place) for f in told])
    yield tell_field(dossier, "channel", "Channel", found.channel, [(f, f.account.channel) for f in told])
    yield tell_field(dossier, "status", "Status", found.status, [(f, f.account.status) for f in told])


def tell_field(
    dossier: Dossier, name: str, label: str, value: str | None, claims: Iterable[tuple[FiledAccount, Claim[Any] | None]]
) -> ToldField:
    """A field with the words of the first account that tells the value which the record goes by."""
    telling = [(filed, claim) for filed, claim in claims if claim is not None and claim.value == value]
    source = next((Source(filed.document.id, claim.spans[0]) for filed, claim in telling if claim.spans), None)
    return ToldField(name, label, value, source, len(telling), name in dossier.engagement.reviewed)


def name_participants(dossier: Dossier) -> dict[int, Source]:
    """Where each participant, by their place in the engagement, is named: the first account that tells them."""
    named: dict[int, Source] = {}
    by_id = {filed.id: filed for filed in dossier.accounts}
    for number, participant in enumerate(dossier.engagement.participants):
        for filed in (by_id[told] for told in participant.accounts if told in by_id):
            spans = [
                span
                for told, actor in zip(filed.account.participants, filed.actors, strict=True)
                if told.name == participant.name or (actor is not None and actor == participant.actor)
                for span in told.spans
            ]
            if spans:
                named[number] = Source(filed.document.id, spans[0])
                break
    return named
