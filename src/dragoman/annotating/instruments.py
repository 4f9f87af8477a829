"""Find the instruments that a text speaks of and join all their mentions: full names, acronyms, "the initiative"."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from dragoman.annotating.figures import find_figures
from dragoman.annotating.instrument_forms import LINKS, NamedInstrument, to_singular
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


def annotate_instruments(page: Page) -> tuple[Instrument, ...]:
    """The instruments of a page in the order of their first mention, each with its figures.

    Reads the page's sums and dates for the figures; both may be empty.
    """
    dossiers: list[Dossier] = []
    for block in page.blocks:
        line = page.text[block.start : block.end]
        for named in find_instrument_names(line, block.kind == "heading" and is_title_case(line)):
            join_name(dossiers, named, page.text, block.start)
    for dossier in dossiers:
        add_acronyms(page, dossier, dossiers)
    add_short_forms(page, dossiers)
    for dossier in dossiers:
        dossier.spans.sort()
    figures = find_figures(page, [d.spans for d in dossiers])
    built = [
        Instrument(d.name, d.acronym, d.kind, tuple(f), tuple(d.spans), d.made_by, d.why)
        for d, f in zip(dossiers, figures, strict=True)
    ]
    return tuple(sorted(built, key=lambda i: i.spans[0]))


def is_title_case(line: str) -> bool:
    """Whether a line has capitals throughout, so that a capital tells no name."""
    words = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line) if w.lower() not in SMALL]
    capitals = sum(w[0].isupper() for w in words)
    return len(words) > 2 and capitals > 0.8 * len(words)


def join_name(dossiers: list[Dossier], named: NamedInstrument, text: str, base: int) -> None:
    """Add a mention to the instrument that it names, or open a new one."""
    span = cut_span(text, base + named.start, base + named.end)
    for dossier in dossiers:
        if is_same(dossier, named):
            dossier.spans.append(span)
            dossier.heads |= named.heads
            dossier.acronym = dossier.acronym or named.acronym
            if len(named.name) > len(dossier.name) and dossier.made_by != "rule:known-instrument":
                dossier.name = named.name
            return
    dossiers.append(Dossier(named.name, named.kind, named.acronym, set(named.heads), named.made_by, named.why, [span]))


def is_same(dossier: Dossier, named: NamedInstrument) -> bool:
    """Whether a name is that of an instrument met before: the same words, or the same words and a complement."""
    if dossier.acronym and dossier.acronym == named.acronym:
        return True
    mine, other = bare_name(dossier.name), bare_name(named.name)
    if mine == other:
        return True
    if dossier.kind != named.kind or dossier.kind == "resolution":
        return False
    longer, shorter = max(mine, other, key=len), min(mine, other, key=len)
    if named.made_by == "rule:point-plan":
        return mine.split()[0] == other.split()[0]
    return len(shorter.split()) > 1 and (longer.startswith(shorter + " ") or longer.endswith(" " + shorter))


def bare_name(name: str) -> str:
    """A name for comparison: small letters, no full stops, singular."""
    words = name.casefold().replace(".", "").replace("’", "'").replace("-", " ").split()
    return " ".join(w[:-1] if w.endswith("s") and len(w) > 3 else w for w in words)


def is_free(span: Span, dossiers: list[Dossier]) -> bool:
    return not any(span.overlaps(other) for d in dossiers for other in d.spans)


def add_acronyms(page: Page, dossier: Dossier, dossiers: list[Dossier]) -> None:
    """The places where the acronym stands alone: "SAFE enables …", "HLED-backed"; not in a line of capitals."""
    if dossier.acronym is None:
        return
    pattern = re.compile(rf"(?<![\w@#-]){re.escape(dossier.acronym)}(?![\w])(?:\s([a-z]+)(?!\w))?")
    for block in page.blocks:
        if page.text[block.start : block.end].isupper():
            continue
        for found in pattern.finditer(page.text, block.start, block.end):
            small = found.group(1)
            end = found.end() if small in load_instrument_words().kinds else found.start() + len(dossier.acronym)
            span = cut_span(page.text, found.start(), end)
            if is_free(span, dossiers):
                dossier.spans.append(span)


def add_short_forms(page: Page, dossiers: list[Dossier]) -> None:
    """ "the initiative", "this Compact": joined to the last instrument so headed, if that is near."""
    heads = sorted({form for d in dossiers for h in d.heads for form in (h, spell_plural(h))}, key=len, reverse=True)
    if not heads:
        return
    # "the plan of the opposition", "the agreement on fish" speak of another one.
    any_head = "|".join(map(re.escape, heads))
    pattern = re.compile(
        rf"(?<!\w)(?:the|this|that)\s({any_head})(?!\w|[-’']\w{{2}}|\s(?:of|on|with|between|to)\b)",
        re.IGNORECASE,
    )
    for found in pattern.finditer(page.text):
        head = to_singular(found.group(1).lower())
        if block_kind(page, found.start()) == "heading":
            continue
        nearest = last_so_headed(page, dossiers, head, found.start())
        span = cut_span(page.text, found.start(1), found.end(1))
        if nearest and is_free(span, dossiers):
            nearest.spans.append(span)


def block_kind(page: Page, offset: int) -> str:
    sentence = page.sentence_at(offset)
    block: Block | None = page.block_of(sentence) if sentence else None
    return block.kind if block else "paragraph"


def last_so_headed(page: Page, dossiers: list[Dossier], head: str, offset: int) -> Dossier | None:
    """The instrument with that head noun whose mention is the last before the offset, within reach."""
    here = page.sentence_at(offset)
    best: tuple[int, Dossier] | None = None
    for dossier in dossiers:
        if head not in dossier.heads:
            continue
        for span in dossier.spans:
            there = page.sentence_at(span.start)
            near = here and there and here.index - there.index <= SHORT_FORM_REACH
            if span.end <= offset and near and (best is None or span.start > best[0]):
                best = (span.start, dossier)
    return best[1] if best else None
