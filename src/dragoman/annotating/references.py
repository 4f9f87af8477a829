"""What offices without names, groups and pronouns refer to, read against those named before, sentence by sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.annotating.bodies import is_one_of_counterparts
from dragoman.annotating.cast import Cast
from dragoman.annotating.companies import find_bodies_before, find_fronting, list_company
from dragoman.annotating.groups import PLURAL_END, is_leading_plural, is_unnamed, rank_spoken
from dragoman.annotating.nationality import has_office, holds_office
from dragoman.annotating.page import Actor, Mention, Page, Sentence
from dragoman.annotating.pronouns import (
    SIDES,
    Spoken,
    find_pronouns,
    is_passing,
    is_speech,
    settle_pronoun,
    weigh_mention,
)
from dragoman.annotating.publisher import Publisher
from dragoman.annotating.quotation_marks import find_marked
from dragoman.annotating.ranges import Ranges
from dragoman.annotating.ranks import GENERIC, describes, fits_office, fold_title, is_leading
from dragoman.annotating.ruled_out import is_named_next, list_acting
from dragoman.annotating.unnamed import FORMER
from dragoman.lexicon.diplomacy import BODY_NOUNS, implied_state
from dragoman.lexicon.holders import find_holder, find_incumbent
from dragoman.lexicon.names import NameMatch, name_of
from dragoman.lexicon.states import is_state

REACH = 6
"""Sentences back that a reference may reach; readouts name a person again sooner, reports quote one for some lines."""
INTRODUCING = 2
"""Sentences at the head of a report by which whoever its lead introduces is named."""
TOP_DIPLOMAT = re.compile(r"(?:top|chief) diplomat", re.IGNORECASE)
"""A description that newswire gives foreign ministers, no office."""
PORTFOLIO = re.compile(
    r"(?:foreign|defen[cs]e|finance|economy|trade|interior|energy|health|agriculture|transport|justice|culture|education"
    r"|environment) minister"
)
THEIR = re.compile(r"(?:[Tt]heir|[Oo]ur) (?:respective )?[a-z]")
TWO = re.compile(r"(?:the )?(?:two|both)\b", re.IGNORECASE)
INDEFINITE = re.compile(r"(?:an?|another|one|some)\s+", re.IGNORECASE)
"""Before an office: somebody who is not told."""
DEFINITE = re.compile(r"the\b|both\b|these\b|they\b|them\b|their$")
LETTER = re.compile(r"\b(?:letter|message|telegram|cable)\b", re.IGNORECASE)
OWN_WORD = re.compile(r"(?<![\w.])I(?=[ '’](?!\.))")
OWN = re.compile(r"(?:my|our)\s", re.IGNORECASE)
"""Before a counterpart: the publisher's on an official page."""
OWNED = re.compile(r"(?:[Hh]is|[Hh]er)\b")
"""Before an office: of the state of whoever that is."""
OF_OTHER = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
"""Behind an office without a state: of a body that is not known."""
OF_GATHERING = re.compile(r"['’]s?\s+(?:summit|meeting|statement|declaration|retreat|conference)")
"""After "the leaders": of a gathering, not of two told before."""
OF_TWO = re.compile(r"\s+(?:of|from)\s+(?:the\s+two|both)\s+(?:states|countries|nations|sides|governments)\b")
OF_STATES = re.compile(
    r"\s+(?:of|from)\s+(?:(?:all|both|several|some|many|most|the|other|\w+)\s+){1,4}(?:states|countries|nations|members)\b"
)
"""After "the presidents": of states that are not named."""
RECORD = re.compile(r"\b(?:Memorandum|Minutes|Record|Transcript|Telegram|Paper|Report)\b")
"""In a title: of what was said on all sides, no news of one's own."""
QUOTE_ENDS = re.compile(r"[.!?…][\"”’]+\s+(?=[A-Z])")
LATER = 0.5
"""What is added after a quotation that ends inside of a sentence: the parser often misses the new one."""
ONE_OFFICIAL = re.compile(r"\b(?:official|diplomat|negotiator)$")
THE = re.compile(r"\b[Tt]he\s+(?:(?:senior|top|chief|high-ranking|visiting|lead)\s+)*$")
"""Before "Peruvian official": one who was named."""
CREDIT = re.compile(
    r"(?:\b(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Cc]redit|[Ff]ile photo|[Cc]ourtesy)s?"
    r"(?: credit)?(?:\s*[:/]|\s+by\b|\s+of\b)|©)[^.\n)]{0,80}"
    r"|[^\s(/.]+(?: [^\s(/.]+){0,2} ?/ ?(?:AFP|AP|Reuters|REUTERS|EPA|Getty|TASS|GPO|Pool|POOL|Anadolu|dpa|Xinhua)\b"
    r"(?!\s*/)"
    r"|\((?:[A-Z][\w.'’-]+ ){1,3}/ [^()\n]{2,60}\)"
)
"""Who took a picture is nobody that the text speaks of."""


