"""Who the text speaks of: names, offices, states and relatives; the sentences are made up."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.page import Actor, Page
from dragoman.model import Document

Who = tuple[str, str | None, str | None]


def read_page(text: str, **fields: str) -> Page:
    document = Document(
        "test", text, "", fields.get("title"), fields.get("published", "2025-06-10"), fields.get("source")
    )
    return annotate_document(document)


def persons_of(page: Page) -> list[Who]:
    return [(a.name, a.role, a.country) for a in page.actors if a.kind == "person"]


def find_actor(page: Page, name: str) -> Actor:
    return next(a for a in page.actors if a.name == name)


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Ida Berg, the prime minister of Norway, spoke.", ("Ida Berg", "prime minister", "NOR")),
        ("The US envoy to Syria, Tom Carver, spoke.", ("Tom Carver", "envoy to Syria", "USA")),
        ("Prime Minister the Honourable Ravi Lal of India spoke.", ("Ravi Lal", "Prime Minister", "IND")),
        ("His Excellency Mr. Abdul Karim of Iraq spoke.", ("Abdul Karim", None, "IRQ")),
        (
            "US President’s National Security Advisor Tom Carver spoke.",
            ("Tom Carver", "National Security Advisor", "USA"),
        ),
        ("The Rt Hon Tom Carver spoke.", ("Tom Carver", None, None)),
        (
            "Deputy Chief of Staff of the President of Russia and Special Representative of the President for Ukraine "
            "Pavel Orlov spoke.",
            ("Pavel Orlov", "Deputy Chief of Staff and Special Representative of the President for Ukraine", "RUS"),
        ),
        (
            "Takeo Mori, Secretary General of Japan's National Security Secretariat, spoke.",
            ("Takeo Mori", "Secretary General of the National Security Secretariat", "JPN"),
        ),
        (
            "Uwe Lang, State Secretary of the German Ministry of Finance, spoke.",
            ("Uwe Lang", "State Secretary of the Ministry of Finance", "DEU"),
        ),
        (
            "Dr. Jan Lang, Security Advisor to the German Chancellor, spoke.",
            ("Jan Lang", "Security Advisor", "DEU"),
        ),
        (
            "Norway's Coast Guard head Anna Holm met the press.",
            ("Anna Holm", "Coast Guard head", "NOR"),
        ),
        (
            "The head of the Palestinian Authority's Water Service, Omar Saleh, spoke.",
            ("Omar Saleh", "head of the Water Service", "PSE"),
        ),
        ("Bank of Canada governor Tim Mackie spoke.", ("Tim Mackie", "Bank of Canada governor", "CAN")),
        ("The EU’s Ida Berg spoke.", ("Ida Berg", None, "EU")),
        ("The Norwegian ambassador (Berg) spoke at length.", ("Berg", "ambassador", "NOR")),
        ("A spokesman for President Ana Ruiz of Chile, Tom Holm, spoke.", ("Tom Holm", "spokesman", "CHL")),
        (
            "A delegation led by the Minister of Defense of Norway, Brigadier General Leif Holm, came.",
            ("Leif Holm", "Minister of Defense", "NOR"),
        ),
        ("The firm's CEO in Ukraine Tom Holm spoke.", ("Tom Holm", "CEO", None)),
        ("Oman's Badr al-Lind spoke.", ("Badr al-Lind", None, "OMN")),
        ("Foreign Minister Prince Faisal Al Hamad of Jordan spoke.", ("Faisal Al Hamad", "Foreign Minister", "JOR")),
        ("Ambassador Amir Aslan Lindi of Iran spoke.", ("Amir Aslan Lindi", "Ambassador", "IRN")),
        ("Crown Prince of Abu Dhabi Zayed Al Hamad spoke.", ("Zayed Al Hamad", "Crown Prince of Abu Dhabi", "ARE")),
        ("PRESIDENT LIND: Thank you.\n\nMR. COLE: Not at all.", ("Lind", "President", None)),
        (
            "Tom Carver, who serves as US ambassador to Turkey and special envoy for Syria, spoke.",
            ("Tom Carver", "ambassador to Turkey", "USA"),
        ),
        (
            "Chilean Army Commander Brigadier General Pablo Soto met Ida Berg.",
            ("Pablo Soto", "Army Commander", "CHL"),
        ),
        ("The Norwegian army chief, General Leif Berg, met Ida Holm.", ("Leif Berg", "army chief", "NOR")),
        ("Norwegian Admiral Leif Berg met Ida Holm.", ("Leif Berg", "Admiral", "NOR")),
        ("US Sen. Ida Berg met Pablo Soto.", ("Ida Berg", "Senator", "USA")),
    ],
)
def test_a_person_has_the_office_and_state_that_the_words_around_tell(text: str, who: Who) -> None:
    assert who in persons_of(read_page(text))


def test_an_office_said_again_of_its_state_is_the_same_person() -> None:
    page = read_page("Ida Berg, the prime minister of Norway, spoke. The prime minister of Norway left with the press.")
    assert persons_of(page) == [("Ida Berg", "prime minister", "NOR")]


def test_a_plural_office_is_that_of_all_named_under_it() -> None:
    page = read_page("Presidents Alar Kask of Estonia and Edgars Liepins of Latvia met in Riga.")
    assert persons_of(page) == [("Alar Kask", "President", "EST"), ("Edgars Liepins", "President", "LVA")]


def test_relatives_are_of_the_state_of_whose_they_are_and_keep_no_office() -> None:
    page = read_page("Norwegian Prime Minister Leif Berg and his wife Professor Jill Hansen arrived. Berg spoke.")
    assert persons_of(page) == [("Leif Berg", "Prime Minister", "NOR"), ("Jill Hansen", None, "NOR")]


def test_one_surname_may_be_two_people_and_alone_is_the_one_in_office() -> None:
    page = read_page(
        "President Omar Haddad of Iraq came with his son Yasser Haddad. Yasser Haddad met traders. Haddad spoke."
    )
    assert [a.name for a in page.actors if a.kind == "person"] == ["Omar Haddad", "Yasser Haddad"]
    assert page.mentions_in(page.text.rindex("Haddad"), len(page.text))[0].actors[0].name == "Omar Haddad"


def test_a_first_lady_in_the_title_is_not_the_president_of_her_surname() -> None:
    page = read_page(
        "President Biden thanked the guests.",
        title="Remarks by President Biden and First Lady Jill Biden",
        published="2022-05-05",
        source="The White House",
    )
    assert ("Jill Biden", "First Lady", "USA") in persons_of(page)
    assert page.mentions[0].actors[0].name == "Joe Biden"


def test_the_register_is_asked_with_the_day() -> None:
    old = read_page("Prime Minister Johnson spoke.", published="2021-03-04")
    assert persons_of(old) == [("Boris Johnson", "Prime Minister", "GBR")]


def test_a_body_of_an_organisation_stays_in_the_office() -> None:
    page = read_page("European Commission President Ursula von der Leyen called.")
    assert persons_of(page) == [("Ursula von der Leyen", "European Commission President", "EU")]


@pytest.mark.parametrize(
    "text",
    [
        "Travel notice. The ministers will travel to Oslo, and the travel is safe.",
        "Interpreter: the text is short.",
        "The Director of the Water Agency (WATR) spoke.",
        "The Water and Energy Partnership was signed. Applause followed.",
    ],
)
def test_words_in_capitals_are_no_persons(text: str) -> None:
    assert persons_of(read_page(text)) == []


def test_a_label_glued_to_the_next_word_is_cut() -> None:
    page = read_page("Nikol Lindh\nLindh NikolPrime Minister of Norway\n: It is a pleasure.")
    assert next(a.name for a in page.actors if a.kind == "person") == "Nikol Lindh"
    assert not any("Prime" in a.name for a in page.actors if a.kind == "person" and a.role is None)


def test_the_words_of_a_heading_are_no_part_of_a_name() -> None:
    page = read_page("President Lind announces aid. Lind nominates Ana Ruiz.", title="President Lind Announces Aid")
    assert {a.name for a in page.actors if a.kind == "person"} == {"Lind", "Ana Ruiz"}


def test_the_publishers_office_is_its_holders_where_the_text_leaves_it_out() -> None:
    page = read_page("Vladimir Putin spoke by phone.", source="President of Russia", published="2022-03-04")
    assert persons_of(page) == [("Vladimir Putin", "President", "RUS")]


def test_mentions_lie_in_the_text_and_are_in_order() -> None:
    page = read_page("Danish Prime Minister Ida Berg met a Swedish delegation led by Bo Dahl in Oslo. She thanked him.")
    starts = [m.start for m in page.mentions]
    assert starts == sorted(starts)
    assert all(0 <= m.start < m.end <= len(page.text) for m in page.mentions)
    assert all(m in actor.mentions for m in page.mentions for actor in m.actors)
    assert find_actor(page, "Ida Berg").gender == "f"


def test_a_surname_is_found_without_its_article() -> None:
    page = read_page("Syrian President Ahmed al-Lindi left. Lindi met Ida Holm in Oslo.")
    assert [m.actors[0].name for m in page.mentions_in(0, 44) if m.kind == "name"] == ["Ahmed al-Lindi"] * 2


def test_an_undated_text_is_of_the_day_that_it_names() -> None:
    document = Document("test", "Washington, May 4, 1962. President Kennedy received Prime Minister Macmillan.", "")
    assert ("John F. Kennedy", "President", "USA") in persons_of(annotate_document(document))


def test_a_consort_is_of_the_monarchs_state() -> None:
    page = read_page("Norway's King Leif and Queen Ida received the guests.")
    assert persons_of(page) == [("Leif", "King", "NOR"), ("Ida", "Queen", "NOR")]


def test_a_surname_of_several_words_is_found_in_the_register() -> None:
    page = read_page("President von der Leyen called. The European Commission President thanked the guests.")
    assert persons_of(page) == [("Ursula von der Leyen", "President", "EU")]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Israeli Prime Minister Dan Levi met Sen. Ida Berg, D-Ohio.", "Ida Berg", "USA"),
        ("The envoy will see Canada's first indigenous Governor General Ida Berg.", "Ida Berg", "CAN"),
        (
            "He phoned Chairperson of the African Union, President of the Republic of Senegal Malik Faye.",
            "Malik Faye",
            "SEN",
        ),
    ],
)
def test_the_state_stands_around_title_and_name(text: str, name: str, country: str) -> None:
    page = annotate_document(Document("t", text, ""))
    assert [a.country for a in page.actors if a.name == name] == [country]


def test_a_name_put_beside_a_counterpart_is_a_person() -> None:
    text = "The Hungarian minister is due in Minsk for talks with his Belarusian counterpart, Maxim Ryzhik."
    page = annotate_document(Document("t", text, ""))
    assert "Maxim Ryzhik" in [a.name for a in page.actors]


@pytest.mark.parametrize(
    ("text", "who"),
    [
        (
            "Berit Lind, Chief Adviser of Chancellor Olaf Scholz, spoke.",
            ("Berit Lind", "Chief Adviser", "DEU"),
        ),
        (
            "Assistant Secretary of Trade for Ports Ida Berg spoke.",
            ("Ida Berg", "Assistant Secretary of Trade for Ports", "USA"),
        ),
        (
            "Ida Berg, Head of Cabinet to the President of the European Council, spoke.",
            ("Ida Berg", "Head of Cabinet", "EU"),
        ),
        ("Sayyid Munir of the Omani Royal Office spoke.", ("Munir", None, "OMN")),
        ("Minister Hossein Amir-Lind of Iran spoke.", ("Hossein Amir-Lind", "Minister", "IRN")),
    ],
)
def test_an_office_runs_up_to_the_name_and_a_superior_lends_the_state(text: str, who: Who) -> None:
    assert who in persons_of(read_page(text, source="The White House"))


def test_those_listed_with_one_of_a_state_are_of_it() -> None:
    page = read_page(
        "Helen Marsh met with President Kwame Boateng of Ghana, Foreign Secretary Yaw Mensah, and Attorney General Ama "
        "Owusu.",
        source="The White House",
    )
    assert {a.country for a in page.actors if a.name in ("Kwame Boateng", "Yaw Mensah", "Ama Owusu")} == {"GHA"}


def test_a_madame_of_his_surname_is_not_the_president() -> None:
    page = read_page("President Omar Sané of Gabon will come with Madame Sané. President Sané will stay a day.")
    assert [a.name for a in page.actors if a.role == "President"] == ["Omar Sané"]


def test_an_office_behind_a_comma_may_open_the_next_clause() -> None:
    page = read_page("Responding to Ida Berg, the President of Norway reaffirmed the plan.", published="2022-03-04")
    assert find_actor(page, "Ida Berg").role is None
