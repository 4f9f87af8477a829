"""Which state a named person is of where the words around do not say: the register, the publisher, the text."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from itertools import pairwise

from dragoman.annotating.cast import Cast
from dragoman.annotating.name_words import name_words
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.annotating.publisher import Publisher
from dragoman.annotating.ranks import GENERIC, LEADING, SINGLE, fits_office, fold_title, is_leading
from dragoman.lexicon.holders import find_holder, find_incumbent, holders
from dragoman.lexicon.names import NameMatch, find_names
from dragoman.lexicon.offices import HONORIFICS
from dragoman.lexicon.states import is_state
from dragoman.reading.dateline import find_dateline

LED = re.compile(r",? (?:led|headed|chaired) by (?:the )?")
JOINED = re.compile(r"[,;]? (?:and|as well as|along with) (?:with )?(?:the )?|[,;] (?:the )?")
LED_IN = re.compile(
    r"\b(?:with|by|sees?|saw|[Rr]eceived|[Ww]elcomed|[Hh]osted|met|meet(?:s|ing)?|including|included|were|are) "
    r"(?:also )?(?:the |His Excellency )?$"
)
"""Before the first of those who are of one side."""
MET_BY = re.compile(
    r"(?:\b(?:meets?|met|meeting|sees?|saw|seeing|greeted|received|welcomed|hosted)(?: \w+ly)?(?: with| by)?"
    r"|\bcall(?:s|ed|ing)? (?:up)?on"
    r"|\b(?:talks?|discussions?|consultations?|meetings?|audience|dinner|lunch(?:eon)?) with"
    r"|\b(?:[Aa]t|[Oo]n|[Uu]pon) the invitation of|\binvited by|\bguests? of)"
    r"(?: with)? (?:the |his |her |also |H\.?E\.? )*$"
)
"""Before somebody who meets or receives a visitor, or invited one."""
INVITING = re.compile(r"\b(?:at|on|upon) the invitation of (?:the |his |her |H\.?E\.? )*$", re.IGNORECASE)
"""Before who invited somebody to a place that may come behind: "at the invitation of King Lind, she visited Oslo"."""
AT_PLACE = re.compile(
    r"\b(?:[Ii]n|[Aa]t|[Tt]o|[Ff]or|visit(?:s|ed|ing)?|reached?)\s+(?:(?:the|capital|city|of|nearby)\s+){0,3}$"
)
ARRIVED = re.compile(
    r"\b(?:arriv(?:ed|es|ing)|landed|travel(?:l?ed|s|l?ing)|flew|visit(?:s|ed|ing)?|(?:visit|trip))\s+"
    r"(?:in|to|into)?\s*(?:(?:the|capital|city|of)\s+){0,3}$"
)
"""Before the place where somebody then stays, sentences long."""
CAPITAL = re.compile(r" capital\b")
"""Behind a demonym: "arrived in the Danish capital"."""
STAY = 3
"""Sentences over which somebody is still where they arrived."""
LEAD = 2
"""Sentences at the head of a report that tell its news."""
INTRODUCED = re.compile(r"[Aa]n?\s")
"""Before somebody who is told anew, and named later."""
POST = re.compile(r"\bFrom the (?:Embassy|Legation|Consulate(?: General)?) (?:in|at) ([A-Z][\w .'’()-]{2,40})")
HOST_OFFICE = re.compile(
    r"President|Prime Minister|Premier|King|Queen|Prince|Shah|Sultan|Emir|Chancellor|Minister|Foreign Secretary"
    r"|General|Marshal|Colonel|Governor|Chief"
)
HEAD = 300
"""Characters at the head of a text in which its form stands."""
OWN_ENVOY = re.compile(r"\b(?:Ambassador|Consul|Charg)")
RANKS = frozenset({"Admiral", "General", "Marshal", "Commander", "Colonel"})
"""Words of military ranks: an army's own in its country's press."""
COUNTERPART = re.compile(r"\bcounterparts?,? (?:the )?$")
FOREIGN_MINISTER = frozenset({"foreign", "minister"})
"""An office that a state has once, as those of its heads."""
FOREIGN = SINGLE | {"minister", "premier", "prince", "sultan", "representative"}
HOSTS = FOREIGN | {"speaker", "adviser"}


def settle_countries(page: Page, cast: Cast, publisher: Publisher) -> None:
    """Give persons without a state one: the register's for the day, else the publisher's, else the text's other one."""
    cast.spread_states()
    take_possessor(page)
    consult_register(cast)
    cast.spread_states()
    if page.home is None:
        take_lead_state(page, publisher, cast.day)
    take_place_state(page)
    share_listed_state(page)
    if page.home is None:
        take_press_state(page, cast, publisher)
        return
    take_post_state(page, cast)
    take_publisher_state(page, cast)
    take_other_state(page, cast)
    name_principal(page, cast, publisher)


