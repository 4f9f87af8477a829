"""The shapes that the record has had, oldest first, and the steps from each to the next.

A revision ends with the version of Dragoman that brought it, so that an older one can say which it needs.
"""

from __future__ import annotations

VERSION_TABLE = "dragoman_schema"
"""The table that holds the record's revision; a database with it is a record."""

REVISIONS = ("0001_dragoman_0.1.0", "0002_dragoman_0.1.0", "0003_dragoman_0.1.0", "0004_dragoman_0.1.0")
"""All revisions this version knows; the last is the one it reads and writes."""


def find_version(revision: str) -> str:
    """The version of Dragoman that a revision needs: "0.1.0" of "0001_dragoman_0.1.0"."""
    return revision.rpartition("_dragoman_")[2]
