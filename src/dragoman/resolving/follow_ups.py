"""What is due: planned and proposed engagements, invitations, and undertakings whose fulfilment a report could tell.

A follow-up is opened here and closed by what `closings` finds; an engagement's own accounts close its own here. A
planned engagement that its later accounts put on another day stays open with its new day; "moved" is one in whose place
another follow-up stands.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from dragoman.lexicon.follow_ups import load_follow_up_words
from dragoman.lexicon.names import find_names
from dragoman.model.reading import Commitment, Span
from dragoman.model.record import (
    Engagement,
    EngagementParticipant,
    FiledAccount,
    FiledCommitment,
    FollowUp,
    FollowUpState,
)
from dragoman.resolving.undertakings import find_acts, is_question, list_content_words, shorten
from dragoman.when import When

# An invitation looked back on: "thank you for the invitation", "is in Oslo at Norway's invitation".
THANKED = re.compile(
    r"\bthank|\bgrateful\b|\bgratitude\b|\bappreciat|\bhonou?r\b|\bhad been invited\b|"
    r"\bat (?:the|[\w’']+|[\w’']+ [\w’']+) invitation\b",
    re.IGNORECASE,
)
INVITED = re.compile(
    r"\binvit(?:e|es|ed|ing)\b(?!\s(?:questions?|comments?)\b)|\binvitations? (?:for|to)\b", re.IGNORECASE
)
# What an undertaking to meet speaks of; its planned engagement is followed, not the promise of it.
ENCOUNTER = re.compile(
    r"\b(?:visit|meet|meeting|talks|summit|call|trip|travel|host|welcome|receive|conversation|consultations|negotiations|"
    r"arrive|delegation|discuss|dialogue|conference|gather|invit\w+)\w*",
    re.IGNORECASE,
)
FEWEST_WORDS = 2
"""Particular words without which no later text could be known to speak of the same ("he will sign")."""
IF = re.compile(r"\b(?:if|unless|provided that|were to)\b", re.IGNORECASE)
CHANNEL_WORDS = {
    "call": "call",
    "video-call": "video call",
    "meeting": "meeting",
    "visit": "visit",
    "summit": "summit",
    "correspondence": "letter",
    "contact": "contact",
}


def is_overdue(follow_up: FollowUp, today: date) -> bool:
    """Whether its last day has passed and nothing has closed it."""
    return follow_up.state == "open" and follow_up.due is not None and When.parse(follow_up.due).latest < today


def open_follow_up(filed: FiledCommitment, accounts: Sequence[FiledAccount] = ()) -> FollowUp | None:
    """What a commitment leaves to be done, or None.

    `accounts` are those of its document: where one of them tells the same occasion as a planned or proposed engagement,
    that engagement's follow-up stands for both. Copies open nothing: their original did.
    """
    commitment = filed.commitment
    if commitment.kind == "delivered" or commitment.by == commitment.to or filed.document.copy_of:
        return None
    if any(tells_occasion(account, commitment) for account in accounts):
        return None
    if not names_sides(commitment, accounts):
        return None
    why = find_reason_to_open(commitment, filed.document.published)
    if why is None:
        return None
    return FollowUp(
        id=f"f-{filed.id}",
        kind=commitment.kind,
        by=commitment.by,
        to=commitment.to,
        what=shorten(commitment.evidence.text),
        state="open",
        document=filed.document.id,
        opened=commitment.evidence,
        opened_on=filed.document.published,
        due=commitment.due,
        engagement=filed.engagement if commitment.kind == "invitation" else None,
        instrument=commitment.instrument,
        why=why,
    )


def tells_occasion(account: FiledAccount, commitment: Commitment) -> bool:
    """Whether an account tells as planned or proposed the very encounter that a commitment speaks of."""
    if account.account.status.value not in ("planned", "proposed"):
        return False
    if not any(span.overlaps(commitment.evidence) for span in account.account.evidence):
        return False
    if commitment.kind != "invitation" and not ENCOUNTER.search(commitment.evidence.text):
        return False
    sides = {p.country for p in account.account.participants}
    return commitment.by in sides or commitment.to in sides


def names_sides(commitment: Commitment, accounts: Sequence[FiledAccount]) -> bool:
    """Whether its own words tell between whom it is: the side it is owed to, or who will do it and no third side.

    Words that name nobody ("we will deliver") count in a text whose every encounter is between these two.
    """
    words = commitment.evidence.text
    names = find_names(words)
    named = {name.code for name in names}
    if commitment.to in named:
        return True
    if commitment.kind == "invitation":
        return False
    pair = {commitment.by, commitment.to}
    sides = [{p.country for p in account.account.participants} for account in accounts]
    if not named and sides and all(pair <= side for side in sides):
        return True
    acts = [act for act in find_acts(words) if not act.refused]
    subject = any(
        name.code == commitment.by and name.kind != "demonym" and name.start < act.start
        for name in names
        for act in acts
    )
    return subject and named == {commitment.by}


def find_reason_to_open(commitment: Commitment, published: str | None) -> str | None:
    """Why a commitment is still to be kept, in words; None where it looks back, refuses, asks or can't be checked."""
    words = commitment.evidence.text
    if is_question(words) or (commitment.due and lies_behind(commitment.due, published)):
        return None
    if commitment.kind == "invitation":
        wanted = commitment.to is not None and INVITED.search(words) and not THANKED.search(words)
        return "an invitation is to be taken up" if wanted else None
    table = load_follow_up_words()
    if table.domestic.search(words) or IF.search(words) or len(list_content_words(words)) < FEWEST_WORDS:
        return None
    acts = [act for act in find_acts(words) if act.verb in table.acts]
    if acts and all(act.refused for act in acts):
        return None
    strong = [act for act in acts if not act.refused and act.verb not in table.weak]
    if commitment.due:
        checkable = strong or commitment.amount_text or commitment.instrument or (acts and commitment.to)
        return f"to be done by {commitment.due}" if checkable else None
    if commitment.to is None or table.back.search(words):
        return None
    if commitment.kind in ("request", "agreement"):
        return "agreed or asked for soon" if table.soon.search(words) and (strong or acts) else None
    named = commitment.amount_text or commitment.instrument
    if acts and named and not all(act.refused for act in acts):
        return "a sum or an instrument is named for an act ahead"
    if commitment.kind == "pledge" and commitment.amount_text and table.announcing.search(words):
        return "a sum is announced"
    if strong and not table.general.search(words):
        return f"an act still ahead: {strong[0].verb}"
    return None


