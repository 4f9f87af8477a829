"""Find the figures that a text claims of an instrument: its size, shares, counts, each with the words and the date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from dragoman.annotating.amount_uses import read_phrase
from dragoman.annotating.numerals import find_numerals
from dragoman.annotating.page import Page, Sentence
from dragoman.model import Amount, DateMention, Figure, Span, cut_span

if TYPE_CHECKING:
    from spacy.tokens import Token

T = TypeVar("T")
PERCENT = re.compile(r"\s?(?:%|[ -]?per\s?cent\b)")
_HEDGE = r"(?:(?:new|total|about|around|roughly|some|over|up to|more than|nearly|at least)\s)*"
# What may stand between a name and the sum that is its size: "SAFE, a €2 billion program", "the Fund (€2 billion)".
APPOSED = re.compile(
    rf"(?:,|\s[–—-])\s(?:(?:an?|the|its|worth|valued at)\s){{1,2}}{_HEDGE}|\s\({_HEDGE}|,?\sworth\s{_HEDGE}"
)
# What may stand before the figure that a sentence on a known topic begins with: "As of May 2024, some 12 states …".
OPENING = re.compile(
    r"(?:(?:as of|as at|by|in|since|so far|to date|until)\b[^,.;]{0,40},\s)?"
    r"(?:(?:some|about|around|more than|over|at least|nearly|a total of|the|all|up to)\s)*",
    re.IGNORECASE,
)
# Tags of the words between a sum and the name that it stands before: "the €50 billion new Dniester Facility".
PRENOMINAL = frozenset({"JJ", "NN", "VBN", "VBG", "HYPH"})
AS_OF = re.compile(r"\bas (?:of|at)\s(?:(?:early|mid|late|the end of)[\s-])?$", re.IGNORECASE)
FRONTED = re.compile(r"(?:by|since|in|until|through)\s(?:the end of\s)?", re.IGNORECASE)
UNDER = re.compile(r"(?:under|within|through|via)\s(?:the\s)?(?:\w+\s){0,2}", re.IGNORECASE)
FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})
SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
# Plural nouns after a number that tell a time, a place in a list or a distance.
NOT_COUNTED = frozenset(
    "years months weeks days hours minutes points times percent pages articles paragraphs kilometers kilometres "
    "km miles".split()
)
# Nouns so common in diplomacy that two sentences which share one need not speak of one thing.
COMMON = frozenset(
    "state country government leader year month member part side support cooperation defense defence security aid "
    "president minister people war".split()
)


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure of a sentence before it is known whose it is."""

    start: int
    end: int
    value: float
    unit: str
    property: str
    is_sum: bool = False
    restates: int | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    """The instrument that the text is on, the last sentence on it, and the nouns that its paragraph says of it."""

    owner: int
    last: Sentence
    nouns: frozenset[str]


def find_figures(page: Page, mentions: Sequence[Sequence[Span]]) -> list[list[Figure]]:
    """The figures of each instrument, given the mentions of each.

    A figure belongs to the instrument that it is set beside ("SAFE, a €150 billion program"), or to the one that its
    clause is about (the subject, or "Under X, …"), or, in a sentence right after such a one, to the same where a noun
    links the two ("loan program … loans"). All other figures belong to none.
    """
    figures: list[list[Figure]] = [[] for _ in mentions]
    places = group_by_sentence(page, ((s.start, (s, n)) for n, spans in enumerate(mentions) for s in spans))
    amounts = group_by_sentence(page, ((a.start, a) for a in page.amounts))
    dates = group_by_sentence(page, ((d.start, d) for d in page.dates))
    topic: Topic | None = None
    for sentence in page.sentences:
        here = sorted(places.get(sentence.index, ()))
        if not here and topic is None:
            continue
        dated = dates.get(sentence.index, [])
        quantities = list_quantities(page, sentence, amounts.get(sentence.index, []), dated)
        linked = topic.owner if topic and not here and is_linked(page, topic, sentence, quantities) else None
        owners: dict[int, int] = {}
        for quantity in quantities:
            claim = find_owner(page, sentence, quantity, here, owners)
            if claim is None and linked is not None:
                claim = linked, "rule:figure-of-topic", "the sentence goes on about it"
            if claim is None:
                continue
            owner, rule, why = claim
            owners[quantity.start] = owner
            evidence = cut_span(page.text, sentence.start, sentence.end)
            as_of = find_as_of(page, sentence, dated)
            name = quantity.property
            if not name or any(name in m.text for m in mentions[owner]):
                name = "sum" if rule == "rule:figure-of-subject" else "size"
            figures[owner].append(Figure(name, quantity.value, quantity.unit, evidence, as_of, rule, why))
        spoken = {owner for span, owner in here if owner in owners.values() or is_topic(page, sentence, span)}
        topic = move_topic(page, topic, sentence, spoken, bool(here), linked is not None)
    return figures


