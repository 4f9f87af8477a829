"""A process beside this one: it does what it is given, breaks and begins anew, and ends with this one."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import BrokenExecutor
from pathlib import Path

import pytest

from dragoman.workers import SideProcess

LONG = 120


def tell_process(_: object) -> int:
    return os.getpid()


def die(_: object) -> None:
    os._exit(3)


def sleep(seconds: float) -> None:
    time.sleep(seconds)


@pytest.fixture
def side() -> Iterator[SideProcess]:
    made = SideProcess()
    yield made
    made.end()


def test_work_is_done_in_one_other_process(side: SideProcess) -> None:
    first, second = (side.submit(tell_process, None).result(60) for _ in range(2))
    assert first == second != os.getpid()


def test_a_process_that_breaks_is_begun_anew(side: SideProcess) -> None:
    first = side.submit(tell_process, None).result(60)
    with pytest.raises(BrokenExecutor):
        side.submit(die, None).result(60)
    assert side.submit(tell_process, None).result(60) != first


def test_it_ends_in_the_middle_of_its_work_and_can_begin_again(side: SideProcess) -> None:
    number = side.submit(tell_process, None).result(60)
    future = side.submit(sleep, LONG)
    while not future.running():
        time.sleep(0.01)
    side.end()
    with pytest.raises(BrokenExecutor):
        future.result(60)
    assert is_gone(number)
    assert side.submit(tell_process, None).result(60) != number


def test_ending_what_never_began_is_no_fault(side: SideProcess) -> None:
    side.end()
    side.end()


def test_it_ends_where_its_parent_is_killed(root: Path) -> None:
    code = (
        "import os, time; from dragoman.workers import SideProcess; from test_workers import sleep, tell_process\n"
        "if __name__ == '__main__':\n"
        "    side = SideProcess(); print(side.submit(tell_process, None).result(60), flush=True)\n"
        f"    side.submit(sleep, {LONG}); time.sleep({LONG})\n"
    )
    places = os.pathsep.join([str(root / "src"), str(root / "tests")])
    parent = subprocess.Popen(
        [sys.executable, "-c", code], stdout=subprocess.PIPE, text=True, env={**os.environ, "PYTHONPATH": places}
    )
    assert parent.stdout is not None
    with parent.stdout:
        number = int(parent.stdout.readline())
    parent.kill()
    parent.wait()
    assert is_gone(number)


def is_gone(number: int) -> bool:
    """Whether a process ends within ten seconds; one that has ended but whom nobody has waited for is gone, too."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        try:
            state = Path(f"/proc/{number}/stat").read_text("ascii").rpartition(")")[2].split()[0]
        except (FileNotFoundError, ProcessLookupError):
            return True
        if state == "Z":
            return True
        time.sleep(0.05)
    return False
