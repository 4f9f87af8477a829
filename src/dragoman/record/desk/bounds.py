"""How long what is kept of users may be: it comes from requests of all kinds."""

from __future__ import annotations

from dragoman.errors import DeskError
from dragoman.wording import NOT_IN_WORDS

MOST_OF_A_NAME = 200
"""Characters of a user's name as a proxy tells it (a mail address has 254 at most, and hardly ever 100), or an id."""


def check_words(words: str, what: str, most: int = MOST_OF_A_NAME) -> str:
    """The words as they came, where they are one to `most` characters on one line, without controls.

    Raises DeskError, which calls them `what` ("the name of a user").
    """
    if not words.strip():
        raise DeskError(f"{what} is empty")
    if len(words) > most:
        raise DeskError(f"{what} has {len(words):,} characters: {most:,} at most")
    if NOT_IN_WORDS.search(words) or len(words.splitlines()) > 1 or "\t" in words:
        raise DeskError(f"{what} holds characters that are not to be seen: {words!a}")
    return words
