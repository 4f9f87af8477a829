"""`formats`, `add --dry-run` and `--sources`: what would be read, and whose it is."""

from __future__ import annotations

from pathlib import Path

from dragoman.reading.formats import list_formats
from dragoman.record import open_record
from running import run_command, write_reports


def test_formats_lists_every_format_with_its_endings() -> None:
    told = run_command("formats").output
    for entry in list_formats():
        assert entry.name in told
        assert " ".join(entry.endings) in told
    assert "pip install 'dragoman[warc]'" in told


def test_a_dry_run_says_what_would_be_read_and_touches_no_record(tmp_path: Path) -> None:
    write_reports(tmp_path / "reports.jsonl")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    record = tmp_path / "none.db"
    told = run_command("add", "--dry-run", tmp_path, "--record", record)
    assert told.exit_code == 0
    assert "JSON lines" in told.output
    assert "passed over" in told.output
    assert not record.exists()


def test_a_catalogue_of_ones_own_says_whose_a_text_is(tmp_path: Path) -> None:
    sources = tmp_path / "sources.toml"
    sources.write_text(
        '[[publisher]]\nname = "Fjord Gazette"\nkind = "official"\nhome = "NOR"\nhosts = ["fjord.example"]\n', "utf-8"
    )
    reports = write_reports(tmp_path / "reports.jsonl")
    record = tmp_path / "desk.db"
    assert run_command("add", reports, "--record", record, "--sources", sources).exit_code == 0
    with open_record(record) as opened:
        assert opened.load_document("news-oslo").home == "NOR"


def test_a_faulty_catalogue_is_told_with_its_line(tmp_path: Path) -> None:
    sources = tmp_path / "sources.toml"
    sources.write_text('[[publisher]]\nname = "Gazette"\nkind = "rumour"\n', "utf-8")
    told = run_command("read", "--sources", sources, write_reports(tmp_path / "reports.jsonl"))
    assert told.exit_code == 1
    assert "rumour" in str(told.exception)
