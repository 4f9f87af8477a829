"""The tables of docs/exports-events.md are those of the lexicon, and all of them are there."""

from __future__ import annotations

import importlib.util
import json
from importlib.resources import files
from pathlib import Path


def test_the_tables_of_the_page_are_current(root: Path) -> None:
    path = root / "docs" / "build_event_tables.py"
    spec = importlib.util.spec_from_file_location("build_event_tables", path)
    assert spec
    assert spec.loader
    builder = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(builder)
    page = (root / "docs" / "exports-events.md").read_text("utf-8")
    assert builder.build_event_tables(page) == page, "run `python docs/build_event_tables.py`"
    assert {found[2] for found in builder.MARKED.finditer(page)} == set(builder.TABLES)


def test_the_page_names_what_the_schema_has(root: Path) -> None:
    page = (root / "docs" / "exports-events.md").read_text("utf-8")
    schema = json.loads(files("dragoman.exporting").joinpath("schemas/plover.json").read_text("utf-8"))
    for auxiliary in schema["properties"]["auxiliary"]["items"]["enum"]:
        assert f"`{auxiliary}`" in page
