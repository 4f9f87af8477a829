"""The direction of imports: nothing may import what stands right of it in the flow."""

from __future__ import annotations

import ast
import importlib
from pathlib import Path

import pytest

from import_all import list_modules

ORDER = [
    ("errors", "when", "model"),
    ("anchoring", "config", "lexicon", "language", "wording", "workers"),
    ("reading",),
    ("annotating",),
    ("accounts",),
    ("resolving",),
    ("pipeline",),
    ("contract", "evaluation", "exporting", "pictures"),
    ("record",),
    ("views",),
    ("briefs",),
    ("client",),
    ("web",),
    ("output",),
    ("cli",),
]
"""The rooms of the house from left to right; rooms of one row may import each other, but for the first row."""
RANK = {room: rank for rank, rooms in enumerate(ORDER) for room in rooms}


def room_of(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else "__init__"


def imported_by(path: Path, module: str) -> set[str]:
    """The modules of ours that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names if alias.name.partition(".")[0] == "dragoman"}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module}: imports are written in full"
            if node.module == "dragoman":
                found |= {f"dragoman.{a.name}" for a in node.names if a.name not in ("__version__", "ReadingSettings")}
            elif node.module and node.module.startswith("dragoman."):
                found.add(node.module)
    return found


def list_imports(root: Path) -> list[tuple[str, str]]:
    source = root / "src"
    pairs = []
    for path in sorted(source.rglob("*.py")):
        module = ".".join(path.relative_to(source).with_suffix("").parts).removesuffix(".__init__")
        pairs += [(module, other) for other in imported_by(path, module)]
    return pairs


def test_nothing_imports_what_stands_right_of_it(root: Path) -> None:
    wrong = []
    for module, other in list_imports(root):
        room, other_room = room_of(module), room_of(other)
        if room == "__init__" or room == other_room:
            continue
        if RANK[other_room] > RANK[room] or RANK[room] == 0:
            wrong.append(f"{module} imports {other}")
    assert not wrong


def test_every_room_has_its_place(root: Path) -> None:
    rooms = {p.stem for p in (root / "src" / "dragoman").glob("*.py")} | {
        p.name for p in (root / "src" / "dragoman").iterdir() if (p / "__init__.py").exists()
    }
    assert rooms - {"__init__", "__main__"} <= set(RANK)


@pytest.mark.parametrize("module", list_modules())
def test_every_module_can_be_imported(module: str) -> None:
    assert importlib.import_module(module).__doc__
