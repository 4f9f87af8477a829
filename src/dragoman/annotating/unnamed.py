"""The mentions of offices without names and of states: "the Ukrainian president", "the leaders of A and B", "Oslo"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotating.cast import Cast
from dragoman.annotating.page import Mention, MentionKind, Page
from dragoman.annotating.ranks import spell_title
from dragoman.annotating.titles import Lexicon, extend_chain
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import OfficeMatch

LOCATIVE = re.compile(
    r"\b(?:in|at|to|from|near|outside|into|of|around|across|through|toward|towards|via|for|visit(?:s|ed|ing)?"
    r"|reach(?:ed)?)\s+(?:the\s+)?$"
)
INSIDE = re.compile(r"\bin\s+(?:the\s+)?$")
POSSESSOR = re.compile(r"\b(his|her|its|their|my|our)\s+(?:\w+\s+)?$")
DETERMINER = re.compile(
    r"\b(?:[Tt]he(?:\s+(?:bloc|alliance|union|country|nation|kingdom|republic|emirate)['’]s)?"
    r"|[Aa]n?|[Bb]oth|[Aa]nother|[Oo]ne)\s+(?:(?:two|three|four|both|newly|new|elected|senior|current|visiting)\s+)*$"
)
TOP = re.compile(r"\b(?:top|chief)\s+$")
OF = re.compile(r"\s+of\s+(?:the\s+)?")
FROM = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
"""Behind a counterpart: "his counterparts from Spain and Malta"."""
SENT = frozenset(
    "officials representatives envoys diplomats delegates experts ambassadors leaders ministers advisers".split()
)
"""Groups that are "from" a state as well as of it."""
OF_BEFORE = re.compile(r"\s+of\s+(?:the\s+)?$")
DEMONYM_JOINT = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+)$")
LIST_JOINT = re.compile(r"(?:\s+\([A-Z]\w{1,9}\))?(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+)(?:the\s+)?")
HONOURED = re.compile(r"(?:H\.E\.|\bMr\.?|\bDr\.?|Excellency|\bHon\.)\s*$")
PERSONAL = frozenset({"Amir", "Shah", "Sultan", "Emir", "Malik", "Khan"})
"""Titles that are given names as well: behind another title they are a name ("Ambassador Amir Berg")."""
HELD = frozenset({"head_of_state", "head_of_government", "monarch", "minister"})
"""Kinds of office of which a state has one holder: "the Thai and Lao prime ministers" are two people."""
FORMER = "former"
"""Noted in `Mention.why` until the reference is settled: who held the office before."""
KINDS: dict[str, MentionKind] = {"state": "state", "organisation": "organisation"}


def trim_offices(text: str, offices: Sequence[OfficeMatch], names: Sequence[NameMatch]) -> list[OfficeMatch]:
    """The offices without the states that they run into, less what is no office here.

    "President of the Republic" of "Republic of India" is "President"; "CIA director" is "director", but "European
    Council President" stays: the body is part of the office.
    """
    starts = {n.start: n for n in names if n.kind == "state"}
    leading = {n.start: n for n in names if n.kind != "city"}
    trimmed: list[OfficeMatch] = []
    for office in offices:
        before = trimmed[-1] if trimmed and text[trimmed[-1].end : office.start] == " " else None
        honoured = HONOURED.search(text[max(0, office.start - 16) : office.start]) is not None
        if office.title in PERSONAL and text[office.end : office.end + 1] == "-":
            continue  # "Hossein Amir-Lind"
        if office.title in PERSONAL and (honoured or (before is not None and not before.common)):
            continue
        first = leading.get(office.start)
        if first is not None and first.end < office.end and first.name == first.code:
            start = first.end + len(text[first.end :]) - len(text[first.end :].lstrip())
            office = replace(office, start=start, title=text[start : office.end])
        within = (starts[i] for i in range(office.start + 1, office.end) if i in starts and starts[i].end > office.end)
        inner = next(within, None)
        of = OF_BEFORE.search(text[office.start : inner.start]) if inner else None
        if of:
            end = office.start + of.start()
            office = replace(office, end=end, title=text[office.start : end])
        trimmed.append(office)
    return trimmed


def mention_office(page: Page, lexicon: Lexicon, office: OfficeMatch) -> Mention | None:
    """The mention of an office without a name: "the Ukrainian president", "the leaders of Denmark and Norway"."""
    text, start, end = page.text, office.start, office.end
    head = page.tokens_in(office.start, office.end)
    if not head:
        return None
    group = office.plural and office.title.lower().split()[-1] in SENT
    listed = list_states(lexicon, end, FROM if group or "counterpart" in office.title.lower() else OF)
    country = listed[0].code if listed else None
    end = listed[-1].end if listed else end
    leading = lexicon.names_by_start.get(office.start)
    if leading is not None and leading.end < office.end:
        country = country or leading.code
    stated = lexicon.read_office_state(office)
    if stated is not None:
        country = country or stated[1].code
        start = extend_chain(text, stated[0])
        joined = list_demonyms(lexicon, stated[1]) if office.kind in HELD and office.plural and not listed else []
        listed, start = (joined, joined[0].start) if joined else (listed, start)
    title = office.title
    top = TOP.search(text[max(0, start - 8) : start]) if title == "diplomat" else None
    if top:
        start, title = start - len(top.group()), top.group() + title
    possessor = POSSESSOR.search(text[max(0, start - 20) : start])
    if possessor:
        start -= len(possessor.group())
    determiner = DETERMINER.search(text[max(0, start - 50) : start])
    if determiner:
        start -= len(determiner.group())
    if country is None and office.common and not (determiner or possessor or office.plural):
        return None
    return Mention(
        start,
        end,
        "group" if office.plural else "office",
        head[-1].i,
        (),
        spell_title(title),
        country,
        text[end : end + 2] in ("'s", "’s"),
        why=";".join(name.code for name in listed) if office.plural else FORMER if office.former else "",
    )


def list_states(lexicon: Lexicon, end: int, of: re.Pattern[str]) -> list[NameMatch]:
    """The states of "of Denmark, Germany, and NATO" that follow an office ending at `end`."""
    joint = of.match(lexicon.text, end)
    found: list[NameMatch] = []
    while joint:
        name = lexicon.name_at(joint.end())
        if name is None or name.kind not in ("state", "organisation", "metonym"):
            break
        found.append(name)
        joint = LIST_JOINT.match(lexicon.text, name.end)
    following = lexicon.names_by_start.get(joint.end()) if joint else None
    return (
        [] if following is not None and following.kind == "demonym" else found
    )  # "of the Danish and Thai governments"


def list_demonyms(lexicon: Lexicon, last: NameMatch) -> list[NameMatch]:
    """The states of "Thai, Lao and Cambodian" before a plural office, `last` the one right before it; [] for one."""
    found, first = [last], last
    while True:
        joint = DEMONYM_JOINT.search(lexicon.text, max(0, first.start - 12), first.start)
        before = lexicon.names_by_end.get(joint.start()) if joint else None
        if before is None or before.kind != "demonym" or (len(found) == 1 and joint and "and" not in joint.group()):
            return found if len(found) > 1 else []
        found.insert(0, before)
        first = before


def mention_state(page: Page, cast: Cast, name: NameMatch) -> Mention | None:
    """The mention of a state or organisation; a capital counts as its government only where it can act."""
    if name.kind not in ("state", "organisation", "metonym", "capital"):
        return None
    before = page.text[max(0, name.start - 24) : name.start]
    if (name.kind == "capital" and LOCATIVE.search(before)) or (name.kind == "metonym" and INSIDE.search(before)):
        return None
    tokens = page.tokens_in(name.start, name.end)
    if not tokens:
        return None
    actor = cast.state(name.code)
    return Mention(
        name.start,
        name.end,
        KINDS.get(name.kind, "metonym"),
        tokens[-1].i,
        (actor,),
        None,
        name.code,
        page.text[name.end : name.end + 2] in ("'s", "’s"),
        why=f"“{page.text[name.start : name.end]}” stands for {actor.name}",
    )
