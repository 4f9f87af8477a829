"""The full record of every sample report is as it was when somebody last read it.

make frozen     writes the records anew; read the difference before you commit it
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from dragoman import Reading, describe_reading, read_many
from dragoman.contract import Json

ROOT = Path(__file__).resolve().parents[1]
FROZEN = ROOT / "tests" / "frozen"


def read_samples() -> dict[str, Json]:
    """File name → record, less the text itself, for every document of the samples."""
    records = {}
    for reading in read_many([ROOT / "examples" / "reports"]):
        assert isinstance(reading, Reading), reading
        record = describe_reading(reading)
        record["id"] = Path(record["id"]).name
        del record["text"]
        records[f"{Path(record['id']).stem}.json"] = record
    return records


@pytest.fixture(scope="module")
def samples() -> dict[str, Json]:
    return read_samples()


def test_every_sample_is_frozen(samples: dict[str, Json]) -> None:
    assert set(samples) == {path.name for path in FROZEN.glob("*.json")}


@pytest.mark.parametrize("path", sorted(FROZEN.glob("*.json")), ids=lambda path: path.stem)
def test_records_are_as_they_were(path: Path, samples: dict[str, Json]) -> None:
    frozen = json.loads(path.read_text("utf-8"))
    assert samples[path.name] == frozen, "if this is right, run `make frozen` and commit what changed"


if __name__ == "__main__":
    FROZEN.mkdir(exist_ok=True)
    for old in FROZEN.glob("*.json"):
        old.unlink()
    for name, record in read_samples().items():
        (FROZEN / name).write_text(json.dumps(record, ensure_ascii=False, indent=1) + "\n", "utf-8")
