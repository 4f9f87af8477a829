"""Whom a text names without a state: its newsroom's own ministers, and who is in office on its day."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.page import Page
from dragoman.model import Document

REPORT = "Defence Minister Reza Karimi met Belarusian General Ivan Sokol in Minsk. Iran and Belarus are friends."


def read_page(text: str, published: str | None = "2025-06-11", source: str | None = None) -> Page:
    return annotate_document(Document("test", text, "", None, published, source))


def country_of(page: Page, name: str) -> str | None:
    return next((a.country for a in page.actors if a.name == name), None)


@pytest.mark.parametrize(
    ("text", "source", "country"),
    [
        (REPORT, "Mehr News Agency", "IRN"),
        (REPORT, "TASS", None),
        (REPORT, None, None),
        (
            "Defence Minister Reza Karimi met Thai General Anan Suk. Ghana and Togo are friends.",
            "Mehr News Agency",
            None,
        ),
    ],
)
def test_a_newsroom_names_its_own_ministers_without_their_state(
    text: str, source: str | None, country: str | None
) -> None:
    assert country_of(read_page(text, source=source), "Reza Karimi") == country


@pytest.mark.parametrize(
    ("text", "published", "name"),
    [
        ("Macron is set to meet Norwegian Prime Minister Ola Dahl.", "2025-06-11", "Emmanuel Macron"),
        ("Macron is set to meet Norwegian Prime Minister Ola Dahl.", "1985-06-11", None),
        ("The macron is a mark over a letter.", "2025-06-11", None),
    ],
)
def test_who_is_in_office_goes_by_the_surname(text: str, published: str, name: str | None) -> None:
    found = {a.name for a in read_page(text, published).actors if a.country == "FRA"}
    assert found == ({name} if name else set())


@pytest.mark.parametrize(("published", "code"), [("1971-03-09", "SUN"), ("1992-03-09", "RUS")])
def test_moscow_is_the_soviet_unions_until_1991(published: str, code: str) -> None:
    page = read_page("The Russian ambassador flew to Moscow.", published)
    assert {n.code for n in page.names} == {code}


def test_her_may_be_somebody_else_than_the_subject() -> None:
    page = read_page("Foreign Minister Ida Berg of Norway came. Trade Minister Kari Moe will travel with her.")
    her = next(m for m in page.mentions if m.words == "her")
    assert [a.name for a in her.actors] == ["Ida Berg"]


def test_he_is_a_family_name_behind_a_title() -> None:
    page = read_page("U.S. Envoy John Marsh and Chinese Vice Premier He Guoqiang met in Madrid. He Guoqiang smiled.")
    assert country_of(page, "He Guoqiang") == "CHN"


def test_no_title_runs_over_a_line() -> None:
    page = read_page("PARTICIPANTS\nOla Dahl, Assistant to the President for Security\nAmbassador Ida Berg, Norway\n")
    assert "Ida Berg" in {a.name for a in page.actors}
    assert all("\n" not in page.text[m.start : m.end] for m in page.mentions)