def lies_behind(due: str, published: str | None) -> bool:
    """Whether a day had passed when the text that names it was published."""
    return published is not None and When.parse(due).latest < date.fromisoformat(published)


def follow_engagement(
    engagement: Engagement, accounts: Sequence[FiledAccount], previous: FollowUp | None = None
) -> FollowUp | None:
    """What an engagement that is or was planned or proposed leaves to be done, and how it came out.

    `accounts` are all of it; `previous` is its follow-up as recorded. None for an engagement that no account tells
    before it was held, and for one that is only asked about. What a person has decided stays.
    """
    if previous is not None and previous.reviewed:
        return previous
    ordered = sorted(accounts, key=lambda a: (a.document.published or "9999", a.document.number, a.id))
    ahead = [a for a in ordered if a.account.status.value in ("planned", "proposed") and not is_vague(a)]
    told = [a for a in ordered if a.account.status.value == engagement.status]
    if not ahead or engagement.rejected or is_told_late(ahead[0], told, engagement):
        return None
    opener = ahead[0]
    invitation = find_invitation(ahead)
    by, to = name_sides(engagement, invitation)
    if by is None:
        return None
    due, moves = follow_dates(ahead)
    state: FollowUpState = "open"
    closer = None
    why = "planned" if opener.account.status.value == "planned" else "proposed"
    if engagement.status in ("held", "cancelled"):
        state = "kept" if engagement.status == "held" else "cancelled"
        closer = choose_closer(told, state)
        why = f"{why}, then told as {engagement.status}" + ("" if closer else " by a person")
    elif previous is not None and previous.state != "open" and previous.engagement == engagement.id:
        return previous
    return FollowUp(
        id=f"f-{engagement.id}",
        kind="invitation" if invitation else "engagement",
        by=by,
        to=to,
        what=describe_engagement(engagement, invitation is not None),
        state=state,
        document=opener.document.id,
        opened=choose_evidence(opener),
        opened_on=opener.document.published,
        due=due,
        engagement=engagement.id,
        closing_document=closer.document.id if closer else None,
        closed=choose_evidence(closer) if closer else None,
        closed_on=closer.document.published if closer else None,
        why="; ".join((why, *moves)),
    )


