"""Find the instruments that a text speaks of and join all their mentions: full names, acronyms, "the initiative"."""

from __future__ import annotations

import re
from bisect import bisect_left, insort
from dataclasses import dataclass, field
from functools import lru_cache

from dragoman.annotating.figures import find_figures
from dragoman.annotating.instrument_forms import LINKS, NamedInstrument
from dragoman.annotating.instrument_names import find_instrument_names
from dragoman.annotating.page import Block, Page
from dragoman.lexicon.instruments import load_instrument_words, spell_plural
from dragoman.model import Instrument, Span, cut_span

# "the plan" two sentences after a plan's name is that plan; later it may be any.
SHORT_FORM_REACH = 2
# Words that stay small in a heading with capitals.
SMALL = LINKS | {"a", "an", "at", "by", "from", "as"}


@dataclass(slots=True)
class Dossier:
    """One instrument while its mentions are gathered."""

    name: str
    kind: str
    acronym: str | None
    heads: set[str]
    made_by: str
    why: str
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Register:
    """The instruments of one text: `by_name` finds one by a name met before, `taken` holds all mentions in order."""

    dossiers: list[Dossier] = field(default_factory=list)
    by_name: dict[str, Dossier] = field(default_factory=dict)
    taken: list[Span] = field(default_factory=list)

    def enter(self, named: NamedInstrument, span: Span) -> None:
        """Add a mention to the instrument that it names, or open a new one."""
        bare = bare_name(named.name)
        dossier = self.by_name.get(bare) or next((d for d in self.dossiers if is_same(d, named)), None)
        if dossier is None:
            dossier = Dossier(named.name, named.kind, named.acronym, set(named.heads), named.made_by, named.why)
            self.dossiers.append(dossier)
        dossier.heads |= named.heads
        dossier.acronym = dossier.acronym or named.acronym
        if len(named.name) > len(dossier.name) and dossier.made_by != "rule:known-instrument":
            dossier.name = named.name
        self.by_name[bare] = dossier
        self.add(dossier, span)

    def add(self, dossier: Dossier, span: Span) -> bool:
        """Add a mention where none stands yet; tells whether it did."""
        place = bisect_left(self.taken, span)
        if any(span.overlaps(other) for other in self.taken[max(0, place - 1) : place + 1]):
            return False
        self.taken.insert(place, span)
        dossier.spans.append(span)
        return True


def annotate_instruments(page: Page) -> tuple[Instrument, ...]:
    """The instruments of a page in the order of their first mention, each with its figures.

    Reads the page's sums and dates for the figures; both may be empty.
    """
    register = Register()
    for block in page.blocks:
        line = page.text[block.start : block.end]
        for named in find_instrument_names(line, block.kind == "heading" and is_title_case(line)):
            register.enter(named, cut_span(page.text, block.start + named.start, block.start + named.end))
    for dossier in register.dossiers:
        add_acronyms(page, dossier, register)
    add_short_forms(page, register)
    dossiers = sorted(register.dossiers, key=lambda d: min(d.spans))
    for dossier in dossiers:
        dossier.spans.sort()
    figures = find_figures(page, [d.spans for d in dossiers])
    return tuple(
        Instrument(d.name, d.acronym, d.kind, tuple(f), tuple(d.spans), d.made_by, d.why)
        for d, f in zip(dossiers, figures, strict=True)
    )


def is_title_case(line: str) -> bool:
    """Whether a line has capitals throughout, so that a capital tells no name."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if w.lower() not in SMALL]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) > 2 and capitals > 0.8 * len(words)


def is_same(dossier: Dossier, named: NamedInstrument) -> bool:
    """Whether a new name is that of an instrument met before: its acronym, or its words and a complement."""
    if dossier.acronym and dossier.acronym == named.acronym:
        return True
    if dossier.kind != named.kind or dossier.kind == "resolution":
        return False
    mine, other = bare_name(dossier.name), bare_name(named.name)
    if named.made_by == "rule:point-plan":
        return mine.split()[0] == other.split()[0]
    longer, shorter = max(mine, other, key=len), min(mine, other, key=len)
    return len(shorter.split()) > 1 and (longer.startswith(shorter + " ") or longer.endswith(" " + shorter))


@lru_cache(maxsize=4096)
def bare_name(name: str) -> str:
    """A name for comparison: small letters, no full stops, singular."""
    words = name.casefold().replace(".", "").replace("’", "'").replace("-", " ").split()
    return " ".join(w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words)


def add_acronyms(page: Page, dossier: Dossier, register: Register) -> None:
    """The places where the acronym stands alone: "SAFE enables …", "HLED-backed"; not in a line of capitals."""
    if dossier.acronym is None:
        return
    pattern = re.compile(rf"(?<![\w@#-]){re.escape(dossier.acronym)}(?!\w)(?:\s([a-z]+)(?!\w))?")
    for found in pattern.finditer(page.text):
        block = block_at(page, found.start())
        if block and page.text[block.start : block.end].isupper():
            continue
        small = found.group(1) in load_instrument_words().kinds
        end = found.end() if small else found.start() + len(dossier.acronym)
        register.add(dossier, cut_span(page.text, found.start(), end))


def add_short_forms(page: Page, register: Register) -> None:
    """ "the initiative", "this Compact": joined to the last instrument so headed, if that is near."""
    so_headed: dict[str, list[tuple[int, int]]] = {}
    for number, dossier in enumerate(register.dossiers):
        for head in dossier.heads:
            so_headed.setdefault(head, []).extend((span.start, number) for span in dossier.spans)
    if not so_headed:
        return
    for places in so_headed.values():
        places.sort()
    forms = {form: head for head in so_headed for form in (spell_plural(head), head)}
    any_head = "|".join(sorted(forms, key=len, reverse=True))
    # "the plan of the opposition", "the agreement on fish" speak of another one.
    pattern = re.compile(
        rf"(?<!\w)(?:the|this|that)\s({any_head})(?!\w|[-’']\w{{2}}|\s(?:of|on|with|between|to)\b)",
        re.IGNORECASE,
    )
    for found in pattern.finditer(page.text):
        places = so_headed[forms[found.group(1).lower()]]
        place = bisect_left(places, (found.start(), -1))
        block = block_at(page, found.start())
        if place == 0 or (block and block.kind == "heading"):
            continue
        start, number = places[place - 1]
        nearest = register.dossiers[number]
        span = cut_span(page.text, found.start(1), found.end(1))
        if is_near(page, start, span.start) and register.add(nearest, span):
            for head in nearest.heads:
                insort(so_headed[head], (span.start, number))


def block_at(page: Page, offset: int) -> Block | None:
    sentence = page.sentence_at(offset)
    return page.block_of(sentence) if sentence else None


def is_near(page: Page, start: int, offset: int) -> bool:
    """Whether an offset is within reach of a mention before it."""
    there, here = page.sentence_at(start), page.sentence_at(offset)
    return bool(here and there and here.index - there.index <= SHORT_FORM_REACH)
