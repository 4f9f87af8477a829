"""Find the names of persons: what the model tags, what follows a title, and later bare surnames of the same people."""

from __future__ import annotations

import re
from collections.abc import Sequence

from dragoman.annotating.page import Page
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import HONORIFICS, OfficeMatch

PARTICLES = frozenset(
    "al el bin ibn ben abu van von de da dos di der den ter la le du del della bint ul ur ud e y i".split()
)
NO_NAME = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April June July August September "
    "October November December Today Yesterday Tomorrow The A An In On At For With And But He She It They We You His "
    "Her Their This That These Those As After Before During Both Mr Mrs Ms Dr Not Question Q Administration House Office "
    "Day Council Ministry Government Party Parliament Union State States Republic Summit Palace Room Center Institute"
    " Law Act Agency Committee Commission Department Secretariat Delegation Team Group Treaty".split()
)
CAPITAL = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[dDlLO]['’][A-Z][\w-]*|al-[A-Z][\w-]*|el-[A-Z][\w-]*)$")
SUFFIX = re.compile(r",?\s+(?:Jr\.?|Sr\.?)(?!\w)|\s+(?:[IVX]{2,4}|V)\b")
HONORIFIC = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, HONORIFICS), key=len, reverse=True)) + r")(?=\s+[A-Z])"
)

Range = tuple[int, int]


def find_persons(page: Page, names: Sequence[NameMatch], offices: Sequence[OfficeMatch]) -> list[Range]:
    """The ranges of personal names in the text, titles left out, in order and apart from each other."""
    taken = Ranges((m.start, m.end) for m in names)
    titled = Ranges((o.start, o.end) for o in offices if not o.common)
    found: list[Range] = []
    names_by_start = {m.start: m for m in names}
    for office in offices:
        if not office.common or office.kind in ("spokesperson", "adviser", "envoy"):
            state = names_by_start.get(skip_of(page.text, office.end))
            run = follow_name(page, office.end, taken, titled) or (
                follow_name(page, state.end, taken, titled) if state else None
            )
            if run:
                found.append(run)
    found += [run for office in offices if (run := precede_name(page, office, titled)) is not None]
    for honorific in HONORIFIC.finditer(page.text):
        run = follow_name(page, honorific.end(), taken, titled)
        if run:
            found.append(run)
    for entity in page.doc.ents:
        if entity.label_ == "PER":
            run = trim_name(page, entity.start, entity.end, taken, titled)
            if run:
                found.append(run)
    merged = join_parts(page.text, merge_ranges(found))
    return merge_ranges(merged + find_surnames(page, merged, taken, titled))


NAMED = re.compile(
    r"(?:^|\n|[.:;–—-]\s)\s*((?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w'’-]+|[A-Z]\.|al|bin|de|van|von)){1,4}),\s+(?:the\s+)?$"
)


def precede_name(page: Page, office: OfficeMatch, titled: Ranges) -> Range | None:
    """The name in "Name Name, Foreign Minister" at the head of a line: an entry of a list of people."""
    begin = max(0, office.start - 70)
    entry = NAMED.search(page.document.text[begin : office.start])
    if entry is None or office.plural:
        return None
    start, end = begin + entry.start(1), begin + entry.end(1)
    return None if start in titled or end - 1 in titled else (start, end)


def skip_of(text: str, offset: int) -> int:
    """Where the state's name begins in "Prime Minister of the …", for an office that ends at `offset`."""
    of = re.compile(r"\s+of\s+(?:the\s+)?").match(text, offset)
    return of.end() if of else -1


