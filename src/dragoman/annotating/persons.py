"""Find the names of persons: what the model tags, what follows a title, and later bare surnames of the same people."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dragoman.annotating.name_words import HEADLINE_VERBS, NO_NAME, PARTICLES, SHORT_WORDS, name_words
from dragoman.annotating.page import Page
from dragoman.annotating.ranges import Range, Ranges, merge_ranges
from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.holders import is_in_office
from dragoman.lexicon.names import NameMatch
from dragoman.lexicon.offices import HONORIFICS, OfficeMatch

if TYPE_CHECKING:
    from spacy.tokens import Token


AGAINST = re.compile(r"\b(?:[Aa]nti|[Pp]ro|[Pp]ost|[Pp]re)[-–]$")
"""Before a name that only describes something: "anti-Lind sentiment"."""
CAPITAL = re.compile(r"(?:[^\W\d_a-zß-öø-ÿ][\w'’.-]*|[dDlLO]['’][A-Z][\w-]*|al-[A-Z][\w-]*|el-[A-Z][\w-]*)$")
GLUED = re.compile(r"[a-zß-öø-ÿ][A-Z]")
GLUED_NAME = re.compile(r"(?:Mc|Mac|De|Di|Da|Du|La|Le|Van|Von|Fitz|Ab|El|Al)[A-Z][a-z]+(?:-\w+)?$")
ARTICLE = re.compile(r"^(?:al|el|as|ash|ad|an|ar|at|az)-", re.IGNORECASE)
"""Before an Arabic surname: "al-Masri" is "Masri" as well."""
SUFFIX = re.compile(r",?\s+(?:Jr\.?|Sr\.?)(?!\w)|\s+(?:[IVX]{2,4}|V)\b")
HONORIFIC = re.compile(
    r"\b(?:" + "|".join(sorted(map(re.escape, HONORIFICS), key=len, reverse=True)) + r")(?=\s+[A-Z])"
)
ENTRY = re.compile(
    r"(?:^|\n|[.:;–—-]\s)\s*"
    r"((?:[A-Z][\w'’-]+|[A-Z]\.)(?:\s+(?:[A-Z][\w'’-]+|[A-Z]\.|al|bin|de|van|von)){1,4}),\s+(?:the\s+)?"
    r"(?:(?:[A-Z][\w’'-]+|(?:[A-Z]\.){2,3})\s+){0,2}$"
)
BODY = re.compile(
    r"(?:\s+[A-Z]\w+)*\s+(?:Bank|Fund|Agency|Corporation|Commission|Council|Authority|Institute|Service)\b"
)
"""Behind what is no name: the words of a body."""
APPOSED = frozenset({"head_of_state", "head_of_government", "monarch", "minister"})
"""Kinds of office that have a name beside them: "the Prime Minister of Norway, Ola Lind, arrived"."""
OF = re.compile(r"\s+of\s+(?:the\s+)?")
BRACKET = re.compile(r" \(([A-Z][\w’'-]{2,}(?: [A-Z][\w’'-]+){0,3})\)")
LISTED = re.compile(r"(?:,\s+and|,|\s+and)\s+(?=[A-Z])")
EDGES = frozenset("'s ’s ' ’ ‘s , . - – — ( ) “ ” \"".split())
PARTING = frozenset((",", ";", ":", "and", "&", "–", "—", "(", "\n"))
NO_TAGS = frozenset({"DT", "PRP", "IN", "VBD", "VBZ"})
LONGEST_NAME = 7
"""Tokens of a name after a title: "Khalid bin Omar bin Said Al Harthy"."""
LONGEST_LINE = 200
"""Characters within which a name's line break is looked for; no name is longer."""
ENTRY_REACH = 70
"""Characters before an office within which the name of a list's entry begins."""


def list_common_words(page: Page) -> frozenset[str]:
    """The words that a page has in small letters, as they stand and by their lemmas."""
    return frozenset(word for t in page.doc if t.text.islower() for word in (t.text, t.lemma_))


