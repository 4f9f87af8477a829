import json
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating.amounts import annotate_amounts, find_amounts
from dragoman.annotating.numerals import find_numerals
from dragoman.annotating.sentences import parse_document
from dragoman.model import Amount, Document


def read(text: str) -> list[tuple[str, float, str | None]]:
    return [(a.text, a.value, a.currency) for a in find_amounts(text)]


def annotate(text: str, source: str | None = None, url: str | None = None) -> tuple[Amount, ...]:
    return annotate_amounts(parse_document(Document("d", text, "", source=source, url=url)))


@pytest.mark.parametrize(
    ("words", "value", "currency"),
    [
        ("$84-billion", 84e9, "USD"),
        ("C$350-million", 350e6, "CAD"),
        ("$2.7bn", 2.7e9, "USD"),
        ("USD18.3 million", 18.3e6, "USD"),
        ("CHF 9bn", 9e9, "CHF"),
        ("half a billion euros", 5e8, "EUR"),
        ("a quarter of a million pounds", 250e3, "GBP"),
        ("a billion dollars", 1e9, "USD"),
        ("$2,410,000.50", 2410000.5, "USD"),
        ("3.5 million pounds", 3.5e6, "GBP"),
        ("Rs 700 crore", 7e9, "INR"),
        ("10 $ 30 cents", 10.3, "USD"),
        ("7 € 5 cents", 7.05, "EUR"),
        ("Rs 1 lakh crore", 1e12, "INR"),
        ("12,34,567 rupees", 1234567, "INR"),
        ("¥4 trillion", 4e12, "JPY"),
        ("25m euros", 25e6, "EUR"),
        ("2.5 billion yuan", 2.5e9, "CNY"),
        ("four hundred thousand Swiss francs", 4e5, "CHF"),
        ("two and a half million kroner", 2.5e6, None),
        ("sixty cents", 0.6, "USD"),
        ("75 pence", 0.75, "GBP"),
        ("$ 61,000", 61000, "USD"),
        ("us $ 61 million", 61e6, "USD"),
        ("US$70 billion", 70e9, "USD"),
        ("U.S. $6 million", 6e6, "USD"),
        ("30.2 billion GBP", 30.2e9, "GBP"),
        ("NOK 20bn", 20e9, "NOK"),
        ("R$3 billion", 3e9, "BRL"),
        ("R500 million", 5e8, "ZAR"),
        ("A$45m", 45e6, "AUD"),
        ("HK$1.1 trillion", 1.1e12, "HKD"),
        ("$1,200 million", 1.2e9, "USD"),
        ("€2,5 million", 2.5e6, "EUR"),
        ("1.250.000 euros", 1.25e6, "EUR"),
        ("€40.000", 40000, "EUR"),
        ("40 000 euros", 40000, "EUR"),
        ("$1½ million", 1.5e6, "USD"),
        ("15 MUSD", 15e6, "USD"),
        ("13 dollars 45 cents", 13.45, "USD"),
        ("300 Canadian dollars", 300, "CAD"),
        ("seven hundred and fifty million hryvnias", 750e6, "UAH"),
        ("120 million zlotys", 120e6, "PLN"),
        ("9 billion won", 9e9, "KRW"),
        ("$5 billion U.S. dollars", 5e9, "USD"),
        ("five trillion roubles", 5e12, "RUB"),
        ("half-a-million dollars", 5e5, "USD"),
        ("three-and-a-half billion dollars", 3.5e9, "USD"),
        ("14 million Ukrainian hryvnias", 14e6, "UAH"),
        ("Euro 6 million", 6e6, "EUR"),
    ],
)
def test_newswire_form(words: str, value: float, currency: str | None) -> None:
    text = f"The ministry put it at {words} on Monday."
    (amount,) = find_amounts(text)
    assert (amount.text, amount.value, amount.currency) == (words, value, currency)
    assert text[amount.start : amount.end] == words
    assert amount.made_by.startswith("rule:")
    assert amount.why


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("between $5 and $10 million", [("$5", 5e6), ("$10 million", 10e6)]),
        ("$5–10 million", [("$5", 5e6), ("10 million", 10e6)]),
        ("from 2 to 3 billion euros", [("2", 2e9), ("3 billion euros", 3e9)]),
        ("between 40 and 60 million yen", [("40", 40e6), ("60 million yen", 60e6)]),
        ("€4-€7 million", [("€4", 4e6), ("€7 million", 7e6)]),
        ("20-30 billion rubles", [("20", 20e9), ("30 billion rubles", 30e9)]),
        ("$3,000-$4,000", [("$3,000", 3000), ("$4,000", 4000)]),
        ("rose from $800 to $1.2 million", [("$800", 800), ("$1.2 million", 1.2e6)]),
        ("went from 2019 to 3 billion euros", [("3 billion euros", 3e9)]),
        ("gave $5 to 10 million people", [("$5", 5)]),
        ("grew by 20 to 500 million euros", [("500 million euros", 5e8)]),
    ],
)
def test_range_is_two_sums(text: str, values: list[tuple[str, float]]) -> None:
    assert [(words, value) for words, value, _ in read(text)] == values


