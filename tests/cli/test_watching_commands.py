from __future__ import annotations

import json
import os
import signal
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from click.testing import Result

from dragoman.cli.watching import watch_on
from dragoman.config import FetchSettings
from dragoman.errors import CatalogueError, NoRecord, ReadingError, RecordFull, RecordLocked
from dragoman.reading.watch_list import read_watch_list
from dragoman.record.watching import RoundOutcome
from running import REPORTS, run_command
from web_server import Request, WebSite, run_site


@pytest.fixture
def site() -> Iterator[WebSite]:
    with run_site() as running:
        yield running


@pytest.fixture
def feeds(site: WebSite, tmp_path: Path) -> Path:
    """A list of two feeds, one of which is dead, and a folder with one report."""
    path = tmp_path / "feeds.toml"
    path.write_text(
        '[[publisher]]\nname = "Fjord Gazette"\nkind = "newsroom"\n'
        f'feeds = ["{site.at("/rss")}", "{site.at("/dead")}"]\n[[folder]]\npath = "inbox"\n'
    )
    (tmp_path / "inbox").mkdir()
    site.put("/rss", "<rss version='2.0'><channel><title>News</title></channel></rss>")
    return path


@pytest.fixture(autouse=True)
def _without_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("dragoman.cli.watching.FetchSettings", partial(FetchSettings, pause=0))


def watch(*arguments: object, record: Path) -> Result:
    return run_command("watch", *arguments, "--record", record)


@pytest.mark.usefixtures("made_record")  # loads the language model
def test_one_round_tells_what_it_brought(feeds: Path, tmp_path: Path, site: WebSite) -> None:
    report = tmp_path / "inbox" / "a.txt"
    report.write_text(REPORTS[0]["text"])
    os.utime(report, (0, 0))  # long enough ago to be whole
    told = watch(feeds, "--once", "--allow-private", record=tmp_path / "r.db")
    assert told.exit_code == 1
    assert told.stdout == ""
    fault, summary = told.stderr.splitlines()
    assert fault == f"dragoman: {site.at('/dead')}: the server answers 404 Not Found — check the address"
    assert summary.partition(" ")[2] == "1 feed read, 1 failed; 1 document added, 0 known already"
    site.put("/dead", "<rss version='2.0'><channel><title>News</title></channel></rss>")
    again = watch(feeds, "--once", "--allow-private", record=tmp_path / "r.db")
    assert again.exit_code == 0
    assert again.stderr.partition(" ")[2] == (
        "1 feed read, 1 left alone after failures; 0 documents added, 0 known already\n"
    )


def test_health_is_a_table_or_rows(feeds: Path, tmp_path: Path, site: WebSite) -> None:
    record = tmp_path / "r.db"
    watch(feeds, "--once", "--allow-private", record=record)
    rows = json.loads(watch(feeds, "--health", "--format", "json", record=record).stdout)
    assert [(row["address"], row["source"], row["failures"]) for row in rows] == [
        (site.at("/rss"), "Fjord Gazette", 0),
        (site.at("/dead"), "Fjord Gazette", 1),
    ]
    assert rows[0]["last_success"]
    assert rows[0]["last_fault"] is None
    assert rows[1]["last_success"] is None
    assert rows[1]["next_try"] > rows[1]["last_fault_at"]
    lines = watch("--health", "--format", "jsonl", record=record).stdout.splitlines()
    assert [json.loads(line)["address"] for line in lines] == sorted([site.at("/rss"), site.at("/dead")])
    header, *cells = watch("--health", "--format", "csv", record=record).stdout.splitlines()
    assert header.startswith("address,source,last_success,last_fault,")
    assert len(cells) == 2
    table = watch(feeds, "--health", record=record).stdout
    assert "last success" in table
    assert "never" in table
    assert "the server answers 404 Not Found" in table.replace("\n", " ")
    assert max(map(len, table.splitlines())) <= 100


def test_private_hosts_are_not_asked_unless_allowed(feeds: Path, tmp_path: Path, site: WebSite) -> None:
    told = watch(feeds, "--once", record=tmp_path / "r.db")
    assert told.exit_code == 1
    assert told.stderr.count("which is no public address — allow it with --allow-private") == 2
    assert site.asked == []


def test_the_contact_is_told_to_servers(feeds: Path, tmp_path: Path, site: WebSite) -> None:
    watch(feeds, "--once", "--allow-private", "--contact", "desk@mfa.example", record=tmp_path / "r.db")
    assert {headers["User-Agent"].partition(" ")[2] for _, headers in site.asked} == {"(+desk@mfa.example)"}


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "name the file of feeds and folders"),
        (["{feeds}", "--every", "soon"], "is no time; write 15m, 2h or 1d"),
        (["{feeds}", "--every", "30s"], "too often"),
        (["{feeds}", "--contact", "a\nb: c"], "give an e-mail or web address"),
        (["none.toml"], "does not exist"),
    ],
)
def test_wrong_use_is_told(arguments: list[str], words: str, feeds: Path, tmp_path: Path) -> None:
    told = watch(*(argument.format(feeds=feeds) for argument in arguments), record=tmp_path / "r.db")
    assert told.exit_code == 2
    assert words in " ".join(told.stderr.split())
    assert not (tmp_path / "r.db").exists()


