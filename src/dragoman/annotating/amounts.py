"""Find the sums of money of a text as newswire writes them, with their values and currencies."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, replace

from dragoman.annotating.amount_uses import name_use
from dragoman.annotating.money_words import Marks, Unit, load_marks
from dragoman.annotating.numerals import UNITS, Numeral, find_numerals
from dragoman.annotating.page import Page
from dragoman.annotating.publisher import read_publisher
from dragoman.lexicon.names import find_names
from dragoman.model import Amount, Document

PERCENT = re.compile(r"\s?(?:%|per\s?cent)", re.IGNORECASE)
NUMBER_NEXT = re.compile(r"\s?\d")
CONNECTOR = re.compile(r"\s?[–—-]\s?|\s(?:to|or|and)\s|-to-")
BETWEEN = re.compile(r"\b(?:between|from)\s(?:[^\s\d]{0,4}\s?)?$", re.IGNORECASE)
BY = re.compile(r"\bby\s(?:[^\s\d]{0,4}\s?)?$", re.IGNORECASE)
# "$5 to 10 million people" gives the people no ten million dollars: the second figure must end its phrase.
PHRASE_END = re.compile(
    r"\s?(?:$|[^\w\s]|(?:a|an|per|in|for|to|of|on|worth|each|annually|and|or|from|over|by|into)\b)|-"
)
# "500 pounds of explosives" and "a 2,000-pound bomb" are weights; "20 pounds of aid" is money.
WEIGHED = re.compile(
    r"\s?(?:of\s(?!(?:[\w-]+\s){0,2}(?:aid|assistance|support|investments?|funding|funds|debts?|loans?|savings|revenues?|money|"
    r"credits?|taxes|capital|spending|cash|trade|goods)\b)|per square|\(\d[\d,.]*\s?(?:kg|kilo))"
)
# What may stand between a sum and the same sum in another currency.
_ABOUT = r"(?:about|around|roughly|some|nearly|approx\.|approximately|almost)?"
RESTATED = re.compile(
    rf"\s?[(\[]\s?(?:=|≈|~|or\s|i\.e\.,?\s|equivalent to\s|equal to\s|worth\s)?{_ABOUT}\s?|"
    rf",?\s(?:or|equivalent to|equal to|that is|i\.e\.)\s{_ABOUT}\s?"
)
RESTATED_AGAIN = re.compile(r"\s?[;,/]\s?(?:or\s|and\s)?|\s(?:or|and)\s")
# Words that mean the default currency even in a report on another state that has one of that name.
WORLD_WORDS = frozenset({"dollar", "pound", "¥", "won", "ruble", "rouble"})
# A text that names a dollar state fewer times than this may be anyone's.
OFTEN = 3
WEIGHING = re.compile(r"\b(?:weigh\w*|press|squat|lift\w*|heav\w+|lost|lose|losing|gain\w*)\b[^.]*$", re.IGNORECASE)
DEFINITE = re.compile(r"\b(?:the|that|this) $", re.IGNORECASE)
YEAR_PRICES = re.compile(r"\b(?:in|of|constant|current|real)\s$", re.IGNORECASE)
# "15 dollars and 50.", "17 USD 25.": the hundredths end the sentence, or they'd count something else.
HUNDREDTHS = re.compile(r",? (?:and )?(\d\d|[a-z]+(?:-[a-z]+)?)(?=\s?[.,;!?](?:\s|$)|$)")


@dataclass(frozen=True, slots=True)
class Sum:
    """A numeral with the mark that makes it money; `before` tells on which side the mark stands."""

    start: int
    end: int
    value: float
    unit: Unit
    numeral: Numeral
    before: bool
    why: str


def find_amounts(text: str, currencies: dict[str, str] | None = None) -> tuple[Amount, ...]:
    """The sums of money of a text in their order: value in full units (50 cents are 0.5), currency in ISO 4217.

    `currencies` says what a word that several currencies share stands for in this text ({"dollar": "CAD"}); without it
    "dollar" and "$" are USD, "pound" and "£" GBP, and of other shared words ("francs") the currency stays None.
    A range is two sums, the first with the magnitude of the second. Vague sums ("several billion dollars") are none.
    """
    return write_amounts(text, find_sums(text), currencies or {})


def find_sums(text: str) -> list[Sum]:
    """The sums of a text before their currencies are chosen."""
    marks = load_marks()
    numerals = list(find_numerals(text))
    sums: list[Sum] = []
    for place, numeral in enumerate(numerals):
        end = sums[-1].end if sums else 0
        found = read_sum(text, numeral, marks, end) if numeral.start >= end else None
        if found and place:
            found = take_whole(text, found, numerals[place - 1], marks, end)
        if found:
            sums.append(join_hundredths(text, found, sums))
            if len(sums) > 1 and sums[-2].start == sums[-1].start:
                del sums[-2]
    return share_in_ranges(text, sums, numerals)


def write_amounts(text: str, sums: list[Sum], currencies: dict[str, str]) -> tuple[Amount, ...]:
    """The amounts of the sums, the currency of each chosen among those that its mark may stand for."""
    amounts: list[Amount] = []
    for found in sums:
        unit = found.unit
        currency = unit.codes[0] if len(unit.codes) == 1 else currencies.get(unit.word, unit.default)
        # "€2.50 … 40 cents": a minor unit is of the currency last spoken of.
        if unit.fraction < 1 and amounts and amounts[-1].currency in unit.codes:
            currency = amounts[-1].currency
        made_by = "rule:sum-mark-before" if found.before else "rule:sum-mark-after"
        words = text[found.start : found.end]
        amounts.append(Amount(words, found.start, found.end, found.value, currency, made_by=made_by, why=found.why))
    return tuple(amounts)


def read_sum(text: str, numeral: Numeral, marks: Marks, after: int) -> Sum | None:
    """The sum that a numeral makes with a currency mark before or after it; None where it counts something else."""
    if PERCENT.match(text, numeral.end):
        return None
    figure = text[numeral.start : numeral.end]
    before = None if numeral.words else marks.find_before(text, numeral.start, after)
    behind = marks.find_after(text, numeral.end)
    if before and before.unit.needs_size and not is_large(figure, numeral):
        before = None
    # "C19RM", "VAWA4ALL": a figure inside a word.
    glued = not before and text[numeral.start - 1 : numeral.start].isalpha()
    if behind and (glued or not counts_money(text, behind.unit, behind.end, figure, numeral)):
        behind = None
    # "rmb 10 usd 20" has its marks before, "20.5 million euros" after a stray "cad" has them behind.
    if before and behind and not agrees(before.unit, behind.unit) and not NUMBER_NEXT.match(text, behind.end):
        before = None
    if before:
        end = behind.end if behind and agrees(before.unit, behind.unit) else numeral.end
        unit = behind.unit if behind and end == behind.end and len(behind.unit.codes) == 1 else before.unit
        value = numeral.value * unit.fraction
        why = f"“{text[before.start : numeral.start].strip()}” before a number"
        return Sum(before.start, end, value, unit, numeral, True, why)
    if behind:
        why = f"“{text[behind.start : behind.end]}” after a number"
        value = round(numeral.value * behind.unit.fraction, 6)
        return Sum(numeral.start, behind.end, value, behind.unit, numeral, False, why)
    return None


def take_whole(text: str, cents: Sum, whole: Numeral, marks: Marks, after: int) -> Sum:
    """The cents with the whole units before them where the sign stands between the two: "10 $ 30 cents"."""
    sign = marks.find_before(text, cents.start, after) if cents.unit.fraction < 1 and not cents.before else None
    if sign is None or whole.start < after or whole.magnitude > 1 or text[whole.end : sign.start].strip():
        return cents
    if sign.unit.fraction < 1 or cents.value >= 1 or not set(sign.unit.codes) & set(cents.unit.codes):
        return cents
    value = round(whole.value + cents.value, 6)
    return Sum(
        whole.start, cents.end, value, sign.unit, whole, False, f"“{text[sign.start : cents.end]}” after a number"
    )


def agrees(first: Unit, second: Unit) -> bool:
    """Whether "$" and "dollars" round one number are one mark."""
    return bool(set(first.codes) & set(second.codes)) and first.fraction == second.fraction


def is_large(figure: str, numeral: Numeral) -> bool:
    return numeral.magnitude > 1 or "," in figure or numeral.value >= 10_000


def counts_money(text: str, unit: Unit, end: int, figure: str, numeral: Numeral) -> bool:
    """Whether a currency's word after a number is money there: no weight, no verb, no other English word."""
    if unit.word == "pound" and WEIGHING.search(text, max(0, numeral.start - 40), numeral.start):
        return False
    if unit.word == "pound" and (WEIGHED.match(text, end) or (numeral.magnitude == 1 and text[numeral.end] == "-")):
        return False
    # "in 1990 dollars" tells the prices of a year.
    if re.fullmatch(r"(?:19|20)\d\d", figure) and YEAR_PRICES.search(text, max(0, numeral.start - 12), numeral.start):
        return False
    return not unit.needs_size or is_large(figure, numeral)


