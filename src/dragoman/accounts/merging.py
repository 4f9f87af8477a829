"""Join what a text says of one encounter, however often it comes back to it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import replace

from dragoman.accounts.candidates import Candidate, list_states
from dragoman.accounts.days import DAY, agree_date
from dragoman.accounts.holders import GATHERED, is_regional, is_unnamed
from dragoman.accounts.likeness import (
    BACK,
    agree_channel,
    agree_status,
    compare,
    find_home,
    is_international,
    part,
)
from dragoman.lexicon.diplomacy import word_set
from dragoman.lexicon.states import is_state

NEXT = 2
"""Sentences behind an encounter within which an earlier round of it is told."""
WIDER = re.compile(r"\b(?:expanded|extended|enlarged|broader|wider|delegations?|plenary)\b")
LAST = 12
"""Sentences over which "an earlier call" or "the delegations" come back to the one told before."""


class Ledger:
    """The encounters told so far, in the order of the text, with an index by who takes part in them."""

    def __init__(self) -> None:
        self.told: list[Candidate] = []
        self.numbers: dict[int, int] = {}
        self.by_side: dict[str | int, set[int]] = {}

    def enter(self, candidate: Candidate) -> None:
        """Add an encounter of its own."""
        self.numbers[id(candidate)] = len(self.told)
        self.told.append(candidate)
        self.index(candidate)

    def join(self, home: Candidate, new: Candidate) -> None:
        """Add what is told of an encounter that stands here."""
        absorb(home, new)
        self.index(home)

    def index(self, candidate: Candidate) -> None:
        """Enter who takes part; to be called again when somebody was added."""
        for side in sides_of(candidate):
            self.by_side.setdefault(side, set()).add(self.numbers[id(candidate)])

    def find_attended(self, new: Candidate) -> Candidate | None:
        """The encounter told last, if the new words only tell who attended it."""
        recent = [k for k in self.told[-BACK:] if k.channel != "visit" or new.channel == "contact"]
        last = recent[-1] if recent and new.guests else None
        if recent and new.present:
            last = max(recent, key=lambda k: k.last)
        near = last is not None and new.sentence - last.last < BACK
        if last is not None and new.present:
            fit = near and last.channel not in ("visit", "correspondence", "contact") and last.status == new.status
            return last if fit and new.sentence - last.last <= NEXT else None
        if last is not None and new.channel == "contact":  # only said to have come along: with somebody who was there
            told = [k for k in self.told[-BACK:] if new.sentence - k.last < BACK and new.actors[0] in k.actors]
            there = [k for k in told if k.group in ("in person", "visit")]
            along = "join" not in new.trigger.text  # who joins somebody does so at what was told last
            journeys = [k for k in there if k.channel == "visit" and along]
            return (journeys or there or told)[-1] if told else None
        return last if last is not None and near and agree_channel(last, new) and agree_date(last, new) else None

    def find_beside(self, home: Candidate, new: Candidate) -> list[Candidate]:
        """The other stops of a journey told in one sentence, if the new words tell who came along."""
        if not new.guests or new.channel != "contact":
            return []
        recent = self.told[-BACK:]
        return [k for k in recent if k is not home and k.sentence == home.sentence and k.channel == home.channel]

    def find_alike(self, new: Candidate) -> list[Candidate]:
        """All that `compare` may find to be the same: those that share a side, or two where the new one has two."""
        if not new.actors:
            begin = bisect_left(self.told, new.sentence - BACK + 1, key=lambda c: c.sentence)
            return self.told[begin:] if new.definite else []
        shared = Counter(number for side in sides_of(new) for number in self.by_side.get(side, ()))
        least = 2 if len(new.countries()) >= 2 else 1
        return [self.told[number] for number in sorted(n for n, count in shared.items() if count >= least)]


def sides_of(candidate: Candidate) -> set[str | int]:
    """The countries that take part, and the numbers of the actors of none."""
    return {a.country or a.index for a in candidate.actors}


def merge_candidates(candidates: list[Candidate]) -> list[Candidate]:
    """One candidate for each encounter, in the order of the text."""
    ledger = Ledger()
    hosted: Candidate | None = None  # one side of it is told so far: "held a call with European leaders"
    for candidate in candidates:
        home = None
        if candidate.both:
            home = find_last(ledger.told, candidate)
            if home is not None and is_new_round(home, candidate):
                candidate.actors, candidate.definite, home = list_states(home.actors), False, None
        elif candidate.other and not is_international(candidate.actors):
            spoken_of = set_apart(ledger.told, candidate)
            if spoken_of is None:
                continue
            beside = [a for a in candidate.actors if a not in spoken_of.actors]
            candidate.actors, candidate.definite = [*spoken_of.actors, *beside], False
            candidate.spoken_of = spoken_of
            if candidate.delegated:
                candidate.actors = list_states(spoken_of.actors)
            for known in ledger.find_alike(candidate):
                if known is not spoken_of and compare(known, candidate) >= 2 and same_day(known, candidate):
                    home = known
                    break
        else:
            home = ledger.find_attended(candidate) or find_home(ledger.find_alike(candidate), candidate)
            home = home or find_opened(ledger.told, candidate)
            if home is None and (gathering := find_gathering(ledger.told, candidate)) is not None:
                seat_attendant(gathering, candidate)
                home = gathering
        if home is None and candidate.guests and hosted is not None and agree_channel(hosted, candidate):
            absorb(hosted, candidate)
            candidate, hosted = hosted, None
            candidate.definite = False
        if home is not None:
            for known in [home, *ledger.find_beside(home, candidate)]:
                ledger.join(known, candidate)
        elif is_new(candidate):
            ledger.enter(candidate)
        elif candidate.actors and not candidate.weak:
            hosted = candidate
    return join_late(ledger.told)


def is_new(candidate: Candidate) -> bool:
    """Whether words that come back to nothing told before are enough to tell of an encounter."""
    if candidate.definite or not is_international(candidate.actors):
        return False
    intent = candidate.status in ("planned", "proposed") and candidate.trigger.text.lower() in word_set(
        "weak", "intents"
    )
    dated = candidate.date is not None and len(candidate.date.value) >= DAY  # "will consult with A on 16 March"
    return not (candidate.weak and ((intent and not dated) or is_vague(candidate)))


def set_apart(merged: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The encounter spoken of, from which "an earlier call" takes its people: the last one that has its actor."""
    if (not candidate.actors and not candidate.indefinite) or candidate.channel == "correspondence":
        return None
    there = next((m for m in merged if m.today is not None), None)
    ours = there is not None and all(a in there.actors for a in candidate.actors)
    if there is not None and ours and len(there.actors) == 2:
        return there  # "our video call in May", said by one of the two who stand there
    if ours and (candidate.status == "held" or not candidate.actors):
        return None  # of three who stand there it may be with either
    for known in sorted(merged, key=lambda m: -m.last):
        if candidate.sentence - known.last > LAST:
            continue
        if all(a in known.actors for a in candidate.actors):
            return known
        beside = (
            candidate.soft
            and 0 < candidate.sentence - known.last <= NEXT
            and not candidate.countries() & known.countries()
        )
        if (
            beside and candidate.status == "held" and all(a.kind == "state" for a in candidate.actors)
        ):  # "The fifth round of talks, mediated by Oman"
            return known
    return None


