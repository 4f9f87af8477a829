"""The notebooks in docs/notebooks run from the first cell to the last on a record of the sample reports."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

from running import run_command

NOTEBOOKS = sorted((Path(__file__).resolve().parents[1] / "docs" / "notebooks").glob("*.ipynb"))


@pytest.fixture(scope="module")
def sample_record(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    path = tmp_path_factory.mktemp("record") / "sample.db"
    told = run_command("add", root / "examples" / "reports", "--record", path)
    assert told.exit_code == 0, told.output
    return path


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_runs(path: Path, sample_record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("DRAGOMAN_RECORD", str(sample_record))
    monkeypatch.setenv("PYTHONPATH", ":".join(filter(None, sys.path)))
    for name in ("IPYTHONDIR", "JUPYTER_RUNTIME_DIR"):
        monkeypatch.setenv(name, str(tmp_path))
    notebook = nbformat.read(path, as_version=4)
    assert not any(cell.get("outputs") for cell in notebook.cells), "stored outputs go stale: clear them"
    client = NotebookClient(notebook, timeout=120, kernel_name="python3")
    asyncio.run(client.async_execute())
    results = [output for cell in notebook.cells if cell.cell_type == "code" for output in cell.outputs]
    assert any("text/html" in output.get("data", {}) for output in results)
    assert not [output for output in results if output.output_type in ("error", "stream")]


def test_there_are_notebooks() -> None:
    assert [path.stem for path in NOTEBOOKS] == ["commitments", "contacts"]
