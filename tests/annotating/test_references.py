"""Whom pronouns, unnamed offices and groups stand for; the sentences are made up."""

from __future__ import annotations

import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.page import Page
from dragoman.model import Document


def read_page(text: str, **fields: str) -> Page:
    document = Document(
        "test", text, "", fields.get("title"), fields.get("published", "2025-06-10"), fields.get("source")
    )
    return annotate_document(document)


def actors_at(page: Page, words: str) -> list[str]:
    """The names of those whom the last mention of the words stands for."""
    start = page.text.rindex(words)
    mention = page.mention_at(start, start + len(words))
    return [a.name for a in mention.actors] if mention is not None else []


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Ida Berg met Bo Dahl. She left.", "She", "Ida Berg"),
        ("Leif Berg met Bo Dahl. He told Dahl the news.", "He", "Leif Berg"),
        ("Pablo Soto had agreed to the plan, Pedro Cruz told reporters. He was tired.", "He", "Pedro Cruz"),
        (
            "Norwegian Deputy Foreign Minister Leif Berg told Radio Nord of the visit of Chilean Foreign Minister "
            "Pablo Soto. A treaty was drafted, the senior diplomat noted.",
            "senior diplomat",
            "Leif Berg",
        ),
        ("Leif Berg called Bo Dahl, and Ida Holm thanked him.", "him", "Leif Berg"),
        ("Leif Berg said he was ready.", "he", "Leif Berg"),
        ("Leif Berg said Oslo would pay. Photo by Bo Dahl/AFP. He left at noon.", "He", "Leif Berg"),
        ("“Bo Dahl knows the way,” Leif Berg said. “We follow.” Then he left.", "he", "Leif Berg"),
        ("Leif Berg asked Bo Dahl to open his border.", "his", "Bo Dahl"),
        (
            "“Banks refuse it,” Bo Dahl said. “It is a punishment of the people.” Chilean Foreign Minister Pablo Soto "
            "on Sunday warned Norway against haste. He said that it was late.",
            "He",
            "Pablo Soto",
        ),
        ("The plan of Bo Dahl was rejected by Leif Berg. He called it unwise.", "He", "Leif Berg"),
        (
            "Bo Dahl said it was late. Norway's chief of staff, Leif Berg, arrived in Lima. He wrote on Telegram.",
            "He",
            "Leif Berg",
        ),
    ],
)
def test_a_pronoun_is_whom_the_text_is_about(text: str, words: str, name: str) -> None:
    assert actors_at(read_page(text), words) == [name]


def test_the_author_of_a_letter_is_i_and_never_he() -> None:
    page = read_page(
        "I have sent Bo Dahl to you. He will speak for my government.",
        title="Letter from President Leif Berg of Norway to President Ana Ruiz of Spain",
    )
    assert actors_at(page, "He") == ["Bo Dahl"]
    assert actors_at(page, "my") == ["Leif Berg"]
    assert actors_at(page, "you") == ["Ana Ruiz"]


def test_on_an_official_page_the_office_is_the_publishers_and_other_offices_are_foreign() -> None:
    page = read_page(
        "The President spoke with President Ana Ruiz of Spain and Prime Minister Bo Dahl of Sweden. The President "
        "thanked the Prime Minister.",
        source="The White House",
        published="2022-03-04",
    )
    assert actors_at(page, "The President") == ["Joe Biden"]
    assert actors_at(page, "the Prime Minister") == ["Bo Dahl"]


def test_the_publishers_office_is_its_named_holder() -> None:
    page = read_page(
        "Vladimir Putin spoke with Federal Chancellor of Germany Olaf Scholz. The President informed the Chancellor.",
        source="President of Russia",
        published="2022-03-04",
    )
    assert actors_at(page, "The President") == ["Vladimir Putin"]
    assert actors_at(page, "the Chancellor") == ["Olaf Scholz"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        ("Tom Carver, the US envoy, came. The envoy left.", "The envoy", ["Tom Carver"]),
        ("Iranian Foreign Minister Ali Karimi came. The top Iranian diplomat left.", "The top Iranian", ["Ali Karimi"]),
        ("The president of Finland left.", "The president of Finland", ["President of Finland"]),
        ("Kenyan President Otieno Ruto came. The Kenyan leader left.", "The Kenyan leader", ["Otieno Ruto"]),
        ("Emir Hamad Al Sabah of Kuwait came. The Amir left.", "The Amir", ["Hamad Al Sabah"]),
        ("Finnish President Ida Berg came. A Finnish president left.", "A Finnish president", ["Finnish president"]),
        (
            "President Ida Berg of Norway met President Bo Dahl of Sweden. The two presidents spoke.",
            "The two presidents",
            ["Ida Berg", "Bo Dahl"],
        ),
        (
            "President Ida Berg of Norway hosted it. The presidents of Norway and Chile spoke.",
            "The presidents of Norway and Chile",
            ["Ida Berg", "President of Chile"],
        ),
        ("The head of the Blue Cross Service left. Norwegian President Ida Holm spoke.", "The head of", []),
        (
            "Former US President Tom Carver came. US President Bo Dahl spoke. The president left.",
            "The president",
            ["Bo Dahl"],
        ),
        ("The leaders of the G7 agreed.", "The leaders of the G7", ["leaders of the G7"]),
        ("The heads of NATO and the EU agreed.", "The heads of NATO", ["Head of the NATO", "Head of the EU"]),
    ],
)
def test_an_office_or_group_is_its_holders(text: str, words: str, names: list[str]) -> None:
    assert actors_at(read_page(text), words) == names


