"""Read the short noun phrases of a topic from a run of words: lists apart, wrappers ("the issue of …") and leading
words off.

Lists are read word by word, not by their parse: in "discussed the G7 summit, efforts to share vaccines, coordination on
cyber security and priorities including Iran" the parse joins the wrong ends too often.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from spacy.tokens import Token

from dragoman.annotating.page import Page
from dragoman.lexicon.topics import TopicWords
from dragoman.model import Span

LONGEST = 8
"""Words of a topic; a phrase behind it that would make it longer is left out."""
MOST_TAILS = 2
"""Phrases with a preposition kept behind a topic's head: "security of the Black Sea in winter" has two."""
NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
BEFORE_NOUN = NOUNS | {"JJ", "JJR", "JJS", "CD", "POS", "HYPH", "AFX"}
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
SKIPPED = 10
"""Words behind a topic among which its list may go on; further on another clause is likelier."""
TAILS = frozenset(
    {"of", "in", "between", "on", "for", "against", "to", "over", "under", "from", "among", "within", "with"}
)
HOLDING = frozenset({"of", "for", "to", "in", "on", "about", "with", "regarding", "related", "over", "between", "by"})
GLUE = re.compile(
    r"^(?:,|;|and|or|as|well|including|include|especially|particularly|namely|such|along|together|with|alongside|also|but"
    r"|both|plus|&|[\"“”'‘’(]|–|—|-)$"
)
GOING_ON = re.compile(r"(?:,|;|–)|(?:and|as well as|along with|together with|alongside|including|such as|plus|or)\b")


def read_list(page: Page, words: TopicWords, first: int, last: int) -> list[Span]:
    """The topics listed in the tokens [first, last): "trade, ways to cut fees and the talks on copper"."""
    found = []
    i: int | None = first
    while i is not None and i < last:
        i = skip_glue(page, words, i, last)
        item = read_item(page, i, last)
        if item is None:
            following = find_next(page, i, last)
            if following is None or following <= i:
                break
            i = following
            continue
        start, end = item
        if end < last and page.doc[end].tag_ in FINITE:
            break
        span = clean_item(page, words, start, end)
        if span is not None:
            found.append(span)
        i = find_next(page, end, last)
    return found


def find_next(page: Page, end: int, last: int) -> int | None:
    """Where the list goes on behind an item: at a comma, "and", "as well as", "including"; None where it ends.

    Words that belong to the item but not to the topic are passed over: "in many fields" before ", including".
    """
    for i in range(end, min(end + SKIPPED, last)):
        token = page.doc[i]
        said = page.text[page.starts[i] : page.starts[min(i + 3, last - 1)]].lower()
        if GOING_ON.match(said) and (i == end or not said.startswith("and ")):
            return i
        if token.tag_ in FINITE or token.tag_ in ("WDT", "WP", "WRB", "PRP", ".", ":"):
            return None
    return None


def skip_glue(page: Page, words: TopicWords, i: int, last: int) -> int:
    """The first token of the next topic: behind commas, "and", determiners, and what only holds a topic."""
    while i < last:
        after = page.doc[i + 1] if i + 1 < last else None
        if is_glue(words, page.doc[i], after) or is_led(page, i):
            i += 1
            continue
        held = find_held(page, words, i, last)
        if held is None:
            return i
        i = held
    return i


def is_glue(words: TopicWords, token: Token, after: Token | None) -> bool:
    """Whether a word only joins topics or stands before one: "and", "the", "strengthening"."""
    text = token.text.lower()
    if GLUE.match(text) or text in words.lead or token.tag_ in ("DT", "PRP$", "PDT", "RB"):
        return True
    if token.tag_.startswith("VB") and text in words.generic:
        return True
    return token.tag_ in ("VB", "VBG", "TO") and not names_topic(token, after) and text not in words.reporting


def is_led(page: Page, i: int) -> bool:
    """Whether the token is a preposition right behind what joins topics: "including on trade"."""
    if i == 0 or page.doc[i].text.lower() not in HOLDING:
        return False
    return bool(GLUE.match(page.doc[i - 1].text.lower())) or page.doc[i - 1].tag_ == "VBG"


def names_topic(token: Token, after: Token | None) -> bool:
    """Whether an -ing word is itself the noun: "funding of the fleet", "money laundering"."""
    return token.tag_ == "VBG" and (after is None or after.tag_ in ("IN", ",", ".", "CC")) and token.pos_ == "NOUN"


def find_held(page: Page, words: TopicWords, i: int, last: int) -> int | None:
    """Where the topic begins that a wrapping noun holds: behind "close cooperation on", "a wide range of"."""
    end = i
    while end < last and page.doc[end].tag_ in BEFORE_NOUN:
        end += 1
    if end == i or end >= last or page.doc[end - 1].lemma_.lower() not in words.wrappers:
        return None
    following = page.doc[end].text.lower()
    if following == "related" and end + 1 < last:
        return end + 2
    return end + 1 if following in HOLDING or following in ("including", "such") else None


