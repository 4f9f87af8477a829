"""Who is spoken of, everywhere in a text: named persons first, then offices, states, bodies, pronouns and groups."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from dragoman.annotating.bodies import find_bodies
from dragoman.annotating.cast import Cast, fold_title
from dragoman.annotating.page import Actor, Mention, Page
from dragoman.annotating.persons import find_persons
from dragoman.annotating.publisher import Publisher, read_publisher
from dragoman.annotating.references import resolve_references
from dragoman.annotating.titles import Lexicon, Title, choose_role, extend_chain, read_title
from dragoman.lexicon.diplomacy import implied_state
from dragoman.lexicon.holders import find_holder
from dragoman.lexicon.names import NameMatch, find_names
from dragoman.lexicon.offices import OfficeMatch, find_offices

SINGLE = frozenset({"president", "prime", "king", "queen", "chancellor", "emir", "amir"})
"""Words of offices that a state has once."""
FOREIGN = SINGLE | {"minister", "premier", "prince", "sultan", "representative"}
LOCATIVE = re.compile(r"\b(?:in|at|to|from|near|outside|into|of|around|across|through|toward|towards|via|for|visit(?:s|ed|ing)?|reach(?:ed)?)\s+(?:the\s+)?$")


def annotate_people(page: Page) -> None:
    """Put `mentions`, `actors`, `home` and `author` on the page; the headline's people come first, without offsets."""
    publisher = read_publisher(page.document)
    page.home = publisher.home
    cast = Cast()
    if page.headline is not None:
        name_people(page.headline, cast, publisher)
        for actor in cast.actors:
            actor.mentions.clear()
    name_people(page, cast, publisher)
    settle_countries(page, cast)
    page.actors = tuple(cast.actors)
    page.author = find_author(page, cast, publisher)
    page.addressee = find_addressee(page)
    resolve_references(page, cast)
    for mention in page.mentions:
        for actor in mention.actors:
            actor.mentions.append(mention)


def settle_countries(page: Page, cast: Cast) -> None:
    """Give persons without a state the publisher's, where the text gives them an office or opens with them.

    On a state's own site its officials go by office and name alone ("President Biden met with …"). A second holder of
    the same office is somebody else's.
    """
    for actor in cast.actors:
        if actor.kind == "person" and actor.country is None:
            holder = find_holder(actor.name, actor.role, page.document.published)
            if holder is not None:
                actor.country, actor.gender = holder.country, actor.gender or holder.gender
                if len(actor.name.split()) == 1:
                    actor.name = holder.name
    if page.home is None:
        return
    opening = next((m.actors[0] for m in page.mentions if m.kind == "name"), None)
    for actor in cast.actors:
        if actor.kind != "person" or actor.country is not None:
            continue
        held = fold_title(actor.role or "")
        if actor is not opening and (actor.role is None or held & SINGLE and not held & {"vice", "deputy"}):
            continue
        rivals = [
            a for a in cast.actors if a is not actor and a.country == page.home and a.role and fold_title(a.role) == held
        ]
        if not (rivals and held & SINGLE):
            actor.country, actor.guessed = page.home, True
    settle_foreigners(page, cast)


def settle_foreigners(page: Page, cast: Cast) -> None:
    """On a state's own site an office-holder of no named state is of the other state that the text speaks of most."""
    spoken = Counter(n.code for n in page.names if n.code != page.home and n.kind in ("state", "demonym", "capital", "metonym"))
    if page.headline is not None:
        spoken.update(n.code for n in page.headline.names if n.code != page.home and n.kind in ("state", "demonym"))
    ranked = spoken.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return
    for actor in cast.actors:
        if actor.kind == "person" and actor.country is None and actor.role and fold_title(actor.role) & FOREIGN:
            actor.country = ranked[0][0]


