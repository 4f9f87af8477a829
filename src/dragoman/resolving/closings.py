"""Which later encounter or commitment shows a follow-up kept, moved or cancelled: rather none than a wrong one.

Each rule is a pure function of the follow-up and one event, whichever was recorded first. The event must have been
published after the follow-up was opened.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import combinations

from dragoman.annotating.amounts import find_amounts
from dragoman.lexicon.follow_ups import load_follow_up_words
from dragoman.lexicon.names import find_names
from dragoman.model.reading import Commitment, Span, Status
from dragoman.model.record import (
    Engagement,
    EngagementParticipant,
    FiledAccount,
    FiledCommitment,
    FollowUp,
    FollowUpState,
)
from dragoman.resolving.follow_ups import choose_evidence, find_land
from dragoman.resolving.undertakings import find_acts, list_content_words, map_content_words
from dragoman.when import When

LONGEST_INVITATION = timedelta(days=366)
"""A visit later than a year after an invitation has another one behind it, or another occasion."""
SHARED_WORDS = 3
"""Particular words that two texts must share to speak of one undertaking ("air", "defence", "Patriot", "batteries")."""
SHARED_PART = 0.4
"""And the part of the shorter one's particular words that they must be."""
REPEATED_PART = 0.6
LONGEST_REPEAT = timedelta(days=92)
"""Within a quarter a like promise of the same sides is told again; later it may be made anew."""
KEY_WORDS = 8
MOST_KEYS = 40
COMING = frozenset({"visit", "travel", "meet", "host", "receive", "attend"})
"""Acts that, when still ahead ("will visit"), make an announcement of what is read as held."""
MEETING_CHANNELS = frozenset({"visit", "meeting", "summit"})


@dataclass(frozen=True, slots=True)
class EngagementTold:
    """An engagement with its accounts, as an event that may close a follow-up."""

    engagement: Engagement
    accounts: tuple[FiledAccount, ...]


def close_follow_up(follow_up: FollowUp, event: EngagementTold | FiledCommitment) -> FollowUp | None:
    """The follow-up as the event closes it, with its evidence and the reason; None where it closes nothing.

    A follow-up that is closed already, or on which a person has decided, stays as it is.
    """
    if follow_up.state != "open" or follow_up.reviewed or follow_up.opened_on is None:
        return None
    if isinstance(event, EngagementTold):
        return close_by_engagement(follow_up, event)
    return close_by_commitment(follow_up, event)


def list_follow_up_keys(follow_up: FollowUp) -> tuple[str, ...]:
    """The keys under which an event that may close it is found; at most 40."""
    if follow_up.kind == "invitation":
        return (f"visit:{follow_up.by}<{follow_up.to}",)
    if follow_up.kind == "engagement":
        return key_plan({follow_up.by, follow_up.to}) if follow_up.due else ()
    return tuple(key for doer in list_doers(follow_up) for key in key_words(doer, follow_up.opened.text))


def list_event_keys(event: EngagementTold | FiledCommitment) -> tuple[str, ...]:
    """The keys under which follow-ups that an event may close are found; at most 40, none where it can close none."""
    if isinstance(event, FiledCommitment):
        commitment = event.commitment
        return key_words(commitment.by, commitment.evidence.text) if can_close(commitment) else ()
    engagement = event.engagement
    if engagement.channel not in MEETING_CHANNELS:
        return ()
    sides = list(dict.fromkeys(p.country for p in engagement.participants if p.country))
    if engagement.status in ("planned", "proposed"):
        moved = any(load_follow_up_words().moved.search(choose_evidence(a).text) for a in event.accounts)
        return key_plan(set(sides)) if moved else ()
    land = find_land(engagement.place)
    return tuple(f"visit:{land}<{guest}" for guest in sides if guest != land)[:MOST_KEYS] if land in sides else ()


def key_plan(sides: Collection[str | None]) -> tuple[str, ...]:
    return ("plan:" + "|".join(sorted(side for side in sides if side)),)


def key_words(doer: str, words: str) -> tuple[str, ...]:
    """Keys of an undertaking: each two of its eight longest particular words, and its sums, with who does it.

    Two words together are so rare that looking costs the same however many undertakings are on record.
    """
    longest = sorted(list_content_words(words), key=lambda word: (word[0].isdigit(), -len(word), word))[:KEY_WORDS]
    pairs = [f"done:{doer}:{one}+{other}" for one, other in combinations(sorted(longest), 2)]
    sums = [f"sum:{doer}:{value:.0f} {currency}" for value, currency in sorted(read_sums(words), key=str)]
    return tuple([*sums, *pairs][:MOST_KEYS])