@dataclass(slots=True)
class Reader:
    """One pass over a page's sentences: who was spoken of so far, and what stands in quotation marks or credits."""

    page: Page
    cast: Cast
    publisher: Publisher
    quoted: Ranges
    credits: Ranges
    own_words: bool = False
    """Whether it is a letter whose author says "I": he is never "he" then."""
    recent: list[Spoken] = field(default_factory=list)
    company: tuple[int, tuple[Actor, ...]] = (-REACH, ())
    """The last three or more of several states told together, and the sentence in which they were."""


def resolve_references(page: Page, cast: Cast, publisher: Publisher) -> None:
    """Give every office and group mention its actors and add mentions for pronouns, sentence by sentence."""
    reader = Reader(
        page,
        cast,
        publisher,
        Ranges((m.start, m.end) for m in find_marked(page.text, page.blocks)),
        Ranges(m.span() for m in CREDIT.finditer(page.text)),
    )
    spoken = (m.start() for m in OWN_WORD.finditer(page.text))
    written = page.author is not None and LETTER.search(page.document.title or "") is not None
    reader.own_words = written and any(start not in reader.quoted for start in spoken)
    named = sorted(page.mentions, key=lambda m: m.start)
    mentions: list[Mention] = []
    position = 0
    for sentence in page.sentences:
        inside: list[Mention] = []
        while position < len(named) and named[position].start < sentence.end:
            inside.append(named[position])
            position += 1
        inside += find_pronouns(page, sentence, inside)
        inside.sort(key=lambda m: m.start)
        told = [m for m in inside if m.start not in reader.credits]
        for mention in inside:
            if is_told_by_state(mention):
                settle(reader, mention, sentence, told)
        for mention in inside:
            if not is_told_by_state(mention):
                settle(reader, mention, sentence, told)
            mentions.append(mention)
            if mention.start not in reader.credits:
                note(reader, mention, sentence)
        company = list_company(page, told)
        if company:
            reader.company = (sentence.index, company)
        reader.recent = [r for r in reader.recent if r.sentence > sentence.index - REACH]
    mentions += named[position:]
    page.mentions = tuple(sorted(mentions, key=lambda m: (m.start, -m.end)))
    page.actors = tuple(cast.actors)


def is_told_by_state(mention: Mention) -> bool:
    """Whether an office's own state tells who is meant, whoever stands before it; a counterpart's does not."""
    return mention.kind == "office" and mention.country is not None and not is_counterpart(mention)


def is_counterpart(mention: Mention) -> bool:
    """Whether somebody is told only as who holds the same office elsewhere: "her Danish colleague"."""
    title = (mention.role or "").lower()
    return "counterpart" in title or (mention.country is not None and title in ("colleague", "opposite number"))


def note(reader: Reader, mention: Mention, sentence: Sentence) -> None:
    """Remember the persons whom a mention speaks of, and how much the sentence is about them."""
    persons = [actor for actor in mention.actors if actor.kind == "person"]
    if persons and not is_speech(mention) and mention.words not in SIDES:
        weight, quoted = weigh_mention(reader.page, mention), mention.start in reader.quoted
        weight += LATER * len(QUOTE_ENDS.findall(reader.page.text, sentence.start, mention.start))
        passing = is_passing(reader.page, mention)
        reader.recent += [Spoken(sentence.index, actor, weight, quoted, mention.head, passing) for actor in persons]


def settle(reader: Reader, mention: Mention, sentence: Sentence, inside: list[Mention]) -> None:
    """Give the mention its actors, where the text before it tells."""
    words = reader.page.text[mention.start : mention.end]
    if mention.kind == "office":
        actor = settle_office(reader, mention, sentence, inside)
        mention.actors = (actor,) if actor else ()
        mention.why = f"“{words}” is {actor.name}" if actor else "not told by the text"
    elif mention.kind == "group":
        mention.actors = find_antecedent(reader, mention, sentence, inside) or settle_group(reader, mention, inside)
        mention.why = "the group is " + ", ".join(a.name for a in mention.actors) if mention.actors else "not told"
    elif mention.kind == "body" and is_one_of_counterparts(mention, inside):
        actor = settle_counterpart(reader, mention)
        if actor is not None:
            mention.actors, mention.why = (actor,), f"{mention.why} is {actor.name}"
    elif (
        mention.kind == "body"
        and ONE_OFFICIAL.search(words)
        and THE.search(reader.page.text[max(0, mention.start - 40) : mention.start])
    ):
        actor = find_described(reader, words.split()[-1], mention.country)
        if actor is not None:
            mention.actors, mention.why = (actor,), f"“{words}” is {actor.name}, named before"
    elif mention.kind == "pronoun":
        quoted = mention.start in reader.quoted
        others = [s for s in reader.recent if not reader.own_words or s.actor is not reader.page.author]
        actor = settle_pronoun(reader.page, others, mention, sentence, inside, quoted)
        mention.actors = (actor,) if actor else ()
        mention.why = f"“{words}” is {actor.name}, named before" if actor else "not told by the text"
    elif mention.kind == "name" and (mention.actors[0].role or "").lower() == "counterpart":
        mention.actors[0].role = mention.role = role_of_other(reader, mention.actors[0].country)


