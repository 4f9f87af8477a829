"""The tables for analysts, as pandas and DuckDB read them; one definition behind CSV, JSON lines and Parquet."""

from __future__ import annotations

import json
import re
from pathlib import Path

import duckdb
import pandas
import pyarrow
import pytest
from pyarrow import parquet

from dragoman.cli.exporting_tables import TABLES, select_table
from dragoman.errors import LexiconError, MissingExtra
from dragoman.exporting import parquet as parquet_module
from dragoman.exporting.engagement_tables import CORRECTED
from dragoman.exporting.table import Table
from dragoman.lexicon.money_stages import load_money_stages, shape_stages, tell_money_stage
from dragoman.record import EngagementFilters, open_record
from hand_record import file_both
from running import RunCommand, run_command

NAMES = ("engagements", *TABLES)
ARROW = {"text": "string", "texts": "list", "number": "double", "count": "int64", "day": "date32", "flag": "bool"}
KINDS = {
    "text": "text",
    "texts": "texts",
    "number": "number",
    "count": "whole number",
    "day": "day",
    "flag": "yes or no",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("record") / "record.db"
    with open_record(path) as record:
        file_both(record)
        (call,) = record.engagements()
        record.judge("correct", call.id, field="participants", value="Awa Ba | Envoy | SEN", by="Ann Lee", why="list")
    return path


@pytest.fixture
def run(address: Path) -> RunCommand:
    return lambda *arguments: run_command("export", *arguments, "--dated", "2026-01-02", DRAGOMAN_RECORD=str(address))


@pytest.fixture(scope="module")
def tables(address: Path) -> dict[str, Table[object]]:
    with open_record(address) as record:
        return {name: select_table(record, name, EngagementFilters()).table for name in NAMES}


@pytest.mark.parametrize("name", NAMES)
def test_pandas_and_duckdb_read_the_same_rows(
    name: str, run: RunCommand, tables: dict[str, Table[object]], tmp_path: Path
) -> None:
    for layout in ("csv", "jsonl", "parquet"):
        told = run(name, "--format", layout, "--output", tmp_path / f"t.{layout}")
        assert told.exit_code == 0, f"{told.output} {told.exception!r}"
    columns = [*tables[name].names, *(CORRECTED if name == "engagements" else ())]
    by_pandas = pandas.read_csv(tmp_path / "t.csv")
    by_duckdb = duckdb.sql(f"SELECT * FROM read_csv('{tmp_path / 't.csv'}', header = true)")
    assert list(by_pandas.columns) == by_duckdb.columns == columns
    packed = pandas.read_parquet(tmp_path / "t.parquet")
    assert list(packed.columns) == tables[name].names
    counted = duckdb.sql(f"SELECT count(*) FROM '{tmp_path / 't.parquet'}'").fetchall()[0][0]
    lines = [json.loads(line) for line in (tmp_path / "t.jsonl").read_text("utf-8").splitlines()]
    assert len(by_pandas) == len(by_duckdb.fetchall()) == len(packed) == counted == len(lines) > 0
    if name != "engagements":
        first = parquet.read_table(tmp_path / "t.parquet").to_pylist()[0]
        assert {key: str(value) for key, value in first.items()} == {k: str(v) for k, v in lines[0].items()}
        words = [line["words"] for line in lines if line["words"]]
        assert duckdb.sql(f"SELECT words FROM '{tmp_path / 't.parquet'}' WHERE words IS NOT NULL").fetchall() == [
            (word,) for word in words
        ]


@pytest.mark.parametrize("name", NAMES)
def test_parquet_is_typed_and_says_what_it_is_of(
    name: str, run: RunCommand, tables: dict[str, Table[object]], tmp_path: Path
) -> None:
    run(name, "--format", "parquet", "--output", tmp_path / "t.parquet", "--until", "2024")
    schema = parquet.read_schema(tmp_path / "t.parquet")
    for column in tables[name].columns:
        field = schema.field(column.name)
        assert str(field.type).startswith(ARROW.get(column.kind, "list<element: struct<name: string")), column.name
        assert field.metadata[b"description"].decode() == column.meaning
    heading = json.loads(schema.metadata[b"dragoman"])
    assert heading == json.loads((tmp_path / "t.parquet.about.json").read_text("utf-8"))
    assert (heading["filters"], heading["made_on"], heading["reviewed"]) == ({"until": "2024"}, "2026-01-02", 1)


def test_two_runs_give_the_same_bytes(run: RunCommand, tmp_path: Path) -> None:
    for name in NAMES:
        for layout in ("csv", "parquet"):
            for number in (1, 2):
                run(name, "--format", layout, "--output", tmp_path / f"{number}.{layout}")
            assert (tmp_path / f"1.{layout}").read_bytes() == (tmp_path / f"2.{layout}").read_bytes()


def test_engagements_stay_as_they_are_in_json_lines(run: RunCommand, tmp_path: Path) -> None:
    (line,) = run("jsonl").stdout.splitlines()
    assert line == run("engagements").stdout.strip() == run("engagements", "--format", "jsonl").stdout.strip()
    engagement = json.loads(line)
    assert engagement["evidence"] == ["President Sall called President Barrow on 3 May 2024."]
    assert run("csv").stdout == run("engagements", "--format", "csv").stdout
    assert run("csv").stdout.splitlines()[0].endswith(",documents,evidence,judgements,why")
    run("parquet", "--output", tmp_path / "a.parquet")
    assert parquet.read_table(tmp_path / "a.parquet").to_pylist()[0]["participants"] == [
        {**p, "accounts": list(p["accounts"])} for p in engagement["participants"]
    ]


def test_no_cell_is_run_as_a_formula(run: RunCommand) -> None:
    told = run("quotations").stdout
    assert "'=HYPERLINK" in told
    assert "'=2+2, and not less" in told
    assert '"=HYPERLINK(\\"x\\")"' in run("quotations", "--format", "jsonl").stdout


def test_a_person_put_in_by_hand_has_no_words(run: RunCommand) -> None:
    rows = [json.loads(line) for line in run("participants", "--format", "jsonl").stdout.splitlines()]
    assert [(row["name"], row["words"], row["document"], row["reviewed"]) for row in rows] == [
        ("Sall", "President Sall", "a.txt", True),
        ("Barrow", "President Barrow", "a.txt", True),
        ("Awa Ba", None, None, True),
    ]


def test_parquet_wants_a_file_and_pyarrow(run: RunCommand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    told = run("commitments", "--format", "parquet")
    assert (told.exit_code, "--output commitments.parquet" in told.stderr) == (2, True)
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    fault = run("parquet", "--output", tmp_path / "t.parquet").exception
    assert isinstance(fault, MissingExtra)
    assert "pip install 'dragoman[parquet]'" in str(fault)
    assert list(tmp_path.iterdir()) == []


def test_what_breaks_off_leaves_no_file(run: RunCommand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def break_off(*_: object) -> None:
        raise RuntimeError("broken off")

    monkeypatch.setattr(parquet_module, "iter_rows", break_off)
    assert isinstance(run("claims", "--format", "parquet", "--output", tmp_path / "t.parquet").exception, RuntimeError)
    assert list(tmp_path.iterdir()) == []


def test_rows_are_written_in_groups(run: RunCommand, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(parquet_module, "ROW_GROUP", 2)
    run("claims", "--format", "parquet", "--output", tmp_path / "t.parquet")
    file = parquet.ParquetFile(tmp_path / "t.parquet")
    assert file.num_row_groups == (file.metadata.num_rows + 1) // 2 > 1
    assert isinstance(file.schema_arrow, pyarrow.Schema)


@pytest.mark.parametrize(
    ("kind", "words", "stage"),
    [
        ("pledge", "Ghana will allocate $40 million to the bridge.", "pledge"),
        ("agreement", "They signed a loan of $40 million.", "commitment"),
        ("delivered", "Ghana has paid $40 million into the fund.", "disbursement"),
        ("delivered", "Ghana earmarked $40 million for the bridge.", "allocation"),
        ("pledge", "Ghana has earmarked $40 million for the bridge.", "allocation"),
        ("pledge", "$40 million is to be earmarked for the bridge.", "pledge"),
        ("delivered", "Togo welcomed the allocation of $40 million.", "allocation"),
        ("agreement", "They agreed that $40 million be set aside for the bridge.", "commitment"),
        ("agreement", "They signed for the $40 million that were Set Aside.", "allocation"),
        ("offer", "Ghana is ready to lend $40 million.", None),
        ("request", "Togo asked for $40 million.", None),
        ("invitation", "Ghana invited donors of $40 million.", None),
    ],
)
def test_stages_of_money(kind: str, words: str, stage: str | None) -> None:
    assert tell_money_stage(kind, words) == stage  # type: ignore[arg-type]


def test_a_wrong_table_of_stages_is_named() -> None:
    with pytest.raises(LexiconError, match=r"money_stages\.toml: the key 'allocation' is missing"):
        shape_stages({"kinds": {}})
    with pytest.raises(LexiconError, match="no kind of commitment or stage of money: gift, paid"):
        shape_stages({"kinds": {"pledge": "paid"}, "allocation": {"gift": ["given"]}})


def test_the_page_on_tables_tells_every_column(root: Path, tables: dict[str, Table[object]]) -> None:
    page = (root / "docs" / "exports-tables.md").read_text("utf-8")
    for name, table in tables.items():
        section = page.partition(f"\n## {name}\n")[2].partition("\n## ")[0]
        assert table.meaning in section
        told = re.findall(r"^\| `(\w+)` \| ([\w ]+) \| (.*) \|$", section, re.MULTILINE)
        columns = [(c.name, KINDS.get(c.kind, c.kind), c.meaning) for c in table.columns]
        assert told[: len(columns)] == columns
        assert [row[0] for row in told[len(columns) :]] == list(CORRECTED if name == "engagements" else ())
    stages = re.findall(r"^\| ([a-z]+) \| `(\w+)` \|", page, re.MULTILINE)
    assert dict(stages) == load_money_stages().kinds
