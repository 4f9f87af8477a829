import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.annotating.amounts import annotate_amounts
from dragoman.annotating.dates import annotate_dates
from dragoman.annotating.instrument_names import find_instrument_names
from dragoman.annotating.instruments import annotate_instruments
from dragoman.annotating.sentences import parse_document
from dragoman.errors import LexiconError
from dragoman.lexicon.instruments import load_instrument_words, read_instrument_words
from dragoman.model import Document, Figure, Instrument


def annotate(text: str, published: str | None = "2023-09-01") -> tuple[Instrument, ...]:
    page = parse_document(Document("d", text, "", published=published))
    page.dates = annotate_dates(page)
    page.amounts = annotate_amounts(page)
    instruments = annotate_instruments(page)
    for instrument in instruments:
        for span in (*instrument.spans, *(f.evidence for f in instrument.figures)):
            assert text[span.start : span.end] == span.text
    return instruments


def figures_of(text: str, name: str) -> list[tuple[str, float, str, str | None]]:
    (found,) = (i for i in annotate(text) if i.name == name)
    return [(f.property, f.value, f.unit, f.as_of) for f in found.figures]


@pytest.mark.parametrize(
    ("text", "name", "acronym", "kind"),
    [
        ("They praised the Lagoon Islands Compact.", "Lagoon Islands Compact", None, "agreement"),
        (
            "Work under the Shared Skies for All (SSFA) initiative goes on.",
            "Shared Skies for All",
            "SSFA",
            "initiative",
        ),
        ("Peru joined the Andean Water Requirements List (AWRL).", "Andean Water Requirements List", "AWRL", "list"),
        ("AWRL (Andean Water Requirements List) helps.", "Andean Water Requirements List", "AWRL", "list"),
        ("the Chile-Peru High-Level Port Dialogue (HLPD) met", "Chile-Peru High-Level Port Dialogue", "HLPD", "format"),
        ("They tabled a 14-point plan.", "14-point plan", None, "plan"),
        ("It backed a seven-point peace framework.", "seven-point peace framework", None, "framework"),
        ("UN Security Council Resolution 1325 was read.", "UN Security Council Resolution 1325", None, "resolution"),
        ("UNSCR 1540 binds all.", "UN Security Council Resolution 1540", None, "resolution"),
        ("under UN Resolution 425 they left", "UN Security Council Resolution 425", None, "resolution"),
        ("the Treaty on the Use of the Upper Nile", "Treaty on the Use of the Upper Nile", None, "treaty"),
        ("the Convention against Torture", "Convention against Torture", None, "treaty"),
        ("the Mutual Defense Treaty", "Mutual Defense Treaty", None, "treaty"),
        ("invoked the Wartime Supply Act", "Wartime Supply Act", None, "law"),
        ("under Executive Order 11111", "Executive Order 11111", None, "law"),
        ("after the Oslo accords", "Oslo accords", None, "agreement"),
        ("as Kenya's Harvest and Roads Plan grew", "Harvest and Roads Plan", None, "plan"),
        ("back to the JCPOA", "Joint Comprehensive Plan of Action", "JCPOA", "agreement"),
        ("Nordic-Baltic Eight ministers", "Nordic-Baltic Eight", "NB8", "format"),
        ("extend New START", "New START", None, "treaty"),
        ("the Paris Agreement on Climate Change", "Paris Agreement", None, "treaty"),
        ("the Paris climate accord", "Paris Agreement", None, "treaty"),
    ],
)
def test_named_instrument(text: str, name: str, acronym: str | None, kind: str) -> None:
    (found,) = find_instrument_names(text, False)
    assert (found.name, found.acronym, found.kind) == (name, acronym, kind)
    assert found.made_by.startswith("rule:")
    assert found.why


@pytest.mark.parametrize(
    "text",
    [
        "The North Atlantic Treaty Organization met.",
        "The International Monetary Fund lent more.",
        "They signed a Joint Action Plan and a Free Programme.",
        "The French initiative and the Senate process failed.",
        "The Agreement holds. The Plan Director spoke.",
        "A Memorandum of Conversation was kept.",
        "The World Trade Organization (WTO) and the European Union (EU) agreed.",
        "the Riverton Detention Facility",
        "They made a good plan and a long list.",
        "Article 5 and 1701 people",
    ],
)
def test_no_instrument(text: str) -> None:
    assert find_instrument_names(text, False) == ()


def test_heading_with_capitals_names_only_known_instruments() -> None:
    assert find_instrument_names("Leaders Hail New Harbour Plan", True) == ()
    assert [n.name for n in find_instrument_names("Leaders Hail Abraham Accords", True)] == ["Abraham Accords"]


def test_two_names_joined_by_and_stay_two() -> None:
    names = find_instrument_names("the Lagoon Islands Compact and the Convention on the Upper Nile", False)
    assert [n.name for n in names] == ["Lagoon Islands Compact", "Convention on the Upper Nile"]


def test_resolutions_in_a_list_are_one_each() -> None:
    names = [n.name for n in find_instrument_names("UN Security Council Resolutions 242, 338 and 1397 stand.", False)]
    assert names == [f"UN Security Council Resolution {n}" for n in (242, 338, 1397)]