def name_people(page: Page, cast: Cast, publisher: Publisher) -> None:
    """Mentions of all that is named on the page: persons, offices, states, organisations, bodies."""
    names = find_names(page.text)
    offices = trim_offices(page.text, find_offices(page.text), names)
    page.names = names
    persons = dict(find_persons(page, names, offices))
    lexicon = Lexicon(page.text, names, offices)
    mentions: list[Mention] = []
    titles = [(start, end, read_title(lexicon, start, end, persons)) for start, end in persons.items()]
    for start, end, title in titles:
        mentions.append(mention_person(page, cast, publisher, start, end, title))
    spread_bosses(titles, mentions, cast)
    used = [(m.start, m.end) for m in mentions]
    mentions += find_bodies(page, cast, names, used)
    used = [(m.start, m.end) for m in mentions]
    mentions += [m for o in offices if not covers(used, o.start) for m in mention_office(page, lexicon, o)]
    used = [(m.start, m.end) for m in mentions]
    mentions += [m for n in names if not covers(used, n.start) for m in mention_state(page, cast, n)]
    page.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def trim_offices(text: str, offices: Sequence[OfficeMatch], names: Sequence[NameMatch]) -> list[OfficeMatch]:
    """The offices, cut before a state's name that they run into: "President of the Republic" of "Republic of India"."""
    starts = {n.start: n for n in names if n.kind == "state"}
    trimmed = []
    for office in offices:
        inner = next((starts[i] for i in range(office.start + 1, office.end) if i in starts and starts[i].end > office.end), None)
        of = re.search(r"\s+of\s+(?:the\s+)?$", text[office.start : inner.start]) if inner else None
        leading = next((n for n in names if n.start == office.start and n.end < office.end and n.kind != "city"), None)
        if leading is not None:
            start = leading.end + len(text[leading.end :]) - len(text[leading.end :].lstrip())
            office = replace(office, start=start, title=text[start : office.end])
        if of:
            office = replace(office, end=office.start + of.start(), title=text[office.start : office.start + of.start()])
        trimmed.append(office)
    return trimmed


def covers(ranges: list[tuple[int, int]], offset: int) -> bool:
    return any(start <= offset < end for start, end in ranges)


def mention_person(page: Page, cast: Cast, publisher: Publisher, start: int, end: int, title: Title) -> Mention:
    """The mention of a named person, its actor found or added."""
    name = re.sub(r"\s+", " ", page.text[start:end]).lstrip("@")
    role = choose_role(title)
    why = "; ".join(title.why)
    country = title.country
    if country is None and role:
        country = implied_state(role)
        why = f"“{role}” is an office of one state only" if country else why
    actor = cast.person(name, role, country, title.gender, title.former)
    head = min(page.tokens_in(start, end), key=lambda t: len(list(t.ancestors)), default=None)
    possessive = bool(re.match(r"['’](?:s\b|(?=\s))", page.text[end : end + 2] + " "))
    return Mention(
        title.start,
        title.end,
        "name",
        head.i if head is not None else page.token_at(start),
        (actor,),
        role,
        country,
        possessive,
        why or f"named “{name}”",
    )


def spread_bosses(titles: list[tuple[int, int, Title]], mentions: list[Mention], cast: Cast) -> None:
    """"President Biden's adviser Jake Sullivan": the adviser's state is the president's."""
    by_start = {start: m for (start, _, _), m in zip(titles, mentions, strict=True)}
    for (_, _, title), mention in zip(titles, mentions, strict=True):
        if title.boss and mention.actors[0].country is None and title.boss[0] in by_start:
            mention.actors[0].country = by_start[title.boss[0]].actors[0].country


