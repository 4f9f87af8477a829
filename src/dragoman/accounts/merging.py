"""Join what a text says of one encounter, however often it comes back to it."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter

from dragoman.accounts.candidates import Candidate, list_states
from dragoman.accounts.days import DAY, agree_date
from dragoman.annotating.page import Actor
from dragoman.annotating.ranks import GENERIC, describes, fits_office, fold_title, is_leading
from dragoman.lexicon.diplomacy import word_set
from dragoman.lexicon.names import find_names
from dragoman.lexicon.states import is_state

NEXT = 2
"""Sentences behind an encounter within which an earlier round of it is told."""
BACK = 6
"""Sentences over which "the call" that names nobody comes back to the encounter told before."""
GATHERED = 3
"""Sides named one by one that make a group's own name too little to tell."""


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
        near = last is not None and new.sentence - last.last < BACK
        if last is not None and new.present:
            fit = near and last.group in ("in person", "remote") and last.status == "held"
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
        if candidate.other and not is_international(candidate.actors):
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
    for known in sorted(merged, key=lambda m: -m.last):
        if candidate.sentence - known.last > 12:
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


def same_day(known: Candidate, new: Candidate) -> bool:
    """Whether both name their day, and it may be the same."""
    return known.date is not None and new.date is not None and agree_date(known, new) and agree_status(known, new)


def is_vague(candidate: Candidate) -> bool:
    """Whether fewer than two sides are named with the word itself: "they discussed", "he congratulated him".

    "Looks forward to seeing him in Oslo in May" tells of a meeting for all that.
    """
    told_when = candidate.place is not None or (candidate.date is not None and len(candidate.date.value) == DAY)
    again = candidate.spoken_of is not None and candidate.date is not None
    if candidate.channel == "meeting" and (told_when or again):
        return len(candidate.countries()) < 2
    first = {"I", "We", "we", "me", "us"}
    told = [m for m in candidate.mentions if m.kind not in ("pronoun", "group") or m.words in first]
    named = {a.country for m in told for a in m.actors}
    return len(named - {None}) < 2


def is_international(actors: list[Actor]) -> bool:
    """Whether at least two states or organisations are represented, or one and a part of the world ("Africa")."""
    codes = {a.country for a in actors if a.country}
    return len(codes) >= 2 or (len(codes) == 1 and any(a.name in word_set("sides", "regions") for a in actors))


def find_home(merged: list[Candidate], candidate: Candidate) -> Candidate | None:
    """The encounter told before that the candidate comes back to: same people, time, channel and status; last first."""
    best, score = None, 0.0
    for position, known in enumerate(merged):
        likeness = compare(known, candidate)
        if candidate.apart and any(a not in known.actors for a in candidate.actors):
            continue
        if likeness and all(a in known.actors for a in candidate.actors):
            likeness += 0.5 + 0.1 * (known.status == candidate.status)
        likeness += known.last * 1e-4 if candidate.sentence >= 0 else -position * 1e-4
        if likeness > score and likeness >= 1:
            best, score = known, likeness
    return best


def compare(known: Candidate, new: Candidate) -> float:
    """0 where the two can't be one encounter; the higher the surer."""
    if known.series and known.trigger == new.trigger:
        return 0.0  # "calls on A and B" of one state: two encounters
    if known.received != new.received and known.group == new.group:
        return 0.0
    if not agree_status(known, new) or not agree_channel(known, new) or not agree_date(known, new):
        return 0.0
    if known.channel == new.channel and are_apart_by_state(known, new):
        return 0.0
    shared = share_actors(known.actors, new.actors)
    if not new.actors:
        return 1.0 if new.definite and new.sentence - known.sentence < BACK else 0.0
    if shared == 0:
        return 0.0
    if len(new.countries()) < 2:
        if new.series and new.channel != "visit":
            return 0.0  # "her meetings this week" are not the one told of
        if any(a not in known.actors and a.kind == "person" for a in new.actors):
            return 0.0
        return 1.0 + shared if new.definite or covers(known, new) else 0.0
    if known.countries() == new.countries():
        return 2.0 + shared
    if new.countries() < known.countries() or known.countries() < new.countries():
        same_date = known.date is not None and new.date is not None and known.date.value == new.date.value
        named = all(a in known.actors or a in new.actors for a in known.actors + new.actors if a.kind == "person")
        loose = new.definite or share_format(known, new) or (near(known, new) and new.group == "any") or (same_date and len(new.countries()) > 2)
        return 1.2 if shared >= 2 and named and loose else 0.0
    return 0.0


def are_apart_by_state(known: Candidate, new: Candidate) -> bool:
    """Whether both are in different states: the visit to Chile, the one to Japan; "met in Lima", "met in Oslo"."""
    if known.place is None or new.place is None:
        return False
    there, elsewhere = ({n.code for n in find_names(place.text)} for place in (known.place, new.place))
    return bool(there and elsewhere) and not there & elsewhere


def share_format(known: Candidate, new: Candidate) -> bool:
    """Whether one organisation or format takes part in both: "the G7 leaders", "the G7"."""
    one, other = ({a.country for a in c.actors if a.kind != "person" and a.country} for c in (known, new))
    return any(not is_state(code) for code in one & other)