def join_hundredths(text: str, found: Sum, sums: list[Sum]) -> Sum:
    """The sum with the cents after it: "13 dollars 45 cents", "10 $ 30 cents", "15 dollars and 50."."""
    last = sums[-1] if sums else None
    if last and found.unit.fraction < 1 <= last.unit.fraction and last.numeral.magnitude == 1 and found.value < 1:
        joint = text[last.end : found.start]
        if re.fullmatch(r",? (?:and )?", joint) and set(last.unit.codes) & set(found.unit.codes):
            return replace(last, end=found.end, value=round(last.value + found.value, 6))
    if not found.before and found.unit.fraction == 1 and found.numeral.magnitude == 1:
        rest = HUNDREDTHS.match(text, found.end)
        if rest and (rest.group(1).isdigit() or rest.group(1) in UNITS):
            hundredths = float(rest.group(1)) if rest.group(1).isdigit() else UNITS[rest.group(1)]
            return replace(found, end=rest.end(), value=round(found.value + hundredths / 100, 6))
    return found


def share_in_ranges(text: str, sums: list[Sum], numerals: list[Numeral]) -> list[Sum]:
    """The sums with those of ranges completed: "$5–10 million", "between 5 and 10 million euros"."""
    starts = [n.start for n in numerals]
    taken = {s.numeral.start: s for s in sums}
    for found in list(sums):
        place = bisect_left(starts, found.numeral.start)
        if found.before and place + 1 < len(numerals):
            right = numerals[place + 1]
            if right.start not in taken and is_range_end(text, found, right):
                closing = Sum(right.start, right.end, right.value, found.unit, right, True, "the end of a range")
                taken[right.start] = closing
                found = share_magnitude(found, right)
                taken[found.numeral.start] = found
        if place:
            left = numerals[place - 1]
            opening = taken.get(left.start)
            edge = opening.end if opening else left.end
            connector = text[edge : found.start]
            if not CONNECTOR.fullmatch(connector) or found.end <= edge:
                continue
            between = precedes(BETWEEN, text, opening.start if opening else left.start)
            if connector.strip() == "and" and not between:
                continue
            if opening:
                if opening.unit.codes == found.unit.codes:
                    taken[left.start] = share_magnitude(opening, found.numeral)
            elif is_range_start(text, left, found, between):
                shared = left if left.magnitude > 1 else replace(left, magnitude=found.numeral.magnitude)
                why = "the start of a range"
                taken[left.start] = Sum(left.start, left.end, shared.value, found.unit, left, found.before, why)
    return sorted(taken.values(), key=lambda s: s.start)