def settle_office(reader: Reader, mention: Mention, sentence: Sentence, inside: list[Mention]) -> Actor | None:
    """Who holds the office: of its state if told; on an official page the publisher; else whoever was named last."""
    cast, title, country = reader.cast, mention.role or "", mention.country
    if is_counterpart(mention):
        return settle_counterpart(reader, mention)
    words = reader.page.text[mention.start : mention.end]
    indefinite = INDEFINITE.match(words)
    if indefinite:
        named = find_introduced(reader, mention, sentence)
        if named is not None:
            return named
        return reader.cast.body(words[indefinite.end() :], country) if country is not None else None
    if country is not None:
        return settle_office_of(reader, title, country)
    if OF_OTHER.match(reader.page.text, mention.end):
        return None
    owner = find_owner(reader, mention, sentence, inside)
    if owner is not None:
        return settle_office_of(reader, title, owner)
    office, home = reader.publisher.office, reader.page.home
    if office is not None and home is not None and is_short_for(title, office):
        held = settle_office_of(reader, title if fold_title(title) == fold_title(office) else office, home)
        held = held if held is None or may_hold(reader, held, office) else cast.office(office, home)
        return name_incumbent(reader, held, title, office, home)
    wanted = title.lower()
    former = mention.why == FORMER
    for spoken in reversed(reader.recent):
        if spoken.actor.former is not former or is_named_next(reader.page, mention, spoken.actor, inside):
            continue
        roles = cast.roles[spoken.actor.index] or ([spoken.actor.role] if spoken.actor.role else [])
        if any(fits_office(title, role) or (wanted in GENERIC and is_leading(fold_title(role))) for role in roles):
            return spoken.actor
    described = find_described(reader, title, None)
    if described is not None:
        return described
    for spoken in reversed(reader.recent):
        actor = spoken.actor
        if actor.role is None and actor.country is not None and holds_office(cast, actor, title, actor.country):
            cast.give_role(actor, title)
            return actor
    held = cast.holder(title, home) if home is not None and title[:1].isupper() else None
    held = held or cast.holder(title, None)
    unheld = held is None or held.former is not former
    if unheld and home is not None and title[:1].isupper() and not former and has_office(home, title):
        return cast.office(title, home)
    return held


def find_introduced(reader: Reader, mention: Mention, sentence: Sentence) -> Actor | None:
    """Whom "a Danish envoy" in the lead means: the only one of that state and office named right behind it."""
    if sentence.index > 0 or mention.country is None:
        return None
    last = reader.page.sentences[min(INTRODUCING, len(reader.page.sentences) - 1)]
    named = [m for m in reader.page.mentions_in(sentence.end, last.end) if m.kind == "name" and m.actors]
    held = fold_title(mention.role or "")
    fits = {a.index: a for m in named for a in m.actors if a.country == mention.country and a.role}
    alike = [a for a in fits.values() if fold_title(a.role or "") >= held]
    return alike[0] if len(alike) == 1 else None


def find_owner(reader: Reader, mention: Mention, sentence: Sentence, inside: list[Mention]) -> str | None:
    """The state of whose office it is: "saw Lind and his foreign minister"."""
    owned = OWNED.match(reader.page.text, mention.start, mention.end)
    if owned is None:
        return None
    word = owned.group()
    pronoun = Mention(mention.start, owned.end(), "pronoun", reader.page.token_at(mention.start), words=word)
    pronoun.possessive = True
    quoted = mention.start in reader.quoted
    owner = settle_pronoun(reader.page, reader.recent, pronoun, sentence, inside, quoted)
    before = [m for m in inside if m.end < mention.start and m.kind in ("name", "office") and m.actors]
    joined = before and reader.page.text[before[-1].end : mention.start].strip(" ,") == "and"
    owner = before[-1].actors[0] if joined else owner
    return owner.country if owner is not None and owner.country is not None and is_state(owner.country) else None


