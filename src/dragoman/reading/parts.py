"""What is inside other files: members of archives, attachments, pages of web archives; and how much of it is read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import BinaryIO

from dragoman.errors import TooLong

MAX_MEMBERS = 20_000
"""Of one file, with all that is nested in it. The largest archive that we know of, ten years of a ministry's press
releases, has some 12,000."""
MAX_UNPACKED = 2_000_000_000
"""Bytes, of all members of one file together."""
MAX_RATIO = 200
"""Of unpacked to packed bytes, for members above a million: text packs 3 to 20 times, a bomb a thousand times."""
RATIO_FROM = 1_000_000
MAX_DEPTH = 2
"""Archives within archives: a ZIP file in a ZIP file is opened, what is packed in that one is not."""


@dataclass(frozen=True, slots=True)
class Part:
    """A readable file inside another one: `name` as path!member, its bytes, and what is said of it around them."""

    name: str
    stream: BinaryIO
    url: str | None = None
    charset: str | None = None
    made: str | None = None
    """The day of what it came in (an e-mail), for a text that prints no day of its own."""


@dataclass(slots=True)
class Budget:
    """How much is still unpacked from one file."""

    members: int = MAX_MEMBERS
    size: int = MAX_UNPACKED

    @property
    def is_spent(self) -> bool:
        return self.members < 0 or self.size < 0

    def spend(self, name: str, size: int, packed: int) -> None:
        """Count a member of so many bytes, packed in so many. Raises TooLong where that is a bomb, or too much."""
        if size > RATIO_FROM and size > MAX_RATIO * max(packed, 1):
            raise TooLong(
                name,
                f"{packed:,} bytes that unpack to {size:,}: no text packs so small",
                "unpack it yourself if you trust it",
            )
        self.members -= 1
        self.size -= size
        if self.members < 0:
            raise TooLong(name, f"more than {MAX_MEMBERS:,} files in it", "unpack it and give the folder")
        if self.size < 0:
            raise TooLong(name, f"more than {MAX_UNPACKED:,} bytes unpacked", "unpack it and give the folder")