def precedes(words: re.Pattern[str], text: str, offset: int) -> bool:
    """Whether the words end right before the offset ("between ", "by US$ "); none is longer than twenty characters."""
    return bool(words.search(text, max(0, offset - 20), offset))


def share_magnitude(opening: Sum, closing: Numeral) -> Sum:
    """ "$5 to $10 million" opens at five million; "$800 to $1.2 million" does not open at 800 million."""
    mine = opening.numeral
    if mine.magnitude > 1 or closing.magnitude == 1 or mine.mantissa >= closing.mantissa:
        return opening
    return replace(opening, value=replace(mine, magnitude=closing.magnitude).value)


def is_range_end(text: str, opening: Sum, right: Numeral) -> bool:
    connector = text[opening.end : right.start]
    if not CONNECTOR.fullmatch(connector) or not PHRASE_END.match(text, right.end) or PERCENT.match(text, right.end):
        return False
    if right.value <= opening.value or right.words:
        return False
    if connector.strip() in ("to", "or", "-to-"):
        return right.magnitude > 1
    return connector.strip() != "and" or precedes(BETWEEN, text, opening.start)


def is_range_start(text: str, left: Numeral, found: Sum, between: bool) -> bool:
    """Whether a bare number before a sum opens a range; a year or a day ("from 2024 to 3 billion euros") does not."""
    mantissas = left.mantissa < found.numeral.mantissa or (left.magnitude > 1 and left.value < found.value)
    if not mantissas or precedes(BY, text, left.start) or left.magnitude > found.numeral.magnitude:
        return False
    if re.match(r"[\w$€£¥.-]", text[max(0, left.start - 1) : left.start]):
        return False
    return between or not found.before