def repeats_follow_up(earlier: FollowUp, later: FollowUp) -> bool:
    """Whether a follow-up only tells again of an undertaking or invitation that is open already; `list_follow_up_keys`
    of the later finds the earlier."""
    if earlier.kind != later.kind or earlier.kind == "engagement" or earlier.state != "open":
        return False
    if (earlier.by, earlier.to) != (later.by, later.to) or not (earlier.opened_on and later.opened_on):
        return False
    if abs(date.fromisoformat(later.opened_on) - date.fromisoformat(earlier.opened_on)) > LONGEST_REPEAT:
        return False
    if earlier.due and later.due and not When.parse(earlier.due).overlaps(When.parse(later.due)):
        return False
    sums, sums_again = read_sums(earlier.opened.text), read_sums(later.opened.text)
    if sums != sums_again and (sums or sums_again):
        return False
    mine, other = list_content_words(earlier.opened.text), list_content_words(later.opened.text)
    shared = mine & other
    return len(shared) >= SHARED_WORDS and len(shared) >= REPEATED_PART * min(len(mine), len(other))


def list_doers(follow_up: FollowUp) -> tuple[str, ...]:
    """Who is to do it: of a request the side asked, of an agreement either side, else the side that undertook it."""
    if follow_up.kind == "request":
        return (follow_up.to,) if follow_up.to else ()
    if follow_up.kind == "agreement":
        return tuple(side for side in (follow_up.by, follow_up.to) if side)
    return (follow_up.by,)


def close_by_engagement(follow_up: FollowUp, event: EngagementTold) -> FollowUp | None:
    """An invitation is kept by a visit to the inviter by whom it names, cancelled by its refusal; a planned encounter
    is moved by another that its report says to be the same, put off."""
    engagement = event.engagement
    if engagement.id == follow_up.engagement or engagement.channel not in MEETING_CHANNELS:
        return None
    if engagement.status in ("planned", "proposed"):
        return move_by_engagement(follow_up, event)
    if follow_up.kind != "invitation" or follow_up.to is None:
        return None
    guests = [p for p in engagement.participants if p.country == follow_up.to and is_invited(p, follow_up)]
    if not guests or follow_up.by not in {p.country for p in engagement.participants}:
        return None
    land = find_land(engagement.place)
    account = next((a for a in sort_told(event) if tells_guest(a, engagement.status, guests[0])), None)
    if account is None or land != follow_up.by or not is_later(account.document.published, follow_up):
        return None
    who, where = guests[0].name, engagement.place
    if engagement.status == "cancelled":
        return close(follow_up, "cancelled", account, f"the visit of {who} to {where} was called off", engagement.id)
    if engagement.date is None or not starts_after(engagement.date, follow_up):
        return None
    return close(
        follow_up, "kept", account, f"{who}, who was invited, was in {where} on {engagement.date}", engagement.id
    )


def move_by_engagement(follow_up: FollowUp, event: EngagementTold) -> FollowUp | None:
    """A planned encounter with a day is moved where a later report plans it for another day and says so."""
    engagement = event.engagement
    if follow_up.kind != "engagement" or not follow_up.due or not engagement.date:
        return None
    if {follow_up.by, follow_up.to} != {p.country for p in engagement.participants}:
        return None
    if When.parse(engagement.date).overlaps(When.parse(follow_up.due)):
        return None
    for account in sort_told(event):
        words = choose_evidence(account)
        moved = load_follow_up_words().moved.search(words.text)
        named = all(surname_of(p.name) in follow_up.what.casefold() for p in engagement.participants)
        if moved and named and is_later(account.document.published, follow_up):
            why = f"“{moved.group()}”: now planned for {engagement.date}"
            return close(follow_up, "moved", account, why, engagement.id)
    return None


def close_by_commitment(follow_up: FollowUp, event: FiledCommitment) -> FollowUp | None:
    """An undertaking is kept where the side that owed it is later told to have done it: the same act by its sum, its
    instrument or its words; cancelled or moved where a later text says so of the same."""
    commitment = event.commitment
    if follow_up.kind in ("invitation", "engagement") or not can_close(commitment):
        return None
    if not is_later(event.document.published, follow_up) or event.document.id == follow_up.document:
        return None
    if commitment.by not in list_doers(follow_up) or not is_same_partner(follow_up, commitment):
        return None
    reason = compare_words(follow_up, commitment)
    if reason is None:
        return None
    words = load_follow_up_words()
    state: FollowUpState = "kept"
    if words.cancelled.search(commitment.evidence.text):
        state = "cancelled"
    elif words.moved.search(commitment.evidence.text):
        state = "moved"
    elif commitment.kind != "delivered" or find_acts(commitment.evidence.text):
        return None
    elif words.announcing.search(commitment.evidence.text):
        return None  # told once more, not yet done
    return replace(
        follow_up,
        state=state,
        closing_document=event.document.id,
        closed=commitment.evidence,
        closed_on=event.document.published,
        why=f"{follow_up.why}; {state}: {reason}",
    )


def tell_weak_closing(follow_up: FollowUp) -> str | None:
    """Why it is not sure that a closed follow-up is closed, None where it is open or nothing speaks against it.

    Shared words alone may be of another act of the same kind; “postponed” may be said of another plan.
    """
    _, found, shared = follow_up.why.rpartition(f"; {follow_up.state}: both speak of ")
    if found:
        return f"two texts speak of {shared}, and neither a sum nor an instrument ties them"
    _, found, moved = follow_up.why.rpartition("; moved: “")
    return f"a later text says “{moved}" if found else None


