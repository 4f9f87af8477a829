"""Import every module of the installed package; run where only the base dependencies are installed."""

from __future__ import annotations

import importlib
import pkgutil

import dragoman


def list_modules() -> list[str]:
    """The names of all modules of the package."""
    return ["dragoman", *(m.name for m in pkgutil.walk_packages(dragoman.__path__, "dragoman."))]


if __name__ == "__main__":
    for name in list_modules():
        importlib.import_module(name)
    reading = dragoman.read("The president of Ghana called the president of Togo on 3 May 2024.")
    print(f"{len(list_modules())} modules imported, {len(reading.sentences)} sentence read")
