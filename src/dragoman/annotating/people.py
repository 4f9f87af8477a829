"""Who is spoken of, everywhere in a text: named persons first, then offices, states, bodies, pronouns and groups."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from dragoman.annotating.appositions import read_title
from dragoman.annotating.bodies import find_bodies, find_peoples, find_regionals
from dragoman.annotating.cast import Cast
from dragoman.annotating.name_words import PARTICLES
from dragoman.annotating.nationality import settle_countries
from dragoman.annotating.page import Actor, Mention, Page
from dragoman.annotating.persons import find_persons, list_common_words
from dragoman.annotating.publisher import Publisher, read_publisher
from dragoman.annotating.ranges import Ranges
from dragoman.annotating.ranks import spell_title
from dragoman.annotating.references import resolve_references
from dragoman.annotating.titles import Lexicon, Title
from dragoman.annotating.unnamed import list_demonyms, mention_office, mention_state, trim_offices
from dragoman.lexicon.diplomacy import implied_state
from dragoman.lexicon.holders import find_incumbent
from dragoman.lexicon.names import NameMatch, date_names, find_names
from dragoman.lexicon.offices import OfficeMatch, find_offices

BY = re.compile(
    r"\b(?:[Rr]emarks|[Ss]tatement|[Aa]ddress|[Ss]peech|[Ll]etter|[Mm]essage|[Tt]oast)\b.*?\b(?:[Bb]y|[Ff]rom|[Oo]f)\b"
)
JOINT = re.compile(r"(?:, and|,| and) (?:the )?")
OF_THE = re.compile(r" of (?:the )?")
BY_REACH = 30
"""Characters between "Remarks by" and who speaks: "by Acting | Prime Minister Lind"."""
SPOKEN = re.compile(r"(?:Remarks|Statement|Address|Speech) (?:by|of) (?:the )?[A-Z]")
"""What opens the title of a speech or statement on an official site: it is its own office-holder's."""
CABLE = re.compile(
    r"\b(?:Telegram|Airgram|Despatch|Dispatch) From the (?:Embassy|Legation|Mission|Consulate|Delegation)\b"
)
MEMORANDUM = re.compile(r"\W*(?:\w+ )?(?:[Mm]emorandum|[Nn]ote|[Pp]aper) [Ff]rom\b.*\b[Tt]o\b")
"""The title of what one official writes to another."""
SIGNATURE = re.compile(r"[A-Z][A-Za-z'’-]{2,}(?:,? (?:[A-Z]\.|[A-Z][a-z'’]+|Jr\.))?")
LAST_LINES = 4
"""Lines at the foot of a telegram among which its signature stands, before notes of its editors."""
HEAD = 300
FULL_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
LISTED = re.compile(r"\s*(?:,|,?\s+and|&)\s*$")
BLOCK_END = "¦"
"""In place of the line break between two blocks: no title runs on from one into the next."""
SHORTEST_SHOUT = 4
"""Letters from which a word in capitals is a shouted one, no acronym: "LIND", not "PM"."""
AT_PLACE = re.compile(r"\b(?:in|at|to|from|near|outside|via|around|into|leav(?:e|es|ing))\s+$", re.I)
NEAR_PLACE = 12
PLACED = re.compile(r"[-,]|\s*(?:\(|/|summit|meeting|talks|headquarters)")
"""Around "Brussels" where it is a place: "talks in Brussels", "Brussels-based", "the Brussels summit"."""
CONSORT = re.compile(r"^(?:Queen|King|Princess|(?:First|Second) (?:Lady|Gentleman)|Crown Princess)\b")
KIN_REACH = 160
"""Characters before "his wife" within which he is named."""


