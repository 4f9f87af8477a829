"""Whose words: the words for a speaker, as they are written and by the full name behind them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from dragoman.annotating.page import Block, Page, Sentence
from dragoman.annotating.quotation_marks import find_marked
from dragoman.annotating.ranges import Ranges
from dragoman.annotating.ranks import fits_office
from dragoman.annotating.speaker_words import entity_run, name_phrase, noun_head, span_speaker, spell_out, strip_article
from dragoman.annotating.subjects import FINITE, SUBJECTS
from dragoman.lexicon.given_names import read_given_names
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

ISSUING = frozenset({"issue", "release", "publish", "post", "circulate", "make", "read", "deliver"})
RELATIVES = ("WP", "WDT")
TURN = re.compile(r"((?:[A-Z][A-Z.’'-]+ ){0,4}[A-Z][A-Z’'-]+):\s")
LONGEST_TURN = 60
"""Paragraphs after which a speaker's label counts no more: the longest opening remarks run to about fifty."""
BODY_AWAY = 20_000
"""Characters back over which "the council" may stand for a council named before: a long news report."""
NAME_AWAY = 4
"""Tokens before the head within which its name may stand: "Ursula von der Berg" with the head on the last."""
AGED = re.compile(r"[Tt]he (?:[\w-]+ )?\d\d[- ]year[- ]old(?: [\w-]+)?")
"""Words by which a report comes back to whom it speaks of: "the 47-year-old"."""
BODIES = frozenset({"metonym", "body"})
"""Kinds of mention that "it" may come back to: "the Kremlin", "Norway's government"."""
JOINT = re.compile(
    r"\b(?:[Jj]oint|[Ll]eaders['’]?) (?:[Ss]tatement|[Dd]eclaration|[Cc]ommuniqu[eé])\b|\b[Cc]ommuniqu[eé]\b"
)
"""The title of a text whose "we" is the text itself, by all who issue it."""
GENDERS = {"he": "m", "she": "f"}
LONGEST_QUOTED = 10
"""Sentences of one quotation, after which its "he said" still comes back to the sentence before it."""
PLAIN = 4
"""Words of "the veteran Thai senator": more tell of somebody else."""
SENTENCES_BACK = 2
"""Sentences before a pronoun in which the person may be named whom no other layer found."""


def name_speaker(page: Page, head: Token) -> str | None:
    """The full name behind the words; a body by its words; None where the text does not tell ("sources")."""
    words = load_reporting_words()
    if head.tag_ in RELATIVES or (head.lower_ == "that" and head.dep_.startswith("nsubj")):
        clause = next((a for a in head.ancestors if a.dep_ == "acl:relcl"), None)
        if clause is not None:
            return name_speaker(page, clause.head)
    if head.lower_ == "we" and (document := JOINT.search(page.document.title or "")) is not None:
        return document.group().lower()
    lemma = head.lemma_.lower()
    turn = name_turn(page, page.start_of(head)) if head.lower_ in ("i", "me") else None
    if turn is not None:
        return turn
    if lemma in words.texts or lemma in words.authored:
        return name_author(page, head)
    unnamed = find_unnamed_before(page, head)
    if unnamed is not None:
        return name_speaker(page, unnamed)
    apposed = find_apposed(head)
    person = apposed is not None and apposed.ent_type_ == "PER" and head.pos_ == "NOUN"
    named = None if person else name_mention(page, head) or name_within(page, head)
    if named is None and head.lower_ in GENDERS:
        named = name_person_before(page, head)
    if named is None and (head.lower_ == "it" or is_bare_body(head)):
        named = name_body(page, head) or name_organisation_before(page, head)
    if named is None and apposed is not None:
        named = name_mention(page, apposed) or name_within(page, apposed)
        return named or strip_article(span_speaker(page, apposed).text)
    if named or head.pos_ == "PRON" or head.tag_ in ("PRP", "DT"):
        return named
    if lemma in words.anonymous and sum(t.text[:1].isupper() for t in head.subtree) < 2:  # "Reporters Without Borders"
        return None
    if AGED.fullmatch(span_speaker(page, head).text):
        return name_person_before(page, head)
    back = name_person_before(page, head) if is_bare_person(page, head) else None
    back = None if back is not None and holds_another(page, head, back) else back
    return back or name_body(page, head) or name_belonging(page, head)


