"""Read a user's catalogue of sources: a TOML file of `[[publisher]]` tables, as `publishers.toml` of the lexicon.

    [[publisher]]
    name = "Ministry of Foreign Affairs of Ruritania"
    kind = "official"                    # official, agency or newsroom
    home = "SVN"                         # ISO 3166-1 alpha-3, or an organisation's acronym
    hosts = ["mfa.example.org"]          # each with all under it
    other_names = ["Ruritanian MFA"]     # as pages and rows name it
    language = "en"                      # ISO 639-1
    zone = "Europe/Ljubljana"            # whose clock times without a zone are read by
    feeds = ["https://mfa.example.org/rss"]
    note = "publishes within the hour"   # on how reliable it is

Only `name` and `kind` are needed, and `home` of an official source. Whatever comes from a host of an official source is
its state's account.
"""

from __future__ import annotations

from pathlib import Path

from dragoman.errors import CatalogueError
from dragoman.lexicon.publishers import Catalogue, load_publishers, parse_catalogue


def read_catalogue(path: str | Path) -> Catalogue:
    """The sources of a file, and after them those that come with Dragoman. Put it into `ReadingSettings.catalogue`.

    Raises CatalogueError with all faults of the file, each with its line.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except OSError as fault:
        raise CatalogueError(str(path), (f": can't be read: {fault.strerror or fault}",)) from None
    except UnicodeDecodeError as fault:
        raise CatalogueError(str(path), (f": byte {fault.start} is no UTF-8",)) from None
    return parse_catalogue(str(path), text).joined_before(load_publishers())
