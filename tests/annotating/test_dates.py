import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating import annotate_document
from dragoman.annotating.date_grammar import find_expressions
from dragoman.annotating.dates import annotate_dates, find_dates, spell_ends
from dragoman.annotating.sentences import parse_document
from dragoman.model import Document
from dragoman.when import When

# 2019-08-21 was a Wednesday.
PUBLISHED = "2019-08-21"


def values(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    return [(mention.text, mention.value) for mention in find_dates(text, published)]


def annotate(text: str, published: str | None = PUBLISHED) -> list[tuple[str, str]]:
    page = parse_document(Document("d", text, "", published=published))
    return [(mention.text, mention.value) for mention in annotate_dates(page)]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("November 8, 2018", "2018-11-08"),
        ("8 November 2018", "2018-11-08"),
        ("8 Nov. 2018", "2018-11-08"),
        ("Nov 8, 2018", "2018-11-08"),
        ("the 8th of November, 2018", "2018-11-08"),
        ("NOVEMBER 8, 2018", "2018-11-08"),
        ("Thursday, November 8, 2018", "2018-11-08"),
        ("2018-11-08", "2018-11-08"),
        ("11/08/2018", "2018-11-08"),
        ("13/4/70", "1970-04-13"),
        ("8.11.2018", "2018-11-08"),
        ("July 7", "2019-07-07"),
        ("July 7–9", "2019-07-07/2019-07-09"),
        ("June 15 to 17", "2019-06-15/2019-06-17"),
        ("15-17 June 2016", "2016-06-15/2016-06-17"),
        ("28 December 2018 – 3 January 2019", "2018-12-28/2019-01-03"),
        ("December 28 to January 3, 2017", "2016-12-28/2017-01-03"),
        ("24, 25 and 26 May 2011", "2011-05-24/2011-05-26"),
        ("August 2018", "2018-08"),
        ("early August, 2018", "2018-08"),
        ("the end of March 2018", "2018-03"),
        ("July to September 2018", "2018-07/2018-09"),
        ("mid-2018", "2018"),
        ("the first quarter of 2018", "2018-01/2018-03"),
        ("the second half of last year", "2018-07/2018-12"),
        ("May of last year", "2018-05"),
        ("last year in April", "2018-04"),
        ("New Year’s Eve", "2018-12-31"),
        ("Boxing Day 2004", "2004-12-26"),
        ("1998-2003", "1998/2003"),
        ("today", "2019-08-21"),
        ("yesterday", "2019-08-20"),
        ("the day before yesterday", "2019-08-19"),
        ("last night", "2019-08-20"),
        ("this morning", "2019-08-21"),
        ("last Friday", "2019-08-16"),
        ("Monday", "2019-08-19"),
        ("Wednesday", "2019-08-21"),
        ("Saturday evening", "2019-08-17"),
        ("Monday and Tuesday", "2019-08-19/2019-08-20"),
        ("last month", "2019-07"),
        ("earlier this month", "2019-08"),
        ("last week", "2019-08"),
        ("the end of last year", "2018"),
        ("two days ago", "2019-08-19"),
        ("two weeks ago", "2019-08"),
        ("a year ago", "2018"),
        ("last June", "2019-06"),
        ("last October", "2018-10"),
        ("last weekend", "2019-08-17/2019-08-18"),
        ("Friday of last week", "2019-08-16"),
        ("5/8/2019", "2019-08-05"),
        ("H1 2018", "2018-01/2018-06"),
        ("month's end", "2019-08"),
        ("Tuesday 4 and Wednesday 5 September 2018", "2018-09-04/2018-09-05"),
        ("twenty-one years ago", "1998"),
        ("a couple of days ago", "2019-08"),
    ],
)
def test_a_date_of_the_past_is_read_against_the_publication(words: str, value: str) -> None:
    assert values(f"The ministers met in Tashkent on or near {words}.") == [(words, value)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The envoy will arrive on Friday.", "2019-08-23"),
        ("The envoy is to arrive tomorrow.", "2019-08-22"),
        ("The two sides plan to meet on Sunday.", "2019-08-25"),
        ("The envoy will be received on Wednesday.", "2019-08-21"),
        ("Talks will open next Tuesday.", "2019-08-27"),
        ("Talks will open on Thursday next week.", "2019-08-29"),
        ("They look to the talks this Friday.", "2019-08-23"),
        ("The summit will be held on June 3.", "2020-06-03"),
        ("The summit will be held in October.", "2019-10"),
        ("Talks will resume in ten days.", "2019-08-31"),
        ("Talks will resume next month.", "2019-09"),
        ("The delegations will meet over the weekend.", "2019-08-24/2019-08-25"),
        ("The talks will run from Sunday to Tuesday.", "2019-08-25/2019-08-27"),
    ],
)
def test_what_is_ahead_is_read_forward(text: str, value: str) -> None:
    assert [v for _, v in values(text)] == [value]
    assert [v for _, v in annotate(text)] == [value]