def test_health_makes_no_record(feeds: Path, tmp_path: Path) -> None:
    assert isinstance(watch(feeds, "--health", record=tmp_path / "r.db").exception, NoRecord)


def test_a_wrong_list_is_told_with_all_its_faults(tmp_path: Path) -> None:
    path = tmp_path / "feeds.toml"
    path.write_text('[[publisher]]\nname = "X"\nkind = "paper"\nfeeds = ["mfa.example"]\n[[folder]]\npath = ""\n')
    told = watch(path, "--once", record=tmp_path / "r.db").exception
    assert isinstance(told, CatalogueError)
    assert len(told.faults) == 2
    path.write_text('[[folder]]\npaths = "x"\n[[folder]]\npath = 3\n')
    told = watch(path, "--once", record=tmp_path / "r.db").exception
    assert isinstance(told, CatalogueError)
    assert len(told.faults) == 3
    path.write_text('[[publisher]]\nname = "X"\nkind = "agency"\n')
    assert "nothing to watch" in str(watch(path, "--once", record=tmp_path / "r.db").exception)


def test_round_follows_round_whether_or_not_the_record_is_free(capsys: pytest.CaptureFixture[str]) -> None:
    rounds: list[RoundOutcome | Exception] = [
        RecordLocked("r.db", "somebody else is writing"),
        RoundOutcome(feeds=2, unchanged=1, postponed=1, faults=[ReadingError("a", "the server answers 404 \x1b[2J")]),
        RecordFull("r.db", "no room"),
    ]
    slept: list[float] = []

    class Watch:
        def watch_round(self) -> RoundOutcome:
            outcome = rounds.pop(0)
            if isinstance(outcome, Exception):
                raise outcome
            return outcome

    with pytest.raises(RecordFull):
        watch_on(Watch(), 900, slept.append)  # type: ignore[arg-type]
    assert slept == pytest.approx([900, 900], abs=5)
    lines = capsys.readouterr().err.splitlines()
    assert lines[0] == "dragoman: r.db: somebody else is writing"
    assert lines[1].startswith("next round at ")
    assert lines[2] == "dragoman: a: the server answers 404 [2J"
    assert lines[3].partition(" ")[2] == (
        "2 feeds read, 1 unchanged; 0 documents added, 0 known already, 1 page put off"
    )


def test_the_list_of_the_guide_is_right(root: Path, tmp_path: Path) -> None:
    guide = (root / "docs" / "how-to.md").read_text("utf-8")
    path = tmp_path / "feeds.toml"
    path.write_text(guide.partition("```toml\n")[2].partition("```")[0])
    watched = read_watch_list(path)
    assert [(feed, source.name) for feed, source in watched.feeds] == [
        ("https://mfa.ruritania.example/readouts.rss", "Ministry of Foreign Affairs of Ruritania"),
        ("https://mfa.ruritania.example/en/news/atom.xml", "Ministry of Foreign Affairs of Ruritania"),
        ("https://feeds.alpine.example/diplomacy", "Alpine News Agency"),
    ]
    assert watched.folders == (str(tmp_path / "inbox"),)
    found = watched.catalogue.find("https://feeds.alpine.example/diplomacy/1")
    assert found is not None
    assert found.name == "Alpine News Agency"


def test_a_signal_ends_it_and_then_means_what_it_did(feeds: Path, tmp_path: Path, site: WebSite) -> None:
    def feed(request: Request) -> None:
        os.kill(os.getpid(), signal.SIGTERM)
        request.answer(200, b"<rss version='2.0'><channel><title>News</title></channel></rss>")

    site.pages["/rss"] = feed
    before = signal.getsignal(signal.SIGTERM)
    told = watch(feeds, "--allow-private", record=tmp_path / "r.db")
    assert told.exit_code == 0
    assert site.paths == ["/rss"]  # to its end, but no further
    assert "1 feed read;" in told.stderr
    assert told.stderr.count("feed read") == 1
    assert told.stderr.endswith("stopped; what was added is kept\n")
    assert signal.getsignal(signal.SIGTERM) is before


def test_ctrl_c_ends_it_while_it_waits_for_its_turn(
    feeds: Path, tmp_path: Path, site: WebSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dragoman.cli.watching.FetchSettings", partial(FetchSettings, pause=60))

    def robots(request: Request) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        request.answer(404)

    site.pages["/robots.txt"] = robots
    told = watch(feeds, "--allow-private", record=tmp_path / "r.db")
    assert (told.exit_code, site.paths) == (0, [])
    assert "0 feeds read;" in told.stderr
