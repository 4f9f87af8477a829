"""Folds the names of persons from any script, so that the forms of one person's name meet: "Сергій", "Sergei"."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from anyascii import anyascii

from dragoman.lexicon.given_names import gender_of
from dragoman.lexicon.holder_names import ARTICLES, DOUBLED, HONORIFICS, PARTICLES, STYLES, SUFFIX, fold_word
from dragoman.lexicon.tables import read_table

_CYRILLIC = re.compile(r"[\u0400-\u052f]")
_GREEK = re.compile(r"[\u0370-\u03ff\u1f00-\u1fff]")
_EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7af]{2,4}")
_JOINED_INITIALS = re.compile(r"[B-DF-HJ-NP-TV-XZ]{2}")  # "JD Vance"
_DROPPED = re.compile(r"['’‘ʼʻʾʿ`´]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
_LETTERS = re.compile(r"[^\W\d_]+")
_ARTICLE_JOINED = re.compile(r"\b(al|el|ul|ad|an|ar|as|ash|at|az)-(?=\w)", re.IGNORECASE)
_ARTICLE_CAMEL = re.compile(r"\b(?:Al|El)(?=[A-Z][a-z])")
_FILIATION = frozenset({"bin", "ibn", "ben", "bint", "abu", "oglu", "kyzy"})
SMALL_WORDS = PARTICLES | ARTICLES | _FILIATION | frozenset("las los e y af dos das del della dal ul".split())
_TITLES = HONORIFICS | STYLES
_LOOSE = (
    (re.compile("kh"), "h"),
    (re.compile("ph"), "f"),
    (re.compile("ou"), "u"),
    (re.compile("tz"), "ts"),
    (re.compile("ck"), "k"),
    (re.compile("y"), "i"),
    (re.compile("i+"), "i"),
    (re.compile("(?<=.)ides$"), "idis"),
)
_SLAVIC = (
    (re.compile("zgh"), "zh"),
    (re.compile("g"), "h"),
    (re.compile("w"), "v"),
    (re.compile("ie"), "e"),
    (re.compile("enka$"), "enko"),
    (re.compile("tsia$"), "tsa"),
    (re.compile("ff?$"), "v"),
)
_FEWEST, _MOST = 2, 6
"""Names beyond the sixth ("Sheikh" and six more) tell no two persons apart."""


@dataclass(frozen=True, slots=True)
class _Alphabet:
    language: str
    letters: dict[str, str]
    initial: dict[str, str]
    telling: frozenset[str]
    countries: frozenset[str]
    longest: int


@dataclass(frozen=True, slots=True)
class PersonName:
    """A person's name, folded: `words` in their order, initials as one letter, articles and particles left out.

    Two or more initials at the beginning are one word ("jd").

    `slavic` are the words as they fold when Ukrainian, Russian and Belarusian forms are to meet as well. `suffix` is
    "jr", "sr" or a number; `filial` says that the name tells the father ("bin"); `script` is "latin" or another.
    """

    words: tuple[str, ...]
    slavic: tuple[str, ...]
    suffix: str = ""
    filial: bool = False
    script: str = "latin"

    @property
    def full(self) -> tuple[str, ...]:
        """The words that are no initials."""
        return tuple(word for word in self.words if len(word) > 1)

    @property
    def is_bare(self) -> bool:
        """Whether it is a surname, or one name, alone or with initials."""
        return len(self.full) < _FEWEST


@cache
def _read_alphabets() -> tuple[_Alphabet, ...]:
    found = []
    for row in read_table(
        "romanisation.tsv", ("language", "letters", "initial", "telling", "countries", "source"), required=2
    ):
        pairs = {}
        for column in ("letters", "initial"):
            cells = [cell.split("=") for cell in row[column].split()]
            if any(len(cell) != 2 or not cell[0] for cell in cells):
                raise row.fault(f"{column} must be pairs of the form from=to")
            pairs[column] = {cell[0]: cell[1] for cell in cells}
        longest = max(map(len, (*pairs["letters"], *pairs["initial"])))
        telling, countries = frozenset(row["telling"].split()), frozenset(row["countries"].split())
        found.append(_Alphabet(row["language"], pairs["letters"], pairs["initial"], telling, countries, longest))
    return tuple(found)


def _choose_alphabet(name: str, country: str | None) -> _Alphabet:
    """By a letter that only one language has, else by the country, else Russian's."""
    alphabets = _read_alphabets()
    low = set(name.lower())
    for alphabet in alphabets:
        if alphabet.telling & low and not (country == "BLR" and alphabet.language == "uk"):
            return alphabet
    for alphabet in alphabets:
        if country in alphabet.countries and (alphabet.language == "el") == bool(_GREEK.search(name)):
            return alphabet
    return next(alphabet for alphabet in alphabets if alphabet.language == "ru")


