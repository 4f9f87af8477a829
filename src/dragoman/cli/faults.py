"""Faults of documents on standard error, and the exit status they give."""

from __future__ import annotations

import sys
from collections.abc import Iterable

import click

from dragoman.errors import ReadingError


def list_faults(faults: Iterable[ReadingError]) -> None:
    """Print what could not be read, one line a document, and end with status 1 if there is any."""
    for fault in faults:
        click.echo(f"dragoman: {fault}", err=True)
    if faults:
        sys.exit(1)