def annotate_amounts(page: Page) -> tuple[Amount, ...]:
    """The sums of a page, each with what it is of and the start of the sum that it restates in another currency."""
    sums = find_sums(page.text)
    if not sums:
        return ()
    found = write_amounts(page.text, sums, choose_currencies(page.document))
    amounts: list[Amount] = []
    for amount in found:
        restated = find_restated(page.text, amount, amounts)
        of = restated.of if restated else name_use(page, amount)
        amounts.append(replace(amount, of=of, restates=restated.start if restated else None))
    return tuple(a for i, a in enumerate(amounts) if not comes_back(page.text, a, amounts[:i]))


def comes_back(text: str, amount: Amount, before: list[Amount]) -> bool:
    """Whether a sum is only spoken of again: "the $70 million" after "$70 million"."""
    known = any((a.value, a.currency) == (amount.value, amount.currency) for a in before)
    return known and DEFINITE.search(text, max(0, amount.start - 6), amount.start) is not None


def find_restated(text: str, amount: Amount, before: list[Amount]) -> Amount | None:
    """The sum that this one repeats: "€2 billion ($2.3 billion)", "900 yen, or $6", "$5,000 (five thousand)"."""
    last = before[-1] if before else None
    if last is None or (last.currency == amount.currency and last.value != amount.value):
        return None
    joint = text[last.end : amount.start]
    if RESTATED.fullmatch(joint):
        return last
    if last.restates is not None and RESTATED_AGAIN.fullmatch(joint):
        return next(a for a in before if a.start == last.restates)
    return None


def choose_currencies(document: Document) -> dict[str, str]:
    """What the currency words that several states share stand for in a document ({"dollar": "AUD"}).

    The publisher's own currency comes first, then that of the state most spoken of. But agencies write "$" for US
    dollars even in reports on Canada: such words are another's only where the text is about that other state alone.
    """
    home = read_publisher(document).home
    spoken = Counter(n.code for n in find_names(document.text))
    chosen: dict[str, str] = {}
    marks = load_marks()
    for unit in marks.shared:
        own = [code for code in unit.codes if home in marks.states[code]]
        told = {code: n for code in unit.codes if (n := sum(spoken[s] for s in marks.states[code]))}
        if own:
            chosen[unit.word] = own[0]
        elif told:
            code, times = max(told.items(), key=lambda pair: pair[1])
            alone = sum(n == times for n in told.values()) == 1
            strong = unit.default not in told and len(told) == 1 and OFTEN <= times >= 0.4 * spoken.total()
            if strong or (alone and unit.word not in WORLD_WORDS):
                chosen[unit.word] = code
    return chosen
