"""No figure falls below its floor in benchmarks/floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from benchmarks.accuracy import SETS, Figures, GoldSet, measure

ROOT = Path(__file__).resolve().parents[1]
FLOORS: dict[str, Figures] = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))


def test_every_floor_is_of_a_set() -> None:
    assert set(FLOORS) <= {gold_set.name for gold_set in SETS}


@pytest.mark.parametrize("gold_set", [s for s in SETS if s.name in FLOORS], ids=lambda s: s.name)
def test_no_figure_is_below_its_floor(gold_set: GoldSet, shared: Path, tmp_path: Path) -> None:
    figures = measure(gold_set, shared, tmp_path)
    fallen = {
        name: f"{figures.get(name)} is below {floor}"
        for name, floor in FLOORS[gold_set.name].items()
        if figures.get(name, 0.0) < floor
    }
    assert not fallen
