"""Tell what a sum is of: "€3.5 billion in military aid", "a $2bn credit line", "trade was worth $5 million"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from dragoman.annotating.page import Page
from dragoman.model import Amount

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BEFORE_NOUN = NOUNS | {"JJ", "JJR", "JJS", "VBG", "VBN", "HYPH", "AFX", "NFP"}
BEFORE_PHRASE = frozenset({"DT", "PRP$", "PDT"})
# Words that a noun phrase may end in and that say when or how, but not what.
TIME_WORDS = frozenset(
    "year years month months week weeks day days decade decades quarter half hour today yesterday tomorrow time "
    "times january february march april may june july august september october november december monday tuesday "
    "wednesday thursday friday saturday sunday".split()
)
# "a total of $5 billion": the noun says that there is a sum, not what it is of.
SUM_NOUNS = frozenset(
    "total sum amount figure figures tune value rate level maximum minimum equivalent average half third quarter "
    "most part rest case order range response addition return exchange turn fact worth terms view line favor "
    "favour advance cash price".split()
)
HEDGES = frozenset(
    "over about around nearly almost roughly approximately some up to more less than at least under above below "
    "just only an a the additional another estimated further as much".split()
)
WORTH = frozenset("worth totalling totaling exceeding valued amounting costing reaching".split())
MEASURES = frozenset(
    "be cost reach total exceed hit amount stand equal rise fall grow increase decrease drop climb decline come "
    "surpass top".split()
)
# Words that a phrase begins with and that say nothing of what it names.
IDLE = frozenset({"such", "additional", "further", "more"})
VERBS = frozenset({"VBD", "VBZ", "VBP", "MD"})
PREPOSITIONS = frozenset({"in", "of", "for"})


def name_use(page: Page, amount: Amount) -> str | None:
    """The noun phrase of the text that says what the sum is of; None where the sentence doesn't tell."""
    tokens = page.tokens_in(amount.start, amount.end)
    sentence = page.sentence_at(amount.start)
    if not tokens or sentence is None:
        return None
    right = skip_brackets(page, tokens[-1].i + 1, sentence.last)
    return (
        read_after(page, right, sentence.last)
        or read_before(page, tokens[0].i - 1, sentence.first)
        or read_subject(page, tokens, sentence.first)
    )


def skip_brackets(page: Page, i: int, last: int) -> int:
    """The index after a bracket that opens at token i (the sum in another currency), else i."""
    if i < last and page.doc[i].text == "(":
        for j in range(i, min(last, i + 12)):
            if page.doc[j].text == ")":
                return j + 1
    return i


def read_after(page: Page, i: int, last: int) -> str | None:
    """The phrase after a sum: its noun ("low-interest loan"), or what follows "in", "of", "for", "worth of"."""
    doc = page.doc
    if i < last and doc[i].tag_ == "HYPH":
        i += 1
    if i + 1 < last and doc[i].lower_ in ("worth", "dollar", "dollars"):
        i += 1
        if doc[i].lower_ != "of":
            return None
    if i >= last:
        return None
    if doc[i].lower_ not in PREPOSITIONS:
        # "$5 a gallon", "$90 each month" are rates.
        return None if doc[i].tag_ in BEFORE_PHRASE else cut_phrase(page, i, last)
    if i + 1 < last and doc[i + 1].lower_ in ("each", "every"):
        return None
    # "invested $2 billion in the Peruvian economy" tells where the money went.
    if doc[i].lower_ == "in" and i + 1 < last and doc[i + 1].lower_ in ("the", "its", "their", "our", "this"):
        return None
    phrase = read_phrase(page, i + 1, last)
    if phrase is None or is_place(phrase[-1]):
        return None
    return join_phrase(page, phrase, last)


