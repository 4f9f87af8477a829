"""Whom groups mean: "the leaders of A and B", "the two presidents", "their foreign ministers", "they"."""

from __future__ import annotations

import re

from dragoman.annotating.companies import find_bodies_before, find_fronting
from dragoman.annotating.groups import PLURAL_END, is_leading_plural, rank_spoken
from dragoman.annotating.office_references import find_principal, role_of_other, settle_office_of
from dragoman.annotating.page import Actor, Mention, Sentence
from dragoman.annotating.ranks import GENERIC, fits_office, fold_title, is_leading
from dragoman.annotating.reader import REACH, Reader
from dragoman.annotating.ruled_out import list_acting
from dragoman.lexicon.diplomacy import BODY_NOUNS
from dragoman.lexicon.names import NameMatch, name_of
from dragoman.lexicon.states import is_state

PORTFOLIO = re.compile(
    r"(?:foreign|defen[cs]e|finance|economy|trade|interior|energy|health|agriculture|transport|justice|culture|education"
    r"|environment) minister"
)
THEIR = re.compile(r"(?:[Tt]heir|[Oo]ur) (?:respective )?[a-z]")
TWO = re.compile(r"(?:the )?(?:two|both)\b", re.IGNORECASE)
DEFINITE = re.compile(r"the\b|both\b|these\b|they\b|them\b|their$")
OF_GATHERING = re.compile(r"['’]s?\s+(?:summit|meeting|statement|declaration|retreat|conference)")
"""After "the leaders": of a gathering, not of two told before."""
OF_TWO = re.compile(r"\s+(?:of|from)\s+(?:the\s+two|both)\s+(?:states|countries|nations|sides|governments)\b")
OF_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:(?:all|both|several|some|many|most|the|other|\w+)\s+){1,4}(?:states|countries|nations|members)\b"
)
"""After "the presidents": of states that are not named."""
RECORD = re.compile(r"\b(?:Memorandum|Minutes|Record|Transcript|Telegram|Paper|Report)\b")
"""In a title: of what was said on all sides, no news of one's own."""


def find_antecedent(reader: Reader, mention: Mention, sentence: Sentence, inside: list[Mention]) -> tuple[Actor, ...]:
    """Those of the group told before in the sentence: "thanked the presidents of A, B and C for their visit"."""
    if mention.words.lower() not in ("their", "them", "they"):
        return ()
    ahead = find_fronting(reader.page, mention, sentence, inside)
    if ahead:
        return ahead
    groups = (m for m in inside if m.kind == "group" and m.end < mention.start and len(m.actors) > 1)
    told = next((m.actors for m in groups if not m.words), ())
    return told or find_bodies_before(reader.page, mention, inside)