@pytest.mark.parametrize(
    "text",
    [
        "several billion dollars",
        "a few hundred million euros",
        "tens of millions of pounds",
        "a multi-billion-dollar plan",
        "65% of output and 12 percent of trade",
        "18 countries sent 2,400 tonnes",
        "a 500-pound bomb",
        "200 pounds of explosives",
        "He weighed 180 pounds.",
        "Of twelve seats the party 8 won",
        "20 euro zone members",
        "ALL 5 proposals failed, TOP 10 lists and the COP 28 summit",
        "the C19RM mechanism",
        "500 MT of wheat",
        "SDG 7 targets by 2030",
        "output in 1990 dollars",
        "7 Peruvian farmers and 8 Real Madrid fans",
        "$5% off",
    ],
)
def test_no_sum(text: str) -> None:
    assert read(text) == []


def test_pronoun_before_a_sum_is_no_mark() -> None:
    assert read("The storms cost us $2 million.") == [("$2 million", 2e6, "USD")]


def test_minor_unit_follows_the_currency_last_spoken_of() -> None:
    assert [c for *_, c in read("Bread is €2 a loaf, up 40 cents.")] == ["EUR", "EUR"]


SPELLINGS = [
    ("${}", "USD"),
    ("US${}", "USD"),
    ("€{}", "EUR"),
    ("£{}", "GBP"),
    ("{} euros", "EUR"),
    ("EUR {}", "EUR"),
    ("C${}", "CAD"),
    ("{} Swiss francs", "CHF"),
    ("{} NOK", "NOK"),
    ("CHF{}", "CHF"),
    ("{} US dollars", "USD"),
    ("¥{}", "JPY"),
    ("$ {}", "USD"),
]
SIZES = {
    " million": 1e6,
    "m": 1e6,
    "-million": 1e6,
    " billion": 1e9,
    "bn": 1e9,
    " bn": 1e9,
    " trillion": 1e12,
    "tn": 1e12,
}
SIZES |= {" mln": 1e6, " crore": 1e7, "k": 1e3, " hundred thousand": 1e5}


@settings(deadline=None)
@given(
    st.sampled_from(SPELLINGS),
    st.decimals(min_value="0.01", max_value="999.99", places=2),
    st.sampled_from(sorted(SIZES.items())),
    st.text(alphabet="abcdefgh ,.“”(\n—é", max_size=20),
)
def test_written_size_reads_back(
    spelling: tuple[str, str], mantissa: object, size: tuple[str, float], lead: str
) -> None:
    form, currency = spelling
    words = form.format(f"{mantissa}{size[0]}")
    text = f"{lead} {words} for roads"
    (amount,) = find_amounts(text)
    assert (text[amount.start : amount.end], amount.text) == (words, words)
    assert amount.value == float(Decimal(str(mantissa)) * Decimal(size[1]))
    assert amount.currency == currency


@settings(deadline=None)
@given(st.sampled_from(SPELLINGS), st.integers(min_value=1, max_value=10**13), st.booleans())
def test_written_in_full_reads_back(spelling: tuple[str, str], value: int, grouped: bool) -> None:
    form, currency = spelling
    words = form.format(f"{value:,}" if grouped else str(value))
    (amount,) = find_amounts(f"They paid {words}; nobody knew.")
    assert (amount.text, amount.value, amount.currency) == (words, value, currency)