def take_possessor(page: Page) -> None:
    """Give whoever leads a state's delegation that state, and an office-holder the one in whose genitive the name is.

    "The Danish delegation led by minister Berg"; "Canada's first female Governor Ida Berg".
    """
    states = {n.start: n for n in page.names if n.kind in ("state", "organisation")}
    for body, leader in pairwise(page.mentions):
        led = body.kind == "body" and LED.fullmatch(page.text, body.end, leader.start)
        if led and leader.kind == "name" and leader.actors[0].country is None:
            leader.actors[0].country = leader.country = body.country
    for mention in page.mentions:
        if mention.kind != "name" or mention.country is not None or mention.actors[0].country is not None:
            continue
        for child in (c for t in page.tokens_in(mention.start, mention.end) for c in t.children):
            owner = states.get(page.start_of(child)) if child.dep_ == "nmod:poss" and mention.role else None
            if owner is not None:
                mention.actors[0].country = mention.country = owner.code


def take_lead_state(page: Page, publisher: Publisher, day: str | None) -> None:
    """Give who is named behind a lead the state that the lead tells of the office: "A Danish envoy met … Envoy Lind".

    Of a newsroom's own state its press speaks without naming it: there only "a Danish envoy" is surely somebody else.
    """
    unnamed = [m for m in page.mentions if m.kind == "office" and m.country is not None and m.role]
    for mention in page.mentions:
        actor = mention.actors[0] if mention.kind == "name" and mention.actors else None
        if actor is None or actor.kind != "person" or actor.country is not None or not mention.role:
            continue
        held = fold_title(mention.role)
        alike = [m for m in unnamed if fold_title(m.role or "") == held]
        lead = next((m for m in alike if is_in_lead(page, m) and m.end < mention.start), None)
        if lead is None or len({m.country for m in alike}) > 1:
            continue
        introduced = INTRODUCED.match(page.text, lead.start) is not None
        own = publisher.press not in (None, lead.country) and not is_held_by_other(mention.role, actor, publisher, day)
        if introduced or not own:
            actor.country = mention.country = lead.country
            mention.why = f"{mention.why}; told as “{page.text[lead.start : lead.end]}” before"


def is_held_by_other(title: str, actor: Actor, publisher: Publisher, day: str | None) -> bool:
    """Whether the register knows another holder of that office in the newsroom's state, on the day of the text."""
    known = find_incumbent(title, publisher.press, day) if publisher.press is not None and day is not None else None
    return known is not None and known.name != actor.name


def is_in_lead(page: Page, mention: Mention) -> bool:
    """Whether a mention stands in the sentences at the head in which a report tells its news."""
    sentence = page.sentence_at(mention.start)
    return sentence is not None and sentence.index < LEAD


def take_place_state(page: Page) -> None:
    """Give an office-holder of no named state that of the place abroad where somebody is to meet or be received by him.

    "In Muscat, he was received by Sultan Lind"; "will travel to Sofia, where she meets President Berg"; "visited Suva
    at the invitation of Prime Minister Lind"; "arrived in Suva. … He met Prime Minister Lind". An ambassador met abroad
    may as well be one's own.
    """
    for mention in page.mentions:
        actor = mention.actors[0] if mention.kind == "name" and mention.actors else None
        if actor is None or actor.kind != "person" or actor.country is not None or not mention.role:
            continue
        if OWN_ENVOY.search(mention.role) or not MET_BY.search(page.text, max(0, mention.start - 60), mention.start):
            continue
        sentence = page.sentence_at(mention.start)
        if sentence is None:
            continue
        invited = INVITING.search(page.text, max(0, mention.start - 40), mention.start)
        there = find_places(page, sentence, sentence.end if invited else mention.start, AT_PLACE)
        for before in reversed(page.sentences[max(0, sentence.index - STAY) : sentence.index]):
            if not there and page.home is None and fold_title(mention.role) & HOSTS:
                there = find_places(page, before, before.end, ARRIVED)
        if there:
            actor.country = mention.country = there[-1].code
            mention.why = f"{mention.why}; met in {page.text[there[-1].start : there[-1].end]}"


def find_places(page: Page, sentence: Sentence, end: int, before: re.Pattern[str]) -> list[NameMatch]:
    """The places abroad in a sentence up to an offset, where the words before them tell that somebody is there."""
    return [
        n
        for n in page.names_in(sentence.start, end)
        if (n.kind in ("state", "capital", "city") or CAPITAL.match(page.text, n.end))
        and n.code != page.home
        and is_state(n.code)
        and before.search(page.text, max(sentence.start, n.start - 40), n.start)
        and page.text[n.end : n.end + 2] not in ("'s", "’s")
    ]


