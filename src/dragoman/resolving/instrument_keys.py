"""By what an instrument is looked up across texts: its folded name, acronym, number, or count of points and years."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from dragoman.annotating.instrument_names import RESOLUTION
from dragoman.lexicon.instruments import load_instrument_words
from dragoman.model.reading import Instrument

_NUMBER_WORDS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen twenty"
)
NUMBERS = {word: str(number) for number, word in enumerate(_NUMBER_WORDS.split(), 1)}
POINTS = re.compile(rf"\b(\d{{1,2}}|{'|'.join(NUMBERS)})[- ]point\b(?:\s\w+)*?\s(\w+)$", re.IGNORECASE)
# One thing is spelled in two ways; "U.N." has lost its full stops before.
ALIKE = {
    "united nations": "un",
    "united states": "us",
    "european union": "eu",
    "united kingdom": "uk",
    "programme": "program",
    "defence": "defense",
    "centre": "center",
    "labour": "labor",
    "co operation": "cooperation",
}
SPELLED = re.compile(r"\b(?:" + "|".join(ALIKE) + r")\b")
IZE = re.compile(r"(?<=\w{3})is(?=(?:e|ed|es|ing|ation)\b)")
ARTICLES = frozenset({"the", "a", "an"})
LONGEST_SLUG = 60
MOST_SIDES = 2
"""States that stand beside a name which any two may give."""


@lru_cache(maxsize=8192)
def fold_name(name: str) -> str:
    """A name for comparison: small letters without accents and points, one spelling, singular, no articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))
    words = re.sub(r"[^\w/+]+", " ", plain.replace(".", "").replace("’", "'").replace("'s", "")).strip()
    words = IZE.sub("iz", SPELLED.sub(lambda found: ALIKE[found.group()], words))
    kept = [word for word in words.split() if word not in ARTICLES]
    return " ".join(w[:-1] if w.endswith("s") and not w.endswith("ss") and len(w) > 3 else w for w in kept)


def find_number(name: str) -> tuple[str, str] | None:
    """The body and number of a UN resolution: "UNSCR 1701", "Security Council resolution 1701 (2006)"."""
    found = RESOLUTION.search(name)
    if not found:
        return None
    number = found["number"].split(" ")[0]
    spoken = (found["body"] or found["short"] or "").upper()
    return ("unga" if "ASSEMBLY" in spoken or "UNGA" in spoken or "/" in number else "unsc"), number


def find_points(name: str) -> tuple[str, str] | None:
    """The count of points and the noun of a plan that is named by them: "20-point framework" → ("20", "framework")."""
    found = POINTS.search(name)
    if not found:
        return None
    count = found[1].lower()
    return NUMBERS.get(count, count), found[2].lower()


def is_generic(name: str) -> bool:
    """Whether a name could be that of another thing between other states: "Strategic Partnership Agreement"."""
    words = load_instrument_words()
    if any(fold_name(name) == fold_name(known.name) for known in words.known):
        return False
    plain = re.findall(r"[\w'-]+", name.casefold())
    empty = words.generic | words.across | words.kinds.keys() | {"of", "on", "for", "and", "in", "to", "the", "with"}
    return all(part in empty for word in plain for part in (word, *word.split("-"))[-1:])


def list_names(instrument: Instrument) -> tuple[str, ...]:
    """The names that a text gives an instrument: the fullest, the acronym, and other names as written."""
    kinds = load_instrument_words().kinds
    names = dict.fromkeys(name for name in (instrument.name, instrument.acronym) if name)
    for span in instrument.spans:
        written = re.sub(r"\s?\([^)]*\)", "", " ".join(span.text.split()))
        head = written.split(" ")[-1]
        if head.islower() and head in kinds and not find_points(written) and " " in written:
            written = written.rsplit(" ", 1)[0]
        if any(c.isupper() or c.isdigit() for c in written) and written.casefold() not in kinds:
            names.setdefault(written)
    return tuple(names)


def list_keys(
    name: str, acronym: str | None, published: str | None, sides: Sequence[str], scope: str
) -> tuple[str, ...]:
    """The keys under which to look for one name. `sides` are states that the text is about; `scope` stands for them
    where it names none. A plan named by its points is looked for in the text's year, a consensus (there
    are few, and spoken of for years) in any.
    """
    if number := find_number(name):
        return (f"resolution:{number[0]}:{number[1]}",)
    if points := find_points(name):
        year = "any" if points[1] == "consensus" else published[:4] if published else "undated"
        return (f"{key_points(points)}:{year}",)
    keys = []
    if name != acronym:
        where = ":" + ("|".join(sorted(sides[:MOST_SIDES])) or scope) if is_generic(name) else ""
        keys.append(f"name:{fold_name(name)}{where}")
    if acronym:
        keys.append(f"acronym:{acronym.casefold()}")
    return tuple(keys)


def key_points(points: tuple[str, str]) -> str:
    """The plan, framework or document of so many points is one thing; a consensus is another."""
    return f"points:{'consensus' if points[1] == 'consensus' else 'plan'}:{points[0]}"


def widen_keys(keys: Sequence[str]) -> tuple[str, ...]:
    """The keys to record: those of a plan's points with the years before and after, and without a year for people."""
    wide: dict[str, None] = {}
    for key in keys:
        wide.setdefault(key)
        bare, _, year = key.rpartition(":")
        if key.startswith("points:"):
            years = [str(int(year) - 1), str(int(year) + 1)] if year.isdigit() else []
            wide.update(dict.fromkeys([bare, *(f"{bare}:{near}" for near in years)]))
    return tuple(wide)


def list_lookup_keys(words: str) -> tuple[str, ...]:
    """The keys under which what a person asks for may stand: a name, an acronym, an id ("i-safe"), a resolution."""
    words = words.strip()
    if words.startswith("i-"):
        return (f"id:{words}",)
    if number := find_number(words):
        return (f"resolution:{number[0]}:{number[1]}",)
    if points := find_points(words):
        return (f"id:i-{slug(words)}", key_points(points))
    known = [k.name for k in load_instrument_words().known if words.casefold() in {a.casefold() for a in k.aliases}]
    keys = [f"name:{fold_name(name)}" for name in (words, *known)]
    keys += [f"acronym:{words.casefold()}", f"id:i-{slug(words)}"]
    return tuple(dict.fromkeys(keys))


def slug(name: str) -> str:
    """A name as part of an id: small ASCII letters and figures with hyphens, at most 60 characters, whole words."""
    plain = unicodedata.normalize("NFKD", name.casefold().replace("’", "").replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    whole = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(whole) > LONGEST_SLUG:
        whole = whole[:LONGEST_SLUG].rpartition("-")[0] or whole[:LONGEST_SLUG]
    return whole or "x"
