"""Find the names of instruments in a line of text: programmes, plans, treaties, formats, resolutions, lists, laws."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from dragoman.annotating.capital_names import find_after_place, find_capital_names, find_reversed
from dragoman.annotating.instrument_forms import BRACKET, NamedInstrument, fits_acronym, heads_in, take_small_head
from dragoman.lexicon.instruments import InstrumentWords, KnownInstrument, load_instrument_words

RESOLUTION = re.compile(
    r"(?:\b(?P<body>(?:U\.?N\.?|United Nations)(?:\s(?:Security Council|General Assembly))?|Security Council|"
    r"General Assembly|UNSC|UNGA)\s[Rr]esolutions?|\b(?P<short>UNSCRs?)|\bResolutions?)\s(?:No\.?\s?)?"
    r"(?P<number>\d{2,4}(?:/\d+|\s\([IVXL]+\)|\s\(\d{4}\))?)(?![\d.,%/]?\d)"
)
ORDER = re.compile(r"\b(?:Executive|Presidential) (Order|Decree|Directive)s? (?:No\.? |№ ?)?\d{1,5}(?!\d)")
MORE_NUMBERS = re.compile(r"(?:,\s|,?\sand\s|\sor\s)(\d{3,4})(?![\d%,]?\d)(?=[\s,.;)])")
POINTS = re.compile(
    r"\b(?:\d{1,2}|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fourteen|fifteen|twenty)-point"
    r"((?:\s[a-z]+){1,3})\b",
    re.IGNORECASE,
)


def find_instrument_names(line: str, title_case: bool) -> tuple[NamedInstrument, ...]:
    """The mentions by name in one line, in order, none overlapping (the longer wins).

    `title_case`: the line is a heading with capitals throughout; names are then told by the list of known ones only.
    """
    words = load_instrument_words()
    known = tuple(find_known(line))
    found = [*known, *find_resolutions(line), *find_orders(line), *find_points(line, words)]
    if not title_case:
        found += [*find_capital_names(line, words), *find_reversed(line, words), *find_after_place(line, words)]
    kept: list[NamedInstrument] = []
    for name in sorted(found, key=lambda n: (n.start - n.end, n.made_by != "rule:known-instrument", n.start)):
        free = not any(name.start < k.end and k.start < name.end for k in kept)
        if free and name.name.casefold() not in words.not_instruments:
            kept.append(adopt_known(name, known))
    return tuple(sorted(kept, key=lambda n: n.start))


def adopt_known(name: NamedInstrument, known: tuple[NamedInstrument, ...]) -> NamedInstrument:
    """A longer name that begins or ends with a known one is that one: "Paris Agreement on Climate Change"."""
    for other in known:
        if name.start <= other.start and other.end <= name.end and (name.start == other.start or name.end == other.end):
            return replace(
                other,
                start=name.start,
                end=name.end,
                acronym=other.acronym or name.acronym,
                heads=other.heads | name.heads,
            )
    return name


@cache
def known_forms() -> tuple[re.Pattern[str], dict[str, KnownInstrument]]:
    """The names, aliases and sure acronyms of the known instruments, with the pattern that finds them."""
    forms: dict[str, KnownInstrument] = {}
    for known in load_instrument_words().known:
        for form in (known.name, *known.aliases):
            forms[form] = known
        if known.acronym and known.alone:
            forms[known.acronym] = known
    longest = sorted(forms, key=len, reverse=True)
    return re.compile(rf"(?<![\w@#])(?:{'|'.join(map(re.escape, longest))})(?!\w)"), forms


def find_known(line: str) -> Iterator[NamedInstrument]:
    pattern, forms = known_forms()
    for found in pattern.finditer(line):
        known = forms[found.group()]
        bracket = BRACKET.match(line, found.end())
        acronym = known.acronym
        end = found.end()
        told = bracket.group(1) if bracket else ""
        if bracket and (told == acronym or (acronym is None and fits_acronym(told, found.group()))):
            acronym, end = told, bracket.end()
        end, head = take_small_head(line, end)
        heads = heads_in(known.name) | heads_in(found.group()) | ({head} if head else set())
        yield NamedInstrument(
            found.start(),
            end,
            known.name,
            known.kind,
            acronym,
            frozenset(heads),
            "rule:known-instrument",
            f"“{found.group()}” is a known {known.kind}",
        )


def find_resolutions(line: str) -> Iterator[NamedInstrument]:
    """ "UN Security Council Resolution 1701", "UNSCRs 1701 and 1559": all written alike in `name`."""
    for found in RESOLUTION.finditer(line):
        assembly = "Assembly" in (found["body"] or "") or "UNGA" in (found["body"] or "") or "/" in found["number"]
        body = "UN General Assembly" if assembly else "UN Security Council"
        spans = [(found.start(), found.end(), found["number"])]
        while more := MORE_NUMBERS.match(line, spans[-1][1]):
            spans.append((more.start(1), more.end(1), more.group(1)))
        for start, end, number in spans:
            yield NamedInstrument(
                start,
                end,
                f"{body} Resolution {number.split(' ')[0]}",
                "resolution",
                None,
                frozenset({"resolution"}),
                "rule:resolution-number",
                "a resolution with its number",
            )


def find_orders(line: str) -> Iterator[NamedInstrument]:
    """ "Executive Order 14024", "Presidential Decree No. 70"."""
    for found in ORDER.finditer(line):
        name = re.sub(r"s? (?:No\.? |№ ?)?(?=\d)", " ", found.group())
        yield NamedInstrument(
            found.start(),
            found.end(),
            name,
            "law",
            None,
            frozenset({found.group(1).lower()}),
            "rule:order-number",
            "an order with its number",
        )


def find_points(line: str, words: InstrumentWords) -> Iterator[NamedInstrument]:
    """ "the 28-point plan", "a five-point peace plan"."""
    for found in POINTS.finditer(line):
        head = next((w for w in re.finditer(r"\w+", found.group(1)) if w.group().lower() in words.after_points), None)
        if head:
            noun, end = head.group().lower(), found.start(1) + head.end()
            kind, why = words.kinds.get(noun, "plan"), f"a {noun} by its count of points"
            name = line[found.start() : end]
            yield NamedInstrument(found.start(), end, name, kind, None, frozenset({noun}), "rule:point-plan", why)
