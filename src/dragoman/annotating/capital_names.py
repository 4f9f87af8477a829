"""Find the names of instruments that capitals set off: "Three Rivers Compact", "Treaty on …", "Skies for All (SFA)"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dragoman.annotating.instrument_forms import (
    BRACKET,
    LINKS,
    NamedInstrument,
    fits_acronym,
    heads_in,
    spells,
    take_small_head,
    to_singular,
)
from dragoman.lexicon.instruments import InstrumentWords
from dragoman.lexicon.names import find_names

WORD = re.compile(r"(?:[A-Z]\.){2,}(?:[-–][\w.]*\w)?|[\w][\w'’&/+]*(?:[-–.][\w'’/]+)*")
POSSESSIVE = re.compile(r"['’]s?$")
COMPLEMENT_LINKS = frozenset({"of", "on", "for"})
BARE_LINKS = COMPLEMENT_LINKS | {"against", "between", "concerning", "with"}
NUMBERED = re.compile(r"[IVX]+|\d{4}|\d")
REVERSED = re.compile(r"(?<![\w-])([A-Z][A-Za-z0-9&+-]{1,9})\s?\(\s?(?:the\s)?([A-Z][^()\n]{5,90})\)")
MONTH = re.compile(
    r"(?:Jan|Febr)uary|March|April|May|June|July|August|(?:Septem|Octo|Novem|Decem)ber|"
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
)
# Capitalised because a sentence or a quotation begins with them.
OPENERS = frozenset(
    "a an the this that these those under by at in on of for with from to as and but or if while when after "
    "before since until through via our its his her their my your both all any each every no some such despite "
    "regarding concerning about per within following today yesterday we i they he she it you however meanwhile "
    "also then thus both signing adopted launched".split()
)


@dataclass(frozen=True, slots=True)
class Word:
    start: int
    end: int
    text: str

    @property
    def lower(self) -> str:
        return self.text.casefold()

    @property
    def is_capital(self) -> bool:
        return self.text[0].isupper() or self.text[0].isdigit()


def find_capital_names(line: str, words: InstrumentWords) -> Iterator[NamedInstrument]:
    """The names that capitals set off, told by their head noun or by an acronym in brackets."""
    for run in cut_runs(line):
        yield from name_by_head(line, run, words)
        yield from name_by_acronym(line, run, words)


def cut_runs(line: str) -> Iterator[list[Word]]:
    """The runs of capitalised words with the small words that may link them inside a name."""
    run: list[Word] = []
    last = 0
    for match in WORD.finditer(line):
        word = Word(match.start(), match.end(), POSSESSIVE.sub("", match.group()))
        apart = line[last : match.start()]
        if run and (apart not in (" ", "\u00a0", "") or run[-1].text != line[run[-1].start : last]):
            yield from trim(run)
            run = []
        if word.is_capital or (run and word.lower in LINKS):
            run.append(Word(word.start, word.start + len(word.text), word.text))
        elif run:
            yield from trim(run)
            run = []
        last = match.end()
    yield from trim(run)


def trim(run: list[Word]) -> Iterator[list[Word]]:
    """The run without links at its ends and without the sentence's opening word, if that is a link or a small word."""
    while run and not run[-1].is_capital:
        run = run[:-1]
    while run and (run[0].lower in LINKS or run[0].lower in OPENERS):
        run = run[1:]
    if run:
        yield run


def name_by_head(line: str, run: list[Word], words: InstrumentWords) -> Iterator[NamedInstrument]:
    """The names in a run that a head noun ends ("Three Rivers Compact") or begins ("Treaty on the …")."""
    at = 0
    while at < len(run):
        head = run[at]
        singular, head_at = to_singular(head.lower), at
        # Resolutions go by their numbers, which have a rule of their own.
        if not head.text[0].isupper() or words.kinds.get(head.lower, "resolution") == "resolution":
            at += 1
            continue
        begin = at
        while begin and run[begin - 1].is_capital and not is_small_number(run[begin - 1]):
            begin -= 1
        # "Recovery and Growth Plan": the "and" is inside the name, unlike that of "Peru and the Growth Plan".
        if begin >= 2 and begin < at and run[begin - 1].lower == "and" and is_common(run[begin - 2], words):
            begin -= 2
            while begin and run[begin - 1].is_capital:
                begin -= 1
        # Acts of parliaments go by long names: "Fair Work for Nurses Act".
        while words.kinds[head.lower] == "law" and is_linked(run, begin, at) and is_common(run[begin - 2], words):
            begin -= 2
            while begin and run[begin - 1].is_capital:
                begin -= 1
        while begin < at and run[begin].lower in OPENERS:
            begin += 1
        end = at + 1
        if end < len(run) and run[end].is_capital and run[end].lower in words.kinds:
            at += 1
            continue
        named = any(w.lower not in words.generic for w in run[begin:at])
        end = take_complement(run, at, named, begin == at, words)
        follower = run[end] if end < len(run) and run[end].is_capital else None
        at = max(end, at + 1)
        if follower and not MONTH.fullmatch(follower.text):
            continue
        inside = run[begin:end]
        if not is_naming(inside, run[begin:head_at], words.kinds[head.lower], words):
            continue
        # Longer ones are lists of capitals.
        if len(inside) > 14:
            continue
        start, stop = inside[0].start, inside[-1].end
        bracket = BRACKET.match(line, stop)
        acronym = bracket.group(1) if bracket and fits_acronym(bracket.group(1), line[start:stop]) else None
        if bracket and acronym:
            stop_all, small = take_small_head(line, bracket.end())
        else:
            stop_all, small = stop, None
        yield NamedInstrument(
            start,
            stop_all,
            line[start:stop],
            words.kinds[head.lower],
            acronym,
            frozenset({singular} | ({small} if small else set())),
            "rule:instrument-noun",
            f"a name that “{head.text}” heads",
        )