def test_a_counterpart_holds_the_same_office() -> None:
    page = read_page("Norwegian Foreign Minister Ida Berg met her Swedish counterpart, Maria Lund, in Oslo.")
    assert [(a.name, a.role, a.country) for a in page.actors if a.kind == "person"] == [
        ("Ida Berg", "Foreign Minister", "NOR"),
        ("Maria Lund", "Foreign Minister", "SWE"),
    ]


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("A Ukrainian delegation led by Bo Dahl came.", "Ukrainian delegation", "UKR"),
        ("The defence and foreign ministers of Russia came.", "defence and foreign ministers of Russia", "RUS"),
        ("ASEAN foreign ministers met in Kuala Lumpur.", "ASEAN foreign ministers", "ASEAN"),
        ("Senior White House officials came.", "White House officials", "USA"),
    ],
)
def test_a_group_of_one_state_is_a_body_under_its_words(text: str, words: str, country: str) -> None:
    page = read_page(text)
    assert (words, country) in [(a.name, a.country) for a in page.actors if a.kind == "body"]


@pytest.mark.parametrize(
    "words",
    [
        "The senior diplomat",
        "The diplomat",
        "The Jordanian diplomat",
        "The top Jordanian diplomat",
        "Jordan's chief diplomat",
        "Amman's top diplomat",
        "the kingdom's foreign minister",
        "Jordanian official",
    ],
)
def test_a_description_means_whom_its_state_and_rank_fit(words: str) -> None:
    lead = "Jordanian Foreign Minister Faris Haddad spoke to Syrian President Elie Khoury."
    page = read_page(
        f"{lead} {words} left."
        if words[0].isupper() and " o" not in words
        else f"{lead} So the {words.removeprefix('the ')} left."
    )
    assert actors_at(page, words.split(" ", 1)[-1]) == ["Faris Haddad"]


def test_a_description_does_not_mean_the_highest_office() -> None:
    page = read_page("Jordanian King Faris spoke in Aqaba. The senior Jordanian official left.")
    assert actors_at(page, "Jordanian official") == ["Jordanian official"]


@pytest.mark.parametrize(
    ("text", "words", "names"),
    [
        (
            "Irish Foreign Minister Aoife Byrne met her Latvian counterpart.",
            "her Latvian counterpart",
            ["Foreign Minister of Latvia"],
        ),
        (
            "Irish Foreign Minister Aoife Byrne met counterparts from Latvia and Malta.",
            "counterparts from Latvia and Malta",
            ["Foreign Minister of Latvia", "Foreign Minister of Malta"],
        ),
        (
            "Irish Foreign Minister Aoife Byrne phoned Chadian President Idris Saleh. The two sides agreed.",
            "The two sides",
            ["Aoife Byrne", "Idris Saleh"],
        ),
    ],
)
def test_counterparts_and_sides_are_those_of_whoever_is_spoken_of(text: str, words: str, names: list[str]) -> None:
    assert actors_at(read_page(text), words) == names


def test_the_king_or_president_whose_site_it_is_goes_by_name_on_the_day() -> None:
    page = read_page(
        "The President spoke with President Ana Ruiz of Spain.", source="The White House", published="2022-03-04"
    )
    assert actors_at(page, "The President") == ["Joe Biden"]


def test_their_is_the_group_of_its_own_sentence() -> None:
    page = read_page(
        "Ola Dahl met Prime Minister Ida Berg of Denmark, President Kwame Boateng of Ghana and President Ana Ruiz of "
        "Spain. He thanked the leaders of Denmark, Ghana and Spain for their visit."
    )
    assert len(actors_at(page, "their")) == 3


def test_talks_before_the_comma_are_of_those_behind_it() -> None:
    page = read_page(
        "Ola Dahl of Norway called Ana Ruiz of Spain. During their talks, Bo Lind of Sweden and Kwame Boateng of Ghana "
        "agreed."
    )
    assert actors_at(page, "their") == ["Bo Lind", "Kwame Boateng"]


def test_his_minister_is_of_his_state() -> None:
    page = read_page("I saw President Kwame Boateng of Ghana and his Foreign Minister.", source="Government of Norway")
    assert actors_at(page, "his Foreign Minister") == ["Foreign Minister of Ghana"]


def test_spokespersons_are_not_among_the_ministers() -> None:
    page = read_page(
        "Foreign Minister Bo Lind of Sweden and Foreign Minister Kwame Boateng of Ghana talked, Foreign Ministry "
        "Spokeswoman Ida Holm of Denmark said. The ministers agreed."
    )
    assert actors_at(page, "The ministers") == ["Bo Lind", "Kwame Boateng"]


def test_the_president_beside_the_publishers_vice_president_may_be_the_guest() -> None:
    page = read_page(
        "Vice President Kamala Harris met President Ana Ruiz of Spain. The Vice President and the President agreed.",
        source="The White House",
        published="2022-03-04",
    )
    assert actors_at(page, "the President") == ["Ana Ruiz"]


@pytest.mark.parametrize("rank", ["Maj. Gen.", "Lt. Col.", "Brig. Gen."])
def test_a_rank_ends_no_sentence(rank: str) -> None:
    page = read_page(
        f"Others at the talks were Military Secretary {rank} Leif Berg and Ida Holm, the envoy. They left."
    )
    assert len(page.sentences) == 2


def test_surname_of_the_text_is_not_that_of_a_holder_who_left_long_ago() -> None:
    page = read_page("Chilean President Ana Koivisto called on Monday. The minister thanked President Koivisto for it.")
    assert {(a.name, a.country) for a in page.actors if a.kind == "person"} == {("Ana Koivisto", "CHL")}
