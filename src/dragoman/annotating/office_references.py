"""Who holds an office that a text names without its holder: "the president", "his Danish counterpart"."""

from __future__ import annotations

import re

from dragoman.annotating.groups import is_unnamed
from dragoman.annotating.nationality import has_office, holds_office
from dragoman.annotating.page import Actor, Mention, Sentence
from dragoman.annotating.pronouns import Spoken, settle_pronoun
from dragoman.annotating.ranks import GENERIC, describes, fits_office, fold_title, is_leading
from dragoman.annotating.reader import Reader
from dragoman.annotating.ruled_out import is_named_next
from dragoman.annotating.unnamed import FORMER
from dragoman.lexicon.diplomacy import implied_state
from dragoman.lexicon.holders import find_holder, find_incumbent
from dragoman.lexicon.states import is_state

INTRODUCING = 2
"""Sentences at the head of a report by which whoever its lead introduces is named."""
TOP_DIPLOMAT = re.compile(r"(?:top|chief) diplomat", re.IGNORECASE)
"""A description that newswire gives foreign ministers, no office."""
INDEFINITE = re.compile(r"(?:an?|another|one|some)\s+", re.IGNORECASE)
"""Before an office: somebody who is not told."""
OWN = re.compile(r"(?:my|our)\s", re.IGNORECASE)
"""Before a counterpart: the publisher's on an official page."""
OWNED = re.compile(r"(?:[Hh]is|[Hh]er)\b")
"""Before an office: of the state of whoever that is."""
OF_OTHER = re.compile(r"\s+of\s+(?:the\s+)?[A-Z]")
"""Behind an office without a state: of a body that is not known."""


def is_told_by_state(mention: Mention) -> bool:
    """Whether an office's own state tells who is meant, whoever stands before it; a counterpart's does not."""
    return mention.kind == "office" and mention.country is not None and not is_counterpart(mention)


def is_counterpart(mention: Mention) -> bool:
    """Whether somebody is told only as who holds the same office elsewhere: "her Danish colleague"."""
    title = (mention.role or "").lower()
    return "counterpart" in title or (mention.country is not None and title in ("colleague", "opposite number"))


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
    heard = list(reversed(reader.recent))
    if mention.start not in reader.quoted:  # "“Greet President Berg,” the president said": not Berg
        heard.sort(key=lambda spoken: spoken.quoted)
    if wanted == "minister":  # before the prime minister whoever is one of the ministers
        heard.sort(key=lambda spoken: is_leading(fold_title(spoken.actor.role or "")))
    for spoken in heard:
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
