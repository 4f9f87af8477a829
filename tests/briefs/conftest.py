"""A record of invented reports before a meeting of two leaders, made once a session."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from dragoman.record import Record, open_record

REPORTS = [
    {
        "id": "oslo-readout",
        "title": "Prime Minister Lind speaks with President Soto of Chile",
        "published": "2031-03-05",
        "source": "Government of Norway",
        "text": (
            "Norwegian Prime Minister Ida Lind spoke by telephone with President Mateo Soto of Chile today, 5 March "
            "2031. They discussed salmon exports and a loan of $40 million for ports. “Norway will deliver two "
            "research vessels to Chile by June 2031,” Lind said. They agreed to set up a joint committee on the "
            "Antarctic research treaty."
        ),
    },
    {
        "id": "santiago-readout",
        "title": "President Soto holds telephone conversation with Norway's Prime Minister",
        "published": "2031-03-06",
        "source": "Presidency of Chile",
        "text": (
            "President Mateo Soto of Chile held a telephone conversation with Norwegian Prime Minister Ida Lind on "
            "5 March 2031. The leaders discussed the Antarctic research treaty and a loan of $60 million for ports. "
            "“We expect the first ship of the new fleet to reach Punta Arenas before the winter,” Soto said. "
            "He called on Norway to sign the Southern Seas Fund, a €2 billion fund for ports, by May 2031."
        ),
    },
    {
        "id": "lima-gazette",
        "title": "Soto in Lima",
        "published": "2031-03-20",
        "source": "Lima Gazette",
        "text": (
            "President Mateo Soto of Chile met President Rosa Quispe of Peru in Lima on 19 March 2031. They discussed "
            "fishing quotas. “Our fishermen need certainty for the next ten years,” Quispe told reporters."
        ),
    },
    {
        "id": "announcement",
        "title": "Lind to meet Soto",
        "published": "2031-04-01",
        "source": "Government of Norway",
        "text": (
            "Norwegian Prime Minister Ida Lind will meet President Mateo Soto of Chile in Valparaíso on 10 April 2031. "
            "The two leaders will discuss research vessels and the Southern Seas Fund. Lind will meet President Rosa "
            "Quispe of Peru in Lima on 14 April 2031."
        ),
    },
]


def write_rows(path: Path, rows: list[dict[str, str]]) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), "utf-8")
    return path


@pytest.fixture(scope="session")
def made_record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("briefs")
    with open_record(folder / "record.db") as record:
        outcome = record.add([write_rows(folder / "reports.jsonl", REPORTS)])
    assert outcome.added == len(REPORTS)
    return folder / "record.db"


@pytest.fixture
def address(made_record: Path, tmp_path: Path) -> Path:
    """A record of the test's own."""
    return Path(shutil.copy(made_record, tmp_path / "record.db"))


@pytest.fixture
def record(address: Path) -> Iterator[Record]:
    with open_record(address) as record:
        yield record