def can_close(commitment: Commitment) -> bool:
    """Whether a commitment tells that something was done, called off or put off."""
    words = load_follow_up_words()
    text = commitment.evidence.text
    return commitment.kind == "delivered" or bool(words.cancelled.search(text) or words.moved.search(text))


def is_same_partner(follow_up: FollowUp, commitment: Commitment) -> bool:
    """Whether it was done to the side it was owed to; where the reading does not tell to whom, its words must."""
    owed = {follow_up.by, follow_up.to} if follow_up.kind in ("request", "agreement") else {follow_up.to}
    if follow_up.to is None or commitment.to in owed:
        return True
    return commitment.to is None and any(name.code in owed for name in find_names(commitment.evidence.text))


def compare_words(follow_up: FollowUp, commitment: Commitment) -> str | None:
    """Why two texts speak of one undertaking, in words; None where they needn't."""
    owed, done = follow_up.opened.text, commitment.evidence.text
    mine, other = list_content_words(owed), list_content_words(done)
    called = list_content_words(follow_up.instrument) if follow_up.instrument else frozenset()
    shared = sorted(word for word in (mine & other) - called if not word[0].isdigit())
    sums, sums_done = read_sums(owed), read_sums(done)
    if sums and sums_done and not sums & sums_done:
        return None  # "$50 million of the $400 million was paid": a part is not the whole
    counts, counts_done = list_numbers(mine), list_numbers(other)
    if counts and counts_done and not counts & counts_done:
        return None  # "delivered 40 of the 90 lorries"
    written = map_content_words(owed)
    words = "both speak of " + ", ".join(written[word] for word in shared)
    if sums & sums_done and shared:
        return f"the same sum; {words}"
    instrument = follow_up.instrument
    if instrument and instrument == commitment.instrument and len(shared) >= SHARED_WORDS:
        return f"the same instrument, {instrument}; {words}"
    enough = SHARED_WORDS + (commitment.to is None or follow_up.to is None)
    if len(shared) >= enough and len(shared) >= SHARED_PART * min(len(mine), len(other)):
        return words
    return None


def list_numbers(words: Collection[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def read_sums(words: str) -> set[tuple[float, str | None]]:
    return {(amount.value, amount.currency) for amount in find_amounts(words)}


def is_invited(guest: EngagementParticipant, follow_up: FollowUp) -> bool:
    """Whether an invitation's words name a guest, by surname or by office and state."""
    words = f"{follow_up.what} {follow_up.opened.text}"
    if guest.kind != "person":
        return False
    if re.search(rf"(?<!\w){re.escape(surname_of(guest.name))}(?!\w)", words.casefold()):
        return True
    if not guest.role:
        return False
    role = re.escape(guest.role)
    for name in find_names(words):
        if name.code != follow_up.to:
            continue
        before, after = words[: name.start], words[name.end :]
        if re.search(rf"\b{role} of (?:the )?(?:Republic of )?$", before, re.IGNORECASE):
            return True
        if re.match(rf"(?:['’]s?)? {role}\b", after, re.IGNORECASE):
            return True
    return False


def tells_guest(account: FiledAccount, status: Status, guest: EngagementParticipant) -> bool:
    """Whether an account's own words name the guest of an encounter that it tells with this status, not as coming."""
    surname = re.compile(rf"(?<!\w){re.escape(surname_of(guest.name))}(?!\w)")
    told = account.account
    if any(act.verb in COMING for act in find_acts(choose_evidence(account).text)):
        return False
    return told.status.value == status and any(surname.search(span.text.casefold()) for span in told.evidence)


def surname_of(name: str) -> str:
    words = name.casefold().replace(",", " ").split()
    return next((word for word in reversed(words) if word not in ("jr.", "jr", "sr.", "ii", "iii")), name.casefold())


def sort_told(event: EngagementTold) -> Sequence[FiledAccount]:
    return sorted(event.accounts, key=lambda a: (a.document.published or "9999", a.document.number, a.id))


def is_later(published: str | None, follow_up: FollowUp) -> bool:
    return published is not None and follow_up.opened_on is not None and published > follow_up.opened_on


def starts_after(edtf: str, follow_up: FollowUp) -> bool:
    """Whether a time begins after the follow-up was opened, and not too long after."""
    if follow_up.opened_on is None or When.parse(edtf).precision != "day":
        return False
    opened = date.fromisoformat(follow_up.opened_on)
    return opened < When.parse(edtf).earliest <= opened + LONGEST_INVITATION


def close(follow_up: FollowUp, state: FollowUpState, account: FiledAccount, why: str, engagement: str) -> FollowUp:
    """The follow-up closed by an account; it keeps the engagement it was opened for, or gets the one that closed it."""
    words: Span = choose_evidence(account)
    return replace(
        follow_up,
        state=state,
        engagement=follow_up.engagement or engagement,
        closing_document=account.document.id,
        closed=words,
        closed_on=account.document.published,
        why=f"{follow_up.why}; {state}: {why} ({engagement})",
    )