def annotate_people(page: Page) -> None:
    """Put `mentions`, `actors`, `home`, `author` and `addressee` on the page.

    The headline's people come first in `actors`, without mentions, for its offsets are of another text.
    """
    publisher = read_publisher(page.document)
    page.home = publisher.home
    cast = Cast(tell_day(page))
    common = list_common_words(page)
    if page.headline is not None:
        name_people(page.headline, cast, common)
        for actor in cast.actors:
            actor.mentions.clear()
    name_people(page, cast, common)
    settle_speaker(page, publisher)
    settle_countries(page, cast, publisher)
    page.actors = tuple(cast.actors)
    page.author = find_author(page, cast, publisher)
    page.addressee = find_addressee(page)
    resolve_references(page, cast, publisher)
    for mention in page.mentions:
        for actor in mention.actors:
            actor.mentions.append(mention)


def tell_day(page: Page) -> str | None:
    """The day that the text is of: that of publication, else the first full date in it; None where there is none."""
    titled = page.headline.dates if page.headline is not None else ()
    days = (date.value for date in (*page.dates, *titled) if FULL_DATE.fullmatch(date.value))
    return page.document.published or next(days, None)


def name_people(page: Page, cast: Cast, common: frozenset[str]) -> None:
    """Mentions of all that is named on the page: persons, offices, states, organisations, bodies."""
    names = drop_namesakes(page.text, tuple(date_names(find_names(page.text), cast.day)))
    names = name_union(page.text, names)
    text = page.text.replace("\n", BLOCK_END)
    offices = trim_offices(text, find_offices(text), names)
    page.names = names
    persons = find_persons(page, names, offices, common, cast.day)
    lexicon = Lexicon(text, names, offices, page.document.text)
    ends, starts = dict(persons), {end: start for start, end in persons}
    titles = [read_title(lexicon, start, end, ends, starts) for start, end in persons]
    share_plural_offices(page.text, titles)
    spread_demonyms(lexicon, titles)
    share_states(lexicon, titles, offices)
    mentions = [mention_person(page, cast, run, title) for run, title in zip(persons, titles, strict=True)]
    find_sponsors(page.text, cast, persons, titles, mentions)
    mentions += find_bodies(page, cast, names, cover(mentions))
    mentions += find_regionals(page, cast, cover(mentions))
    used = cover(mentions)
    mentions += [m for o in offices if o.start not in used and (m := mention_office(page, lexicon, o))]
    mentions += find_peoples(page, cast, names, cover(mentions))
    used = cover(mentions)
    mentions += [m for n in names if n.start not in used and (m := mention_state(page, cast, n))]
    page.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))


def drop_namesakes(text: str, names: tuple[NameMatch, ...]) -> tuple[NameMatch, ...]:
    """The names less the acronyms that the text itself gives another meaning: "Partnership for Clean Energy (PACE)"."""
    ends = {(n.end, n.code) for n in names}
    acronyms = {text[n.start : n.end]: n for n in names if n.kind == "organisation" and text[n.start : n.end].isupper()}
    other = set()
    for acronym, name in acronyms.items():
        told = re.search(rf"([A-Z][\w’'-]+) \({re.escape(acronym)}\)", text)
        if told is not None and (told.end(1), name.code) not in ends and told.group(1)[0] in acronym:
            other.add(acronym)
    return tuple(n for n in names if text[n.start : n.end] not in other)


def name_union(text: str, names: tuple[NameMatch, ...]) -> tuple[NameMatch, ...]:
    """The names with "Brussels" as the EU, where a text that tells of the EU, and not of Belgium, lets it act."""
    union = next((n for n in names if n.code == "EU" and n.kind == "organisation"), None)
    if union is None or any(n.code == "BEL" and n.kind != "capital" for n in names):
        return names
    return tuple(
        replace(n, kind=union.kind, code=union.code, name=union.name)
        if n.code == "BEL"
        and not AT_PLACE.search(text[max(0, n.start - NEAR_PLACE) : n.start])
        and not PLACED.match(text, n.end)
        else n
        for n in names
    )