def read_item(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """The tokens [start, end) of a noun phrase that begins at the first, with the phrases right behind it."""
    end = read_chunk(page, first, last)
    if end is None:
        return None
    end = read_pair(page, first, end, last)
    for _ in range(MOST_TAILS):
        if end + 1 >= last or page.doc[end].text.lower() not in TAILS:
            break
        between = page.doc[end].text.lower() == "between"
        start = end + 1
        while start < last and page.doc[start].tag_ in ("DT", "PRP$"):
            start += 1
        tail = read_chunk(page, start, last)
        if tail is None or page.dates_in(page.starts[start], page.starts[tail - 1] + 1):
            break
        if tail + 1 < last and page.doc[tail].text == "and":
            joined = tail + 2 if page.doc[tail + 1].tag_ == "DT" else tail + 1
            named = page.doc[tail - 1].pos_ == "PROPN" and page.doc[joined].pos_ == "PROPN"
            if between or named:
                tail = read_chunk(page, joined, last) or tail
        if count_words(list(page.doc[first:tail])) > LONGEST or names_person(page, start, tail):
            break
        end = tail
    return first, end


def read_pair(page: Page, first: int, end: int, last: int) -> int:
    """Where two nouns that share what follows end: "price and quality of copper"."""
    if end - first > 1 or end + 1 >= last or page.doc[end].text != "and":
        return end
    second = read_chunk(page, end + 1, last)
    shared = second is not None and second < last and second - end <= 3 and page.doc[second].text in ("of", "between")
    return second if shared and second is not None else end


def read_chunk(page: Page, first: int, last: int) -> int | None:
    """Where the adjectives and nouns that begin at the token end; None where no noun is the last of them.

    A participle is part of it only between other words or before a noun: "the planned summit".
    """
    i = first
    while i < last:
        token = page.doc[i]
        after = page.doc[i + 1].tag_ if i + 1 < last else ""
        if token.tag_ == "VBG" and i > first and page.doc[i - 1].tag_ in NOUNS:
            break
        fits = token.tag_ in BEFORE_NOUN or token.pos_ == "PROPN" or token.text in ("/", "meeting")
        participle = token.tag_ in ("VBN", "VBG") and (after in BEFORE_NOUN or after == "VBG") and after != "POS"
        pair = token.text == "and" and i > first and page.doc[i - 1].tag_ == "JJ" and after == "JJ"
        if not (fits or participle or pair):
            break
        i += 1
    while i > first and not is_head(page.doc[i - 1]):
        i -= 1
    return i if i > first else None


def is_head(token: Token) -> bool:
    """Whether the word may end a noun phrase: a noun, or an adjective by its form that the parse uses as one."""
    return token.tag_ in NOUNS or token.pos_ in ("NOUN", "PROPN") or token.dep_ in ("obj", "nmod")


def clean_item(page: Page, words: TopicWords, first: int, last: int) -> Span | None:
    """The phrase without leading words and participles of telling; None where nothing special is left of it."""
    while first < last and drops_off(page.doc[first], words):
        first += 1
    tokens = list(page.doc[first:last])
    if not tokens or is_boilerplate(words, tokens) or not 1 <= count_words(tokens) <= LONGEST:
        return None
    if page.dates_in(page.starts[first], page.starts[last - 1] + 1) or len(page.span_of(tokens).text) < 3:
        return None
    return page.span_of(tokens)


def drops_off(token: Token, words: TopicWords) -> bool:
    """Whether a word at the head of a phrase is no part of the topic: "highlighted cooperation", "two projects"."""
    if token.text.lower() in words.objects and token.nbor().tag_ in BEFORE_NOUN:
        return True
    told = (
        token.tag_ in ("VBD", "VBN", "VBG") and token.lemma_.lower() in words.objects | words.voicing | words.preparing
    )
    return told or token.text.lower() in words.lead or token.tag_ in ("POS", "HYPH", "PRP$", "DT")


def is_boilerplate(words: TopicWords, tokens: list[Token]) -> bool:
    """Whether nothing in the phrase is special to this encounter."""
    said = " ".join(t.text.lower() for t in tokens)
    return said not in words.standing and all(
        t.text.lower() in words.boilerplate or t.text.lower() in words.generic or not re.search(r"\w", t.text)
        for t in tokens
    )


def names_person(page: Page, first: int, last: int) -> bool:
    """Whether a phrase names somebody: "with President Ruto" tells the partner, not the topic."""
    return any(m.kind == "name" for m in page.mentions_in(page.starts[first], page.end_of(page.doc[last - 1])))


def count_words(tokens: Iterable[Token]) -> int:
    return sum(1 for t in tokens if re.search(r"\w", t.text))
