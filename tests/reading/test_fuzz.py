"""A short run of `benchmarks/fuzz_readers.py`: broken files of every format give documents or our own errors."""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load_benchmark() -> ModuleType:
    path = Path(__file__).resolve().parents[2] / "benchmarks" / "fuzz_readers.py"
    spec = importlib.util.spec_from_file_location("fuzz_readers", path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


FUZZ = load_benchmark()


@pytest.mark.parametrize("reader", sorted(FUZZ.list_seeds()))
def test_broken_files_give_documents_or_our_own_errors(reader: str) -> None:
    tally = FUZZ.fuzz_reader(reader, 60, 7)
    assert tally.inputs >= 50
    assert tally.documents
    assert tally.faults
    assert tally.slowest < FUZZ.MAX_SECONDS


@pytest.mark.parametrize("reader", sorted(FUZZ.list_seeds()))
def test_the_sound_file_is_read_without_a_fault(reader: str) -> None:
    name, raw = FUZZ.list_seeds()[reader]
    documents, faults = FUZZ.read_all(FUZZ.PACKED.get(reader, bytes)(raw), name)
    assert documents >= 1
    assert faults == 0
