"""Given names of the world and the gender that nearly all who bear them have."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import Literal

from dragoman.lexicon.tables import read_table

Gender = Literal["f", "m"]
DIGRAPHS = re.compile(r"(?<=[^aeiou])([ao])e(?=[a-z])")
"""Letters for an umlaut: "Bjoern" is Björn."""


@cache
def read_given_names() -> dict[str, Gender]:
    """Given names in lower case with their gender, from given_names.tsv. LexiconError on a fault in the file."""
    found: dict[str, Gender] = {}
    for row in read_table("given_names.tsv", ("gender", "names", "origin"), required=2):
        gender: Gender = "f" if row["gender"] == "f" else "m"
        if row["gender"] != gender:
            raise row.fault(f"{row['gender']!r} is neither f nor m")
        for name in row["names"].split():
            if found.setdefault(name.lower(), gender) != gender:
                raise row.fault(f"{name} stands under both genders")
    return found


def fold_name(name: str) -> str:
    """The name in lower case without accents: "Ségolène" -> "segolene"."""
    apart = unicodedata.normalize("NFD", name.strip().lower().replace("’", "'").replace("ø", "o"))
    return "".join(c for c in apart if not unicodedata.combining(c))


@cache
def _list_folded_names() -> dict[str, Gender | None]:
    """The names without accents; None where two of different gender fall together (René, Renée stay apart)."""
    folded: dict[str, Gender | None] = {}
    for name, gender in read_given_names().items():
        plain = fold_name(name)
        folded[plain] = gender if folded.get(plain, gender) == gender else None
    return folded


def gender_of(given_name: str) -> Gender | None:
    """The gender of a given name: "Mette" -> "f"; None where the name is unknown or borne by both.

    Accents may lack, or stand as letters ("Bjoern"). Of a double name ("Jean-Noël", "Anne Sophie") the whole is looked
    up, then its first part.
    """
    exact = read_given_names().get(given_name.strip().lower())
    if exact:
        return exact
    folded = _list_folded_names()
    plain = fold_name(given_name).replace(" ", "-")
    known = folded.get(plain) or folded.get(plain.split("-")[0])
    return known or folded.get(DIGRAPHS.sub(r"\1", plain))
