import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.dateline import Dateline, find_dateline


@pytest.mark.parametrize(
    ("text", "published", "place"),
    [
        ("Lima, Peru – November 8, 2018 – The ministers met.", "2018-11-08", "Lima"),
        ("Lima, 8 November 2018 – The ministers met.", "2018-11-08", "Lima"),
        ("OSLO, March 3 (Reuters) - The ministers met.", "2019-03-03", "Oslo"),
        ("TASHKENT, Oct. 21 (UzA) – The ministers met.", "2018-10-21", "Tashkent"),
        ("BAKU, November 12. /ABC/. The ministers met.", "2018-11-12", "Baku"),
        ("Minsk. January 5, 2019. Belapan - The ministers met.", "2019-01-05", "Minsk"),
        ("NEW DELHI, Aug 5: The ministers met.", "2019-08-05", "New Delhi"),
        ("Brussels, 14 June 2017\nThe ministers met.", "2017-06-14", "Brussels"),
        ("Oslo, April 9, 1964, 3:05 p.m.", "1964-04-09", "Oslo"),
        ("17. Memorandum of Conversation, Hotel Bristol, Oslo, April 9, 1964, 1-3 p.m.", "1964-04-09", "Oslo"),
        ("Talks in Lima\nDecember 20, 2018 16:05\nThe ministers met.", "2018-12-20", None),
        ("Talks in Lima\nThursday, March 1, 2018\nThe ministers met.", "2018-03-01", None),
        ("By Ada Byron | May 12, 2018 | 10:23 AM EDT\nThe ministers met.", "2018-05-12", None),
        ("Published Date: 07:10 | 27 December 2018\nThey met on May 3, 2017.", "2018-12-27", None),
        ("Issued on: 21 May 2018\nThe ministers met.", "2018-05-21", None),
        ("Posted at 10:40 on 5 May 2018\nThe ministers met.", "2018-05-05", None),
        ("Updated 12 May 2018 at 10:23\nPublished 11 May 2018\nThe ministers met.", "2018-05-11", None),
        ("FOR PRESS:\n\nMonday, 13/ 4/ 70 P. M. No 53/ 1970\n\nThe minister left.", "1970-04-13", None),
        ("2018-05-12T10:00:00Z\nThe ministers met.", "2018-05-12", None),
        ("Press release - 12.05.2018\nThe ministers met.", "2018-05-12", None),
        ("GENEVA (Reuters) - The ministers met.", None, "Geneva"),
        ("NAIROBI — The ministers met.", None, "Nairobi"),
        ("NAIROBI — The ministers met.\n" + "They spoke.\n" * 30 + "Published: 12 May 2018", "2018-05-12", "Nairobi"),
    ],
)
def test_a_text_prints_its_day_and_its_place(text: str, published: str | None, place: str | None) -> None:
    dateline = find_dateline(text, None, published or "2019-08-21")
    assert (dateline.published, dateline.place) == (published, place)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "In Lima on November 8, 2018 the ministers met.",
        "On June 19, 1965 — nearly ten years after — they met.",
        "Since January 20 — and that is long — nothing came.",
        "Lima, March 3, 2018 was the day.",
        "The Lima Post reported on May 5 (Monday) - that they met.",
        "NATIONAL SECURITY MEMORANDUM – 1",
        "They met.\n" * 12 + "May 3, 2018\n" + "They met.\n" * 12,
        "February 30, 2018\nThe ministers met.",
        "May 12, 2018: a new era",
    ],
)
def test_running_prose_is_no_dateline(text: str) -> None:
    assert find_dateline(text, None, "2019-08-21").published is None
    assert find_dateline(text, None, "2019-08-21").place is None


def test_a_day_without_a_year_needs_the_publication() -> None:
    text = "OSLO, December 30 (NTB) – The ministers met."
    assert find_dateline(text) == Dateline(None, "Oslo", find_dateline(text).spans)
    assert find_dateline(text, None, "2019-01-02").published == "2018-12-30"
    assert find_dateline(text, None, "2018-12-29").published == "2018-12-30"


def test_a_lone_old_date_is_a_heading_and_not_the_day_of_writing() -> None:
    text = "The flood\nMay 3, 1927\nThe river rose."
    assert find_dateline(text, None, "2019-08-21").published is None
    assert find_dateline(text).published == "1927-05-03"
    assert find_dateline("Oslo, May 3, 1927\nThe river rose.", None, "2019-08-21").published == "1927-05-03"


def test_a_line_that_repeats_the_title_is_passed_over() -> None:
    assert find_dateline("May 3, 2018\nThe ministers met.", "May 3, 2018").published is None


PIECES = [
    "Lima",
    ",",
    " ",
    "May 3",
    "2018",
    " – ",
    "(AP)",
    "\n",
    "Published:",
    "10:05",
    "Monday",
    ".",
    "3/4/18",
    "A",
    "é",
]


@given(st.lists(st.sampled_from(PIECES), max_size=25).map("".join))
def test_spans_are_cut_from_the_text(text: str) -> None:
    dateline = find_dateline(text, None, "2019-08-21")
    for span in dateline.spans:
        assert text[span.start : span.end] == span.text != ""
    assert dateline.place is None or dateline.spans
    assert dateline.published is None or dateline.spans
