"""What offices without names, groups and pronouns refer to, read against those named before, sentence by sentence."""

from __future__ import annotations

import re

from dragoman.annotating.bodies import is_one_of_counterparts
from dragoman.annotating.cast import Cast
from dragoman.annotating.companies import list_company
from dragoman.annotating.office_references import (
    find_described,
    is_told_by_state,
    role_of_other,
    settle_counterpart,
    settle_office,
)
from dragoman.annotating.page import Mention, Page, Sentence
from dragoman.annotating.plural_references import find_antecedent, settle_group
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
from dragoman.annotating.reader import REACH, Reader

LETTER = re.compile(r"\b(?:letter|message|telegram|cable)\b", re.IGNORECASE)
OWN_WORD = re.compile(r"(?<![\w.])I(?=[ '’](?!\.))")
ONE_OFFICIAL = re.compile(r"\b(?:official|diplomat|negotiator)$")
THE = re.compile(r"\b[Tt]he\s+(?:(?:senior|top|chief|high-ranking|visiting|lead)\s+)*$")
"""Before "Peruvian official": one who was named."""
QUOTE_ENDS = re.compile(r"[.!?…][\"”’]+\s+(?=[A-Z])")
LATER = 0.5
"""What is added after a quotation that ends inside of a sentence: the parser often misses the new one."""
CREDIT = re.compile(
    r"(?:\b(?:[Pp]hoto(?:graph)?|[Ii]mage|[Pp]icture|[Cc]redit|[Ff]ile photo|[Cc]ourtesy)s?"
    r"(?: credit)?(?:\s*[:/]|\s+by\b|\s+of\b)|©)[^.\n)]{0,80}"
    r"|[^\s(/.]+(?: [^\s(/.]+){0,2} ?/ ?(?:AFP|AP|Reuters|REUTERS|EPA|Getty|TASS|GPO|Pool|POOL|Anadolu|dpa|Xinhua)\b"
    r"(?!\s*/)"
    r"|\((?:[A-Z][\w.'’-]+ ){1,3}/ [^()\n]{2,60}\)"
)
"""Who took a picture is nobody that the text speaks of."""


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