def group_by_sentence(page: Page, items: Iterable[tuple[int, T]]) -> dict[int, list[T]]:
    """The items by the index of the sentence that holds their offset."""
    groups: dict[int, list[T]] = {}
    for offset, item in items:
        sentence = page.sentence_at(offset)
        if sentence:
            groups.setdefault(sentence.index, []).append(item)
    return groups


def find_owner(
    page: Page, sentence: Sentence, quantity: Quantity, here: list[tuple[Span, int]], owners: dict[int, int]
) -> tuple[int, str, str] | None:
    """Whose a figure is among the instruments of its sentence, by which rule and why."""
    if quantity.restates in owners:
        why = "it repeats the sum before it in another currency"
        return owners[quantity.restates or 0], "rule:figure-restated", why
    for span, owner in here:
        if is_beside(page, span, quantity):
            return owner, "rule:figure-beside", "the figure stands beside its name"
    for span, owner in here:
        if is_about(page, sentence, span, quantity, [s for s, _ in here]):
            return owner, "rule:figure-of-subject", "the clause is about it"
    return None


def move_topic(
    page: Page, topic: Topic | None, sentence: Sentence, spoken: set[int], named: bool, linked: bool
) -> Topic | None:
    """The topic after a sentence: the one instrument that it is about, else the same where the sentence went on."""
    if len(spoken) == 1:
        (owner,) = spoken
        nouns = noun_lemmas(page, sentence)
        if topic and topic.owner == owner and topic.last.block == sentence.block:
            nouns |= topic.nouns
        return Topic(owner, sentence, nouns)
    if named or not linked or topic is None:
        return None
    return replace(topic, last=sentence)


def list_quantities(page: Page, sentence: Sentence, amounts: list[Amount], dates: list[DateMention]) -> list[Quantity]:
    """The sums, percentages and counts of a sentence in order."""
    found: list[Quantity] = []
    for amount in amounts:
        unit = amount.currency or "currency not told"
        found.append(Quantity(amount.start, amount.end, amount.value, unit, amount.of or "", True, amount.restates))
    for numeral in find_numerals(page.text[sentence.start : sentence.end]):
        start, end = sentence.start + numeral.start, sentence.start + numeral.end
        dated = any(d.start < end and start < d.end for d in dates)
        # The "12" of "K-12 schools" counts nothing.
        glued = page.text[start - 1 : start] in "-–/" if start else False
        if numeral.words or dated or glued or any(q.start < end and start < q.end for q in found):
            continue
        if percent := PERCENT.match(page.text, end):
            phrase = phrase_after(page, percent.end(), sentence)
            name = page.span_of(phrase).text if phrase else "share"
            found.append(Quantity(start, percent.end(), numeral.value, "%", name))
        elif (phrase := phrase_after(page, end, sentence)) and is_counted(page, phrase, start, end):
            found.append(Quantity(start, end, numeral.value, phrase[-1].lower_, describe_count(page, phrase)))
    return sorted(found, key=lambda q: q.start)


def phrase_after(page: Page, offset: int, sentence: Sentence) -> list[Token] | None:
    """The noun phrase that follows the offset, over an "of"."""
    tokens = page.tokens_in(offset, sentence.end)
    if not tokens:
        return None
    first = tokens[0].i + (1 if tokens[0].lower_ == "of" else 0)
    return read_phrase(page, first, sentence.last)


def is_counted(page: Page, phrase: list[Token], start: int, end: int) -> bool:
    """Whether a number counts what the phrase names; "27, 2025, countries" or "Article 5 duties" is no count."""
    last = phrase[-1]
    glued = re.fullmatch(r"\s(?:of\s)?", page.text[end : page.start_of(phrase[0])])
    if not glued or last.tag_ not in ("NNS", "NNPS") or last.lower_ in NOT_COUNTED:
        return False
    # A small number after a capitalised word numbers that word, unless a sentence begins there.
    named = re.search(r"(?<![.!?] )\b[A-Z]\w*\.?\s$", page.text[max(0, start - 30) : start])
    return not (named and end - start <= 4)