def is_vague(account: FiledAccount) -> bool:
    """Whether an account only asks about an encounter, or tells neither its channel nor its day."""
    told = account.account
    return is_question(choose_evidence(account).text) or (told.channel.value == "contact" and told.date is None)


def is_told_late(opener: FiledAccount, told: Sequence[FiledAccount], engagement: Engagement) -> bool:
    """Whether the encounter was told as held before any text told it as ahead: then nothing was ever due."""
    if engagement.status != "held" or not told:
        return False
    first, then = told[0].document, opener.document
    return first.id == then.id or bool(first.published and then.published and first.published < then.published)


def choose_closer(told: Sequence[FiledAccount], state: FollowUpState) -> FiledAccount | None:
    """Of the accounts that tell how it came out: the first that does not look ahead, of a cancellation the last."""
    if not told or state == "cancelled":
        return told[-1] if told else None
    return next((account for account in told if not find_acts(choose_evidence(account).text)), told[0])


def find_invitation(ahead: Sequence[FiledAccount]) -> Commitment | None:
    """The invitation to an encounter, from the first account that tells one."""
    for account in ahead:
        for commitment in account.commitments:
            if commitment.kind != "invitation" or not commitment.to or not tells_occasion(account, commitment):
                continue
            # The invitation's own words must be what tells the encounter, not just stand beside other words on it.
            if any(span.overlaps(commitment.evidence) for span in account.account.status.spans):
                return commitment
    return None


def name_sides(engagement: Engagement, invitation: Commitment | None) -> tuple[str | None, str | None]:
    """Who and with whom: the inviter and the invited, else the first two sides; somebody of no state by name."""
    if invitation:
        return invitation.by, invitation.to
    codes = list(dict.fromkeys(p.country for p in engagement.participants if p.country))
    names = [p.name for p in engagement.participants]
    return next(iter([*codes, *names]), None), (codes[1] if len(codes) > 1 else None)


def follow_dates(ahead: Sequence[FiledAccount]) -> tuple[str | None, tuple[str, ...]]:
    """The day that the latest account gives, and each change of it in words. A day behind its own text is none."""
    due: str | None = None
    moves: list[str] = []
    for account in ahead:
        day = account.account.date.value if account.account.date else None
        published = account.document.published
        if day is None or account.account.date_basis == "publication" or lies_behind(day, published):
            continue
        if due is not None and not When.parse(due).overlaps(When.parse(day)):
            moves.append(f"put from {due} to {day} by {account.document.given_id}")
        # A vaguer date that holds the known one takes nothing away from it.
        if due is None or not When.parse(day).contains(When.parse(due)):
            due = day
    return due, tuple(moves)


def choose_evidence(account: FiledAccount) -> Span:
    """The words of an account that best show it: those with its day, else those with its status, else the first."""
    told = account.account
    for claim in (told.date, told.status):
        for span in claim.spans if claim else ():
            for evidence in told.evidence:
                if evidence.overlaps(span):
                    return evidence
    return told.evidence[0] if told.evidence else told.status.spans[0]


def describe_engagement(engagement: Engagement, invited: bool = False) -> str:
    """An engagement in words: "meeting of Ida Berg and Juan Soto in Lima"; "visit to Peru by Ida Berg (invitation)"."""
    people = list(engagement.participants)
    place = engagement.place
    visitors = [p for p in people if p.country != find_land(place)] if place else []
    note = " (invitation)" if invited else ""
    if engagement.channel == "visit" and place and visitors:
        return shorten(f"visit to {place} by {name_people(visitors)}{note}")
    where = f" in {place}" if place else ""
    return shorten(f"{CHANNEL_WORDS[engagement.channel]} of {name_people(people)}{where}{note}")


def name_people(people: Sequence[EngagementParticipant]) -> str:
    """ "Ida Berg, Juan Soto and 2 more"."""
    names = [p.name for p in people]
    if len(names) > 3:
        names = [*names[:2], f"{len(names) - 2} more"]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


def find_land(place: str | None) -> str | None:
    """The state that a place names or lies in."""
    names = find_names(place) if place else ()
    return names[-1].code if names else None