def romanise_name(name: str, country: str | None = None) -> str:
    """A name in Latin letters: Cyrillic and Greek by the tables of romanisation.tsv, other scripts letter by letter.

    `country` (a code) tells the language where the letters don't. A name in Latin letters stays as it is.
    LexiconError on a fault in the table.
    """
    if _GREEK.search(name):
        apart = unicodedata.normalize("NFD", name)
        name = unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))
    elif _EAST_ASIAN.fullmatch(name):
        return f"{anyascii(name[0])} {anyascii(name[1:]).capitalize()}"  # the first sign is the surname
    elif not _CYRILLIC.search(name):
        return name if name.isascii() or any("a" <= c.lower() <= "z" for c in name) else anyascii(name)
    alphabet = _choose_alphabet(name, country)
    return _LETTERS.sub(lambda m: _romanise_word(m.group(), alphabet), _DROPPED.sub("", name))


def _romanise_word(word: str, alphabet: _Alphabet) -> str:
    low, at, found = word.lower(), 0, ""
    while at < len(low):
        for width in range(min(alphabet.longest, len(low) - at), 0, -1):
            part = low[at : at + width]
            table = alphabet.initial if at == 0 and part in alphabet.initial else alphabet.letters
            if part in table:
                found, at = found + table[part], at + width
                break
        else:
            found, at = found + anyascii(low[at]), at + 1
    return found[:1].upper() + found[1:] if word[0].isupper() else found


def _apply(rules: tuple[tuple[re.Pattern[str], str], ...], word: str) -> str:
    for pattern, by in rules:
        word = pattern.sub(by, word)
    return word


@cache
def _list_variants() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in read_table("given_name_variants.tsv", ("name", "variants"), required=2):
        target = _apply(_LOOSE, fold_word(row["name"]))
        for variant in (row["name"], *row["variants"].split()):
            loose = _apply(_LOOSE, fold_word(variant))
            for form in dict.fromkeys((loose, _apply(_SLAVIC, loose))):
                if found.setdefault(form, target) != target and form == loose:
                    raise row.fault(f"{variant} stands under {found[form]} as well")
    return found


@lru_cache(maxsize=65536)
def _fold_part(word: str) -> tuple[str, str]:
    loose, before = word, ""
    while loose != before:  # a rule can make room for another: "oee", "oe", "o"
        loose, before = _apply(_LOOSE, fold_word(loose)), loose
    slavic = _apply(_SLAVIC, loose)
    variants = _list_variants()
    given = variants.get(loose)
    if given is not None:
        return given, given
    return loose, variants.get(slavic, slavic)


def _is_no_name(word: str) -> bool:
    """Whether folding a name takes this word for a suffix, a particle, a title or an initial."""
    return len(word) == 1 or word in SMALL_WORDS or word in _TITLES or SUFFIX.fullmatch(word) is not None