def describe_count(page: Page, phrase: list[Token]) -> str:
    """What is counted, with what it does: "EU countries that expressed interest"."""
    words = page.span_of(phrase).text
    sentence = page.sentence_at(page.start_of(phrase[-1]))
    if sentence is None:
        return words
    # The verb is sought by its tag: an inserted "including …" often misleads the parse.
    for token in page.doc[phrase[-1].i + 1 : sentence.last]:
        if token.tag_ in ("VBD", "VBN") and token.lemma_ not in ("have", "be"):
            deed = next(
                (c for c in token.children if c.dep_ == "obj" and c.i == token.i + 1 and c.tag_ in ("NN", "NNS")), None
            )
            return f"{words} that {token.text} {deed.text}" if deed is not None else words
    return words


def is_beside(page: Page, span: Span, quantity: Quantity) -> bool:
    """Whether a sum or share is set right after the name, or a sum right before it."""
    if quantity.start >= span.end:
        return bool(APPOSED.fullmatch(page.text[span.end : quantity.start]))
    between = page.tokens_in(quantity.end, span.start)
    return (
        quantity.is_sum and quantity.end <= span.start and len(between) < 4 and {t.tag_ for t in between} <= PRENOMINAL
    )


def is_about(page: Page, sentence: Sentence, span: Span, quantity: Quantity, others: list[Span]) -> bool:
    """Whether the figure stands in the clause whose subject or opening topic is the instrument."""
    if quantity.start < span.end or any(span.end <= o.start < quantity.start for o in others):
        return False
    if UNDER.fullmatch(page.text[sentence.start : span.start]) and page.text[span.end : span.end + 1] == ",":
        return True
    verb = find_verb(page, span)
    if verb is None:
        return False
    # "PURL was discussed, and Norway pledged …": a finite verb with a subject of its own begins another's clause.
    between = page.doc[verb.i + 1 : page.token_at(quantity.start)]
    return not any(is_finite(t) and has_subject_after(t, verb.i) for t in between)


def has_subject_after(verb: Token, i: int) -> bool:
    return any(c.dep_ in SUBJECTS and c.i > i and c.tag_ not in ("WDT", "WP") for c in verb.children)


def is_topic(page: Page, sentence: Sentence, span: Span) -> bool:
    return bool(UNDER.fullmatch(page.text[sentence.start : span.start])) or find_verb(page, span) is not None


def is_finite(token: Token) -> bool:
    return token.tag_ in FINITE or any(
        c.dep_ in ("aux", "aux:pass", "cop") and c.tag_ in FINITE for c in token.children
    )


def find_verb(page: Page, span: Span) -> Token | None:
    """The finite verb of which the mention is the subject, by the parse or by standing right after it."""
    tokens = page.tokens_in(span.start, span.end)
    first, after = tokens[0].i - 1, tokens[-1].i + 1
    while first >= 0 and page.doc[first].tag_ in ("DT", "PRP$", "JJ", "POS", "NN"):
        first -= 1
    # "those who trade under the Pact have …", "after the Pact was signed, exports …".
    if first >= 0 and page.doc[first].tag_ in ("IN", "TO") and page.doc[first].lower_ != "that":
        return None
    while after < len(page.doc) and page.doc[after].tag_ == "RB":
        after += 1
    if after < len(page.doc) and page.doc[after].tag_ in FINITE:
        verb: Token = page.doc[after]
        return verb.head if verb.dep_ in ("aux", "aux:pass", "cop") else verb
    return next((t.head for t in tokens if t.dep_ in SUBJECTS), None)


def is_linked(page: Page, topic: Topic, sentence: Sentence, quantities: list[Quantity]) -> bool:
    """Whether a sentence goes on about what the one right before it spoke of.

    It does if it begins with a figure and repeats a noun said of the topic; one that begins with somebody is on them.
    """
    if sentence.index != topic.last.index + 1 or sentence.block != topic.last.block or not quantities:
        return False
    opens = OPENING.fullmatch(page.text[sentence.start : quantities[0].start])
    return bool(opens) and bool(topic.nouns & noun_lemmas(page, sentence))


def noun_lemmas(page: Page, sentence: Sentence) -> frozenset[str]:
    nouns = {t.lemma_.lower() for t in page.doc[sentence.first : sentence.last] if t.tag_ in ("NN", "NNS")}
    return frozenset(nouns - COMMON)


def find_as_of(page: Page, sentence: Sentence, dates: list[DateMention]) -> str | None:
    """The date as of which the sentence gives its figures: "As of August 2025, …", "By 2027, …"."""
    for date in dates:
        lead = page.text[sentence.start : date.start]
        if AS_OF.search(lead) or FRONTED.fullmatch(lead) or re.match(r"as (?:of|at)\b", date.text, re.IGNORECASE):
            return date.value
    return None
