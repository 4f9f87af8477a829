"""What the text tells of several encounters at once: calls in a row, plans of one day, summaries."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from dragoman.accounts.candidates import Candidate
from dragoman.accounts.days import agree_date
from dragoman.accounts.likeness import is_international
from dragoman.annotating.page import Page
from dragoman.lexicon.states import is_state
from dragoman.model import DateMention

SAME = re.compile(
    r"\b(?:(?:earlier|later) (?:in the|that|the same) (?:day|evening|morning|afternoon)|(?:on )?(?:the|that) same day"
    r"|(?:met|spoke) separately|separately(?: also)?,? (?:met|spoke|held))\b",
    re.IGNORECASE,
)
ACCEPTED = re.compile(
    r"\b[Tt]h(?:e|is|ese) (?:kind )?invitations? (?:was|were|has been|have been) (?:\w+ )?accepted\b"
    r"|\baccepted (?:the|this|his|her) (?:\w+ )?invitation\b(?! (?:to|for|of|from)\b)"
)
STAY = 6
"""Sentences over which a text goes on with a visit."""
SAME_DAY, NEXT = 5, 2
"""Sentences over which plans of meetings are of one day, and plans of other kinds."""
AT_THE = re.compile(r"[^.;:]{1,140}\b(?:at|during)\s+(?:the|this|last|next)\s+(?:[\w-]+['’]?\s+){1,5}")
"""Between "met" and a gathering that has a name of its own."""
DURING = re.compile(
    r",? (?:where|during which|in the course of which|and)(?: \w+){0,4} $"
    r"|\bfor (?:[\w-]+ ){0,4}$|\b(?:to|for) (?:meet |hold |attend )?$"
)
TO_ATTEND = re.compile(
    r"\bto (?:attend|participate in|take part in|join|address|co-chair|chair|speak at)\b[^.;]*$"
    r"|\bfor (?:the|an?)\b[^.;,]*$"
)
"""Between a journey and the gathering that it is made for."""
WHERE = re.compile(r",? (?:where|during which)\b[^.;]{0,40}$")
"""Between a journey and what took place on it: "arrived on Friday, where she also met"."""
AFTER = re.compile(
    r"\b(?:[Aa]fter|[Ff]ollowing)\s+(?:what (?:he|she|they) (?:called|described as)\s+)?"
    r"(?:(?:an?|the|his|her|their)\s+)?"
    r"(?:[\w\"“”'’-]+\s+){0,3}$"
)
ON_A = re.compile(r"[^.;:]{1,160}\b(?:in|on|for|during)\s+(?:an?|the|his|her|their)\s+(?:[\w-]+\s+){0,4}")
"""Between a journey and the noun of it: "travelled to Ghana in his first official visit"."""
FOR_A = re.compile(
    r"(?:(?! and (?:was|is|will|has|had|then|later)\b)[^.;:]){1,160}"
    r"\bfor\s+(?:(?:an?|the|their|further|more)\s+)?(?:[\w'’-]+\s+){0,4}"
)
"""Between "hosted A and B" and what for: "for a summit"."""
IN_A = re.compile(
    r"\b(?:in|during|at|via|by|over)\s+(?:an?|the)\s+(?!(?:day|morning|afternoon|evening|week)\b)(?:[\w-]+\s+){0,3}$"
)


AND_THE = re.compile(r" and (?:at )?(?:the )?(?:[A-Z][\w.–-]+ ){1,4}")
"""Between two gatherings of one time."""
DAY = 10
"""Characters of a day, the last one of a range."""
EVE = re.compile(r"\b(?:the day before|the previous day|a day (?:before|earlier))\b")
LATEST = "9999-12-31"
YEAR = 4
"""Characters of a date that tells the year only: "the 2022 Summit"."""
WITH_OTHERS = re.compile(r"(?: in [A-Z][\w’'-]+(?:, [A-Z][\w’'-]+)?)? with (?!(?:him|her|them)\b)")
"""Behind an encounter: with whom it was, whether or not they are known."""
FULL_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
FOLLOWED = re.compile(
    r"\b(?:follow(?:ing|ed|s)?(?:[ -]up)?(?: (?:to|on|from))?|(?:builds|building|built) on|in continuation of"
    r"|(?:days?|weeks?) after)\s+(?:(?:the|their|his|her|an?)\s+)?(?:[\w-]+\s+){0,3}$",
    re.IGNORECASE,
)
"""Before an encounter that the one told of comes after."""


def join_settings(page: Page, told: list[Candidate]) -> list[Candidate]:
    """ "spoke with A in a virtual summit of B": the verb and the noun in which it took place are one encounter.

    "A will meet B at the B summit": the gathering is only where and when they meet.
    """
    for verb in told:
        for noun in told:
            both = verb is not noun and verb.channel == noun.channel == "visit"
            both = both and (verb.actors[:1] == noun.actors[:1] or all(a in verb.actors for a in noun.actors))
            if both and ON_A.fullmatch(page.text, verb.trigger.end, noun.trigger.start):
                verb.date, verb.place = verb.date or noun.date, verb.place or noun.place
                verb.actors += [a for a in noun.actors if a not in verb.actors and a.country in verb.countries()]
                told = [c for c in told if c is not noun]
    for verb in told:
        if verb.channel != "meeting" or len(verb.countries()) < 2:
            continue
        for noun in told:
            if noun.channel == "summit" and AT_THE.fullmatch(page.text, verb.trigger.end, noun.trigger.start):
                verb.date, verb.place = verb.date or noun.date, verb.place or noun.place
                told = [c for c in told if c is not noun]
    for verb in told:
        for noun in told:
            apart = noun is verb or noun.group not in ("in person", "any") or verb.group != "in person"
            if (
                apart
                or len(verb.countries()) < 2
                or any(
                    a not in verb.actors and (a.kind == "person" or a.country not in verb.countries())
                    for a in noun.actors
                )
            ):
                continue
            if FOR_A.fullmatch(page.text, verb.trigger.end, noun.trigger.start) and verb.status == noun.status:
                verb.date, verb.place = verb.date or noun.date, verb.place or noun.place
                if noun.channel == "summit":
                    verb.channel, verb.channel_why = noun.channel, noun.channel_why
                told = [c for c in told if c is not noun]
    for noun in told:
        for verb in told:
            if (
                verb.channel not in ("contact", noun.channel)
                or noun is verb
                or verb.trigger.start > noun.trigger.start
                or verb.status != noun.status
            ):
                continue
            if (
                IN_A.search(page.text, verb.trigger.end, noun.trigger.start)
                and noun.trigger.start - verb.trigger.end < 140
            ):
                noun.actors = verb.actors + [a for a in noun.actors if a not in verb.actors]
                noun.mentions = verb.mentions + noun.mentions
                noun.date = noun.date or verb.date
                noun.definite = False
                return [c for c in told if c is not verb]
    return told


def share_sides(page: Page, told: list[Candidate]) -> None:
    """ "In follow-up to talks in Doha the day before, A phoned B": an earlier encounter of the same people."""
    for earlier in told:
        before = page.text[max(0, earlier.trigger.start - 50) : earlier.trigger.start]
        if earlier.status != "held" or is_international(earlier.actors) or not FOLLOWED.search(before):
            continue
        if WITH_OTHERS.match(page.text, earlier.trigger.end):
            continue  # "after his meetings in Brussels with our Allies"
        eve = EVE.search(page.text, earlier.trigger.end, earlier.trigger.end + 60)
        own = earlier.place is not None or earlier.date is not None or eve is not None
        for main in told:
            if main is earlier or not is_international(main.actors) or main.status not in ("held", "planned"):
                continue
            apart = main.group != earlier.group or (main.date is not None and main.date is not earlier.date)
            if own and apart and all(a in main.actors for a in earlier.actors):
                earlier.actors, earlier.mentions = list(main.actors), []
                earlier.definite, earlier.other = False, False
                earlier.soft = earlier.soft and earlier.place is None
                told_so = eve is not None and (earlier.date is None or earlier.date.start in range(*eve.span()))
                if eve is not None and told_so and main.date is not None:
                    earlier.date = tell_eve(page, main.date, eve.span()) or earlier.date
                break


def share_stays(page: Page, told: list[Candidate]) -> None:
    """ "A arrived in Oslo on Friday, where she met B", "visited Oslo on Friday and met B": the same day and place."""
    for visit in told:
        for later in told:
            between = page.text[visit.trigger.end : later.trigger.start]
            if visit.channel == "visit" and visit.status == "cancelled" and WHERE.search(between):
                later.status, later.status_why = visit.status, f"{visit.status_why}, and what was to take place on it"
            if visit.channel == "visit" and later.channel == "summit" and TO_ATTEND.search(between):
                settle_gathering(visit, later)
            if (
                visit.channel != "visit"
                or later.channel == "visit"
                or (later.date is not None and (visit.date is None or later.date.value != visit.date.value))
                or visit.status != later.status
                or not DURING.search(between)
                or not any(a in visit.actors for a in later.actors)
            ):
                continue
            later.date, later.place = visit.date, later.place or visit.place


def settle_gathering(visit: Candidate, gathering: Candidate) -> None:
    """A journey is made when what it is made for takes place: both share day, place and status."""
    dated = gathering.date is not None and len(gathering.date.value) > YEAR
    leaves = visit.trigger.text.lower().startswith(("left", "leav", "depart", "arriv", "return", "head"))
    gathering.date = gathering.date if dated or leaves else visit.date or gathering.date
    gathering.place = gathering.place or visit.place
    visit.date = visit.date or gathering.date
    if visit.status == "planned":
        gathering.status, gathering.status_why = visit.status, f"{visit.status_why}, for it"


def share_days(page: Page, told: list[Candidate]) -> None:
    """ "On Sunday he said so, after a call with B", "met A on Monday after talks with B": the day of the clause."""
    for later in told:
        before = page.text[max(0, later.trigger.start - 60) : later.trigger.start]
        if later.date is not None or later.passed or later.status != "held" or not AFTER.search(before):
            continue
        sentence = page.sentences[later.sentence]
        published = page.document.published or LATEST
        days = [
            d
            for d in page.dates_in(sentence.start, later.trigger.start)
            if FULL_DAY.fullmatch(d.value) and d.value <= published
        ]
        if len(days) == 1:
            later.date = days[0]


def share_month(page: Page, told: list[Candidate]) -> None:
    """ "The Peru-EU summit and the NATO summit in June": the month told behind the second is that of both."""
    for earlier, later in pairwise(told):
        between = page.text[earlier.trigger.end : later.trigger.start]
        dated = later.date is not None and earlier.date is None and later.date.start >= later.trigger.end
        if dated and earlier.channel == later.channel == "summit" and AND_THE.fullmatch(between):
            earlier.date = later.date


def tell_eve(page: Page, day: DateMention, span: tuple[int, int]) -> DateMention | None:
    """The day before another one, told by the words at the span; None where the other is no single day."""
    if not FULL_DAY.fullmatch(day.value):
        return None
    before = date.fromisoformat(day.value) - timedelta(days=1)
    words = page.text[slice(*span)]
    return replace(
        day, start=span[0], end=span[1], text=words, value=before.isoformat(), why=f"“{words}” of {day.value}"
    )


def spread_series(candidates: list[Candidate]) -> None:
    """ "On Friday he held a series of phone calls": each that is then told of took place so, and on that day."""
    for position, series in enumerate(candidates):
        if not series.series or series.soft or series.channel in ("contact", "visit") or not series.actors:
            continue
        for later in candidates[position + 1 :]:
            if later.status != series.status or later.actors[:1] != series.actors[:1]:
                continue
            if series.date is not None and later.date is None and later.group in ("any", series.group):
                later.date = series.date
            if later.soft or later.channel == "contact":
                later.channel, later.soft = series.channel, False
                later.channel_why = f"“{series.trigger.text}” tells how all of these took place"


def drop_summaries(merged: list[Candidate]) -> list[Candidate]:
    """Without "calls with European and G7 leaders" where the text then tells of each of them."""
    kept = []
    for candidate in merged:
        vague = [a for a in candidate.actors[1:] if a.kind in ("body", "organisation")]
        groups = any("leaders" in a.name or candidate.series for a in vague)
        if len(vague) < len(candidate.actors) - 1 or not groups:
            kept.append(candidate)
            continue
        alike = [
            c
            for c in merged
            if c is not candidate
            and c.actors[0] is candidate.actors[0]
            and c.status == candidate.status
            and any(a.kind == "person" for a in c.actors[1:])
            and agree_date(candidate, c)
        ]
        told = set[str]().union(*(c.countries() for c in alike))
        untold = any(a.country is not None and is_state(a.country) and a.country not in told for a in vague)
        if len(alike) < 2 or untold:
            kept.append(candidate)
    return kept


def spread_plans(merged: list[Candidate], published: str | None) -> None:
    """ "On Friday A, B and C will meet. A will also have talks with B": the same day, unless another one is named.

    What is planned with a visitor's hosts takes place on the days of the visit.
    """
    for position, candidate in enumerate(merged):
        if candidate.date is not None or candidate.status != "planned":
            continue
        visit = candidate.channel == "visit"
        for known in merged[:position]:
            stop = is_at_stop(known, candidate)
            if known.date is None or known.delegated or not (stop or candidate.countries() <= known.countries()):
                continue
            under_way = known.channel == "visit" and published is not None and known.date.value[-DAY:] >= published
            if known.status != "planned" and not (under_way and known.status == "held"):
                continue
            near = 0 <= candidate.sentence - known.sentence <= (SAME_DAY if known.group == candidate.group else NEXT)
            if near or stop or (not visit and known.channel == "visit" and known.actors[0] in candidate.actors):
                candidate.date, candidate.place = known.date, candidate.place or known.place
                if known.channel == "visit" and candidate.channel == "contact":  # "The leaders will discuss fish"
                    candidate.channel, candidate.channel_why = "meeting", f"{candidate.channel_why}, on a visit"


def is_at_stop(visit: Candidate, candidate: Candidate) -> bool:
    """Whether a visitor meets somebody at a place that the visit goes to, also one of a third state."""
    if visit.channel != "visit" or candidate.channel == "visit" or not visit.place or not candidate.place:
        return False
    return visit.place.text == candidate.place.text and visit.actors[0] in candidate.actors


def accept_invitations(page: Page, merged: list[Candidate]) -> None:
    """ "She invited him to visit Peru. The invitation was accepted with pleasure": it is planned."""
    for sentence in page.sentences:
        taken = ACCEPTED.search(page.text, sentence.start, sentence.end)
        for candidate in merged if taken else ():
            if candidate.status == "proposed" and candidate.channel == "visit" and sentence.index - candidate.last == 1:
                candidate.status, candidate.status_why = "planned", f"“{taken.group()}”" if taken else ""


def spread_visits(merged: list[Candidate], published: str | None) -> None:
    """ "She visited Peru on 3–5 May. She called on the President": what a visit that is over was for has its days."""
    for candidate in merged:
        if candidate.status != "held" or candidate.passed or candidate.other or candidate.spoken_of is not None:
            continue
        if candidate.group not in ("in person", "any"):
            continue
        for visit in merged:
            if visit.channel != "visit" or visit.status != "held" or visit.date is None or not visit.actors:
                continue
            near = 0 < candidate.sentence - visit.sentence <= STAY
            over = len(visit.date.value) >= DAY and visit.date.value[-DAY:] <= (published or LATEST)
            among = any(a in candidate.actors for a in visit.actors) and candidate.countries() == visit.countries()
            begin, end = visit.date.value[:DAY], visit.date.value[-DAY:]
            during = candidate.date is None or begin <= candidate.date.value <= end
            if near and over and among and during:
                candidate.date, candidate.place = candidate.date or visit.date, candidate.place or visit.place
                if candidate.channel == "contact" and not candidate.weak:
                    candidate.channel, candidate.channel_why = "meeting", f"{candidate.channel_why}, on a visit"
                break


def spread_days(page: Page, merged: list[Candidate]) -> None:
    """ "Earlier in the day he met C": the day of the encounter told before, which may be that of the news."""
    for position, candidate in enumerate(merged):
        words = " ".join(page.text[e.start : e.end] for e in candidate.evidence[:1])
        if candidate.date is not None or candidate.status != "held" or not SAME.search(words):
            continue
        earlier = [c for c in reversed(merged[:position]) if c.status == "held" and c.sentence <= candidate.sentence]
        known = next((c for c in earlier if any(a in c.actors for a in candidate.actors)), None)
        if known is not None:
            candidate.date, candidate.same_day = known.date, known.date is None
