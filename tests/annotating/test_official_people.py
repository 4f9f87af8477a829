"""Whom official texts mean: by their site, their post, their acronyms, their order."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.page import Page
from dragoman.model import Document

MINISTRY = "Ministry of Foreign Affairs of Norway"
PRESIDENT = "Office of the President of Norway"


def read_page(
    text: str, source: str | None = None, title: str | None = None, published: str | None = "2025-06-10"
) -> Page:
    return annotate_document(Document("test", text, "", title, published, source))


def persons_of(page: Page) -> list[tuple[str, str | None, str | None]]:
    return [(a.name, a.role, a.country) for a in page.actors if a.kind == "person"]


def means(page: Page, words: str) -> list[str]:
    """Whom the last mention of these words speaks of."""
    found = [m for m in page.mentions if page.text[m.start : m.end] == words]
    return [a.name for a in found[-1].actors]


def test_the_name_that_opens_the_title_of_the_presidents_site_is_the_presidents() -> None:
    page = read_page(
        "In Lima, the Head of State met with President of Chile Ana Soto.", PRESIDENT, "Olav Ek Visited Peru"
    )
    assert ("Olav Ek", "President", "NOR") in persons_of(page)
    assert means(page, "the Head of State") == ["Olav Ek"]


def test_a_name_that_opens_the_title_of_a_ministrys_site_is_not() -> None:
    page = read_page("Olav Ek met with President of Chile Ana Soto.", MINISTRY, "Olav Ek Visited Peru")
    assert all(role != "President" for name, role, _ in persons_of(page) if name == "Olav Ek")


def test_the_leader_of_a_state_is_who_was_named_first() -> None:
    page = read_page(
        "Norwegian President Olav Ek spoke. Norwegian Prime Minister Ida Berg was there. The Norwegian leader left."
    )
    assert means(page, "The Norwegian leader") == ["Olav Ek"]


def test_acronyms_of_ministers() -> None:
    page = read_page("Indian External Affairs Minister Asha Rao went to Oslo. EAM called on President Olav Ek.")
    assert means(page, "EAM") == ["Asha Rao"]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "The former Prime Minister of Norway, Dr. Ida Berg, also spoke.",
            ("Ida Berg", "Prime Minister", "NOR"),
        ),
        (
            "The Minister of External Affairs of Nigeria, Chief Samuel Bello, spoke.",
            ("Samuel Bello", "Minister of External Affairs", "NGA"),
        ),
        (
            "High Representative of the Union for Foreign Affairs and Security Policy Mari Tamm spoke.",
            ("Mari Tamm", "High Representative of the Union for Foreign Affairs and Security Policy", "EU"),
        ),
    ],
)
def test_offices(text: str, who: tuple[str, str | None, str | None]) -> None:
    assert who in persons_of(read_page(text))


def test_an_office_between_two_names_is_the_seconds_where_he_is_named_with_honours() -> None:
    page = read_page(
        "At the invitation of the Prime Minister of Norway, Mrs. Ida Berg, the Prime Minister of Peru, Mr. Juan Paz, "
        "paid a visit to Norway. He was accompanied by Trade Minister Luis Rey."
    )
    assert ("Ida Berg", "Prime Minister", "NOR") in persons_of(page)
    assert ("Juan Paz", "Prime Minister", "PER") in persons_of(page)


def test_a_state_behind_a_name_is_not_that_of_the_head_listed_next() -> None:
    page = read_page("He met with Vice President Tom Carver of the United States and Prime Minister Ida Berg.")
    assert ("Ida Berg", "Prime Minister", "USA") not in persons_of(page)


def test_of_two_presidents_without_a_state_the_first_is_ones_own() -> None:
    page = read_page(
        "Norwegian Minister Ida Berg conveyed President Olav Ek's greetings to President Ana Soto. Peru thanked her.",
        MINISTRY,
    )
    assert ("Olav Ek", "President", "NOR") in persons_of(page)
    assert ("Ana Soto", "President", "PER") in persons_of(page)


def test_a_second_foreign_minister_is_another_states() -> None:
    page = read_page(
        "Foreign Minister Ida Berg spoke with Foreign Minister Juan Paz. Peru thanked Norway, and Peru agreed.",
        MINISTRY,
    )
    assert ("Ida Berg", "Foreign Minister", "NOR") in persons_of(page)
    assert ("Juan Paz", "Foreign Minister", "PER") in persons_of(page)


def test_people_of_the_post_in_a_telegram() -> None:
    page = read_page(
        "Lima, May 4, 1971.\n\nI saw President Soto and Ambassador Reed yesterday.\n\nHarlow",
        "US Department of State",
        "Telegram From the Embassy in Peru to the Department of State",
        None,
    )
    assert ("Soto", "President", "PER") in persons_of(page)
    assert ("Reed", "Ambassador", "USA") in persons_of(page)
    assert means(page, "I") == ["Harlow"]
    assert [d.value for d in page.dates if d.text == "yesterday"] == ["1971-05-03"]


def test_a_signature_under_other_texts_is_nobodys() -> None:
    page = read_page("I saw President Ana Soto of Peru.\n\nHarlow", MINISTRY, "Note")
    assert page.author is None


def test_ministers_of_the_two_countries_are_of_those_named_last() -> None:
    page = read_page(
        "Norwegian Prime Minister Ida Berg met Peruvian President Ana Soto. The foreign ministers of the two countries "
        "will meet in May."
    )
    assert set(means(page, "The foreign ministers")) == {"Foreign minister of Norway", "Foreign minister of Peru"}


def test_presidents_of_states_that_are_not_named_are_nobody() -> None:
    page = read_page(
        "Norwegian Prime Minister Ida Berg met Peruvian President Ana Soto. She spoke of the presidents of all "
        "three states."
    )
    assert means(page, "the presidents") == []


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("They discussed preparations for the talks in Oslo in December.", "December", "2025-12"),
        ("She had been invited to Lima for early December.", "early December", "2025-12"),
        ("They concurred on holding talks on 2 April.", "2 April", "2026-04-02"),
        ("They met on 2 May.", "2 May", "2025-05-02"),
        ("She intends to visit Peru in early March.", "early March", "2026-03"),
    ],
)
def test_days_ahead(text: str, words: str, value: str) -> None:
    assert [d.value for d in read_page(text).dates if d.text == words] == [value]


def test_links_to_other_reports_are_set_aside() -> None:
    page = read_page(
        "Prime Minister Ida Berg spoke with the King.\n\nAssociated Links\n\nPrime Minister Berg meets with Ana Soto"
    )
    assert all(name != "Ana Soto" for name, _, _ in persons_of(page))


def test_a_statement_of_the_president_is_not_of_whom_its_title_names_later() -> None:
    title = "Statement of the President on the Lima Summit and Call with President Ana Soto of Peru"
    page = read_page("Today I spoke with President Olav Ek's friends.", "The White House", title, "2022-02-25")
    assert page.author is not None
    assert page.author.country == "USA"
    assert means(page, "I") == [page.author.name]


def test_a_remark_by_somebody_named_is_theirs() -> None:
    title = "Remarks by Vice President Ida Berg and Prime Minister Eva Paz of Peru"
    page = read_page("I am glad.", "The White House", title, "2022-02-25")
    assert page.author is not None
    assert page.author.name == "Ida Berg"


def test_you_is_to_whom_a_memorandum_is_written() -> None:
    title = "Memorandum From the President's Special Assistant (Moe) to President Johnson"
    page = read_page("You are to see Prime Minister Lind of Norway.", None, title, None)
    assert means(page, "You") == ["Lyndon B. Johnson"]


def test_an_acronym_means_what_the_text_says() -> None:
    page = read_page("The Partnership for Clean Energy (PACE) grew. PACE intends to act.")
    assert not [n for n in page.names if n.code == "CoE"]
    assembly = read_page("The Parliamentary Assembly of the Council of Europe (PACE) met. PACE voted.")
    assert [n.code for n in assembly.names] == ["CoE", "CoE", "CoE"]


def test_the_head_of_a_presidents_office_leads_no_state() -> None:
    page = read_page("Head of the Office of the President Jan Bondar of Ukraine spoke. The leader of Ukraine agreed.")
    assert means(page, "The leader of Ukraine") != ["Jan Bondar"]


def test_the_head_of_a_body_named_behind_a_comma_is_of_its_state() -> None:
    page = read_page("The head of Norway's intelligence service, Ola Lind, spoke.")
    assert persons_of(page) == [("Ola Lind", "head of the intelligence service", "NOR")]


def test_a_body_of_a_state_tells_whose_its_head_is() -> None:
    page = read_page("Chairman of the Iranian Parliament's National Security Committee Reza Amini stressed the need.")
    assert [country for _, _, country in persons_of(page)] == ["IRN"]


def test_the_words_of_a_body_are_no_name() -> None:
    page = read_page("Ola Lind, Chief Executive Officer of the U.S. Development Bank, and Ida Berg came.")
    assert [name for name, _, _ in persons_of(page)] == ["Ola Lind", "Ida Berg"]