def mention_office(page: Page, lexicon: Lexicon, office: OfficeMatch) -> list[Mention]:
    """The mention of an office without a name: "the Ukrainian president", "the leaders of Denmark and Norway"."""
    text, start, end = page.text, office.start, office.end
    country, codes = None, list_states(lexicon, end)
    if codes:
        end = codes[-1].end
        country = codes[0].code
    edge = len(text[:start].rstrip(" \u00a0"))
    genitive = edge - 2 if text[max(0, edge - 2) : edge] in ("'s", "’s") else edge
    before = lexicon.names_by_end.get(genitive)
    if before and before.kind in ("demonym", "state", "organisation", "metonym"):
        country = country or before.code
        start = extend_chain(text, before.start)
    head = page.tokens_in(office.start, office.end)
    if not head:
        return []
    possessor = re.search(r"\b(his|her|its|their|my|our)\s+(?:\w+\s+)?$", text[max(0, start - 20) : start])
    if possessor:
        start -= len(text[max(0, start - 20) : start]) - possessor.start()
    determiner = re.search(r"\b(?:the|The|a|an|both|Both)\s+(?:(?:two|three|four|both)\s+)?$", text[max(0, start - 12) : start])
    if determiner:
        start -= len(text[max(0, start - 12) : start]) - determiner.start()
    last = head[-1]
    if country is None and office.common and not determiner and not possessor and not office.plural:
        return []
    kind = "group" if office.plural else "office"
    mention = Mention(
        start,
        end,
        kind,  # type: ignore[arg-type]
        last.i,
        (),
        office.title,
        country,
        text[end : end + 2] in ("'s", "’s"),
        why=";".join(c.code for c in codes) if office.plural else "",
    )
    return [mention]


def list_states(lexicon: Lexicon, end: int) -> list[NameMatch]:
    """The states of "of Denmark, Germany, and NATO" that follow an office ending at `end`."""
    of = re.compile(r"\s+of\s+(?:the\s+)?").match(lexicon.text, end)
    found: list[NameMatch] = []
    pos = of.end() if of else -1
    while pos >= 0:
        name = lexicon.names_by_start.get(pos)
        if name is None or name.kind not in ("state", "organisation", "metonym"):
            break
        found.append(name)
        joint = re.compile(r"(?:,\s+and\s+|,\s+|\s+and\s+|\s+&\s+)(?:the\s+)?").match(lexicon.text, name.end)
        pos = joint.end() if joint else -1
    return found


def mention_state(page: Page, cast: Cast, name: NameMatch) -> list[Mention]:
    """The mention of a state or organisation; a capital counts as its government only where it can act."""
    if name.kind not in ("state", "organisation", "metonym", "capital"):
        return []
    before = page.text[max(0, name.start - 24) : name.start]
    if name.kind == "capital" and LOCATIVE.search(before):
        return []
    if re.search(r"\bin\s+(?:the\s+)?$", before) and name.kind == "metonym":
        return []
    tokens = page.tokens_in(name.start, name.end)
    if not tokens:
        return []
    actor = cast.state(name.code)
    kind = {"state": "state", "organisation": "organisation"}.get(name.kind, "metonym")
    return [
        Mention(
            name.start,
            name.end,
            kind,  # type: ignore[arg-type]
            tokens[-1].i,
            (actor,),
            None,
            name.code,
            page.text[name.end : name.end + 2] in ("'s", "’s"),
            why=f"“{page.text[name.start:name.end]}” stands for {actor.name}",
        )
    ]


def find_author(page: Page, cast: Cast, publisher: Publisher) -> Actor | None:
    """The person whose words the text is: from the source's name, or the title's "Remarks by …"."""
    if publisher.author:
        return cast.person(publisher.author, source_role(page), publisher.home, None, False)
    title = page.document.title or ""
    by = re.search(r"\b(?:[Rr]emarks|[Ss]tatement|[Aa]ddress|[Ss]peech|[Ll]etter|[Mm]essage|[Tt]oast)\b.*?\b(?:[Bb]y|[Ff]rom|[Oo]f)\b", title)
    if by and page.headline is not None:
        for mention in page.headline.mentions:
            if mention.start >= by.end() - 1 and mention.kind == "name" and mention.actors:
                return mention.actors[0]
    return None


def find_addressee(page: Page) -> Actor | None:
    """To whom a letter is written, or with whom a speaker stands: the first person of another state in the title."""
    if page.author is None or page.headline is None:
        return None
    for mention in page.headline.mentions:
        if mention.kind == "name" and mention.actors[0] is not page.author:
            if mention.actors[0].country not in (None, page.author.country):
                return mention.actors[0]
    return None


def source_role(page: Page) -> str | None:
    offices = find_offices(page.document.source or "")
    return offices[0].title if offices else None