def near(known: Candidate, new: Candidate) -> bool:
    """Whether one stands in the other's sentence or the next."""
    return abs(known.sentence - new.sentence) <= 1


def covers(known: Candidate, new: Candidate) -> bool:
    """Whether the new words tell of nobody else, right beside the known ones."""
    return new.countries() <= known.countries() and near(known, new)


def share_actors(left: list[Actor], right: list[Actor]) -> int:
    """How many of the right are on the left, a state standing for its people; 0 where two persons exclude it."""
    shared = 0
    for actor in right:
        if actor in left:
            shared += 1
            continue
        same = [a for a in left if a.country is not None and a.country == actor.country]
        if not same:
            continue
        people = [a for a in same if a.kind == "person"]
        if actor.kind != "person" or not people or any(may_be_one(actor, a) for a in people):
            shared += 1
        elif not any(b in left for b in right if b.kind == "person" and b.country == actor.country):
            return 0
    return shared


def may_be_one(left: Actor, right: Actor) -> bool:
    """Whether two of one state may be one person: an office only, and who may hold it."""
    if not is_unnamed(left) and not is_unnamed(right):
        return False
    return not left.role or not right.role or not are_apart(left.role, right.role)


def is_unnamed(actor: Actor) -> bool:
    """Whether the actor is an office only ("Foreign minister of India"), which a name told later may fill."""
    return actor.role is not None and actor.name.lower().startswith(actor.role.lower() + " of ")


def agree_status(known: Candidate, new: Candidate) -> bool:
    """Whether both are past, or both ahead; "the call" may come back to either."""
    ahead = {"planned", "proposed"}
    if known.today is not None and new.channel == "contact" and new.date is None and new.status in ahead:
        return True  # "I want to talk to you about that", said at the meeting
    if known.status == new.status or (new.definite and not new.weak):
        return True
    if "visit" in (known.channel, new.channel) and (new.timeless or (known.timeless and is_international(new.actors))):
        return True
    return known.status in ahead and new.status in ahead


def agree_channel(known: Candidate, new: Candidate) -> bool:
    """Whether both may have been by the same channel: "talks" may have been a call, but no visit and no letter."""
    groups = {known.group, new.group}
    if len(groups) == 1:
        return True
    if "any" in groups:
        return "written" not in groups and "visit" not in groups
    online = {known.channel, new.channel} == {"video-call", "summit"}  # a video conference of the G7 leaders
    return online and share_format(known, new)


def absorb(home: Candidate, new: Candidate) -> None:
    """Add what the candidate tells to the encounter that it belongs to."""
    for actor in new.actors:
        known = actor.country in home.countries() and (new.definite or is_unnamed(actor))
        if actor not in home.actors and not known:
            home.actors.append(actor)
    if new.roster and len(new.countries()) >= GATHERED:
        home.actors = [a for a in home.actors if a.kind != "organisation"]
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
    if home.channel == "contact" or home.weak or (home.soft and not new.soft):
        return True
    return (home.channel, new.channel) in (("call", "video-call"), ("meeting", "summit"))


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


def part(known: Candidate, new: Candidate) -> bool:
    """Whether one was told beside the other: "ahead of the meeting, he met …" is another one, with its own people."""
    if known is new.spoken_of or new is known.spoken_of:
        return True
    return any(c.apart and any(a not in d.actors for a in c.actors) for c, d in ((known, new), (new, known)))


def can_hold(person: Actor, office: Actor, listed: bool) -> bool:
    """Whether a named person stands for the unnamed holder of an office of the same state.

    Of one whose own office is not told only where nobody is `listed`: "Lind and the Foreign Minister" may be one then.
    """
    if person.country != office.country:
        return False
    if person.role is None or office.role is None:
        return not listed
    return fits_office(office.role, person.role) or (not listed and not are_apart(office.role, person.role))


def are_apart(office: str, role: str) -> bool:
    """Whether two offices are two people's: "the foreign minister" beside "President Lind"."""
    if office.lower() in GENERIC or fits_office(role, office) or describes(office, role):
        return False
    return is_leading(fold_title(role)) or is_leading(fold_title(office))


def trim_actors(actors: list[Actor], listed: bool = False) -> list[Actor]:
    """Each actor once; a state or body goes where a person of it is named, an office where its holder is.

    Of several unnamed bodies of one state the last stays. Where people are `listed`, as in a memorandum, an office
    stays beside others of its state.
    """
    named = [a for a in actors if a.kind == "person" and not is_unnamed(a)]
    actors = [a for a in actors if not (is_unnamed(a) and any(can_hold(b, a, listed) for b in named))]
    bodies = {a.country: a for a in actors if a.kind == "body" and a.country}
    actors = [a for a in actors if a.kind != "body" or bodies.get(a.country or "", a) is a]
    persons = {a.country for a in actors if a.kind == "person" and a.country}
    kept: list[Actor] = []
    for actor in actors:
        if actor in kept or (actor.kind != "person" and actor.country in persons):
            continue
        if actor.kind == "state" and any(a.kind == "state" and a.country == actor.country for a in kept):
            continue
        if actor.kind in ("state", "organisation") and any(
            a.kind == "body" and a.country == actor.country for a in actors
        ):
            continue
        kept.append(actor)
    return kept
