"""The page on standard formats names every field that the exports write."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest

from dragoman.exporting.contacts import EDGE_FIELDS, NODE_FIELDS
from dragoman.exporting.csl import write_csl
from dragoman.exporting.ftm import write_entities
from dragoman.exporting.ics import write_calendar
from dragoman.exporting.linked_terms import CONTEXT
from dragoman.exporting.obsidian import write_vault
from dragoman.exporting.vault import open_vault
from dragoman.model import Tenure
from dragoman.model.record import FiledTenure
from told_engagements import BERG, NATO, TOGO, Library, build_heading

LIBRARY = Library()
TOLD = [
    LIBRARY.tell(
        1, participants=(BERG, NATO, TOGO), place="Oslo", reviewed=("date",), status="planned", date="2024-06"
    ),
    LIBRARY.tell(2, head={"home": "DNK"}, date="2024-07-01/2024-07-02", date_basis="publication"),
]


@pytest.fixture(scope="module")
def sections(root: Path) -> dict[str, set[str]]:
    """What stands in code marks in each section of the page, word by word."""
    page = (root / "docs" / "exports-standards.md").read_text("utf-8")
    return {
        part.split("\n")[0]: set(re.findall(r"`([\w:.-]+)/?`", part))
        for part in re.split(r"^## ", page, flags=re.MULTILINE)
    }


def test_fields_of_the_networks(sections: dict[str, set[str]]) -> None:
    assert {"id", "label", *NODE_FIELDS, *EDGE_FIELDS} <= sections["GraphML and GEXF"]


def test_properties_of_entities(sections: dict[str, set[str]]) -> None:
    stream = io.StringIO()
    tenures = [FiledTenure(Tenure("Ida Berg", "Chair", "NATO", "2020", "2021"), "p-ida-berg", TOLD[0][1][0].document)]
    write_entities(TOLD, build_heading(), stream, load_imprint=LIBRARY.load_imprint, find_tenures=lambda _: tenures)
    entities = [json.loads(line) for line in stream.getvalue().split("\n") if line]
    used = {entity["schema"] for entity in entities} | {key for entity in entities for key in entity["properties"]}
    assert used <= sections["FollowTheMoney"]


def test_terms_of_the_linked_data(sections: dict[str, set[str]]) -> None:
    assert set(CONTEXT) - {"schema", "oa", "prov", "xsd", "dragoman"} <= sections["JSON-LD"]


def test_properties_of_the_calendar(sections: dict[str, set[str]]) -> None:
    stream = io.StringIO()
    write_calendar(TOLD, build_heading(), stream, load_changes=lambda _: ["2024-06-01T10:00:00+00:00"], past=True)
    used = set(re.findall(r"^([A-Z-]+)[:;]", stream.getvalue(), re.MULTILINE))
    assert used - {"BEGIN", "END", "VERSION", "PRODID", "CALSCALE"} <= sections["iCalendar"]


def test_variables_of_citations(sections: dict[str, set[str]]) -> None:
    stream = io.StringIO()
    write_csl(TOLD, build_heading(), stream, LIBRARY.load_imprint)
    used = {key for item in json.loads(stream.getvalue()) for key in item}
    assert used <= sections["CSL-JSON"]


def test_front_matter_of_notes(sections: dict[str, set[str]], tmp_path: Path) -> None:
    with open_vault(tmp_path / "notes") as vault:
        write_vault(TOLD, build_heading(), vault, load_imprint=LIBRARY.load_imprint)
    used: set[Any] = set()
    for note in (tmp_path / "notes").rglob("*.md"):
        used |= set(re.findall(r"^(\w+): ", note.read_text("utf-8").split("---\n")[1], re.MULTILINE))
    assert used <= sections["Obsidian"]
