"""Where the mentions of a page sit: by token, by offset, and in lists of people."""

from __future__ import annotations

import re

from spacy.tokens import Token

from dragoman.annotating.page import LONGEST_MENTION, Actor, Mention, Page
from dragoman.lexicon.diplomacy import word_set
from dragoman.lexicon.names import name_of

JOINT = re.compile(
    r"\s*(?:,\s*(?:and|as well as|along with|together with|alongside)|,|;"
    r"|\band\b|\bas well as\b|\balong with\b|\btogether with\b|\balongside\b|&)\s+"
    r"(?:with\s+|also\s+|the\s+)?",
)

OTHERS = re.compile(
    r"(?:others?|several|many|a number|members|(?:[a-z-]+\s+){0,3}"
    r"(?:officials|ministers|leaders|members|representatives|advisers|advisors|diplomats|staff))\b"
)
"""People without a name who end a list: "with A, B, and other officials"."""
LEADING = re.compile(
    r"(?:the|The|both|his|her|their|our|its|former|then|new|newly|elected|fellow|visiting|outgoing|incoming|current|senior|top|other|several|high-ranking|and(?=\s+[A-Z])|[A-Z][\w.'’-]*,?)\s+"
)
"""Words between a preposition and the mention that it brings in: "with former …", "with His Highness, …"."""


TITLED = re.compile(
    r",\s+(?:(?:[A-Z][\w.’'-]*|of|the|for|to|in),?\s+){1,10}?(?:and|as well as)\s+(?:the\s+)?(?=senior|other|[A-Z])"
)
"""From a name over its title to the end of a list."""
BRACKETED = re.compile(r" \([A-Z][A-Za-z&-]{1,9}\)")
TAIL = re.compile(r" (?:(?:for|of|on|at) (?:the )?)?(?:[A-Z][\w’'-]*(?: (?:and|of|for) (?:the )?(?=[A-Z])| )?)+(?=,)")
"""The end of a title that is known in part: "Envoy | for the Amazon, and …"."""
RANKED = re.compile(
    r",\s+(?:[A-Z][\w.’'-]*\s+)+?(?:(?:of|for|to|on|at|in|and)\s+(?:the\s+)?(?:[A-Z][\w.’'-]*\s+)*?)*?(?:[A-Z][\w.’'-]*),\s+"
)
"""From a name over its title to the next of a list, who has a title behind as well."""
BESIDE = 30
"""Characters of "the former Vice" between a joint and the mention that it brings in."""
TITLE = 110
"""Characters of a title that is not known, before a name or an office."""
DESCRIBING = 3
"""Words between a preposition and a person that only describe them."""
UNKNOWN = re.compile(r"(?:[A-Z][\w.-]* ){1,2}")
"""Words of a title that is not known, in a list: ", USAFRICOM | Commander Berg"."""
BETWEEN = 40
LED = re.compile(r",? (?:led|headed|chaired) by ")
"""Behind a delegation: who leads it takes part."""
SUBJECT = ("nsubj", "nsubj:pass", "nsubj:outer")