def find_persons(
    page: Page, names: Sequence[NameMatch], offices: Sequence[OfficeMatch], common: frozenset[str], day: str | None
) -> list[Range]:
    """The ranges of personal names in the text, titles left out, in order and apart from each other.

    `common` are words that are no names where a heading has them in capitals, `day` is that of the text.
    """
    return PersonSearch(page, names, offices, common, day).run()


class PersonSearch:
    """The search for personal names on one page, among its names of states and its offices."""

    def __init__(
        self,
        page: Page,
        names: Sequence[NameMatch],
        offices: Sequence[OfficeMatch],
        common: frozenset[str],
        day: str | None,
    ) -> None:
        self.page = page
        self.day = day
        self.offices = offices
        self.taken = Ranges((m.start, m.end) for m in names)
        self.titled = Ranges((o.start, o.end) for o in offices if not o.common)
        self.ends = {m.start: m.end for m in names}
        self.cities = frozenset(m.start for m in names if m.kind in ("city", "capital"))
        self.common = common
        self.headings = Ranges((b.start, b.end) for b in page.blocks if b.kind == "heading")

    def run(self) -> list[Range]:
        found = [run for office in self.offices for run in self.follow_office(office)]
        found += [run for office in self.offices if (run := self.precede(office))]
        found += [run for office in self.offices if (run := self.follow_comma(office))]
        found += [run for end in self.ends.values() if (run := self.follow_state(end))]
        found += [run for h in HONORIFIC.finditer(self.page.text) if (run := self.follow(h.end()))]
        for entity in self.page.doc.ents:
            if entity.label_ == "PER":
                run = self.trim(entity.start, entity.end)
                if run and not self.is_common_word(entity.start, entity.end):
                    found.append(run)
        found += self.find_given(Ranges(merge_ranges(found)))
        merged = join_parts(self.page.text, merge_ranges(found + self.find_incumbents(Ranges(merge_ranges(found)))))
        return join_parts(self.page.text, merge_ranges(merged + self.find_surnames(merged)))

    def follow_office(self, office: OfficeMatch) -> list[Range]:
        """The name right after a title, or after the state that the title is of; all of them after a plural one.

        After a title in small letters a single word is too often no name ("minister Friday").
        """
        of = OF.match(self.page.text, office.end)
        state = self.ends.get(of.end()) if of else None
        bracketed = self.enter_bracket(office.end)
        if bracketed:
            return [bracketed]
        run = self.follow(office.end) or (self.follow(state) if state else None)
        if run and state and run[0] > state and BODY.match(self.page.text, run[1]):
            return []  # "the director of the U.S. Development Bank"
        weak = office.common and office.kind not in ("spokesperson", "adviser", "envoy")
        if run is None or (weak and " " not in self.page.text[run[0] : run[1]]):
            return []
        found = [run]
        while office.plural and not office.common and run is not None:
            of = OF.match(self.page.text, run[1])
            end = self.ends.get(of.end(), run[1]) if of else run[1]
            joint = LISTED.match(self.page.text, end)
            run = self.follow(joint.end() - 1) if joint else None
            found += [run] if run else []
        return found

    def follow_comma(self, office: OfficeMatch) -> Range | None:
        """The name put beside an office: "his Latvian counterpart, Ida Berg,", "the King of Norway, Ola Lind,".

        Two words at least; of the offices in capitals only those of which a state has one.
        """
        text, of = self.page.text, OF.match(self.page.text, office.end)
        end = self.ends.get(of.end(), office.end) if of else office.end
        if office.plural or not (office.common or office.kind in APPOSED) or text[end : end + 1] != ",":
            return None
        run = self.follow(end + 1)
        if run is None or " " not in text[slice(*run)] or text[run[1] : run[1] + 1] not in (",", ".", ";"):
            return None
        return run

    def enter_bracket(self, offset: int) -> Range | None:
        """The name that alone stands in brackets after a title: "the Soviet Ambassador (Lind)"."""
        bracket = BRACKET.match(self.page.text, offset)
        first = self.page.token_at(bracket.start(1)) if bracket else -1
        if bracket is None or self.page.starts[first] != bracket.start(1):
            return None
        run = self.trim(first, self.read_run(first))
        return run if run == bracket.span(1) and not bracket.group(1).isupper() else None

    def follow_state(self, end: int) -> Range | None:
        """The name in "Oman's Badr al-Lind": at least two words, the first a given name."""
        if self.page.text[end : end + 2] not in ("'s", "’s"):
            return None
        run = self.follow(end + 2)
        words = self.page.text[run[0] : run[1]].split() if run else []
        return run if len(words) > 1 and gender_of(words[0]) is not None else None

    def precede(self, office: OfficeMatch) -> Range | None:
        """The name in "Name Name, Foreign Minister" at the head of a line: an entry of a list of people."""
        begin = max(0, office.start - ENTRY_REACH)
        entry = ENTRY.search(self.page.document.text[begin : office.start])
        if entry is None or office.plural:
            return None
        start, end = begin + entry.start(1), begin + entry.end(1)
        inside = (start <= o.start < end for o in self.offices)
        if any(inside) or set(entry.group(1).split()) & NO_NAME:
            return None
        return start, end

    def follow(self, offset: int) -> Range | None:
        """The name that begins right after a title ending at `offset`, or None."""
        gap = re.match(r"[ \u00a0]+(?:@)?", self.page.text[offset : offset + 4])
        if not gap:
            return None
        first = self.page.token_at(offset + gap.end())
        if first < 0 or self.page.starts[first] != offset + gap.end():
            return None
        last = self.read_run(first)
        return self.trim(first, last) if last > first else None

    def read_run(self, first: int) -> int:
        """The token index at which the run of name words that begins at `first` ends."""
        page, doc = self.page, self.page.doc
        line = page.text.find("\n", page.starts[first], page.starts[first] + LONGEST_LINE)
        stop = min(first + LONGEST_NAME, len(doc) if line < 0 else page.token_at(line) + 1)
        i = last = first
        while i < stop:
            token, start = doc[i], page.starts[i]
            place = start in self.taken and token.ent_type_ != "PER" and not (i == first and self.is_named_so(i))
            if place or start in self.titled or self.is_no_name(i):
                break
            misread = token.tag_ in ("VBZ", "VBD") and i > first and start not in self.headings
            bound = i > first + 1 and doc[i - 1].text == "-" and not doc[i - 1].whitespace_ and token.text.isalpha()
            particle = token.text.lower() in PARTICLES
            read = misread or token.tag_ not in NO_TAGS or self.is_family_name(i)
            if bound or (CAPITAL.match(token.text) and read):
                i += 1
                last = i
            elif (
                (particle and i > first)
                or (token.text in ("-", "’", "'", "‘", "`") and i > first and not token.whitespace_)
                or (i == first and particle and i + 1 < stop and CAPITAL.match(doc[i + 1].text))
            ):
                i += 1
            else:
                break
        return last

    def trim(self, first: int, last: int) -> Range | None:
        """The range of tokens [first, last) less titles, honorifics, demonyms and possessives at its edges, or None."""
        page, doc, whole = self.page, self.page.doc, last
        while first < last and self.is_no_beginning(first, last):
            first += 1
        for i in range(first, last):
            word = doc[i].text
            before = doc[i - 1].text if i > first else "-"
            apart = (word == "-" and doc[i - 1].whitespace_ != "") or (self.is_small(i) and before not in "-’'")
            if (
                page.starts[i] in self.titled
                or word.lower() in PARTING
                or apart
                or self.is_no_name(i)
                or is_glued(word)
            ):
                last = i
                break
        while last > first and (doc[last - 1].text in EDGES or self.belongs_after(last - 1)):
            last -= 1
        if first >= last or (whole > last == first + 1 and doc[last].text not in EDGES and self.belongs_after(last)):
            return None
        start, end = page.starts[first], page.starts[last - 1] + len(doc[last - 1].text)
        end = cut_repeated(page.text, start, end)
        words = page.text[start:end]
        if "\n" in words or not any(CAPITAL.match(w) for w in words.split()) or len(words) < 2:
            return None
        place = self.taken.at(start)
        if (place and end <= place[1]) or AGAINST.search(page.text, max(0, start - 6), start):
            return None
        suffix = SUFFIX.match(page.text, end)
        return start, suffix.end() if suffix else end

    def is_no_name(self, i: int) -> bool:
        """Whether token i is part of no name: listed as such, or a word of the text in a heading's capitals."""
        word = self.page.doc[i].text
        if word in NO_NAME:
            return not self.is_family_name(i)
        if i and self.page.doc[i - 1].text == "-" and not self.page.doc[i - 1].whitespace_:
            return False  # "Park Jae-in", though the text has "in"
        low = word.lower()
        stems = {low, low.removesuffix("s"), low.removesuffix("es"), low.removesuffix("ing")}
        plain = stems & self.common or stems & HEADLINE_VERBS
        return bool(plain) and low not in PARTICLES and self.page.starts[i] in self.headings and gender_of(word) is None

    def is_small(self, i: int) -> bool:
        """Whether token i is a word in small letters that is no particle of a name."""
        word = self.page.doc[i].text
        return word.isalpha() and word.islower() and word not in PARTICLES

    def belongs_after(self, i: int) -> bool:
        """Whether token i is the state of the title after it: "Canadian" of "Rookie Canadian Finance Minister"."""
        following = i + 1 < len(self.page.doc) and self.page.starts[i + 1] in self.titled
        return following and self.page.starts[i] in self.taken

    def is_no_beginning(self, i: int, last: int) -> bool:
        """Whether token i, the first of a run, is no part of the name after it."""
        word = self.page.doc[i].text
        if self.page.starts[i] in self.titled or word == "the" or not word[0].isalpha():
            return True
        if word.rstrip(".") in NO_NAME or word in HONORIFICS or word.strip(".") in HONORIFICS:
            return not self.is_family_name(i)
        return last - i > 1 and self.page.starts[i] in self.taken and not self.is_given(i) and not self.is_named_so(i)

    def is_family_name(self, i: int) -> bool:
        """Whether "He" is a Chinese family name here: behind a title, or tagged so, with a name behind it."""
        doc = self.page.doc
        if doc[i].text != "He" or i + 1 >= len(doc) or not doc[i + 1].tag_.startswith("NNP"):
            return False
        tagged = doc[i].ent_type_ == doc[i + 1].ent_type_ == "PER" and doc[i + 1].dep_ == "flat"
        return tagged or self.page.starts[i] - 2 in self.titled

    def is_given(self, i: int) -> bool:
        """Whether the place name at token i is a given name here ("Jordan Berg"), not a state ("Norway Lind")."""
        return self.page.doc[i].tag_ == "NNP" and gender_of(self.page.doc[i].text) is not None

    def is_named_so(self, i: int) -> bool:
        """Whether a city's name is a given name behind a title: a surname follows ("Adviser Sydney Berg")."""
        if i + 1 >= len(self.page.doc):
            return False
        following = self.page.doc[i + 1]
        named = following.tag_ == "NNP" and CAPITAL.match(following.text) is not None
        start = self.page.starts[i]
        behind = start in self.cities and start - 2 in self.titled
        return named and behind and following.text not in NO_NAME and self.page.starts[i + 1] not in self.taken

    def is_common_word(self, first: int, last: int) -> bool:
        """Whether a single tagged word is no name: one that the text also has in small letters ("Travel")."""
        word = self.page.doc[first].text
        return last - first == 1 and (word.lower() in self.common or not self.page.doc[first].tag_.startswith("NNP"))

    def find_given(self, covered: Ranges) -> list[Range]:
        """Names that the model missed, by a given name of the list and another name after it."""
        page, doc, found = self.page, self.page.doc, []
        for i in range(len(doc) - 1):
            apart = page.starts[i] in covered or page.starts[i] in self.headings or doc[i].ent_type_ in ("ORG", "PER")
            if not apart and self.is_forename(i) and doc[i + 1].tag_ == "NNP" and doc[i + 1].text not in NO_NAME:
                run = self.trim(i, self.read_run(i))
                if run and " " in page.text[run[0] : run[1]]:
                    found.append(run)
        return found

    def find_incumbents(self, covered: Ranges) -> list[Range]:
        """The surnames that the model missed of those who are called by them alone and are in office on the day."""
        page, found = self.page, []
        dated = Ranges((d.start, d.end) for d in page.dates)
        for i, token in enumerate(page.doc):
            start, word = page.starts[i], token.text
            if not (word[0].isupper() and word[1:].islower() and len(word) > 3) or token.tag_ not in (
                "NNP",
                "NN",
                "JJ",
            ):
                continue
            if word in NO_NAME or word.lower() in self.common or start in self.headings:
                continue
            if any(start in ranges for ranges in (covered, self.taken, self.titled, dated)):
                continue
            if is_in_office(word, self.day):
                found.append((start, start + len(word)))
        return found

    def find_surnames(self, known: list[Range]) -> list[Range]:
        """Later mentions by surname of those named in full before, which the model did not tag."""
        page = self.page
        surnames: set[str] = set()
        for start, end in known:
            words = name_words(page.text[start:end])
            ends = (words[-1], words[0], ARTICLE.sub("", words[-1]))
            surnames.update(w for w in ends if len(w) > 1 and w not in NO_NAME and w not in SHORT_WORDS)
        covered = Ranges(known)
        found = []
        for i, token in enumerate(page.doc):
            start = page.starts[i]
            if (
                token.text not in surnames
                or (len(token.text) < 3 and not is_short_name(token))
                or any(start in ranges for ranges in (covered, self.taken, self.titled))
            ):
                continue
            if i and self.is_forename(i - 1) and page.starts[i - 1] not in covered:
                start = page.starts[i - 1]
            found.append((start, page.end_of(token)))
        return found

    def is_forename(self, i: int) -> bool:
        """Whether token i, before a surname, is a given name: somebody else of the same family."""
        word = self.page.doc[i]
        start = self.page.starts[i]
        named = word.tag_ == "NNP" and word.text not in NO_NAME and gender_of(word.text) is not None
        return named and word.whitespace_ != "" and start not in self.taken and start not in self.titled