def find_apposed(head: Token) -> Token | None:
    """Who an office or body is, between commas: "the envoy to the region, Ida Berg", in the parse perhaps two."""
    if head.pos_ == "PRON":
        return None
    apposed = [c for c in head.rights if c.dep_ == "appos" and (c.pos_ == "PROPN" or c.ent_type_ == "PER")]
    joined = [c for c in head.rights if c.dep_ == "conj" and c.ent_type_ == "PER" and head.tag_ == "NN"]
    return next(iter([*apposed, *(c for c in joined if not any(t.dep_ == "cc" for t in c.lefts))]), None)


def name_mention(page: Page, head: Token) -> str | None:
    """The names of the actors whom a mention around the head speaks of; None if none does."""
    start, end = page.start_of(head), page.end_of(head)
    mention = page.mention_at(start, end)
    if mention is None or not mention.actors or (mention.possessive and mention.head != head.i):
        return None
    if mention.kind in ("state", "metonym", "organisation") and mention.head != head.i and not head.ent_type_:
        return None
    if mention.kind in ("metonym", "organisation"):
        return spell_out(page, strip_article(page.text[mention.start : mention.end]))
    return " and ".join(a.name for a in mention.actors)


def name_within(page: Page, head: Token) -> str | None:
    """The person named inside of the words for the speaker ("the council's spokesman Arto Lind"), no owner."""
    for token in name_phrase(head):
        owner = "nmod:poss" in (token.dep_, token.head.dep_) and token.i != head.i
        if token.ent_type_ == "PER" and token.ent_iob_ == "B" and not owner and token.i > head.i - NAME_AWAY:
            run = entity_run(token)
            if any(t.lower_ in ("including", "like", "such") for t in token.doc[head.i : token.i]):
                continue
            if run[-1].i + 1 < len(token.doc) and token.doc[run[-1].i + 1].tag_ == "POS":
                continue
            return name_mention(page, token) or page.span_of(run).text
    return None


def name_author(page: Page, head: Token) -> str | None:
    """The author of a text that speaks ("his letter reads", "a statement by the council"), else the text itself."""
    words = load_reporting_words()
    issuer = find_issuer(head)
    if issuer is not None and head.lemma_.lower() not in words.authored:
        return name_speaker(page, issuer)
    owner: Token | None = None
    for child in head.children:
        by = any(c.dep_ == "case" and c.lower_ in ("by", "from") for c in child.children)
        if child.dep_ not in ("nmod:poss", "compound") and not by:
            continue
        named = name_mention(page, child) or name_within(page, child)
        if named is None and head.lemma_.lower() not in words.authored:
            body = child.lemma_.lower() in words.bodies or child.pos_ == "PROPN" or child.ent_type_ != ""
            named = name_speaker(page, child) if body else None
        if named is not None and (child.ent_type_ == "PER" or head.lemma_.lower() not in words.authored):
            return named
        if named is not None:
            return name_sender(page, head) or named
        owner = owner or child
    if head.lemma_.lower() in words.authored:
        return name_sender(page, head) or (name_speaker(page, owner) if owner is not None else None)
    return strip_article(span_speaker(page, head).text)


def find_issuer(text: Token) -> Token | None:
    """Who issues the text that a sentence reads from: "the council released a statement calling …"."""
    issued = text.dep_ == "obj" and text.head.lemma_.lower() in ISSUING
    subject = next((c for c in text.head.lefts if c.dep_ == "nsubj"), None) if issued else None
    return None if subject is None or subject.tag_ in RELATIVES else subject


def name_body(page: Page, head: Token) -> str | None:
    """The full name under which a body came before: "the council" after "the Supreme Defence Council"; else None."""
    if head.lemma_.lower() not in load_reporting_words().bodies or not head.is_lower:
        return None
    if [t.i for t in name_phrase(head) if t.pos_ != "DET"] != [head.i]:
        return None
    name = re.compile(rf"(?:[A-Z][\w’'-]+ )+(?:of )?(?:[A-Z][\w’'-]+ )*{head.text.capitalize()}\b")
    found = name.findall(page.text, max(0, page.start_of(head) - BODY_AWAY), page.start_of(head))
    return strip_article(found[-1]) if found else None


def name_belonging(page: Page, head: Token) -> str | None:
    """The words for a speaker without a name; a pronoun in them is named ("my father" is "Ida Berg's father").

    None for words that hold a verb, which the parse took for a speaker's.
    """
    phrase = name_phrase(head)
    if any(t.tag_ in (*FINITE, "MD") for t in phrase):
        return None
    owner = None
    if phrase[0].tag_ == "PRP$" and len(phrase) > 1:
        own_turn = name_turn(page, page.start_of(head)) if phrase[0].lower_ == "my" else None
        owner = own_turn or name_mention(page, phrase[0])
    if owner:
        return f"{owner}'s {page.span_of(phrase[1:]).text}"
    return spell_out(page, strip_article(page.span_of(phrase).text))