def find_last(told: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The encounter of two sides told last, at which "the delegations" were."""
    near = [k for k in told if is_international(k.actors) and candidate.sentence - k.last <= LAST]
    return max(near, key=lambda k: k.last, default=None)


def find_opened(told: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The meeting that goes on in a wider circle: "after the tête-à-tête, talks of the delegations will be held"."""
    if candidate.status != "planned" or candidate.channel != "meeting" or len(candidate.countries()) < 2:
        return None
    if candidate.date is not None or not any(WIDER.search(e.text) for e in candidate.evidence):
        return None
    near = [k for k in told if k.channel == "meeting" and k.status == "held" and candidate.sentence - k.last <= NEXT]
    return next((k for k in reversed(near) if k.countries() == candidate.countries()), None)


def find_gathering(told: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The group's gathering told before at which one of a state is: "Minister Berg is hosting the meeting"."""
    people = bool(candidate.actors) and all(a.kind == "person" for a in candidate.actors)
    if not candidate.definite or candidate.channel not in ("meeting", "summit") or not people:
        return None
    if candidate.other or candidate.passed or candidate.apart:
        return None
    for known in reversed(told[-BACK:]):
        near = 0 < candidate.sentence - known.last <= NEXT and known.channel in ("meeting", "summit")
        group = any(a.kind in ("organisation", "body") and a.country and not is_state(a.country) for a in known.actors)
        if near and group and agree_date(known, candidate) and {known.status, candidate.status} <= {"held", "planned"}:
            return known
    return None


def seat_attendant(gathering: Candidate, candidate: Candidate) -> None:
    """Let people take the place of their state at a gathering."""
    codes = candidate.countries()
    gathering.actors = [a for a in gathering.actors if a.kind != "state" or a.country not in codes]
    gathering.actors += [a for a in candidate.actors if a not in gathering.actors]
    if candidate.channel == "summit":
        gathering.channel, gathering.channel_why = candidate.channel, candidate.channel_why


def is_new_round(known: Candidate, candidate: Candidate) -> bool:
    """Whether "the delegations will meet again in May" tells of another encounter than the one told before."""
    apart = candidate.other or not agree_status(known, replace(candidate, definite=False))
    apart = apart or not agree_channel(known, candidate)
    dated = candidate.date is not None and known.date is not None and not agree_date(known, candidate)
    return (apart or dated) and (candidate.date is not None or candidate.place is not None)


def same_day(known: Candidate, new: Candidate) -> bool:
    """Whether both name their day, and it may be the same."""
    return known.date is not None and new.date is not None and agree_date(known, new) and agree_status(known, new)


SEEING = frozenset({"see", "sees", "saw", "seeing"})


def is_vague(candidate: Candidate) -> bool:
    """Whether fewer than two sides are named with the word itself: "they discussed", "he congratulated him".

    "Looks forward to seeing him in Oslo in May" tells of a meeting for all that.
    """
    told_when = candidate.place is not None or (candidate.date is not None and len(candidate.date.value) == DAY)
    again = candidate.spoken_of is not None and candidate.date is not None
    if candidate.channel == "meeting" and (told_when or again):
        return len(candidate.countries()) < 2
    seen = candidate.trigger.text.lower() in SEEING and any(m.kind == "name" and m.role for m in candidate.mentions)
    if seen:  # "He was due to see Premier Lind"
        return len(candidate.countries()) < 2
    first = {"I", "We", "we", "me", "us"}
    told = [m for m in candidate.mentions if m.kind not in ("pronoun", "group") or m.words in first]
    named = {a.country for m in told for a in m.actors}
    return len(named - {None}) < 2


def absorb(home: Candidate, new: Candidate) -> None:
    """Add what the candidate tells to the encounter that it belongs to."""
    for actor in new.actors:
        known = actor.country in home.countries() and ((new.definite and not new.roster) or is_unnamed(actor))
        if actor not in home.actors and not known:
            home.actors.append(actor)
    if new.roster and len(new.countries()) >= GATHERED:
        home.actors = [a for a in home.actors if a.kind != "organisation"]
    if new.guests and len(new.actors) > 1:  # "a call with European leaders. Participants included A and B"
        home.actors = [a for a in home.actors if not is_regional(a)]
    home.mentions += new.mentions
    home.latest = max(home.latest, new.sentence)
    home.evidence += [e for e in new.evidence if e not in home.evidence]
    if prefers(new, home):
        home.channel, home.channel_why, home.soft = new.channel, new.channel_why, new.soft
    vague = new.weak and new.date is not None and len(new.date.value) < DAY
    told = new.date is not None and len(new.date.value) == DAY
    if told and home.quoted_day and not new.quoted_day:
        home.date, home.quoted_day = new.date, False
    if not vague and (home.date is None or (new.date is not None and finer(new.date.value, home.date.value))):
        home.date, home.quoted_day = new.date, new.quoted_day
    if home.channel == new.channel == "visit" and is_stay(home, new):
        home.date = new.date
    home.place = home.place or new.place
    if home.timeless and home.channel == "visit" and not new.timeless:
        home.status, home.status_why, home.timeless = new.status, new.status_why, False
    off = new.status == "cancelled" and home.status in ("planned", "proposed")
    if off or (home.status == "proposed" and new.status == "planned"):
        home.status, home.status_why = new.status, new.status_why


def prefers(new: Candidate, home: Candidate) -> bool:
    """Whether the new words tell the channel more clearly: "call" more than "talks", "talks" more than "contact"."""
    if (
        new.weak
        or new.channel == "contact"
        or (new.channel == "summit" and len(home.countries() | new.countries()) < 3)
    ):
        return False
    if home.channel == "contact" and new.soft and not new.actors:
        return False  # "I spoke with A and B. I thank C for his help in these negotiations"
    if home.channel == "contact" or home.weak or (home.soft and not new.soft):
        return True
    return (home.channel, new.channel) in (("call", "video-call"), ("meeting", "summit"))


def is_stay(home: Candidate, new: Candidate) -> bool:
    """Whether the new days are those of one stop: "will travel to A and B on 4–9 May. On 7–8 May, she visits B"."""
    if home.date is None or new.date is None or home.place is None or new.place is None:
        return False
    whole, stay = home.date.value.split("/"), new.date.value.split("/")
    ranges = len(whole) == len(stay) == 2 and all(len(day) == DAY for day in (*whole, *stay))
    return ranges and whole != stay and whole[0] <= stay[0] and stay[1] <= whole[1]


def finer(new: str, old: str) -> bool:
    """Whether a date tells more than another: a day more than a month, but a range never more than a day."""
    return len(new) > len(old) and "/" not in new


def join_late(merged: list[Candidate]) -> list[Candidate]:
    """Join encounters that became alike only by what was added to them."""
    ledger = Ledger()
    for candidate in merged:
        home = next(
            (k for k in ledger.find_alike(candidate) if compare(k, candidate) >= 2 and not part(k, candidate)), None
        )
        if home is None:
            ledger.enter(candidate)
        else:
            ledger.join(home, candidate)
    return ledger.told
