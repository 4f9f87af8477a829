"""Run commands in this process, on a few invented reports."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import CliRunner, Result

from dragoman.cli import commands

REPORTS = [
    {
        "id": "readout-accra",
        "title": "Readout of the President's call",
        "published": "2024-05-04",
        "source": "Presidency of Ghana",
        "text": (
            "ACCRA – President Kwabena Asante of Ghana spoke by telephone on 3 May 2024 with the President of Togo, "
            "Afi Lawson. The two presidents discussed the repair of the Volta bridge. “Our peoples share one river,” "
            "President Asante said. Ghana will give Togo $40 million under the Volta Bridge Fund by June 2024. "
            "President Asante invited President Lawson to visit Ghana in July 2024."
        ),
    },
    {
        "id": "readout-lome",
        "title": "Call of the two presidents",
        "published": "2024-05-04",
        "source": "Presidency of Togo",
        "text": (
            "LOME – The President of Togo, Afi Lawson, held a telephone call with the President of Ghana, Kwabena "
            "Asante, on 3 May 2024. They talked about the Volta bridge and about fishing licences."
        ),
    },
    {
        "id": "news-oslo",
        "title": "Danish prime minister in Oslo",
        "published": "2024-06-11",
        "source": "Fjord Gazette",
        "text": (
            "The Prime Minister of Denmark, Ida Berg, met the Prime Minister of Norway, Lars Vik, in Oslo on 10 June "
            "2024. They discussed the guarding of cables. “The sea must stay open,” Berg told reporters."
        ),
    },
]

RunCommand = Callable[..., Result]


def run_command(*arguments: object, **environment: str) -> Result:
    """Run a command in this process, on a terminal's width of 100."""
    return CliRunner().invoke(commands, [str(a) for a in arguments], env={"COLUMNS": "100", **environment})


def write_reports(path: Path) -> Path:
    path.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in REPORTS), "utf-8")
    return path
