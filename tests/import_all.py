"""Import every module of the installed package; run where only the base dependencies are installed."""

from __future__ import annotations

import importlib
import pkgutil
from importlib.util import find_spec

import dragoman

SERVED = "dragoman.web"
"""The room that needs the extra `web` as a whole; nothing else imports it before `dragoman serve` is asked for."""


def list_modules() -> list[str]:
    """The names of all modules of the package."""
    return ["dragoman", *(m.name for m in pkgutil.walk_packages(dragoman.__path__, "dragoman."))]


if __name__ == "__main__":
    names = [name for name in list_modules() if find_spec("fastapi") or not name.startswith(SERVED)]
    for name in names:
        importlib.import_module(name)
    reading = dragoman.read("The president of Ghana called the president of Togo on 3 May 2024.")
    print(f"{len(names)} modules imported, {len(reading.sentences)} sentence read")