def cover(mentions: list[Mention]) -> Ranges:
    """What the mentions cover, overlapping ones as one range."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted((m.start, m.end) for m in mentions):
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return Ranges(joined)


def share_plural_offices(text: str, titles: list[Title]) -> None:
    """Give the office of "Presidents A of X and B of Y" to B as well, and so on along the list."""
    for before, title in pairwise(titles):
        shared = next((o for o in before.roles if o.plural), None)
        if shared is None or title.roles or not LISTED.fullmatch(text[before.end : title.start]):
            continue
        title.roles.append(shared)
        if before.country and not states_own(before, text):
            title.set_country(before.country, "named together under one office")


def spread_demonyms(lexicon: Lexicon, titles: list[Title]) -> None:
    """Give "the Danish and Thai Presidents A and B" each their own state, where there are as many states as people."""
    for n, title in enumerate(titles):
        if not any(o.plural for o in title.roles):
            continue
        name = lexicon.names_by_start.get(title.start)
        codes = [m.code for m in list_demonyms(lexicon, name)] if name is not None else []
        listed = [title]
        for other in titles[n + 1 :]:
            if not LISTED.fullmatch(lexicon.text[listed[-1].end : other.start]):
                break
            listed.append(other)
        if len(codes) == len(listed):
            for code, person in zip(codes, listed, strict=True):
                person.country = code


def share_states(lexicon: Lexicon, titles: list[Title], offices: Sequence[OfficeMatch]) -> None:
    """ "the foreign ministers of Norway and Peru, A and B": to each the office, and the state in its turn."""
    for office in offices:
        of = OF_THE.match(lexicon.text, office.end) if office.plural else None
        names: list[NameMatch] = []
        edge = of.end() if of else -1
        while (name := lexicon.name_at(edge)) is not None and name.kind == "state":
            names.append(name)
            joint = JOINT.match(lexicon.text, name.end)
            edge = joint.end() if joint else -1
        end = names[-1].end if names else -1
        listed = [t for t in titles if t.start == end + len(", ") and lexicon.text[end : t.start] == ", "]
        while listed and (after := next((t for t in titles if t.start > listed[-1].start), None)) is not None:
            if not LISTED.fullmatch(lexicon.text[listed[-1].end : after.start]):
                break
            listed.append(after)
        if len(names) > 1 and len(names) == len(listed) and all(t.country is None for t in listed):
            for title, name in zip(listed, names, strict=True):
                title.add_role(replace(office, title=office.title.removesuffix("s"), plural=False))
                title.set_country(name.code, f"“{lexicon.text[office.start : end]}” before the names")


def states_own(title: Title, text: str) -> bool:
    """Whether the state stands behind the name, so that it is that person's alone."""
    return bool(re.search(r"\sof\s", text[title.roles[0].end : title.end])) if title.roles else False


def mention_person(page: Page, cast: Cast, run: tuple[int, int], title: Title) -> Mention:
    """The mention of a named person, its actor found or added."""
    start, end = run
    name = spell_name(re.sub(r"\s+", " ", page.text[start:end]))
    office = title.choose_office()
    role = spell_title(office.title) if office else None
    why = "; ".join(title.why)
    country = title.country
    if country is None and role:
        country = implied_state(role)
        why = f"“{role}” is an office of one state only" if country else why
    others = tuple(o.title for o in title.roles if o is not office)
    roles = (role, *others) if role else ()
    actor = cast.person(name, roles, country, title.gender, office is not None and office.former, title.kin)
    head = min(page.tokens_in(title.start, title.end), key=lambda t: sum(1 for _ in t.ancestors), default=None)
    return Mention(
        title.start,
        title.end,
        "name",
        head.i if head is not None else page.token_at(start),
        (actor,),
        role,
        country,
        bool(re.match(r"['’](?:s\b|(?=\s))", page.text[end : end + 2] + " ")),
        why or f"named “{name}”",
    )


def spell_name(name: str) -> str:
    """The name with its shouted words as others: "LIND" -> "Lind", "VON DER BERG" -> "von der Berg"."""
    letters = re.sub(r"[^A-Z]", "", name)
    if not name.isupper() or len(letters) < SHORTEST_SHOUT:
        return name
    return " ".join(w.lower() if w.lower() in PARTICLES else w.title() for w in name.split())