def is_naming(inside: list[Word], before: list[Word], kind: str, words: InstrumentWords) -> bool:
    """Whether the words single one instrument out; a treaty may do so in general words ("Mutual Defense Treaty")."""
    if any(w.text[0].isupper() and w.lower not in words.generic and w.lower not in words.kinds for w in inside):
        return kind == "law" or not (before and before[-1].lower in words.not_before)
    said = [w for w in inside if w.text[0].isupper() and w.lower not in words.kinds]
    return kind in ("agreement", "treaty") and (len(before) > 1 or (not before and len(said) > 1))


def is_linked(run: list[Word], begin: int, at: int) -> bool:
    """Whether a small link word and another word stand before the name begun so far."""
    return 2 <= begin < at and run[begin - 1].lower in LINKS


def is_small_number(word: Word) -> bool:
    return word.text.isdigit() and len(word.text) < 4


def is_common(word: Word, words: InstrumentWords) -> bool:
    """Whether a capitalised word may stand inside a name: no head noun, no state, no organisation."""
    return word.text[0].isupper() and word.lower not in words.kinds and not find_names(word.text)


def take_complement(run: list[Word], at: int, named: bool, bare: bool, words: InstrumentWords) -> int:
    """The index after a name's complement: "Convention | against Torture", "Protocol | II"."""
    end = at + 1
    if end < len(run) and NUMBERED.fullmatch(run[end].text):
        return end + 1
    if named and not bare and words.kinds[run[at].lower] in ("law", "format", "list"):
        return end
    links = COMPLEMENT_LINKS if named else BARE_LINKS
    if bare and to_singular(run[at].lower) not in words.first:
        return end
    if end >= len(run) or run[end].lower not in links or (named and run[end].lower == "for"):
        return end
    ahead = end
    while ahead < len(run):
        # The complement ends where another name begins: "the Accord on Fisheries and the Lome Convention".
        if run[ahead].lower == "and" and ahead + 1 < len(run) and run[ahead + 1].lower == "the":
            break
        if run[ahead].lower in ("in", "to") and not bare:
            break
        if MONTH.fullmatch(run[ahead].text) or (ahead > end and run[ahead].lower == "between"):
            break
        ahead += 1
    # "on the Iranian (nuclear programme)": an adjective waits for a noun in small letters.
    while ahead > end and (not run[ahead - 1].is_capital or is_adjective(run[ahead - 1].text)):
        ahead -= 1
    return ahead if ahead > end else at + 1


def is_adjective(word: str) -> bool:
    return any(m.kind == "demonym" and not word.endswith("s") for m in find_names(word))


def name_by_acronym(line: str, run: list[Word], words: InstrumentWords) -> Iterator[NamedInstrument]:
    """A name that brackets and a head noun in small letters follow: "Shared Skies for All (SSA) program"."""
    bracket = BRACKET.match(line, run[-1].end)
    if not bracket:
        return
    end, small = take_small_head(line, bracket.end())
    kind = name_kind(small, [w.lower for w in run], words)
    plain = words.generic | words.kinds.keys() | LINKS
    if kind is None or any(w.lower in words.followers for w in run) or all(w.lower in plain for w in run):
        return
    for begin in range(len(run) - 1, -1, -1):
        if run[begin].is_capital and spells(bracket.group(1), [w.text for w in run[begin:]]):
            name = line[run[begin].start : run[-1].end]
            yield NamedInstrument(
                run[begin].start,
                end,
                name,
                kind,
                bracket.group(1),
                frozenset(heads_in(name) | ({small} if small else set())),
                "rule:instrument-acronym",
                f"a name with its acronym “{bracket.group(1)}”",
            )
            return


def name_kind(small: str | None, parts: list[str], words: InstrumentWords) -> str | None:
    """The kind that the noun after the acronym tells, else the first head noun in the name."""
    return words.kinds.get(small or "") or next((words.kinds[w] for w in parts if w in words.kinds), None)


def find_reversed(line: str, words: InstrumentWords) -> Iterator[NamedInstrument]:
    """ "PURL (Prioritised Ukraine Requirements List)": the acronym first."""
    for found in REVERSED.finditer(line):
        name = found.group(2).strip()
        end, small = take_small_head(line, found.end())
        parts = name.casefold().split()
        kind = name_kind(small, parts, words)
        if kind and spells(found.group(1), name.split()) and not words.followers & set(parts):
            yield NamedInstrument(
                found.start(),
                end,
                name,
                kind,
                found.group(1),
                frozenset(heads_in(name) | ({small} if small else set())),
                "rule:instrument-acronym",
                f"an acronym “{found.group(1)}” with its name",
            )


def find_after_place(line: str, words: InstrumentWords) -> Iterator[NamedInstrument]:
    """ "the Astana process", "the Oslo accords": a capitalised word and a head noun in small letters, after "the"."""
    heads = "|".join(sorted(words.after_place))
    for found in re.finditer(rf"\b[Tt]he ([A-Z][a-zé]+(?:[ -][A-Z][a-zé]+)?) ({heads})(?!\w)", line):
        if is_place(found.group(1)):
            yield NamedInstrument(
                found.start(1),
                found.end(),
                line[found.start(1) : found.end()],
                words.kinds[found.group(2)],
                None,
                frozenset({to_singular(found.group(2))}),
                "rule:place-instrument",
                f"“{found.group(2)}” after a name",
            )


def is_place(name: str) -> bool:
    """Whether the words name a city or region; a state's or a body's ("the French initiative") make no name."""
    return any(m.kind in ("capital", "city", "region", "place") for m in find_names(f"in {name}"))
