"""What a text calls somebody, taken apart: the name, its titles, the gender they tell, or an office alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.holder_names import HONORIFICS
from dragoman.lexicon.holder_titles import strip_title, tell_families
from dragoman.lexicon.name_folding import SMALL_WORDS
from dragoman.lexicon.names import find_names
from dragoman.lexicon.offices import find_offices
from dragoman.model import ActorKind
from dragoman.when import When

Gender = Literal["f", "m"]

_HONORIFIC_GENDER: dict[str, Gender] = {
    **dict.fromkeys(("mrs", "ms", "miss", "madam"), "f"),
    **dict.fromkeys(("mr", "sir"), "m"),
}
_ROLE_GENDER = re.compile(
    r"\b(?:(?P<f>first lady|queen|princess|chairwoman|wife|duchess|spokeswoman|congresswoman|sheikha|empress)"
    r"|(?P<m>king|prince|emperor|pope|chairman|husband|congressman|spokesman|sheikh|sultan|emir))\b",
    re.IGNORECASE,
)
_LONGEST_NAME, _LONGEST_ACRONYM = 7, 5
_NO_NAME = re.compile(r"[0-9“”\"—–:;?!()/&]|,(?! (?:Jr|Sr|I{2,3}|IV)\b)|(?<=\w)['’]s\b|\band\b|\bof\b")
_INSTITUTIONS = frozenset(
    "academy act administration agency airlines army association authority bank board bureau cabinet center centre"
    " chamber coalition college commission committee community company conference congress constitution coordinator"
    " corporation council court delegation democrats department directorate embassy executive federation force forces"
    " foundation fund gazette general government group guard hospital house institute institution intelligence journal"
    " law league media military ministry mission movement network news newspaper office officials order organisation"
    " organization parliament party police post press proclamation republicans school secretariat section senate"
    " senators service society staff supreme survey team television times treasury tribunal union university white"
    " i we you they he she it my our your their his her this that these those what who why how".split()
)
_MARKS = re.compile(r"[^\w\s.'’-]+")
_FILLER = re.compile(r"(?:\bof\b|\bthe\b|\bto\b|['’]s\b|\s|[,.])+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Naming:
    """How one document speaks of somebody.

    `country` is a code; `day` an EDTF day of the encounter, else of publication, None where neither is told;
    `document` and `number` are the record's for the document.
    """

    name: str
    role: str | None = None
    country: str | None = None
    kind: ActorKind = "person"
    day: str | None = None
    document: str = ""
    number: int = 0


@dataclass(frozen=True, slots=True)
class ParsedNaming:
    """A naming taken apart: `name` without titles, empty for an unnamed holder of the office `office`."""

    name: str
    office: str | None
    gender: Gender | None


def parse_day_range(day: str | None) -> When | None:
    """The time of an EDTF string; None for anything else."""
    try:
        return When.parse(day) if day else None
    except ValueError:
        return None


def parse_naming(naming: Naming) -> ParsedNaming:
    """Take apart what a text calls a person: see `ParsedNaming`."""
    return _parse(naming.name, naming.role)


@lru_cache(maxsize=16384)
def _parse(name: str, role: str | None) -> ParsedNaming:
    """The name of a person without titles, the office told, the gender that both tell.

    "the Ukrainian president", "President of Finland" have an office and no name.
    """
    name = " ".join(name.split())
    told: Gender | None = None
    first, _, others = name.partition(" ")
    if others and (address := first.strip(".").lower()) in HONORIFICS | {"miss"}:
        told, name = _HONORIFIC_GENDER.get(address), others
    if role is not None and (match := _ROLE_GENDER.search(role)):
        told = told or ("f" if match["f"] else "m")
    if role is not None and name.lower().startswith(f"{role.lower()} of "):
        return ParsedNaming("", role, told)
    if holds_title(name):
        rest, office = cut_titles(name)
        if not rest:
            return ParsedNaming("", role or office, told)
        name, role = rest, role or office
    words = [word for word in name.split(" ") if word]
    given = gender_of(words[0]) if len(words) > 1 else None
    return ParsedNaming(name, role, told or given)


def is_personal_name(name: str) -> bool:
    """Whether the words can be a person's name: capitals but for particles, no number, no institution, one person.

    For the speakers of quotations, of whom a text may tell no more: "Ida Berg", "Berg"; not "the court", "CDC".
    """
    words = name.replace("-", " ").split()
    if not words or len(words) > _LONGEST_NAME or _NO_NAME.search(name):
        return False
    if len(words) == 1 and name.isupper() and len(name) <= _LONGEST_ACRONYM:
        return False
    capital = [word[0].isupper() or not word[0].isascii() for word in words]
    if not capital[0] or not all(c or w.lower() in SMALL_WORDS for c, w in zip(capital, words, strict=True)):
        return False
    return not any(word.lower() in _INSTITUTIONS for word in words)


def holds_title(name: str) -> bool:
    """Whether a word of the name can be a title's."""
    stripped = strip_title(name)
    return stripped.count(" ") != name.count(" ") or bool(tell_families(stripped))


def cut_titles(name: str) -> tuple[str, str | None]:
    """A naming less the titles and states at its head, and the title; the first is empty where nothing else is left.

    "Danish Prime Minister Ida Berg" -> "Ida Berg", "Prime Minister".
    """
    offices = [office for office in find_offices(name) if not office.plural]
    if not offices:
        return name, None
    spans = sorted(
        [(o.start, o.end) for o in offices]
        + [(n.start, n.end) for n in find_names(name) if n.kind in ("state", "demonym", "organisation", "metonym")]
    )
    left, at = "", 0
    for start, end in spans:
        if start >= at:
            left += name[at:start] + " "
        at = max(at, end)
    left += name[at:]
    if not _FILLER.sub("", _MARKS.sub("", left)):
        return "", offices[0].title
    head = 0
    for start, end in spans:
        if _FILLER.sub("", _MARKS.sub("", name[head:start])) or end == len(name):
            break
        head = max(head, end)
    rest = name[head:].strip(" ,")
    return (rest, offices[0].title) if offices[0].end <= head and rest[:1].isupper() else (name, None)
