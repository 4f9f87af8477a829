"""No figure falls below its floor in benchmarks/floors.toml."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from accuracy import SETS, Figures, GoldSet, measure
from links import measure_links

ROOT = Path(__file__).resolve().parents[1]
FLOORS: dict[str, Figures] = tomllib.loads((ROOT / "benchmarks" / "floors.toml").read_text("utf-8"))


def test_every_floor_is_of_a_set() -> None:
    assert set(FLOORS) <= {gold_set.name for gold_set in SETS} | {"links-dev"}


@pytest.mark.parametrize("gold_set", [s for s in SETS if s.name in FLOORS], ids=lambda s: s.name)
def test_no_figure_is_below_its_floor(gold_set: GoldSet, shared: Path, tmp_path: Path) -> None:
    assert not find_fallen(measure(gold_set, shared, tmp_path), FLOORS[gold_set.name])


def test_no_figure_of_linking_is_below_its_floor(shared: Path, tmp_path: Path) -> None:
    assert not find_fallen(measure_links(shared, tmp_path), FLOORS["links-dev"])


def test_linking_itself_makes_no_error(shared: Path, tmp_path: Path) -> None:
    figures = measure_links(shared, tmp_path, as_annotated=True)
    assert not find_fallen(figures, {"precision": 1.0, "recall": 1.0})


def find_fallen(figures: Figures, floors: Figures) -> dict[str, str]:
    """The figures that are below their floors, in words."""
    return {
        name: f"{figures.get(name)} is below {floor}"
        for name, floor in floors.items()
        if figures.get(name, 0.0) < floor
    }