def is_short_name(token: Token) -> bool:
    """Whether a word of two letters is written and read as a name: "Xi", not "US" nor "So"."""
    return token.tag_.startswith("NNP") and token.text[1:].islower()


def is_glued(word: str) -> bool:
    """Whether two words were run together, as in the label of a transcript ("BergPrime Minister")."""
    return bool(GLUED.search(word)) and not GLUED_NAME.match(word)


def cut_repeated(text: str, start: int, end: int) -> int:
    """The end of a name before its first repeated word: "Ida Berg Berg Ida" is a name and its label."""
    seen: set[str] = set()
    for word in re.finditer(r"[^\W\d_]{3,}", text[start:end]):
        if word.group() in seen and word.group().lower() not in PARTICLES:
            return start + len(text[start : start + word.start()].rstrip())
        seen.add(word.group())
    return end


def join_parts(text: str, ranges: list[Range]) -> list[Range]:
    """Ranges parted only by a blank are one name: "Andrzej" and "Duda"."""
    joined: list[Range] = []
    for start, end in ranges:
        if joined and text[joined[-1][1] : start] in (" ", "\u00a0"):
            whole = cut_repeated(text, joined[-1][0], end)
            if whole == end:
                joined[-1] = (joined[-1][0], end)
                continue
        joined.append((start, end))
    return joined