def name_turn(page: Page, offset: int) -> str | None:
    """Whose turn it is in a transcript with labels ("PRESIDENT BERG: …"); None outside of transcripts."""
    blocks = bisect_right(page.blocks, offset, key=lambda b: b.start)
    for block in reversed(page.blocks[max(0, blocks - LONGEST_TURN) : blocks]):
        label = TURN.match(page.text, block.start, block.end)
        if label:
            tokens = page.tokens_in(label.start(), label.end(1))
            return name_mention(page, tokens[-1]) or label.group(1).title()
    return None


def name_person_before(page: Page, pronoun: Token) -> str | None:
    """The only person named as a subject in the last sentence before "he", "she" or "the senator" that names one of
    that gender; what stands between marks is left out."""
    gender = GENDERS.get(pronoun.lower_)
    given = read_given_names()
    for before in told_before(page, pronoun, SENTENCES_BACK):
        people = list_people(page, before)
        fitting = [t for t in people if gender is None or given.get(t.lower_, gender) == gender]
        subjects = [t for t in fitting if is_subject(t)] or (fitting if gender is None else [])
        if len(subjects) == 1:
            return name_mention(page, subjects[0]) or page.span_of(entity_run(subjects[0])).text
        if people:
            return None
    return None


def list_people(page: Page, sentence: Sentence) -> list[Token]:
    """The first words of the persons named in a sentence, less titles."""
    tokens = page.doc[sentence.first : sentence.last]
    found = [t for t in tokens if t.ent_type_ == "PER" and t.ent_iob_ == "B"]
    for mention in page.mentions_in(sentence.start, sentence.end):
        words = page.tokens_in(mention.start, mention.end)
        if mention.kind == "name" and words and not any(t.ent_type_ == "PER" for t in words):
            found.append(words[0])
    return found


def is_subject(name: Token) -> bool:
    """Whether a named person is the subject of a verb, by whichever word of the name the parse hangs it."""
    for token in entity_run(name):
        at = token
        while at.dep_ in ("conj", "flat", "compound") and at.head.i < at.i:
            at = at.head
        if at.dep_ in SUBJECTS or token.dep_ in SUBJECTS:
            return True
    return False


def told_before(page: Page, token: Token, count: int) -> list[Sentence]:
    """The last sentences before that of the token which stand not wholly between marks, the nearest first."""
    sentence = page.sentence_at(page.start_of(token))
    if sentence is None:
        return []
    ranges = mark_ranges(page.text, page.blocks)
    found: list[Sentence] = []
    for before in reversed(page.sentences[max(0, sentence.index - LONGEST_QUOTED) : sentence.index]):
        quoted = ranges.at(before.start)
        if len(found) < count and not (quoted is not None and before.end <= quoted[1]):
            found.append(before)
    return found


@lru_cache(maxsize=2)
def mark_ranges(text: str, blocks: tuple[Block, ...]) -> Ranges:
    """What stands between marks in a text; kept, for each "he said" of it asks anew."""
    return Ranges((m.outer_start, m.outer_end) for m in find_marked(text, blocks))


def find_unnamed_before(page: Page, pronoun: Token) -> Token | None:
    """The person without a name of whom the sentence before "he" or "she" tells: "The girl's father wept. “…,” he
    said"; None where it names somebody."""
    if pronoun.lower_ not in GENDERS:
        return None
    sentence = page.sentence_at(page.start_of(pronoun))
    before = next(iter(told_before(page, pronoun, 1)), None)
    if sentence is None or before is None or before.block != sentence.block:
        return None
    tokens = page.doc[before.first : before.last]
    if any(is_subject(t) for t in list_people(page, before)):
        return None
    words = load_reporting_words()
    people = words.persons | words.anonymous
    return next(
        (t for t in tokens if is_lone_subject(t) and t.lemma_.lower() in people and not is_named(page, t)), None
    )


def is_lone_subject(token: Token) -> bool:
    """Whether a singular noun is the subject of its sentence."""
    owned = any(c.tag_ == "WP$" for c in token.children)
    return token.tag_ == "NN" and token.dep_ in SUBJECTS and token.head.dep_ == "ROOT" and not owned


def is_named(page: Page, noun: Token) -> bool:
    """Whether the text names the person of a noun: by an apposition, or by what it stands for."""
    mention = page.mention_at(page.start_of(noun), page.end_of(noun))
    return any(c.ent_type_ == "PER" for c in noun.children) or (mention is not None and bool(mention.actors))


