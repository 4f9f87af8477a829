"""Folds personal names, so that the spellings of one become alike: "Zelenskiy", "Zelenskyy"; "al-Sisi", "Sissi"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from anyascii import anyascii

STYLES = frozenset({"sheikh", "prince", "princess", "king", "queen", "lord", "lady"})
ARTICLES = frozenset({"al", "el"})
PARTICLES = frozenset({"de", "da", "di", "du", "van", "von", "der", "den", "la", "le", "zu", "ter", "bin", "ben", "do"})

HONORIFICS = frozenset({"mr", "mrs", "ms", "dr", "sir", "madam", "professor", "prof", "he", "hm", "hrh"})
SUFFIX = re.compile(r"[js]r|(?!xi$)(?=[ivx]{2})x{0,2}(?:ix|iv|v?i{0,3})|[ivx]")
_APOSTROPHES = re.compile(r"['’‘ʼʻ`´]")
_POSSESSIVE = re.compile(r"(?<=\w)['’]s$")
# "J.D. Vance", "George H. W. Bush", "Harry S Truman"; not the "A" of a lone word.
_INITIALS = re.compile(r"(?<!\w)[A-Z]\.(?:[ -]?[A-Z]\.)*|(?<=\w )[A-Z](?= \w)")
_ARTICLE_BEFORE = re.compile(r"(?<!\w)(?:al|el|ul|ad|an|ar|as|ash|at|az)-(?=\w)")
_JOINT = re.compile(r"(?<=\w)-(?=\w)")
# "Lee" and "Le", "Moody" and "Modi" are not alike.
DOUBLED = re.compile(r"([a-df-np-z])\1+")
_SLAVIC_END = re.compile(r"(?<=sk)[iy]+$")
_UMLAUT = re.compile(r"(?<=[aou])e")
_LAST_SOUND = re.compile(r"(?<=..)[iyj]+$")
_VARIANTS = {
    variant: name
    for name, variants in {
        "mohamad": "mohamed muhamad muhamed mohamud",
        "abdulah": "abdalah",
        "husein": "husain husayn hosein",
        "faisal": "feisal faysal",
        "khalid": "khaled",
        "ahmad": "ahmed",
        "mahmud": "mahmoud",
        "yusuf": "yousef yousuf yusef",
        "saud": "saoud",
    }.items()
    for variant in variants.split()
}
_NICKNAMES = {
    nick: name
    for name, nicks in {
        "anthony": "antony tony",
        "charles": "chuck",
        "daniel": "dan",
        "david": "dave",
        "donald": "don",
        "edward": "ed ted",
        "james": "jim jimmy",
        "john": "jon jack",
        "joseph": "joe",
        "michael": "mike",
        "nicholas": "nick",
        "richard": "dick",
        "robert": "bob rob",
        "ronald": "ron",
        "samuel": "sam",
        "stephen": "steven steve",
        "thomas": "tom",
        "william": "bill",
        "vladimir": "volodymyr",
    }.items()
    for nick in nicks.split()
}


@dataclass(frozen=True, slots=True)
class FoldedName:
    """The words of a name, folded; `whole` has initials and suffixes too, `initials` stand before the first word.

    `plain` are the words in small ASCII letters, but for "-skiy" and "-skyy": with no title to go by, "Berry" is not
    Berri.
    """

    words: tuple[str, ...]
    plain: tuple[str, ...]
    whole: str
    initials: str


def fold_word(word: str) -> str:
    """A word in small ASCII letters, its variants made one: "Schroeder" -> "schroder", "Muhammad" -> "mohamad"."""
    plain = word.replace("ks", "x")
    plain = _LAST_SOUND.sub("y", DOUBLED.sub(r"\1", _UMLAUT.sub("", plain)))
    return _VARIANTS.get(plain, plain)


def fold_name(name: str) -> FoldedName:
    """A name as a text writes it: "Joseph R. Biden, Jr." -> words joseph, biden; whole josephrbiden.

    Honorifics, articles ("al-") and suffixes ("Jr.") are no words, hyphens are joined. A name without letters has none.
    """
    ascii_name = _APOSTROPHES.sub("", anyascii(_APOSTROPHES.sub("", _POSSESSIVE.sub("", name.strip()))))
    marked = _INITIALS.sub(lambda m: " @" + re.sub(r"[^A-Z]", "", m.group()) + " ", ascii_name)
    plain = _JOINT.sub("", _ARTICLE_BEFORE.sub("", marked.lower()))
    words: list[str] = []
    as_written: list[str] = []
    whole: list[str] = []
    initials = ""
    tokens = re.findall(r"@?[a-z]+", plain.replace(".", ""))
    while len(tokens) > 1 and tokens[0] in HONORIFICS:
        tokens.pop(0)
    for token in tokens:
        if token.startswith("@"):
            whole.append(token[1:])
            initials = initials or ("" if words else token[1:])
        elif words and SUFFIX.fullmatch(token):
            whole.append(token)
        elif not (words and token in ARTICLES):
            words.append(fold_word(token))
            as_written.append(_SLAVIC_END.sub("y", token))
            whole.append(words[-1])
    return FoldedName(tuple(words), tuple(as_written), "".join(whole), initials)


def is_same_given(left: str, right: str) -> bool:
    """Whether two folded given names are one, a nickname counted as its name: "jim", "james"."""
    return _NICKNAMES.get(left, left) == _NICKNAMES.get(right, right)


def list_surnames(words: tuple[str, ...], surname_first: bool) -> list[str]:
    """What may stand for the surname of a folded name: its last word, and that with the particles before it."""
    if surname_first or len(words) == 1:
        return [words[0]]
    first = len(words) - 1
    surnames = [words[first]]
    while first > 1 and words[first - 1] in PARTICLES:
        first -= 1
        surnames.append("".join(words[first:]))
    return surnames
