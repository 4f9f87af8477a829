"""To whom and where words were said: the object of the reporting verb, the medium that the sentence tells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.annotating.quotation_marks import Marked
from dragoman.annotating.speaker_words import name_phrase, strip_article
from dragoman.annotating.speakers import name_speaker
from dragoman.annotating.subjects import FINITE
from dragoman.lexicon.reporting import load_reporting_words

if TYPE_CHECKING:
    from spacy.tokens import Token

    from dragoman.annotating.attribution import Attribution


def find_addressee(page: Page, attribution: Attribution) -> str | None:
    """Whom the words were spoken to, where the reporting verb says so ("told Reuters", "wrote to the king")."""
    verb = attribution.verb
    if verb is None:
        return None
    words, lemma = load_reporting_words(), verb.lemma_.lower()
    for child in verb.children:
        case = next((c.lower_ for c in child.children if c.dep_ == "case"), None)
        direct = lemma in words.addressing and child.dep_ in ("obj", "iobj", "nsubj:pass")
        if (direct or (lemma in words.addressing_to and child.dep_ == "obl" and case == "to")) and is_hearer(child):
            return name_hearer(page, child)
    return None


def name_hearer(page: Page, head: Token) -> str | None:
    """The name of who is spoken to; a group by its words ("reporters")."""
    mention = page.mention_at(page.start_of(head), page.end_of(head))
    if head.pos_ == "PRON" or (mention is not None and mention.kind in ("name", "office")):
        return name_speaker(page, head)
    where = {t.i for c in head.children if c.dep_ == "nmod" and has_in(c) for t in c.subtree}
    return strip_article(page.span_of([t for t in name_phrase(head) if t.i not in where]).text)


def has_in(token: Token) -> bool:
    """Whether a phrase tells where: "told reporters in Oslo"."""
    return any(c.dep_ == "case" and c.lower_ in ("in", "at", "on") for c in token.children)


def is_hearer(token: Token) -> bool:
    """Whether an object is somebody, and not the subject of the words themselves ("warned the bank was closing")."""
    end = token.right_edge.i + 1
    if end < len(token.doc) and token.doc[end].tag_ in (*FINITE, "MD"):
        return False
    return token.ent_type_ in ("PER", "ORG") or token.pos_ in ("PROPN", "NOUN", "PRON")


def find_medium(page: Page, mark: Marked | None, start: int, end: int) -> str | None:
    """Where the words were said ("Telegram", "press conference"), from text[start:end] less the marked words."""
    around = page.text[start:end]
    if mark is not None:
        around = page.text[start : max(start, mark.outer_start)] + " " + page.text[min(end, mark.outer_end) : end]
    return next((name for name, form in load_reporting_words().media if form.search(around)), None)
