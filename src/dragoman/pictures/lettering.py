"""Words in a picture: made safe, measured without a font at hand, shortened, broken into lines."""

from __future__ import annotations

import re
import unicodedata

# XML 1.0 allows no control characters, surrogates and non-characters.
UNWRITABLE = re.compile(r"[\s\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufdd0-\ufdef\ufff9-\uffff]+")
# Marks of direction would turn the words beside them; with the rest of these a name could hide another one.
UNSEEN = re.compile(r"[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]+")
MOST_MARKS = 4
"""Combining marks kept on one letter: more than any script stacks, fewer than would run into the next line."""

WIDTHS = {
    glyph: width / 100
    for width, glyphs in (
        (30, " IJijl"), (35, ",./:;\\|·’‘"), (40, "()-[]ft"), (45, "!r"), (50, '"*_`–'), (55, "?csz„“”'"),
        (60, "FLkvxy"), (65, "$0123456789EPSTYabdeghnopqu{}€£"), (70, "ABCKRVXZ"), (75, "NU"), (80, "&DGHOQ"),
        (85, "#+<=>^w~×"), (90, "M"), (100, "%@Wm—…"),
    )
    for glyph in glyphs
}  # fmt: skip
"""Advance widths of DejaVu Sans in ems, rounded up: the widest of the fonts listed, so no other is cut off."""
BOLD = 1.12
OTHERS = {"W": 1.05, "F": 1.05, "A": 0.75, "N": 0.75, "Na": 0.75, "H": 0.75}
"""Ems of all other letters by their East Asian width (Unicode Annex 11)."""


def clean_words(words: str) -> str:
    """The words on one line, without what XML forbids, what is not seen and what turns the direction of writing."""
    kept: list[str] = []
    marks = 0
    for letter in UNSEEN.sub("", UNWRITABLE.sub(" ", words)).strip():
        marks = marks + 1 if unicodedata.combining(letter) else 0
        if marks <= MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def measure_words(words: str, size: float, *, bold: bool = False) -> float:
    """How wide the words are at most, in the units of `size`, the height of the letters."""
    ems = sum(
        WIDTHS[letter] if letter in WIDTHS else 0 if unicodedata.combining(letter) else measure_letter(letter)
        for letter in words
    )
    return ems * size * (BOLD if bold else 1)


def measure_letter(letter: str) -> float:
    ems = OTHERS[unicodedata.east_asian_width(letter)]
    return max(ems, 1.1) if unicodedata.category(letter) == "Lu" and ord(letter) > 0x2FF else ems


def shorten_words(words: str, size: float, width: float, *, bold: bool = False) -> str:
    """The words, cut with “…” where they would be wider than `width`; at least one letter is left."""
    if measure_words(words, size, bold=bold) <= width:
        return words
    left = width - measure_words("…", size, bold=bold)
    for end, letter in enumerate(words):
        left -= measure_words(letter, size, bold=bold)
        if left < 0:
            return f"{words[: max(1, end)].rstrip()}…"
    return words


def break_words(words: str, size: float, width: float, *, most: int, bold: bool = False) -> list[str]:
    """The words in at most so many lines of that width; the last one is shortened where more would follow."""
    lines: list[str] = []
    rest = words.split(" ")
    while rest and len(lines) < most - 1:
        taken = 1
        while taken < len(rest) and measure_words(" ".join(rest[: taken + 1]), size, bold=bold) <= width:
            taken += 1
        lines.append(shorten_words(" ".join(rest[:taken]), size, width, bold=bold))
        rest = rest[taken:]
    if rest:
        lines.append(shorten_words(" ".join(rest), size, width, bold=bold))
    return lines