def join_phrase(page: Page, phrase: list[Token], last: int) -> str:
    """A phrase with its "and …" or "of …": "loans and grants", "exports of grain"."""
    doc, end = page.doc, phrase[-1].i + 1
    if end + 1 < last and doc[end].lower_ in ("and", "of"):
        more = read_phrase(page, end + 1, last)
        # "in aid and Poland gave …" joins two clauses, not two nouns.
        after = more[-1].i + 1 if more else last
        if more and not is_place(more[-1]) and not (after < last and doc[after].tag_ in VERBS):
            return page.span_of([phrase[0], more[-1]]).text
    return page.span_of(phrase).text


def cut_phrase(page: Page, i: int, last: int) -> str | None:
    phrase = read_phrase(page, i, last)
    return page.span_of(phrase).text if phrase else None


def read_phrase(page: Page, i: int, last: int) -> list[Token] | None:
    """The noun phrase that begins at token i, less its article; None where none begins or it tells a time."""
    doc = page.doc
    while i < last and (doc[i].tag_ in BEFORE_PHRASE or doc[i].lower_ in IDLE):
        i += 1
    end = i
    while end < last and (doc[end].tag_ in BEFORE_NOUN or doc[end].text == "%" or is_inside(doc, end, last)):
        end += 1
    while end > i and doc[end - 1].tag_ not in NOUNS:
        end -= 1
    phrase = list(doc[i:end])
    if not phrase or any(t.lower_ in TIME_WORDS for t in phrase) or {phrase[0].lower_, phrase[-1].lower_} & SUM_NOUNS:
        return None
    return phrase


def is_inside(doc: Doc, i: int, last: int) -> bool:
    """Whether a token stands before a noun in spite of its tag: "two-way trade", "export credits" (as a verb)."""
    if i + 1 >= last:
        return False
    after = doc[i + 1].tag_
    return (doc[i].tag_ == "VB" and after in NOUNS) or (doc[i].tag_ == "CD" and after == "HYPH")


def is_place(token: Token) -> bool:
    return token.tag_ in ("NNP", "NNPS") and token.ent_type_ in ("LOC", "PER", "ORG")


def read_before(page: Page, i: int, first: int) -> str | None:
    """The phrase before "of", "worth", "totalling" or "valued at" and a sum: "a package of $5 million"."""
    doc = page.doc
    while i >= first and doc[i].lower_ in HEDGES:
        i -= 1
    if i > first and doc[i].lower_ == "at" and doc[i - 1].lower_ == "valued":
        i -= 1
    if i > first and doc[i].lower_ == "to" and doc[i - 1].lower_ == "amounting":
        i -= 1
    if i <= first or doc[i].lower_ not in WORTH | {"of", "("}:
        return None
    i -= 1
    if doc[i].text == "," and i > first:
        i -= 1
    return cut_phrase_back(page, i, first)


def cut_phrase_back(page: Page, i: int, first: int) -> str | None:
    """The noun phrase that ends at token i."""
    doc = page.doc
    if i < first or doc[i].tag_ not in NOUNS:
        return None
    begin = i
    while begin > first and doc[begin - 1].tag_ in BEFORE_NOUN - {"VBG", "VBN"}:
        begin -= 1
    while begin < i and doc[begin].lower_ in IDLE:
        begin += 1
    phrase = doc[begin : i + 1]
    if doc[i].lower_ in SUM_NOUNS | TIME_WORDS or is_place(doc[i]):
        return None
    return page.span_of(phrase).text


def read_subject(page: Page, tokens: list[Token], first: int) -> str | None:
    """The subject of a verb that measures: "bilateral trade reached $3 billion", "the bill rose to €2 million"."""
    inside = {t.i for t in tokens}
    head = next((t for t in tokens if t.head.i not in inside or t.head.i == t.i), tokens[0])
    verbs = [head] + ([head.head] if head.dep_ in ("obj", "obl", "xcomp", "nummod", "obl:unmarked") else [])
    for verb in verbs:
        measures = verb.lemma_ in MEASURES or verb.lower_ == "worth" or any(c.dep_ == "cop" for c in verb.children)
        subject = next((c for c in verb.children if c.dep_ == "nsubj"), None)
        if measures and subject is not None and subject.i < tokens[0].i:
            return cut_phrase_back(page, subject.i, first)
    return None