def spell(number: int) -> str:
    small = (
        "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
    )
    small += "seventeen eighteen nineteen".split()
    tens = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
    if number < 20:
        return small[number]
    if number < 100:
        return tens[number // 10] + (f"-{small[number % 10]}" if number % 10 else "")
    if number < 1000:
        return f"{small[number // 100]} hundred" + (f" and {spell(number % 100)}" if number % 100 else "")
    for size, word in ((10**9, "billion"), (10**6, "million"), (10**3, "thousand")):
        if number >= size:
            rest = number % size
            joint = " and " if 0 < rest < 100 else " "
            return f"{spell(number // size)} {word}" + (f"{joint}{spell(rest)}" if rest else "")
    raise AssertionError(number)


@settings(deadline=None)
@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_number_in_words_reads_back(number: int) -> None:
    words = spell(number)
    (numeral,) = find_numerals(f"about {words} francs")
    assert numeral.value == number


@settings(deadline=None)
@given(st.text(alphabet="0123456789.,$€ £mbn-–millionUSDeuros\n()%½ and", max_size=60))
def test_any_text_has_true_offsets_in_order(text: str) -> None:
    amounts = find_amounts(text)
    assert all(text[a.start : a.end] == a.text and a.text.strip() for a in amounts)
    assert all(a.end <= b.start for a, b in pairwise(amounts))


@pytest.mark.parametrize(
    ("text", "of"),
    [
        ("Norway has provided over €2.5 billion in military aid, including radars.", "military aid"),
        ("Ministers took a $45-billion export credit guarantee decision for Peru.", "export credit guarantee decision"),
        ("The bank opened a €90 million ($104 million) low-interest loan program.", "low-interest loan program"),
        ("Japan announced a package of $3 billion.", "package"),
        ("Members sought €70 billion worth of loans.", "loans"),
        ("Bilateral trade reached $9 billion last year.", "Bilateral trade"),
        ("Chile paid $4 million on Tuesday.", None),
        ("The fund invested $12 million in the Kenyan economy.", None),
    ],
)
def test_what_a_sum_is_of(text: str, of: str | None) -> None:
    assert annotate(text)[0].of == of


def test_conversion_in_brackets_restates_the_sum_before_it() -> None:
    text = "It sold for $70bn (€60bn; £52bn) in goods. Rice costs 900 yen, or $6. They gave €3 million ($4 million)."
    amounts = annotate(text)
    first = text.index("$70bn")
    assert [a.restates for a in amounts[:3]] == [None, first, first]
    assert [a.of for a in amounts[:3]] == ["goods"] * 3
    assert amounts[4].restates == amounts[3].start


def test_same_sum_in_words_restates_it() -> None:
    assert [a.restates for a in annotate("They owe $5,000 (five thousand dollars).")] == [None, 9]


def test_a_sum_that_is_only_spoken_of_again_is_no_second_one() -> None:
    text = "Chad asked for $70 million. The $70 million was refused, but Mali lent it $70 million."
    assert [a.start for a in annotate(text)] == [text.index("$70"), text.rindex("$70")]


def test_same_currency_in_brackets_restates_nothing() -> None:
    assert [a.restates for a in annotate("They gave €3 million (€1 million in May).")] == [None, None]


def test_bare_dollars_are_the_publishers() -> None:
    text = "We will provide $30 million in aid to Tonga."
    assert annotate(text)[0].currency == "USD"
    assert annotate(text, url="https://www.beehive.govt.nz/release/aid")[0].currency == "NZD"
    assert annotate(text, source="Prime Minister of Australia")[0].currency == "AUD"


def test_bare_dollars_are_those_of_the_state_that_a_text_is_about() -> None:
    home = "Australia will act. The Australian Government gives $5 million. Australians know Australia pays."
    mixed = home + " The United States and Peru welcomed it."
    assert annotate(home)[0].currency == "AUD"
    assert annotate(mixed)[0].currency == "USD"


def test_shared_word_is_the_currency_of_the_only_state_spoken_of() -> None:
    assert annotate("Mexico and Mexican firms put in 40 million pesos.")[0].currency == "MXN"
    assert annotate("They put in 40 million pesos.")[0].currency is None


def test_shared_word_is_the_currency_of_the_state_most_spoken_of() -> None:
    text = "Pakistan and India met. Pakistan will spend 90 billion rupees."
    assert annotate(text)[0].currency == "PKR"
    assert annotate("They will spend 90 billion rupees.")[0].currency == "INR"
    assert annotate("Norway and Denmark will spend 9 million kroner.")[0].currency is None


def test_empty_text_has_no_sums() -> None:
    assert annotate("") == ()


def count_right(rows: list[dict[str, object]]) -> tuple[int, int, int]:
    right = wanted = given_ = 0
    for row in rows:
        text = str(row["text"])
        items = row["items"]
        assert isinstance(items, list)
        found = list(find_amounts(text))
        wanted, given_ = wanted + len(items), given_ + len(found)
        for item in items:
            hit = next(
                (
                    a
                    for a in found
                    if a.start <= item["end"] and a.end > item["start"] and item["value"] and is_value(a, item)
                ),
                None,
            )
            if hit:
                found.remove(hit)
                right += 1
    return right, wanted, given_


def is_value(amount: Amount, item: dict[str, str]) -> bool:
    # The set counts minor units ("50 cents" is 50); Dragoman gives full units.
    scale = 100 if item["unit"] in ("Cent", "Pence") else 1
    return abs(amount.value * scale - float(item["value"])) < 1e-6 * float(item["value"])


def test_recognizers_set(shared: Path) -> None:
    lines = (shared / "benchmarks/recognizers/currency_dev.jsonl").read_text(encoding="utf-8").splitlines()
    right, wanted, given_ = count_right([json.loads(line) for line in lines])
    assert 2 * right / (wanted + given_) >= 0.94


def test_gold_reports(shared: Path) -> None:
    rows = (shared / "gold/reports-more.jsonl").read_text(encoding="utf-8").splitlines()[:128]
    wanted: set[tuple[object, ...]] = set()
    found: set[tuple[object, ...]] = set()
    for row in [*(shared / "gold/seeds.jsonl").read_text(encoding="utf-8").splitlines(), *rows]:
        gold = json.loads(row)
        if not gold["amounts"] and "$" not in gold["text"]:
            continue
        wanted |= {(gold["id"], a["text"], a["value"], a["currency"]) for a in gold["amounts"]}
        amounts = annotate(gold["text"], gold.get("source"), gold.get("url"))
        found |= {(gold["id"], a.text, a.value, a.currency) for a in amounts}
    assert len(wanted & found) >= 0.97 * len(wanted)
    assert len(wanted & found) >= 0.97 * len(found)
