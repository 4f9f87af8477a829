"""Read numbers as newswire writes them: "1.2bn", "106-billion", "12,34,567.89", "half a", "three hundred thousand"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

_SMALL = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
).split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
UNITS = {w: float(n) for n, w in enumerate(_SMALL)} | {w: 10.0 * (n + 2) for n, w in enumerate(_TENS)}
# "a", "half" and "quarter" count only before a magnitude: "a billion euros", but not "a euro" (a rate, an idiom).
LEADS = {
    "a": 1.0, "an": 1.0, "half a": 0.5, "half an": 0.5, "half": 0.5, "a half": 0.5, "a quarter": 0.25, "quarter": 0.25,
    "a quarter of a": 0.25, "quarter of a": 0.25, "three quarters of a": 0.75,
}  # fmt: skip
MAGNITUDES = {
    "hundred": 1e2, "thousand": 1e3, "lakh": 1e5, "million": 1e6, "crore": 1e7, "milliard": 1e9, "billion": 1e9,
    "trillion": 1e12,
}  # fmt: skip
# Some stand apart from the figure ("EUR 20 mln"), single letters only as newswire writes them: "10m", "$5 M", "$40k".
ABBREVIATIONS = {
    "k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "mio": 1e6, "mill": 1e6, "b": 1e9, "bn": 1e9, "bln": 1e9, "mrd": 1e9,
    "t": 1e12, "tn": 1e12, "trn": 1e12, "tln": 1e12,
}  # fmt: skip
FRACTIONS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}
_SPACE = "\u00a0\u2009\u202f "

DIGITS = re.compile(
    rf"""(?<![\d.,])(?:
      \d{{1,3}}(?:[,'’]\d{{3}})+(?:\.\d+)?(?![,\d]\d)       # 1,930,000.00
    | \d{{1,2}}(?:,\d\d)+,\d{{3}}(?:\.\d+)?(?![,\d]\d)      # 12,34,567.89
    | \d{{1,3}}(?:\.\d{{3}}){{2,}}(?:,\d+)?(?!\d)           # 1.500.000,00
    | \d{{1,3}}(?:[{_SPACE}]\d{{3}})+(?:[.,]\d{{1,2}})?(?![.,]?\d) # 50 000
    | \d+\ \.\ \d+(?!\d)                                    # 1 . 6, as cut into tokens
    | \d+,\d{{1,2}}(?![\d,])                                # 1,5
    | \d+[ -][1-9]/[1-9](?!\d)                            # 2 1/2
    | \d*\.?\d+(?:\s?[{"".join(FRACTIONS)}])?               # 1200, 2.75, .5, 1½
    | [{"".join(FRACTIONS)}]
    )""",
    re.VERBOSE,
)
_WORD = "|".join(sorted((*UNITS, *MAGNITUDES), key=len, reverse=True))
_LEAD = "|".join(sorted((*LEADS, *UNITS), key=len, reverse=True)).replace(" ", r"[\s-]+")
LEAD = re.compile(rf"(?<![\w$€£¥-])(?:{_LEAD})(?![\w'’])", re.IGNORECASE)
# A number never runs over a line's end: the next line of a table or list begins with another number.
NEXT = re.compile(rf"[^\S\n]?(?:-|[^\S\n])[^\S\n]?(?:and[ -])?({_WORD})s?(?!\w)", re.IGNORECASE)
HALF = re.compile(r"[ -]and[ -]a[ -](half|quarter)(?!\w)", re.IGNORECASE)
CODE = re.compile(r"[A-Z]{3}(?!\w)")
MAGNITUDE = re.compile(rf"[^\S\n]?-?[^\S\n]?({'|'.join(MAGNITUDES)})s?(?!\w)", re.IGNORECASE)
ABBREVIATED = re.compile(
    rf"(?:([^\S\n]?-?)({'|'.join(sorted(ABBREVIATIONS, key=len, reverse=True))}))(?:(?![\w'’])|(?=[A-Z]{{3}}(?!\w)))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a text: `mantissa` × `magnitude` is its value; `words` tells that it is spelt out."""

    start: int
    end: int
    mantissa: float
    magnitude: float
    words: bool

    @property
    def value(self) -> float:
        # In floats 8.21 × 10¹² has a tail of a thousandth.
        return float(Decimal(repr(self.mantissa)) * Decimal(self.magnitude))


def read_digits(figure: str) -> float:
    """The number that digits with their separators stand for."""
    extra = 0.0
    if "/" in figure:
        figure, above, below = re.split(r"[ /-]", figure)
        extra = int(above) / int(below)
    elif figure[-1] in FRACTIONS:
        extra, figure = FRACTIONS[figure[-1]], figure[:-1].strip()
    figure = figure.replace("’", "").replace("'", "")
    figure = figure.replace(" . ", ".") if " . " in figure else re.sub(rf"[{_SPACE}]", "", figure)
    if figure.count(".") > 1 or re.fullmatch(r"\d+,\d{1,2}", figure):
        figure = figure.replace(".", "").replace(",", ".")
    else:
        figure = figure.replace(",", "")
    # "150.000" is a continental hundred and fifty thousand: nobody writes three zeros after a decimal point.
    if re.fullmatch(r"[1-9]\d{0,2}\.000", figure):
        figure = figure.replace(".", "")
    return float(figure or 0) + extra


def find_numerals(text: str) -> Iterator[Numeral]:
    """The numbers of the text, in order, none overlapping; vague ones ("several billion") are left out."""
    end = 0
    digits, leads = DIGITS.finditer(text), LEAD.finditer(text)
    figure, word = next(digits, None), next(leads, None)
    while figure or word:
        if figure and (word is None or figure.start() < word.start()):
            found = read_figure(text, figure) if figure.start() >= end else None
            figure = next(digits, None)
        else:
            assert word is not None
            found = read_words(text, word) if word.start() >= end else None
            word = next(leads, None)
        if found:
            end = found.end
            yield found


def read_figure(text: str, figure: re.Match[str]) -> Numeral:
    """A number in digits with the magnitudes after it: "106-billion", "5bn", "500 crore", "1 lakh crore"."""
    end, magnitude = figure.end(), 1.0
    while found := MAGNITUDE.match(text, end):
        magnitude *= MAGNITUDES[found.group(1).lower()]
        end = found.end()
    if magnitude == 1.0 and (short := ABBREVIATED.match(text, end)) and is_abbreviation(short):
        magnitude = ABBREVIATIONS[short.group(2).lower()]
        end = short.end()
    return Numeral(figure.start(), end, read_digits(figure.group()), magnitude, False)


def is_abbreviation(short: re.Match[str]) -> bool:
    """Whether the letters stand as a magnitude: "5 t" is five tonnes, "5 b" nothing."""
    return not short.group(1) or len(short.group(2)) > 1 or short.group(2) in "mM"


def read_words(text: str, lead: re.Match[str]) -> Numeral | None:
    """A number in words: "two and a half billion", "one hundred and five thousand", "a quarter of a million"."""
    key = re.sub(r"[\s-]+", " ", lead.group().lower())
    total, current, scale, end = 0.0, LEADS.get(key) or UNITS[key], 1.0, lead.end()
    spelt = key in UNITS
    if half := HALF.match(text, end):
        current += 0.5 if half.group(1).lower() == "half" else 0.25
        end = half.end()
    joined = False
    while found := NEXT.match(text, end):
        word = found.group(1).lower()
        step = MAGNITUDES.get(word)
        if step is None:
            # "and" joins only what follows a magnitude ("two hundred and five"), never "one dollar and one".
            tens = current % 100
            if not spelt or (tens and not (tens >= 20 and tens % 10 == 0 and UNITS[word] < 10)):
                break
            current += UNITS[word]
        elif step == 1e2:
            current *= 100.0
        elif current:
            total, current, scale = total + current * step, 0.0, step
        else:
            total, scale = total * step, scale * step
        end, joined, spelt = found.end(), joined or step is not None, True
    if not joined and key in LEADS:
        return None
    value = total + current
    if half := HALF.match(text, end):
        value += scale * (0.5 if half.group(1).lower() == "half" else 0.25)
        end = half.end()
    if scale == 1.0 and (short := ABBREVIATED.match(text, end)) and CODE.match(text, short.end()):
        scale, end = ABBREVIATIONS[short.group(2).lower()], short.end()
        value *= scale
    if value / scale * scale != value:
        return Numeral(lead.start(), end, value, 1.0, True)
    return Numeral(lead.start(), end, value / scale, scale, True)