def find_sponsors(
    text: str, cast: Cast, persons: list[tuple[int, int]], titles: list[Title], mentions: list[Mention]
) -> None:
    """Note whose the relatives, consorts and advisers are: "President Lind's adviser Olga Berg"."""
    by_start = {start: m for (start, _), m in zip(persons, mentions, strict=True)}
    previous: Mention | None = None
    for title, mention in zip(titles, mentions, strict=True):
        actor = mention.actors[0]
        boss = by_start.get(title.boss[0]) if title.boss else None
        if boss is None and title.kin and previous is not None and mention.start - previous.end < KIN_REACH:
            boss = previous
        consort = any(CONSORT.match(office.title) for office in title.roles)
        if boss is None and consort and previous and LISTED.fullmatch(text[previous.end : mention.start]):
            boss = previous
        if boss is not None and boss.actors[0] is not actor:
            cast.sponsors[actor.index] = boss.actors[0]
        if previous is None or not title.kin:
            previous = mention


def find_author(page: Page, cast: Cast, publisher: Publisher) -> Actor | None:
    """The person whose words the text is: from the source's name, or the title's "Remarks by …"."""
    if publisher.author:
        roles = (publisher.office,) if publisher.office else ()
        return cast.person(publisher.author, roles, publisher.home, None)
    signed = find_signature(page)
    if signed is not None:
        return cast.person(signed, (), page.home, None)
    if MEMORANDUM.match(page.document.title or ""):
        return next((m.actors[0] for m in list_correspondents(page)), None)
    named = find_titled(page)
    if named is None or named.kind != "office" or named.role is None or publisher.home is None:
        return find_titled_author(page)
    held = cast.holder(named.role, publisher.home)  # "Statement of the President on …"
    known = find_incumbent(named.role, publisher.home, cast.day) if held is None else None
    return held if known is None else cast.person(known.name, (named.role,), publisher.home, known.gender)


def find_titled_author(page: Page) -> Actor | None:
    """Whom the title names behind "Remarks by"."""
    named = find_titled(page)
    return named.actors[0] if named is not None and named.kind == "name" and named.actors else None


def find_titled(page: Page) -> Mention | None:
    """The name or office right behind "Remarks by" in the title."""
    by = BY.search(page.document.title or "")
    told = page.headline.mentions if by and page.headline is not None else ()
    return next((m for m in told if by and 0 <= m.start - by.end() <= BY_REACH), None)


def list_correspondents(page: Page) -> list[Mention]:
    """Those whom the title of a memorandum names: who wrote it, then to whom."""
    return [m for m in page.headline.mentions if m.kind == "name"] if page.headline is not None else []


def settle_speaker(page: Page, publisher: Publisher) -> None:
    """Give who speaks on an official site its state: the one in "Remarks by President Lind on Serbia's Attack"."""
    author = find_titled_author(page) if SPOKEN.match(page.document.title or "") else None
    if author is not None and author.country is None:
        author.country = publisher.home


def find_signature(page: Page) -> str | None:
    """Who signed the telegram of an embassy: a name alone on one of the last lines."""
    if not CABLE.search(page.document.title or page.text[:HEAD]):
        return None
    lines = [page.text[b.start : b.end].strip() for b in page.blocks[-LAST_LINES:]]
    return next((spell_name(line) for line in reversed(lines) if SIGNATURE.fullmatch(line)), None)


def find_addressee(page: Page) -> Actor | None:
    """To whom a letter is written, or with whom a speaker stands: the first person of another state in the title."""
    if page.author is None or page.headline is None:
        return None
    if MEMORANDUM.match(page.document.title or ""):  # from one official to another of one state
        return next((m.actors[0] for m in list_correspondents(page)[1:2]), None)
    named = (m.actors[0] for m in page.headline.mentions if m.kind == "name")
    return next((a for a in named if a is not page.author and a.country not in (None, page.author.country)), None)
