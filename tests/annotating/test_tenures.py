import pytest

from dragoman.annotating import annotate_document
from dragoman.annotating.tenures import find_tenures
from dragoman.model import Document, Tenure
from dragoman.when import When

PUBLISHED = "2019-08-21"


def read_tenures(text: str, published: str = PUBLISHED) -> tuple[Tenure, ...]:
    return find_tenures(annotate_document(Document("d", text, "", published=published)))


def values(text: str) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(t.person, t.office, t.country, t.start, t.end) for t in read_tenures(text)]


@pytest.mark.parametrize(
    ("text", "person", "office", "country", "start"),
    [
        (
            "Norwegian Prime Minister Ida Berg, who assumed office in May 2018, met the Chilean minister in Oslo.",
            "Ida Berg",
            "Prime Minister",
            "NOR",
            "2018-05",
        ),
        (
            "Ida Berg was sworn in as prime minister of Iceland on 5 May 2017.",
            "Ida Berg",
            "Prime minister",
            "ISL",
            "2017-05-05",
        ),
        (
            "Marta Silva was sworn in on 14 March 2018 as President of Portugal.",
            "Marta Silva",
            "President",
            "PRT",
            "2018-03-14",
        ),
        ("Ana Lopes became Portugal's foreign minister in 2016.", "Ana Lopes", "Foreign minister", "PRT", "2016"),
        (
            "Pavel Horák has been prime minister of Slovakia since September 2013.",
            "Pavel Horák",
            "Prime minister",
            "SVK",
            "2013-09",
        ),
        (
            "Kenyan President James Otieno, in office since July 2014, thanked the hosts.",
            "James Otieno",
            "President",
            "KEN",
            "2014-07",
        ),
        (
            "Foreign Minister Ole Holm of Norway, appointed in March, will visit Lima.",
            "Ole Holm",
            "Foreign Minister",
            "NOR",
            "2019-03",
        ),
        (
            "President Otieno of Kenya will be inaugurated on 4 October 2019.",
            "Otieno",
            "President",
            "KEN",
            "2019-10-04",
        ),
        ("Ole Holm was named ambassador of Norway in May 2018.", "Ole Holm", "Ambassador", "NOR", "2018-05"),
        (
            "Alexander Lukashenko, who has led Belarus since 1994, hosted the talks.",
            "Alexander Lukashenko",
            "Leader",
            "BLR",
            "1994",
        ),
    ],
)
def test_the_beginning_of_a_tenure(text: str, person: str, office: str, country: str, start: str) -> None:
    assert values(text) == [(person, office, country, start, None)]


@pytest.mark.parametrize(
    ("text", "person", "office", "country", "end"),
    [
        (
            "Ana Petrović of Serbia stepped down as prime minister in April 2018.",
            "Ana Petrović",
            "Prime minister",
            "SRB",
            "2018-04",
        ),
        ("President Otieno of Kenya was removed from office in June 2019.", "Otieno", "President", "KEN", "2019-06"),
        (
            "Danish Foreign Minister Per Lind resigned on 2 August 2019.",
            "Per Lind",
            "Foreign Minister",
            "DNK",
            "2019-08-02",
        ),
    ],
)
def test_the_end_of_a_tenure(text: str, person: str, office: str, country: str, end: str) -> None:
    assert values(text) == [(person, office, country, None, end)]


@pytest.mark.parametrize(
    "text",
    [
        "Norwegian diplomat Ole Holm succeeded Nils Lind as foreign minister in 2017.",
        "Nils Lind was replaced as foreign minister of Norway by Ole Holm in 2017.",
    ],
)
def test_one_follows_the_other(text: str) -> None:
    assert set(values(text)) == {
        ("Ole Holm", "Foreign minister", "NOR", "2017", None),
        ("Nils Lind", "Foreign minister", "NOR", None, "2017"),
    }


def test_who_was_elected_has_not_taken_office() -> None:
    (tenure,) = read_tenures("Elected in January 2019, Lebanese President Karim Haddad spoke to the press in Beirut.")
    assert (tenure.person, tenure.office, tenure.country, tenure.start) == ("Karim Haddad", "President", "LBN", None)
    assert tenure.made_by == "rule:tenure-elected"
    assert tenure.why == "“Elected”: elected; when the office was taken up is not told (elected January 2019)"


def test_of_an_election_and_an_inauguration_the_latter_is_the_beginning() -> None:
    found = read_tenures("President Otieno of Kenya was elected in August 2017 and took office in September 2017.")
    assert [(t.start, t.made_by) for t in found] == [(None, "rule:tenure-elected"), ("2017-09", "rule:tenure-start")]


@pytest.mark.parametrize(
    ("text", "rule", "office"),
    [
        ("Former Finnish president Matti Laine chaired the panel.", "rule:tenure-former", "President"),
        ("Outgoing Dutch Prime Minister Jan de Wit attended.", "rule:tenure-outgoing", "Prime Minister"),
    ],
)
def test_former_and_outgoing_holders(text: str, rule: str, office: str) -> None:
    (tenure,) = read_tenures(text)
    assert (tenure.made_by, tenure.office, tenure.start, tenure.end) == (rule, office, None, None)
    assert tenure.evidence is not None
    assert tenure.evidence.text.startswith(("Former", "Outgoing"))


@pytest.mark.parametrize(
    "text",
    [
        "Prime Minister Berg of Iceland did not resign on Monday.",
        "President Otieno of Kenya may step down in May.",
        "Ole Holm of Norway would become foreign minister in 2020.",
        "President Otieno of Kenya refused to resign in June 2019.",
        "The parliament took office in May 2018.",
        "Ole Holm joined the army in 1990 and left the country in 1995.",
        "Canadian Prime Minister Ann Roy named a new cabinet in May 2018.",
        "Norwegian Foreign Minister Ole Holm took part in the talks in May 2018.",
        "The two leaders have met twice since 2017.",
        "Since President Otieno of Kenya took office, he has visited Lima.",
        "Kenyan President James Otieno took office about two years ago.",
        "“When I became president, nobody listened,” said Kenyan President James Otieno.",
        "Norwegian Foreign Minister Ole Holm was elected to parliament in 2009.",
    ],
)
def test_what_tells_of_no_tenure(text: str) -> None:
    assert values(text) == []


def test_evidence_is_the_words_of_the_text() -> None:
    text = "Talks began late.\n\nNorwegian Prime Minister Ida Berg, who took\noffice in May 2018, met Per Lind in Oslo."
    (tenure,) = read_tenures(text)
    assert tenure.evidence is not None
    assert tenure.source == "text"
    words = text[tenure.evidence.start : tenure.evidence.end]
    assert words == "Norwegian Prime Minister Ida Berg, who took\noffice in May 2018"
    assert When.parse(tenure.start or "").edtf == "2018-05"