def settle_group(reader: Reader, mention: Mention, inside: list[Mention]) -> tuple[Actor, ...]:
    """ "the leaders of A and B": their holders; "the two presidents", "they": the two named last, of two states."""
    words = reader.page.text[mention.start : mention.end]
    if OF_TWO.match(reader.page.text, mention.end):
        return settle_pair(reader, mention)
    if OF_GATHERING.match(reader.page.text, mention.end) or OF_STATES.match(reader.page.text, mention.end):
        return ()
    if mention.country is not None:
        codes = mention.why.split(";") if mention.why else []
        if len(codes) > 1 or (codes and is_state(codes[0]) and is_leading_plural(mention.role or "")):
            listed = {n.code: n for n in reader.page.names if mention.start <= n.start < mention.end}
            gathered = not any(is_state(code) for code in codes) and (mention.role or "").lower() == "leaders"
            if gathered:  # "the leaders of NATO and the G7" are many, "the leaders of Peru and the EU" two
                spelt = {code: reader.page.text[name.start : name.end] for code, name in listed.items()}
                return tuple(reader.cast.body(f"{mention.role} of {spelt[code]}", code) for code in codes)
            return tuple(settle_member(reader, mention.role or "leader", listed[code]) for code in codes)
        body = re.sub(r"^(?:the|The)\s+", "", re.sub(r"\s+", " ", words)).strip()
        return (reader.cast.body(body, mention.country),)
    owned = THEIR.match(words) or reader.page.text.endswith(("Their ", "Our "), 0, mention.start)
    theirs = bool(owned) and is_ministerial(mention)
    if not (theirs or DEFINITE.match(words.lower())):
        return ()
    found: list[Actor] = []
    acting = list_acting(reader.page, mention, inside)
    ranked = rank_spoken(reader.recent, reader.cast, mention, reader.page.home is not None)
    record = RECORD.search(reader.page.document.title or "")
    home = reader.page.home if record is None else None
    own = home is not None and any(a.country == home for a in ranked)
    for actor in ranked:
        if found and own and home not in (found[0].country, actor.country):
            continue  # of the news on a state's own site one of "the leaders" is its own
        if actor not in acting and actor not in found and all(a.country != actor.country for a in found):
            found.append(actor)
        if len(found) == 2:
            offices = settle_titles(reader, mention, found)
            if offices is not None:
                return offices
            since, company = reader.company
            still = bool(reader.recent) and reader.recent[-1].sentence - since < REACH
            whole = still and all(a in company for a in found) and not TWO.match(words)
            named = [s.actor for s in reader.recent]
            return company if whole else tuple(sorted(found, key=lambda a: len(named) - named[::-1].index(a)))
    if words.lower() == "they" and reader.recent:
        near = [s.actor for s in reader.recent if s.sentence == reader.recent[-1].sentence]
        together = list({a.index: a for a in near}.values())
        return tuple(together) if len(together) == 2 else ()
    return ()


def is_ministerial(mention: Mention) -> bool:
    """Whether a plural tells one office of each state: "the two presidents", "their foreign ministers"."""
    title = PLURAL_END.sub("", mention.role or "", count=1).lower()
    return title not in GENERIC and (is_leading(fold_title(title)) or PORTFOLIO.fullmatch(title) is not None)


def settle_titles(reader: Reader, mention: Mention, found: list[Actor]) -> tuple[Actor, ...] | None:
    """Those of the two states who hold the office, where one named does not: "their foreign ministers will meet".

    None where the two may be meant themselves.
    """
    title = PLURAL_END.sub("", mention.role or "", count=1)
    if not is_ministerial(mention) or not all(a.country and is_state(a.country) for a in found):
        return None
    told: list[Actor] = []
    for actor in found:
        roles = reader.cast.roles[actor.index] or ([actor.role] if actor.role else [])
        fit = not roles or any(fits_office(title, role) for role in roles)
        held = actor if fit else settle_office_of(reader, title, actor.country or "")
        told += [held] if held is not None else []
    return tuple(told) if len(told) == len(found) and told != found else None


def settle_pair(reader: Reader, mention: Mention) -> tuple[Actor, ...]:
    """ "The foreign ministers of the two countries": the holders of the office in the states of those named last."""
    title = PLURAL_END.sub("", mention.role or "", count=1)
    ranked = rank_spoken(reader.recent, reader.cast, mention, False)
    codes = list(dict.fromkeys(a.country for a in ranked if a.country is not None and is_state(a.country)))[:2]
    if len(codes) < 2 or not title:
        return ()
    return tuple(reader.cast.holder(title, code) or reader.cast.office(title, code) for code in reversed(codes))


def settle_member(reader: Reader, title: str, name: NameMatch) -> Actor:
    """The holder of one side's office in "the foreign ministers of A and B"; of "the leaders" the state itself."""
    singular = PLURAL_END.sub("", title, count=1)
    if singular.lower() == "counterpart":
        title = singular = role_of_other(reader, name.code) or singular
    held = reader.cast.holder(singular, name.code) or find_principal(reader, singular, name.code)
    if held is not None:
        return held
    if singular in BODY_NOUNS or title in BODY_NOUNS:
        return reader.cast.body(f"{title} of {name_of(name.code)}", name.code)
    if singular.lower() in GENERIC and is_state(name.code):
        return reader.cast.state(name.code)
    body = None if is_state(name.code) else reader.page.text[name.start : name.end]
    return reader.cast.office(singular, name.code, body)
