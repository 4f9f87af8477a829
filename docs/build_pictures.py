"""Draw the pictures of docs/pictures.md anew, by the commands that stand there, from the sample reports.

    python docs/build_pictures.py [FOLDER]     into docs/pictures, or into another folder

A test fails when the pictures are not what this would draw.
"""

from __future__ import annotations

import re
import shlex
import sys
import tempfile
from pathlib import Path

from click.testing import CliRunner

from dragoman.cli import commands

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "pictures.md"
SAMPLES = (ROOT / "examples" / "reports", ROOT / "docs" / "pictures" / "fund.jsonl")
COMMAND = re.compile(r"^dragoman (picture .+ --output docs/pictures/([a-z-]+\.svg))$", re.MULTILINE)


def build_pictures(folder: Path) -> list[str]:
    """Draw every picture of the page into the folder; gives the names of the files."""
    names = []
    with tempfile.TemporaryDirectory() as kept:
        record = Path(kept) / "reports.db"
        run(["add", *map(str, SAMPLES)], record)
        for command, name in COMMAND.findall(PAGE.read_text("utf-8")):
            words = [*shlex.split(command)[:-1], str(folder / name)]
            run(words, record)
            names.append(name)
    return names


def run(words: list[str], record: Path) -> None:
    told = CliRunner().invoke(commands, words, env={"DRAGOMAN_RECORD": str(record)})
    if told.exit_code:
        sys.exit(f"dragoman {shlex.join(words)}: {told.output}")


if __name__ == "__main__":
    build_pictures(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "docs" / "pictures")