def is_bare_person(page: Page, head: Token) -> bool:
    """ "the senator", "the Shadow Leader of the House": a word for a person, or an office of nobody known."""
    phrase = name_phrase(head)
    first, noun = phrase[0], phrase[-1]
    definite = "the" in (first.lower_, page.doc[first.i - 1].lower_ if first.i else "")  # the parse may cut it off
    if not definite or noun.tag_ not in ("NN", "NNP") or noun.lower_.startswith("spokes"):
        return False
    mention = page.mention_at(page.start_of(head), page.end_of(head))
    office = mention is not None and mention.kind == "office" and not mention.actors and mention.country is None
    plain = len(phrase) <= PLAIN and not any(t.tag_ == "POS" or t.ent_type_ in ("LOC", "PER") for t in phrase)
    return office or (plain and noun.lemma_.lower() in load_reporting_words().persons)


def holds_another(page: Page, head: Token, name: str) -> bool:
    """Whether somebody named holds another office than the one told: "met the trade minister. The minister said"."""
    mention = page.mention_at(page.start_of(head), page.end_of(head))
    if mention is None or mention.role is None:
        return False
    roles = {a.role for a in page.actors if a.name == name and a.role}
    return bool(roles) and not any(fits_office(mention.role, role) for role in roles)


def is_bare_body(head: Token) -> bool:
    """ "the group", "the agency": a word for a body with nothing but an article."""
    bare = [t for t in name_phrase(head) if t.i != head.i]
    known = head.lemma_.lower() in load_reporting_words().bodies | load_reporting_words().stand_ins
    return known and len(bare) == 1 and bare[0].lower_ == "the"


def name_organisation_before(page: Page, head: Token) -> str | None:
    """The only organisation named in the last sentence before "it" or "the group" that names one."""
    sentence = page.sentence_at(page.start_of(head))
    if sentence is None:
        return None
    spans = [(s.first, s.last) for s in page.sentences[max(0, sentence.index - SENTENCES_BACK) : sentence.index]]
    for first, last in reversed([*spans, (sentence.first, head.i)]):
        begun = [t for t in page.doc[first:last] if t.ent_type_ == "ORG" and t.ent_iob_ == "B"]
        begun = [t for t in begun if may_be(entity_run(t)[-1], head)]
        subjects = [t for t in begun if any(r.dep_ in SUBJECTS for r in entity_run(t))]
        if head.lower_ == "it" and not subjects:  # "The Kremlin said so. “…,” it said"
            told = page.mentions_in(page.starts[first], page.end_of(page.doc[last - 1]))
            acting = [m for m in told if m.kind in BODIES and page.doc[m.head].dep_ in SUBJECTS]
            if len(acting) == 1:
                return strip_article(page.text[acting[0].start : acting[0].end])
        names = {spell_out(page, strip_article(page.span_of(entity_run(t)).text)) for t in subjects or begun}
        if names:
            return names.pop() if len(names) == 1 else None
    return None


def may_be(name: Token, head: Token) -> bool:
    """Whether "the company", "the court" may come back to an organisation whose name ends in this word."""
    words, lemma = load_reporting_words(), head.lemma_.lower()
    if head.pos_ == "PRON" or name.lower_ == lemma:
        return True
    return lemma not in words.of_state and name.lower_ not in words.bodies


def name_sender(page: Page, head: Token) -> str | None:
    """Who sent the message that a sentence reads from: the subject of the sentence before it that names a person."""
    sentence = page.sentence_at(page.start_of(head))
    if sentence is None:
        return None
    for before in reversed(page.sentences[max(0, sentence.index - 3) : sentence.index]):
        for token in page.doc[before.first : before.last]:
            if token.dep_ in ("nsubj", "ROOT") and (token.ent_type_ == "PER" or token.tag_ == "PRP"):
                return name_speaker(page, token)
    return page.author.name if page.author is not None else None


def name_words(page: Page, tokens: Sequence[Token]) -> str | None:
    """The name behind a run of words whose syntax is not known, as `name_speaker` gives it behind a head."""
    first = next((i for i, t in enumerate(tokens) if i and t.pos_ == "ADP"), len(tokens))
    people = [
        t for t in tokens[:first] if t.ent_type_ == "PER" and t.head.dep_ != "nmod:poss" and t.dep_ != "nmod:poss"
    ]
    head = people[-1] if people else noun_head(tokens)
    while head.dep_ == "flat" and head.head.i in {t.i for t in tokens}:
        head = head.head
    return name_speaker(page, head)