def test_the_parse_tells_past_from_ahead_in_one_sentence() -> None:
    text = "Abe, who met the envoy on Monday, will travel to Osaka on Thursday."
    assert annotate(text) == [("Monday", "2019-08-19"), ("Thursday", "2019-08-22")]
    assert annotate("The two had planned the summit that took place on Friday.") == [("Friday", "2019-08-16")]
    assert annotate("Ahead of the meeting scheduled for Friday, he spoke to Oslo.") == [("Friday", "2019-08-23")]


@pytest.mark.parametrize(
    ("text", "past_or_ahead"),
    [
        ("Duque is meeting Piñera in Lima on Thursday.", ["ahead"]),
        ("The talks, due on Friday, were cancelled.", ["ahead"]),
        ("He invited Modi to visit Astana on Monday.", ["ahead"]),
        ("The envoys will meet on Sunday, he said Friday.", ["ahead", "past"]),
        ("Kenyatta said Friday that he would fly to Juba on Tuesday.", ["past", "ahead"]),
        ("The two, who spoke by phone on Monday, agreed to meet again on Friday.", ["past", "ahead"]),
        ("The ministers held a call on Tuesday ahead of talks in Geneva on Thursday.", ["past", "ahead"]),
        ("The upcoming summit on Friday is important.", ["ahead"]),
        ("Talks held on Monday in Amman ended without result.", ["past"]),
        ("A meeting between the two is planned for Monday, the palace said.", ["ahead"]),
        ("The president was due to meet the king on Friday.", ["ahead"]),
        ("The statement issued on Monday said they looked forward to the summit on Friday.", ["past", "ahead"]),
        ("Friday's talks in Muscat will focus on fish.", ["ahead"]),
        ("Monday's meeting was the first since the flood.", ["past"]),
        ("Negotiators hope to finish by Friday.", ["ahead"]),
        ("He travelled to Paris on Monday to meet the premier.", ["past"]),
        ("The two sides meet on Friday for the second round.", ["ahead"]),
        ("The two talked on Monday, and a second call was set for Friday.", ["past", "ahead"]),
        ("They welcome the last meeting on Monday.", ["past"]),
    ],
)
def test_the_parse_tells_past_from_ahead(text: str, past_or_ahead: list[str]) -> None:
    assert ["ahead" if value > PUBLISHED else "past" for _, value in annotate(text)] == past_or_ahead


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ortega landed in Quito on Monday for a three-day state visit.", ["2019-08-19", "2019-08-19/2019-08-21"]),
        ("The two-day summit will open on Thursday.", ["2019-08-22/2019-08-23", "2019-08-22"]),
        ("Ortega ended a three-day visit on Monday.", ["2019-08-19"]),
        ("Ortega landed on Monday. A three-day visit is planned.", ["2019-08-19"]),
    ],
)
def test_a_stay_lasts_from_its_first_day(text: str, expected: list[str]) -> None:
    assert sorted(value for _, value in annotate(text)) == sorted(expected)


def test_the_year_left_out_is_the_nearest_that_fits() -> None:
    assert values("They met on December 3.", "2019-01-15") == [("December 3", "2018-12-03")]
    assert values("They will meet on January 9.", "2018-12-20") == [("January 9", "2019-01-09")]
    assert values("The court rejected it in October.", "2019-05-02") == [("October", "2018-10")]
    assert values("The court will hear it in March.", "2019-06-02") == [("March", "2020-03")]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers may meet and may march on the capital.",
        "May I ask the second question? He sat in the sun.",
        "Theresa May and April Ryan spoke; March on, said August.",
        "UN Security Council resolution 1701 and Section 5 of Act No. 1988.",
        "They sent 2,024 tons of wheat, $2000 and 1950 soldiers.",
        "The Boeing 2000, Vision 2030 and FY2024 are names.",
        "In the 1990s and the '30s, at 1900 GMT, at 10:30 a.m.",
        "Version 1.2.3 costs 11.50; call 555-1234.",
        "He works every Friday and prays on Good Friday.",
        "The fort fell in three days, over the last two years.",
        "February 30 and June 31, 2019 are no days.",
        "The pact of 480 BC held.",
        "One hundred and thirty-one years ago, over the next year, about two years ago.",
    ],
)
def test_what_is_no_date_stays_none(text: str) -> None:
    assert values(text) == []


