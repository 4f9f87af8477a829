"""One undertaking, told in a headline, a summary and a list: what a text only comes back to is no second one."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from spacy.tokens import Token

from dragoman.accounts.commitment_frames import Undertaking
from dragoman.accounts.commitment_sides import Settled
from dragoman.accounts.commitment_weight import is_pointed_at, list_within
from dragoman.annotating.page import Page
from dragoman.lexicon.commitments import base_of, load_commitment_words
from dragoman.lexicon.states import is_state
from dragoman.model import Commitment

SAME_WORDS, SAME_SHARE = 2, 0.75
"""Words of substance that two tellings of one undertaking share at least, and their share of the shorter telling."""
WITH_FIGURE = 3
"""Words of substance that make two tellings of one large figure one."""
LARGE = re.compile(r"[a-z]*(?:llion|thousand|hundred|dozen)|\d[\d.,]{2,}")
"""Figures that two undertakings hardly share by chance: "half a billion", "1,500", but not "two"."""
PART = re.compile(r"(?:half|two|three|four|five|six|seven|eight|nine|ten|[a-z]+teen|[a-z]+ty|(?<![\w.])\d[\d.,]*)$")
"""Before "billion" it is part of the figure, behind a tag as well: "<u>2 billion"."""
SHARES = frozenset({"%", "percent", "pct"})
STEM = 5
"""Letters that a noun and its verb share: "extension", "extend"."""
SUBSTANCE = ("NOUN", "PROPN", "VERB", "NUM")


@dataclass(frozen=True, slots=True)
class Telling:
    """What a text said of an undertaking: its words of substance and the first of its large figures."""

    settled: Settled
    act: str
    gist: frozenset[str]
    figure: str | None
    back: bool = False
    """Whether it only points back by a bare noun: "agreed to the extension"."""


@dataclass(slots=True)
class Tellings:
    """The undertakings that a text told so far."""

    page: Page
    told: list[Telling] = field(default_factory=list)

    def is_known(self, undertaking: Undertaking, settled: Settled) -> bool:
        """Whether the text only comes back to what it told before; what is new is remembered."""
        inside = list(undertaking.act.subtree)
        gist = frozenset(base_of(t) for t in inside if t.pos_ in SUBSTANCE)
        act = undertaking.act
        told = any(c.dep_ in ("nmod", "amod", "compound", "acl", "acl:relcl", "nmod:poss") for c in act.children)
        back = act.pos_ == "NOUN" and not told and any(c.lower_ in ("the", "this", "that") for c in act.lefts)
        telling = Telling(settled, base_of(act), gist, self.find_figure(inside), back)
        if any(is_same(telling, earlier) for earlier in self.told) or self.is_of_goods_told(undertaking, telling):
            return True
        self.told.append(telling)
        return False

    def find_figure(self, tokens: list[Token]) -> str | None:
        """The first sum or large number among the tokens, as "USD 5000000.0", "half billion"."""
        start, end = self.page.starts[tokens[0].i], self.page.end_of(tokens[-1])
        sums = list_within(self.page.amounts, start, end)
        first = next((t for t in tokens if t.tag_ == "CD" and LARGE.fullmatch(t.lower_)), None)
        if first is None and not sums and (share := next((t for t in tokens if t.lower_ in SHARES), None)) is not None:
            return f"{share.nbor(-1).lower_} percent" if share.i else None
        if sums and (first is None or sums[0].start <= self.page.starts[first.i] < sums[0].end):
            return f"{sums[0].currency} {sums[0].value}"
        if first is None:
            return None
        before = [t for t in reversed(first.doc[max(0, first.i - 2) : first.i]) if t.lower_ != "a"]
        part = PART.search(before[0].lower_) if before else None
        return f"{part.group() if part else ''} {first.lower_}".strip()

    def is_of_goods_told(self, undertaking: Undertaking, telling: Telling) -> bool:
        """ "will allocate these doses to": what is done with goods that the same side promised or gave before."""
        words = load_commitment_words()
        if base_of(undertaking.act) not in words.giving or telling.figure is not None:
            return False
        things = [c for c in undertaking.act.children if c.dep_ in ("obj", "nsubj:pass")]
        if not things or not all(is_pointed_at(c) and base_of(c) in words.goods for c in things):
            return False
        return any(t.settled.by == telling.settled.by and t.gist & words.goods for t in self.told)


def is_same(later: Telling, earlier: Telling) -> bool:
    """Whether two tellings of one side are of one act: mostly the same words, or one large figure of a thing."""
    one, other = later.settled, earlier.settled
    if (one.by, one.kind) != (other.by, other.kind) or are_apart(one.to, other.to):
        return False
    shared = later.gist & earlier.gist
    if later.back and stem_of(later.act) in {stem_of(word) for word in earlier.gist}:
        return True
    if len(shared) >= SAME_WORDS and len(shared) >= SAME_SHARE * min(len(later.gist), len(earlier.gist)):
        return True
    if later.figure is None or later.figure != earlier.figure:
        return False
    goods, bans = load_commitment_words().goods, load_commitment_words().bans
    if later.figure.endswith("percent") and later.gist & bans and earlier.gist & bans:
        return True  # "a 50% tariff", "the 50% levy"
    alike = later.act == earlier.act or later.act in goods or earlier.act in goods or len(shared) > WITH_FIGURE
    return alike and bool(shared & goods)


def stem_of(word: str) -> str:
    return word[:STEM]  # a rough one will do: both are of one side and kind


def are_apart(one: str | None, other: str | None) -> bool:
    """Whether two undertakings are towards two states, each its own."""
    return one is not None and other is not None and one != other and is_state(one) and is_state(other)


def repeats(later: Commitment, earlier: Commitment) -> bool:
    """Whether two words of one sentence told the same: same side and kind, their evidence one within the other."""
    if (later.by, later.kind) != (earlier.by, earlier.kind) or not later.evidence.overlaps(earlier.evidence):
        return False
    return later.evidence.text in earlier.evidence.text or earlier.evidence.text in later.evidence.text