class Seats:
    """The mentions of a page by the tokens that they cover."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.by_token: dict[int, Mention] = {}
        self.by_start: dict[int, Mention] = {}
        self.states: dict[str | None, Actor] = {}
        for actor in page.actors:
            if actor.kind in ("state", "organisation"):
                self.states.setdefault(actor.country, actor)
        for mention in page.mentions:
            self.by_start.setdefault(mention.start, mention)
            for token in page.tokens_in(mention.start, mention.end):
                self.by_token.setdefault(token.i, mention)

    def state_of(self, code: str, start: int, end: int) -> Mention:
        """A mention of the state itself at text[start:end], its actor the page's own where it has one."""
        actor = self.states.get(code) or Actor(-1, "state", name_of(code), None, code)
        return Mention(start, end, "state", self.page.token_at(start), (actor,), None, code)

    def at(self, token: int) -> Mention | None:
        return self.by_token.get(token)

    def starting(self, offset: int) -> Mention | None:
        """The mention that begins at the offset, or behind an article there."""
        mention = self.by_start.get(offset)
        if mention is not None and not (mention.possessive and mention.kind in ("pronoun", "group")):
            return mention
        for word in LEADING.finditer(self.page.text, offset, offset + TITLE):
            if word.start() != offset:
                break
            offset = word.end()
            if offset in self.by_start:
                return self.by_start[offset]
        return self.described(offset)

    def described(self, offset: int) -> Mention | None:
        """The person behind words at the offset that only describe them: "democratic opposition leader Ida Berg"."""
        first = self.page.token_at(offset)
        if first < 0 or self.page.starts[first] != offset:
            return None
        for i in range(first + 1, min(first + DESCRIBING + 1, len(self.page.doc))):
            between = self.page.doc[first:i]
            if between[-1].pos_ not in ("ADJ", "NUM", "NOUN", "ADV", "DET", "VERB"):
                return None
            mention = self.by_start.get(self.page.starts[i])
            if mention is not None:
                inside = {t.i for t in self.page.tokens_in(mention.start, mention.end)}
                named = mention.kind == "name" and not mention.possessive
                return mention if named and all(inside & {a.i for a in t.ancestors} for t in between) else None
        return None

    def list_from(self, mention: Mention, paired: bool = False) -> list[Mention]:
        """The mention and those listed after it: "A, B of X, and C"; without a closing "and" only the first.

        `paired`: behind "between", a second one belongs to the first even where the parse takes it for a subject.
        """
        chain, closed, last = [mention], 0, mention
        while True:
            tail = TAIL.match(self.page.text, last.end) if "," in self.page.text[last.start : last.end] else None
            short = BRACKETED.match(self.page.text, last.end)  # "the Caribbean Community (CARICOM) and Peru"
            joint = JOINT.match(self.page.text, tail.end() if tail else short.end() if short else last.end)
            if not joint:
                break
            following = self.starting(joint.end())
            if following is None and joint.group().endswith("the "):  # "the King and | the Prime Minister"
                following = self.starting(joint.end() - len("the "))
            if following is None or (following.kind == "state" and joint.group().strip() == ","):
                following = self.behind_title(last) or following
            if following is None or (following.kind == "pronoun" and following.words not in ("I", "me")):
                ends = joint.group().strip() != "," and OTHERS.match(self.page.text, joint.end())
                closed = len(chain) if ends else closed
                break
            head = self.page.doc[following.head]
            opens = head.dep_ in SUBJECT and head.head.i > head.i and not self.is_subject(mention)
            if opens and not (paired and len(chain) == 1):
                break
            chain.append(following)
            last = following
            if joint.group().strip() != "," or following.start > joint.end() + BESIDE:
                closed = len(chain)
        return chain[: max(1, closed)]

    def behind_title(self, last: Mention) -> Mention | None:
        """The next of a list behind the title of one in it: "with General Lind, Head of the Navy, and King Ola"."""
        if last.kind != "name":
            return None
        for joint in TITLED.finditer(self.page.text, last.end, last.end + TITLE):
            following = self.starting(joint.end()) if joint.start() == last.end else None
            if following is not None and following.kind in ("name", "office", "group"):
                return following
        ranked = RANKED.match(self.page.text, last.end, last.end + TITLE)
        following = self.by_start.get(ranked.end()) if ranked else None
        if following is None or following.kind != "name":
            return None
        return following if following.role is not None or self.page.text.startswith(",", following.end) else None

    def list_to(self, mention: Mention) -> list[Mention]:
        """Those listed before the mention, an "and" right before it: for a subject whose parse names only its end."""
        found: list[Mention] = []
        while (other := self.before(found[0] if found else mention, closed=not found)) is not None:
            found.insert(0, other)
        return found

    def before(self, mention: Mention, closed: bool) -> Mention | None:
        """The one listed right before a mention, joined by "and" where that closes the list."""
        for other in self.page.mentions_in(mention.start - LONGEST_MENTION, mention.start):
            if other.end >= mention.start or mention.start - other.end > BETWEEN:
                continue
            joint = JOINT.match(self.page.text, other.end)
            gap = self.page.text[joint.end() : mention.start] if joint else ""
            whole = mention.kind == "name" and UNKNOWN.fullmatch(gap) is not None
            if (
                joint
                and (whole or joint.end() in (mention.start, mention.start + 4))
                and ("and" in joint.group()) is closed
            ):
                kinds = ("name", "office", "state", "body") if closed else ("name", "office")
                return other if other.kind in kinds and (closed or mention.kind in kinds) else None
        return None

    def is_subject(self, mention: Mention) -> bool:
        """Whether a mention is a subject, in a parse that cuts its name also by one of its words."""
        if self.page.doc[mention.head].dep_ in SUBJECT:
            return True
        words = self.page.tokens_in(mention.start, mention.end) if mention.kind == "name" else []
        return any(t.dep_ in SUBJECT and t.head not in words for t in words)

    def of_subject(self, token: Token) -> list[Mention]:
        """The subject's mention with all that it is listed with, before and after; for "who" the one before it."""
        if token.tag_ in ("WDT", "WP"):
            found = self.ending(self.page.start_of(token)) or self.of_token(token.head.head)
        else:
            found = self.of_token(token)
        listed = self.list_to(found[0]) if found else []
        return [m for m in listed if shares_clause(token, self.page.doc[m.head])] + found

    def ending(self, offset: int) -> list[Mention]:
        """The mention that ends right before the offset, a comma between."""
        close = [
            m
            for m in self.page.mentions_in(max(0, offset - 150), offset)
            if re.fullmatch(r"[\s,–—-]*", self.page.text[m.end : offset])
        ]
        return close[:1]

    def of_token(self, token: Token) -> list[Mention]:
        """The mention that the token heads or lies in, with those listed after it."""
        mention = self.at(token.i)
        if token.lemma_.lower() in word_set("sides", "gathering") and (mention is None or not mention.actors):
            of = [c for c in token.children if c.dep_ == "nmod" and self.at(c.i) is not None]
            mention = self.at(of[0].i) if of else None
        if mention is not None and mention.kind == "body":
            led = LED.match(self.page.text, mention.end)
            leader = self.starting(led.end()) if led else None
            return [mention, leader] if leader is not None else self.list_from(mention)
        return self.list_from(mention) if mention is not None else []


def shares_clause(subject: Token, head: Token) -> bool:
    """Whether a word before a subject is no part of a clause before its own: "aid to Chad, and Peru will send food"."""
    joined = subject.head.dep_ == "conj" and subject.head.head.i < subject.i
    return not joined or subject.head in head.ancestors