def test_a_week_that_lies_in_two_months_has_no_value() -> None:
    assert values("They met last week.", "2019-08-07") == []
    assert values("They met last week.", "2019-08-21") == [("last week", "2019-08")]


def test_a_history_takes_its_years_from_its_own_dates() -> None:
    text = (
        "On June 5, 1958 the envoys met in Vienna. The next day they signed. In July the treaty was ratified, and in "
        "December it entered into force. In February the first inspectors came. Later that year the talks broke down."
    )
    assert [value for _, value in values(text, None)] == [
        "1958-06-05",
        "1958-06-06",
        "1958-07",
        "1958-12",
        "1959-02",
        "1959",
    ]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("At the October G7 Summit in Oslo, the leaders launched the plan.", "2018-10"),
        ("At the September meeting in Lima they agreed on it.", "2018-09"),
        ("This builds on her April visit.", "2019-04"),
        ("At last year's June summit, he met her.", "2018-06"),
        ("Two years ago today, the two met in Lima.", "2017-08"),
        ("The ministers will meet at the September NATO Summit.", "2019-09"),
        ("She greeted the April Lind of the film.", None),
        ("The officials praised the work of this past year.", None),
    ],
)
def test_the_month_of_a_gathering_is_one_that_fits(text: str, value: str | None) -> None:
    assert next((v for words, v in annotate(text) if words != "last year"), None) == value


def test_a_sentence_that_names_an_old_year_keeps_it() -> None:
    text = "In 2014 the accord was signed in Minsk, and in September it failed. In July the two met again."
    assert [value for _, value in values(text)] == ["2014", "2014-09", "2019-07"]


def test_years_in_passing_do_not_move_the_story() -> None:
    text = (
        "The army of 1948 had gone. On May 2, 1955 the offices closed; the law dated from 1931. On May 9 they reopened."
    )
    assert [value for _, value in values(text, None)] == ["1948", "1955-05-02", "1931", "1955-05-09"]


def test_without_publication_nothing_relative_is_told() -> None:
    assert values("They met yesterday, on Friday, last month and on July 7.", None) == []


def test_the_heading_of_a_memorandum_is_its_anchor() -> None:
    text = (
        "17. Memorandum of Conversation\n\nOslo, April 9, 1964, 11 a.m.\n\nHe leaves the next day. He came yesterday."
    )
    assert [value for _, value in values(text, None)] == ["1964-04-09", "1964-04-10", "1964-04-08"]


def test_the_same_day_of_what_is_past_is_not_a_deadline_ahead() -> None:
    text = "He came on Monday. A deadline of 1 September was set. Later the same day the ministers met."
    assert [value for _, value in values(text)] == ["2019-08-19", "2019-09-01", "2019-08-19"]


def test_a_mention_says_what_it_was_read_against() -> None:
    (mention,) = find_dates("They met on Friday.", PUBLISHED)
    assert (mention.anchor, mention.made_by) == (PUBLISHED, "rule:date-weekday")
    assert "on or before the day of publication" in mention.why
    (mention,) = find_dates("They met on May 2, 2011.", PUBLISHED)
    assert mention.anchor is None


def test_a_list_of_days_apart_is_a_date_each() -> None:
    assert values("They met on July 7 and 12, 2018.") == [("July 7", "2018-07-07"), ("12, 2018", "2018-07-12")]


def test_ends_are_spelt_for_ranges_of_two_dates_only() -> None:
    spelt = spell_ends(find_dates("They met from July 7 to 9 and in the first quarter of 2018.", PUBLISHED))
    assert [mention.value for mention in spelt] == [
        "2019-07-07/2019-07-09",
        "2019-07-07",
        "2019-07-09",
        "2018-01/2018-03",
    ]