def share_listed_state(page: Page) -> None:
    """Give office-holders the state of those whom they are listed with: "met the Danish King, Minister Berg and …".

    Only behind a preposition or verb that brings in one side: in "Lind and Minister Berg met" each is of his own. Of
    several states in a list each one is of those behind it; "Minister Berg and Danish Minister Lind" sets them apart.
    """
    for listed in find_lists(page):
        codes = {m.actors[0].country or m.country for m in listed if m.actors} - {None}
        code = codes.pop() if len(codes) == 1 and not is_stated_first(page, listed) else None
        for mention in listed:
            if not mention.actors:
                code = mention.country or code
                continue
            actor = mention.actors[0]
            code = actor.country or code
            if code is not None and mention.role is not None and not may_head(code, mention.role):
                continue  # "Vice President Lind of the United States and Prime Minister Berg"
            if actor.country is None and mention.role is not None and code is not None and is_state(code):
                actor.country = mention.country = code
                mention.why = f"{mention.why}; listed with others of {code}"


def is_stated_first(page: Page, listed: list[Mention]) -> bool:
    """Whether the first of a list who is told the state of has it before the name, and isn't the first listed."""
    told = next((n for n, m in enumerate(listed) if m.actors and (m.actors[0].country or m.country)), 0)
    names = page.names_in(listed[told].start, listed[told].start + 1)
    return told > 0 and any(n.kind in ("demonym", "state") for n in names)


def may_head(code: str, role: str) -> bool:
    """Whether a state may have such an office; of the leading ones the register must know a holder."""
    title = fold_title(role)
    return not title & SINGLE or any(h.country == code and fold_title(h.office) & title & SINGLE for h in holders())


def find_lists(page: Page) -> list[list[Mention]]:
    """The lists of persons that a preposition or verb brings in, of two at least."""
    found: list[list[Mention]] = []
    for mention in page.mentions:
        if found and mention.kind == "name" and JOINED.fullmatch(page.text, found[-1][-1].end, mention.start):
            found[-1].append(mention)
        elif mention.kind in ("name", "office") and LED_IN.search(page.text, max(0, mention.start - 30), mention.start):
            found.append([mention])
    return [listed for listed in found if len(listed) > 1]


def is_counterpart(page: Page, actor: Actor) -> bool:
    """Whether somebody is named as the counterpart of another state's: "with his counterpart, Minister Berg"."""
    named = [m for m in page.mentions if m.kind == "name" and actor in m.actors]
    return any(COUNTERPART.search(page.text, max(0, m.start - 20), m.start) for m in named)


def consult_register(cast: Cast) -> None:
    """Take state, gender and, for a bare surname, the full name from the register of office-holders of the day."""
    for actor in cast.actors:
        if actor.kind != "person" or actor.index in cast.kin:
            continue
        holder = find_holder(actor.name, actor.role, cast.day)
        if holder is None or (actor.country is not None and actor.country != holder.country):
            continue
        if actor.gender is not None and actor.gender != holder.gender:
            continue
        actor.country, actor.gender = holder.country, holder.gender
        if len(name_words(actor.name)) == 1:
            actor.name = holder.name


def take_post_state(page: Page, cast: Cast) -> None:
    """Give office-holders whom an embassy's telegram names without a state that of its post; its own people aside."""
    post = POST.search(page.document.title or page.text[:HEAD])
    names = find_names(post.group(1)) if post else ()
    code = next((n.code for n in names if n.kind in ("state", "capital", "city")), None)
    for actor in cast.actors if code is not None else ():
        if actor.kind == "person" and actor.country is None and HOST_OFFICE.search(actor.role or ""):
            actor.country = code


def take_publisher_state(page: Page, cast: Cast) -> None:
    """Give the publisher's state to those whom the text gives an office, and to whom it opens with.

    On a state's own site its officials go by office and name alone ("President Biden met with …"). A second holder of
    the same office is somebody else's.
    """
    opening = next((m.actors[0] for m in page.mentions if m.kind == "name"), None)
    first_of_two = find_own_head(cast)
    held_at_home: Counter[frozenset[str]] = Counter(
        fold_title(a.role) for a in cast.actors if a.kind == "person" and a.country == page.home and a.role
    )
    for actor in cast.actors:
        if actor.kind != "person" or actor.country is not None:
            continue
        held = fold_title(actor.role or "")
        single = bool(held & SINGLE)
        if actor not in (opening, first_of_two) and (actor.role is None or (single and not held & {"vice", "deputy"})):
            continue
        if is_counterpart(page, actor):
            continue
        if not ((single or held == FOREIGN_MINISTER) and held_at_home[held]):
            actor.country, actor.guessed = page.home, True
            held_at_home[held] += 1