def name_incumbent(reader: Reader, held: Actor | None, title: str, office: str, home: str) -> Actor | None:
    """The head of state or government whose site it is, by the day, where a dated text names them nowhere.

    Where it has named another state's holder, that one: "The minister met President Lind of Norway. The President …".
    """
    unnamed = held is not None and held.name.startswith(f"{held.role} of ") and is_leading(fold_title(office))
    if not unnamed or reader.page.document.published is None:
        return held
    guests = (s.actor for s in reversed(reader.recent) if s.actor.country not in (None, home) and not s.actor.former)
    guest = next((a for a in guests if a.role and fits_office(title, a.role) and not is_unnamed(a)), None)
    if guest is not None:
        return guest
    incumbent = find_incumbent(office, home, reader.page.document.published)
    return held if incumbent is None else reader.cast.person(incumbent.name, (office,), home, incumbent.gender)


def may_hold(reader: Reader, actor: Actor, office: str) -> bool:
    """Whether the register knows nothing else than that a person holds the publisher's office."""
    known = find_holder(actor.name, actor.role, reader.cast.day)
    return known is None or known.country != actor.country or fits_office(known.office, office)


def is_short_for(title: str, office: str) -> bool:
    """Whether a title speaks of the office in full or less its portfolio: "the Secretary" of the Secretary of State."""
    heads = title.lower() == "head of state" and bool(
        fold_title(office) & {"president", "king", "emir", "amir", "sultan"}
    )
    return heads or fold_title(title) == fold_title(office) or office.lower().startswith(f"{title.lower()} of ")


def settle_office_of(reader: Reader, title: str, country: str) -> Actor | None:
    """The named holder of a state's office, one known to the register, or the office itself unnamed."""
    held = reader.cast.holder(title, country) or find_principal(reader, title, country)
    held = held or find_described(reader, title, country)
    if held is None and not is_state(country):
        held = reader.cast.holder(title.split()[-1], country)
    if held is not None:
        return held
    return None if title.lower() in ("head", "chief") else reader.cast.office(title, country)


def find_described(reader: Reader, title: str, country: str | None) -> Actor | None:
    """Whom "the Peruvian diplomat", "the senior official" means: whoever of that state was named last and fits it."""
    fitting: list[Spoken] = []
    for spoken in reversed(reader.recent):
        actor = spoken.actor
        if actor.former or (country is not None and actor.country != country):
            continue
        roles = reader.cast.roles[actor.index] or ([actor.role] if actor.role else [])
        if any(describes(title, role) for role in roles):
            fitting.append(spoken)
    if not fitting:
        return None
    last = fitting[0].sentence  # "Berg told reporters before the visit of Minister Soto. … the diplomat said"
    return max((s for s in fitting if s.sentence == last), key=lambda s: s.weight).actor


def find_principal(reader: Reader, title: str, country: str) -> Actor | None:
    """The person named without an office who holds it: "Ida Berg" beside "the President of Norway"."""
    for actor in reader.cast.actors:
        if actor.kind != "person" or actor.country != country or actor.role is not None:
            continue
        leading = is_leading(fold_title(title)) or title.lower() in GENERIC
        opening = actor.guessed and country == reader.page.home and leading
        if opening or holds_office(reader.cast, actor, title, country):
            reader.cast.give_role(actor, reader.publisher.office or title if title.lower() in GENERIC else title)
            return actor
    return None


def role_of_other(reader: Reader, country: str | None) -> str | None:
    """The office of whoever was spoken of last and is of another state: what a counterpart holds too.

    None for one that a single state has ("Secretary of State").
    """
    others = (s.actor for s in reversed(reader.recent) if s.actor.country != country)
    role = next((a.role for a in others if a.role and a.role.lower() != "counterpart"), None)
    if role and TOP_DIPLOMAT.fullmatch(role):
        return "Foreign Minister"
    return role if role and implied_state(role) is None else None


def settle_counterpart(reader: Reader, mention: Mention) -> Actor | None:
    """ "his Romanian counterpart": whoever of that state holds the office of the one before."""
    named = find_apposed(reader, mention)
    if named is not None:
        return named
    own = OWN.match(reader.page.text[mention.start : mention.end]) is not None
    role = (reader.publisher.office if own else None) or role_of_other(reader, mention.country)
    if mention.country is None or role is None:
        return None
    return reader.cast.holder(role, mention.country) or reader.cast.office(role, mention.country)


def find_apposed(reader: Reader, mention: Mention) -> Actor | None:
    """Who is named right behind a counterpart between commas: "her Saudi counterpart, Prince Khalid, met"."""
    edge = mention.end + len(", ")
    behind = [m for m in reader.page.mentions_in(edge, edge + 1) if m.start == edge and m.kind == "name"]
    closed = behind and reader.page.text[behind[0].end : behind[0].end + 1] in (",", ".", ";")
    if not closed or reader.page.text[mention.end : edge] != ", " or mention.country is None:
        return None
    named = behind[0].actors[0]
    if named.country not in (None, mention.country):
        return None
    named.country = mention.country
    return named


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