def join_parts(text: str, ranges: list[Range]) -> list[Range]:
    """Ranges parted only by a blank are one name: "Andrzej" and "Duda"."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and text[joined[-1][1] : start] in (" ", "\u00a0"):
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


class Ranges:
    """Ranges of the text, asked whether an offset lies in one."""

    def __init__(self, ranges: object) -> None:
        self.inside: dict[int, Range] = {}
        for start, end in ranges:  # type: ignore[attr-defined]
            for offset in range(start, end):
                self.inside[offset] = (start, end)

    def __contains__(self, offset: object) -> bool:
        return offset in self.inside

    def at(self, offset: int) -> Range | None:
        return self.inside.get(offset)


def follow_name(page: Page, offset: int, taken: Ranges, titled: Ranges) -> Range | None:
    """The name that begins right after a title ending at `offset`, or None."""
    gap = re.match(r"[ \u00a0]+(?:@)?", page.text[offset : offset + 4])
    if not gap:
        return None
    first = page.token_at(offset + gap.end())
    if first < 0 or page.starts[first] != offset + gap.end():
        return None
    last = read_run(page, first, taken, titled)
    return trim_name(page, first, last, taken, titled) if last > first else None


def read_run(page: Page, first: int, taken: Ranges, titled: Ranges) -> int:
    """The token index at which the run of name words that begins at `first` ends."""
    doc, i = page.doc, first
    last = first
    line = page.text.find("\n", page.starts[first])
    stop = min(first + 7, len(doc) if line < 0 else page.token_at(line) + 1)
    while i < stop:
        token, start = doc[i], page.starts[i]
        if (start in taken and not is_person_token(token)) or start in titled or token.text in NO_NAME:
            break
        bound = i > first + 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and token.text.isalpha()
        if bound or CAPITAL.match(token.text) and token.tag_ not in ("DT", "PRP", "IN", "VBD", "VBZ"):
            i += 1
            last = i
        elif (
            (token.text.lower() in PARTICLES and i > first)
            or (token.text in ("-", "’", "'", "‘", "`") and i > first and not token.whitespace_)
            or (i == first and token.text.lower() in PARTICLES and i + 1 < stop and CAPITAL.match(doc[i + 1].text))
        ):
            i += 1
        else:
            break
    return last


def is_person_token(token: object) -> bool:
    return bool(getattr(token, "ent_type_", "") == "PER")


def trim_name(page: Page, first: int, last: int, taken: Ranges, titled: Ranges) -> Range | None:
    """The range of tokens [first, last) less titles, honorifics, demonyms and possessives at its edges, or None."""
    doc = page.doc
    while first < last and (
        page.starts[first] in titled
        or doc[first].text.rstrip(".") in NO_NAME
        or doc[first].text == "the"
        or doc[first].text.strip(".") in HONORIFICS
        or doc[first].text in HONORIFICS
        or not doc[first].text[0].isalpha()
        or (page.starts[first] in taken and last - first > 1 and leads(page, first, taken))
    ):
        first += 1
    while last > first and (
        doc[last - 1].text in ("'s", "’s", "'", "’", "‘s", ",", ".", "-", "–", "—", "(", ")", "“", "”", '"')
        or doc[last - 1].text in NO_NAME
        or page.starts[last - 1] in titled
    ):
        last -= 1
    for i in range(first, last):
        if page.starts[i] in titled or doc[i].text in (",", ";", ":", "and", "&", "–", "—", "(", "\n"):
            last = i
            break
    if first >= last:
        return None
    start, end = page.starts[first], page.starts[last - 1] + len(doc[last - 1].text)
    words = page.text[start:end]
    if "\n" in words or not any(CAPITAL.match(w) for w in words.split()) or len(words) < 2:
        return None
    whole = taken.at(start)
    if whole and whole[0] <= start and end <= whole[1]:
        return None
    suffix = SUFFIX.match(page.text, end)
    if suffix:
        end = suffix.end()
    return start, end


def leads(page: Page, i: int, taken: Ranges) -> bool:
    """Whether the place name at token i stands before the name, as in "Ukraine Zelensky", and is no part of it."""
    whole = taken.at(page.starts[i])
    return bool(whole) and not (page.doc[i].tag_ == "NNP" and i + 1 < len(page.doc) and is_given(page.doc[i].text))


def is_given(word: str) -> bool:
    from dragoman.lexicon.given_names import gender_of

    return gender_of(word) is not None


def find_surnames(page: Page, known: list[Range], taken: Ranges, titled: Ranges) -> list[Range]:
    """Later mentions by surname of those named in full before, which the model did not tag."""
    surnames = {}
    for start, end in known:
        words = name_words(page.text[start:end])
        for word in (words[-1], words[0]) if len(words) > 1 else words:
            if len(word) > 2 and word not in NO_NAME:
                surnames[word] = True
    covered = Ranges(known)
    found = []
    for i, token in enumerate(page.doc):
        start = page.starts[i]
        if token.text in surnames and start not in covered and start not in taken and start not in titled:
            found.append((start, start + len(token.text)))
    return found


def name_words(name: str) -> list[str]:
    """The words of a name that tell a person: initials, particles and suffixes left out."""
    words = [w for w in re.split(r"[\s,]+", name) if w]
    kept = [
        w
        for w in words
        if not re.fullmatch(r"(?:[A-Z]\.?){1,3}|Jr\.?|Sr\.?|[IVX]+", w) and w.lower() not in PARTICLES
    ]
    return kept or words


def merge_ranges(ranges: list[Range]) -> list[Range]:
    """The ranges in order; where two overlap, the longer one stays."""
    kept: list[Range] = []
    for start, end in sorted(set(ranges), key=lambda r: (r[0], -r[1])):
        if kept and start < kept[-1][1]:
            if end - start > kept[-1][1] - kept[-1][0]:
                kept[-1] = (start, end)
            continue
        kept.append((start, end))
    return kept