def find_own_head(cast: Cast) -> Actor | None:
    """The first of two of one highest office, neither with a state: "President Lind's greetings to President Soto"."""
    heads: dict[frozenset[str], list[Actor]] = {}
    for actor in cast.actors:
        held = fold_title(actor.role or "") & SINGLE
        if actor.kind == "person" and held and not fold_title(actor.role or "") & {"vice", "deputy"}:
            heads.setdefault(held, []).append(actor)
    pairs = (two for two in heads.values() if len(two) == 2 and all(a.country is None for a in two))
    return next((two[0] for two in pairs), None)


def take_press_state(page: Page, cast: Cast, publisher: Publisher) -> None:
    """Give office-holders of no named state that of the newsroom, if the text names no two states more often.

    A national press names its own ministers without their state, foreign ones with it; so does an agency of all the
    world those of the place that its report is from ("LUSAKA (Reuters) - … Finance Minister Berg said").
    """
    spoken = count_states(page)
    least = spoken[1][1] if len(spoken) > 1 else 1
    press, least = publisher.press or read_dateline_state(page), 1 if opens_at_home(page) else least
    if press is None or press not in [code for code, often in spoken if often >= least]:
        return
    held = {fold_title(a.role) for a in cast.actors if a.kind == "person" and a.country == press and a.role}
    for actor in cast.actors:
        offices = [r for r in cast.roles[actor.index] if r not in HONORIFICS or set(r.split()) & RANKS]
        if actor.kind != "person" or actor.country is not None or not offices:
            continue
        title = fold_title(offices[0])
        if is_leading(title) and not has_office(press, offices[0]):
            continue  # "Prime Minister Berg" in the press of a state that has none
        if not (title & SINGLE and title in held):
            actor.country, actor.guessed = press, True
            held.add(title)


def read_dateline_state(page: Page) -> str | None:
    """The state of the city that a text's dateline names; None where it names none that is known."""
    place = find_dateline(page.text, page.document.title).place
    names = find_names(place.title()) if place is not None else ()
    return next((n.code for n in names if n.kind in ("capital", "city", "state")), None)


def opens_at_home(page: Page) -> bool:
    """Whether a report opens with somebody who leads a state that isn't named, as the press writes of its own."""
    first = next((m for m in page.mentions if m.kind == "name"), None)
    if first is None or first.role is None or first.actors[0].country is not None or not is_in_lead(page, first):
        return False
    return is_leading(fold_title(first.role))


def count_states(page: Page) -> list[tuple[str, int]]:
    """The states that a text and its title name, the one named most first, with how often; never the home state."""
    kinds = ("state", "demonym", "capital", "metonym")
    spoken = Counter(n.code for n in page.names if n.code != page.home and n.kind in kinds)
    if page.headline is not None:
        spoken.update(n.code for n in page.headline.names if n.code != page.home and n.kind in kinds[:2])
    return spoken.most_common()


def take_other_state(page: Page, cast: Cast) -> None:
    """Give an office-holder of no named state the other state that the text speaks of most."""
    ranked = count_states(page)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return
    for actor in cast.actors:
        if actor.kind != "person" or actor.country is not None or actor.role is None:
            continue
        own = actor.role.split(" to ")[0]  # "Counselor to the President" is no president
        if fold_title(own) & FOREIGN:
            actor.country = ranked[0][0]


def name_principal(page: Page, cast: Cast, publisher: Publisher) -> None:
    """Give the publisher's own office to its holder of the day where the text names them without ("Ida Berg")."""
    if publisher.office is None or page.home is None:
        return
    for actor in cast.actors:
        unplaced = actor.kind == "person" and actor.role is None and actor.country == page.home
        if unplaced and holds_office(cast, actor, publisher.office, page.home):
            cast.give_role(actor, publisher.office)
    titled = page.headline.mentions[:1] if page.headline is not None else ()
    for mention in titled:  # "Ida Berg will visit Peru", over a text of the President's office that nobody else holds
        plain = mention.kind == "name" and mention.start == 0 and not mention.possessive
        opener = mention.actors[0] if plain else None
        if opener is None or opener.role is not None or opener.country not in (None, page.home):
            continue
        if cast.holder(publisher.office, page.home) is None:
            opener.country = page.home
            cast.give_role(opener, publisher.office)


def holds_office(cast: Cast, actor: Actor, title: str, country: str) -> bool:
    """Whether the register knows the named person as that office's holder on the text's day."""
    known = find_holder(actor.name, title, cast.day)
    if known is None or known.country != country or cast.has_left(actor.name, title, known):
        return False
    return fits_office(title, known.office) or (title.lower() in GENERIC and is_leading(fold_title(known.office)))


@cache
def has_office(country: str, title: str) -> bool:
    """Whether a state has such an office; of those that a state has once the register must know a holder."""
    folded = fold_title(title)
    return not folded & LEADING or any(h.country == country and fold_title(h.office) == folded for h in holders())