def test_published_must_be_a_day() -> None:
    with pytest.raises(ValueError, match="Invalid isoformat"):
        find_dates("They met on Friday.", "Friday")


PIECES = "May 7 31 2019 – , . and Friday the last year of next day days ago in two before January 1/2 - to early end"
WORDS = st.sampled_from([*PIECES.split(), "\n", "'"])


@settings(max_examples=300)
@given(st.lists(WORDS, max_size=30).map(" ".join), st.none() | st.dates().map(str))
def test_every_mention_is_cut_from_the_text_and_is_a_time(text: str, published: str | None) -> None:
    position = 0
    for mention in find_dates(text, published):
        assert text[mention.start : mention.end] == mention.text
        assert mention.start >= position
        assert When.parse(mention.value).edtf == mention.value
        assert mention.why
        position = mention.end


@pytest.mark.parametrize(
    "piece", ["the talks about trade were useful and ", "1 ", "7, 8, ", "2025-", "May 5, ", "the end of the "]
)
def test_no_text_makes_the_grammar_slow(piece: str) -> None:
    text = piece * (100_000 // len(piece))
    begin = time.process_time()
    list(find_expressions(text))
    assert time.process_time() - begin < 4  # 0.1 MB in 4 s: forty times slower than measured, but not quadratic


def score(shared: Path, name: str) -> float:
    """Calendar dates: F1 as in score_dates.py."""
    calendar = re.compile(r"\d{4}(-\d\d(-\d\d)?)?$")
    right = wanted = given_ = credited = 0
    for row in map(json.loads, (shared / "benchmarks" / name).read_text(encoding="utf-8").splitlines()):
        published = row["dct"] if re.fullmatch(r"\d{4}-\d\d-\d\d", row["dct"] or "") else None
        found = [m for m in spell_ends(find_dates(row["text"], published)) if calendar.match(m.value)]
        headings = [t for t in row["timexes"] if t.get("dct")]
        found = [m for m in found if not any(t["start"] < m.end and m.start < t["end"] for t in headings)]
        dates = [t for t in row["timexes"] if t["type"] == "DATE" and calendar.match(t["value"] or "")]
        gold = [t for t in dates if not t.get("dct")]
        meeting = ((t, m) for t in gold for m in found if t["start"] < m.end and m.start < t["end"])
        pairs = [(t, m) for t, m in meeting if t["value"] == m.value]
        right += len({t["start"] for t, _ in pairs})
        credited += len({(m.start, m.value) for _, m in pairs})
        wanted, given_ = wanted + len(gold), given_ + len(found)
    precision, recall = credited / given_, right / wanted
    return 2 * precision * recall / (precision + recall)


@pytest.mark.parametrize(("name", "floor"), [("meantime/timex_dev.jsonl", 0.82), ("wikiwars/train.jsonl", 0.90)])
def test_the_benchmarks_hold(shared: Path, name: str, floor: float) -> None:
    assert score(shared, name) >= floor


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Exports rose in February 2010 compared to the same period last year.", "2009-02"),
        ("Exports rose in February 2010 compared to the same time a year earlier.", "2009-02"),
        ("Exports rose last year, unlike the year previous.", "2024"),
    ],
)
def test_a_period_a_year_before_is_that_of_the_date_before_it(text: str, last: str) -> None:
    assert values(text, "2026-03-03")[-1][1] == last


def test_the_same_period_as_a_quarter_is_no_month() -> None:
    text = "Exports fell in the first quarter of 2010 against the same period a year ago."
    assert [value for _, value in values(text)] == ["2010-01/2010-03"]


@pytest.mark.parametrize(
    ("published", "text", "value"),
    [
        ("2024-03-06", "He visited Oslo last summer.", "2023"),
        ("2024-03-06", "They met last fall.", "2023"),
        ("2024-10-06", "They will meet next spring.", "2025"),
        ("2024-10-06", "He visited Oslo last summer.", None),
        ("2024-03-06", "They will meet next spring.", None),
    ],
)
def test_a_turned_season_is_sure_of_its_year_before_this_years_only(
    published: str, text: str, value: str | None
) -> None:
    dates = annotate_document(Document("test", text, "", None, published)).dates
    assert [d.value for d in dates] == ([value] if value else [])
