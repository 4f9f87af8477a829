"""Given names of the world and the gender that nearly all who bear them have."""

from __future__ import annotations

from functools import cache
from typing import Literal

from dragoman.lexicon.tables import read_table

Gender = Literal["f", "m"]


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


def gender_of(given_name: str) -> Gender | None:
    """The gender of a given name: "Mette" -> "f"; None where the name is unknown or borne by both.

    Of a double name ("Jean-Noël", "Mohammed bin") the whole is looked up first, then its first part.
    """
    names = read_given_names()
    plain = given_name.strip().lower().replace("’", "'")
    return names.get(plain) or names.get(plain.replace(" ", "-").split("-")[0])