@lru_cache(maxsize=65536)
def fold_person_name(name: str, country: str | None = None) -> PersonName:
    """A person's name as a text writes it, without titles, in any script and order of its words.

    Folding a folded name gives the same words. A name without letters has no words.
    """
    plain = _POSSESSIVE.sub("", name.strip())
    romanised = romanise_name(plain, country)
    script = "latin" if romanised == plain else "other"
    latin = anyascii(_DROPPED.sub("", romanised))
    latin = _ARTICLE_CAMEL.sub("", _ARTICLE_JOINED.sub("", latin)).replace("-", "").replace("'", "")
    words: list[tuple[str, str]] = []
    suffix, filial = "", False
    tokens = re.findall(r"[A-Za-z]+", latin)
    for place, token in enumerate(tokens):
        low, is_last = token.lower(), place + 1 == len(tokens)
        if not words and low in _TITLES and not is_last:
            continue  # "al-Sheikh Karim", too
        if words and len(low) > 1 and SUFFIX.fullmatch(low):
            suffix = low
        elif low in SMALL_WORDS and not is_last:
            filial = filial or (bool(words) and low in _FILIATION)
        elif len(low) == 1 or (not words and _JOINED_INITIALS.fullmatch(token)):
            words += [(letter, letter) for letter in low]
        else:
            folded = _fold_part(low)
            words.append((low, low) if _is_no_name(folded[0]) else folded)  # "Xyv" is no "XIV", "Dae" no "da"
    lead = next((place for place, (word, _) in enumerate(words) if len(word) > 1), 0)
    if lead > 1:  # "J.D. Vance"
        words[:lead] = [("".join(word for word, _ in words[:lead]),) * 2]
    words = words[:_MOST]
    return PersonName(tuple(w for w, _ in words), tuple(s for _, s in words), suffix, filial, script)


@cache
def _list_given() -> frozenset[str]:
    return frozenset(_list_variants().values())


def is_given_name(word: str) -> bool:
    """Whether a folded word is a given name: "josef" (Joe), "ann"."""
    return word in _list_given() or gender_of(word) is not None


def _is_initial_of(left: str, right: str) -> bool:
    return left[0] == right[0] and 1 in (len(left), len(right))


def _agree(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether the words of one are those of the other with some left out, and their middle initials don't differ."""
    short, long = sorted((left, right), key=lambda words: len([w for w in words if len(w) > 1]))
    if not (short[0] == long[0] or _is_initial_of(short[0], long[0])):
        return False
    middles = short[1:-1], long[1:-1]
    if middles[0] and middles[1]:
        first, second = middles[0][0], middles[1][0]
        if 1 in (len(first), len(second)) and first[0] != second[0]:
            return False
    rest = iter(word for word in long[1:] if len(word) > 1)
    return all(word in rest for word in short[1:] if len(word) > 1)


def _lacks_first(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    short, long = sorted((left, right), key=len)
    return len(short) >= _FEWEST and min(map(len, short)) > 1 and short == long[1:]


def join_words(words: Iterable[str]) -> str:
    """Words as one: "jean", "nol" are "jeanol", as "Jean-Noël" is; "dae", "jung" are "dajung", as "Dae-jung" is."""
    folded = ((word, _fold_part(word)[0]) for word in words)
    return DOUBLED.sub(r"\1", "".join(part if part in SMALL_WORDS else word for word, part in folded))


def _turn(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The other orders of a name: the surname, first or last, put at the other end."""
    return [(*words[1:], words[0]), (words[-1], *words[:-1])]


def compare_names(left: PersonName, right: PersonName, slavic: bool = False, same_state: bool = False) -> str | None:
    """How two full names are one person's, in words, or None.

    `slavic`: Ukrainian, Russian and Belarusian forms count as one. `same_state`: both are of one state, so that the
    first of three names may be left out ("Muhammad Karim Daud"). Less than two words are no full name.
    """
    if left.is_bare or right.is_bare or (left.suffix and right.suffix and left.suffix != right.suffix):
        return None
    for ours, theirs in ((left.words, right.words),) + (((left.slavic, right.slavic),) if slavic else ()):
        if join_words(ours) == join_words(theirs):
            return "same full name"
        if _agree(ours, theirs):
            return "same full name, one with more of its parts"
        if same_state and _lacks_first(ours, theirs) and not (left.filial or right.filial):
            return "same full name without its first part"
        if all(is_given_name(word) for word in ours[:_FEWEST]) and len(ours) == _FEWEST:
            continue  # "James Thomas" and "Thomas James" are two
        if any(join_words(turned) == join_words(theirs) for turned in _turn(ours)):
            return "same full name in the other order"
    return None