def test_acronym_and_short_form_join_the_name() -> None:
    text = (
        "Fiji signed the Coral Reefs Protection Fund (CRPF). The CRPF pays for patrols. The fund opens in May.\n"
        "A CRPF-backed ship sailed. Nobody read the fund of another state. COUNTRIES HAIL CRPF\nCOUNTRIES HAIL CRPF"
    )
    (found,) = annotate(text)
    assert [s.text for s in found.spans] == ["Coral Reefs Protection Fund (CRPF)", "CRPF", "fund", "CRPF", "CRPF"]


def test_short_form_far_from_the_name_joins_nothing() -> None:
    text = "The Harbour Dues Fund opened. " + "It rained in Suva. " * 4 + "The fund closed."
    assert [s.text for s in annotate(text)[0].spans] == ["Harbour Dues Fund"]


def test_acronym_that_is_a_word_needs_its_name() -> None:
    assert annotate("People were SAFE at last.") == ()


LOANS = (
    "Ministers spoke of the Gulf's newly launched Harbour Works for Trade (HWT) facility, a $90 billion (€82.1 "
    "billion) low-interest credit scheme designed to speed up ports. Adopted by the Gulf Council on March 3, 2023, HWT "
    "lets member states draw long-term credits, favouring builders with a 40% local labour requirement to foster jobs. "
    "As of June 2023, 11 coastal countries, including Oman, had voiced interest in $70 billion worth of credits, a "
    "sign of rising demand. Oman spent $5 billion on credits.\n"
    "Traders also want HWT to pay for rail, perhaps earning $300 million by 2030."
)


def test_figures_of_an_instrument_and_no_others() -> None:
    assert figures_of(LOANS, "Harbour Works for Trade") == [
        ("low-interest credit scheme", 90e9, "USD", None),
        ("low-interest credit scheme", 82.1e9, "EUR", None),
        ("local labour requirement", 40, "%", None),
        ("coastal countries that voiced interest", 11, "countries", "2023-06"),
        ("credits", 70e9, "USD", "2023-06"),
    ]


def test_evidence_of_a_figure_is_its_sentence() -> None:
    (found,) = annotate(LOANS)
    assert found.figures[3].evidence.text.startswith("As of June 2023, 11 coastal countries")
    assert found.figures[3].evidence.text.endswith("rising demand.")


def test_figure_beside_a_name() -> None:
    assert figures_of("The €50 billion Delta Roads Facility opened.", "Delta Roads Facility") == [
        ("size", 50e9, "EUR", None)
    ]
    assert figures_of("Chad joined the Delta Roads Facility (€50 billion).", "Delta Roads Facility")[0][1:3] == (
        50e9,
        "EUR",
    )


def test_figure_of_another_subject_is_not_the_instruments() -> None:
    text = "The Delta Roads Facility was discussed, and Norway pledged $500 million in grants."
    assert figures_of(text, "Delta Roads Facility") == []


def test_figure_before_another_instrument_is_not_shared() -> None:
    text = "Kenya praised the Delta Roads Facility and joined the Lagoon Ports Fund, a $3 billion loan scheme."
    assert figures_of(text, "Delta Roads Facility") == []
    assert figures_of(text, "Lagoon Ports Fund") == [("loan scheme", 3e9, "USD", None)]


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "The the Delta Roads Fund (DRF) of and Act U.S.-Chad 12-point plan , . \n Treaty on".split(" ")
        ),
        max_size=25,
    )
)
def test_any_words_have_true_offsets_without_overlap(words: list[str]) -> None:
    line = " ".join(words)
    names = find_instrument_names(line, False)
    assert all(line[n.start : n.end].strip() == line[n.start : n.end] != "" for n in names)
    assert all(a.end <= b.start for a, b in pairwise(names))


def test_known_instruments_are_found_by_every_name() -> None:
    for known in load_instrument_words().known:
        for form in (known.name, *known.aliases, *([known.acronym] if known.acronym and known.alone else [])):
            (found,) = find_instrument_names(f"they met on the {form}, again", False)
            assert found.name == known.name, form


def test_fault_in_the_table_names_the_file(tmp_path: Path) -> None:
    table = tmp_path / "instruments.toml"
    table.write_text("[heads\n")
    with pytest.raises(LexiconError, match=r"instruments\.toml"):
        read_instrument_words(table)
    table.write_text("[heads]\ntreaty = []\n")
    with pytest.raises(LexiconError, match="missing"):
        read_instrument_words(table)


def test_seed_report(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/seeds.jsonl").read_text(encoding="utf-8").splitlines()]
    seed = next(r for r in rows if "(SAFE)" in r["text"] and "Lebanon" in r["text"])
    (safe,) = (i for i in annotate(seed["text"], seed["published"]) if i.acronym == "SAFE")
    figures: tuple[Figure, ...] = safe.figures
    assert [(f.value, f.unit) for f in figures] == [
        (150e9, "EUR"),
        (176.7e9, "USD"),
        (65, "%"),
        (18, "countries"),
        (127e9, "EUR"),
    ]
    assert [f.as_of for f in figures] == [None, None, None, "2025-08", "2025-08"]
    assert len(safe.spans) >= 6
