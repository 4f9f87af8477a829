"""The verbs and nouns of diplomatic encounters and the words around them, read from `diplomacy.toml` beside this."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, cast, get_args

from dragoman.errors import LexiconError
from dragoman.lexicon.tables import read_toml
from dragoman.model import Channel

FILE = "diplomacy.toml"
Frame = Literal["mutual", "direct", "travel", "letter"]


@dataclass(frozen=True, slots=True)
class EncounterVerb:
    """How a verb tells of an encounter: `frame` says where its two sides stand in the sentence.

    mutual: subject and "with X"; direct: subject and object; travel: subject and destination; letter: sender and
    addressee. `takes_object`: the object may be the other side as well. `strict`: only with a person as object.
    `weak`: tells of an encounter only where both sides are named with it.
    """

    lemma: str
    channel: Channel
    frame: Frame
    prepositions: frozenset[str]
    takes_object: bool
    strict: bool
    weak: bool


@cache
def load_diplomacy() -> dict[str, Any]:
    """The shipped table, read once a process. LexiconError names what is wrong with it."""
    return check_diplomacy(read_toml(FILE))


def check_diplomacy(table: dict[str, Any]) -> dict[str, Any]:
    """The table, if every verb has a known channel and frame, every noun a known channel, and every list is of words.

    LexiconError names the section and the fault.
    """
    for section in ("nouns", "verbs", "weak", "soft", "light", "offices", "bodies", "status"):
        if section not in table:
            raise LexiconError(f"{FILE}: the section [{section}] is missing")
    for channel in table["nouns"]:
        if channel not in get_args(Channel):
            raise LexiconError(f"{FILE}, [nouns.{channel}]: no such channel")
    for lemma, row in table["verbs"].items():
        if row.get("channel") not in get_args(Channel):
            raise LexiconError(f"{FILE}, [verbs.{lemma}]: no such channel: {row.get('channel')!r}")
        if row.get("frame") not in get_args(Frame):
            raise LexiconError(f"{FILE}, [verbs.{lemma}]: no such frame: {row.get('frame')!r}")
    sections = {name: rows for name, rows in table.items() if name not in ("nouns", "verbs", "offices")}
    sections |= {f"nouns.{channel}": row for channel, row in table["nouns"].items()}
    for section, lists in sections.items():
        for key, words in lists.items():
            if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
                raise LexiconError(f"{FILE}, [{section}]: {key} is no list of words")
    return table


@cache
def list_words(section: str, key: str) -> tuple[str, ...]:
    """One list of the table, in its order. LexiconError if the table has none of that name."""
    try:
        return tuple(load_diplomacy()[section][key])
    except KeyError as fault:
        raise LexiconError(f"{FILE}, [{section}]: the list {key} is missing") from fault


@cache
def word_set(section: str, key: str) -> frozenset[str]:
    """The words of one list of the table. LexiconError if the table has none of that name."""
    return frozenset(list_words(section, key))


@cache
def encounter_verbs() -> dict[str, EncounterVerb]:
    """Verbs of encounter by lemma."""
    return {
        lemma: EncounterVerb(
            lemma,
            row["channel"],
            row["frame"],
            frozenset(row.get("with", ["with"])),
            bool(row.get("object", row["frame"] == "direct")),
            bool(row.get("strict", False)),
            bool(row.get("weak", False)),
        )
        for lemma, row in load_diplomacy()["verbs"].items()
    }


@cache
def verb_forms() -> dict[str, EncounterVerb]:
    """Verbs of encounter by their regular forms ("conferred"), for words whose lemma was misread."""
    forms: dict[str, EncounterVerb] = {}
    for lemma, verb in encounter_verbs().items():
        stem = lemma.removesuffix("e")
        for form in (f"{stem}ed", f"{stem}ing", f"{lemma}s", f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"):
            forms[form] = verb
    forms["flown"] = encounter_verbs()["fly"]
    return forms


def find_verb(lemma: str, word: str) -> EncounterVerb | None:
    """The verb of encounter that a word is, by its lemma or else by its form."""
    return encounter_verbs().get(lemma.lower()) or verb_forms().get(word.lower())


@cache
def encounter_nouns() -> dict[str, Channel]:
    """Nouns of encounter, "phone call" as well as "call", with their channel."""
    return {word: cast(Channel, channel) for channel, row in load_diplomacy()["nouns"].items() for word in row["words"]}


@cache
def last_words() -> frozenset[str]:
    """The words in which the nouns of encounter end: "call" of "phone call"; no other word can be the head of one."""
    return frozenset(noun.replace("-", " ").split()[-1] for noun in encounter_nouns()) | frozenset(
        noun.split()[-1] for noun in encounter_nouns()
    )


BODY_NOUNS: tuple[str, ...] = list_words("bodies", "nouns")
"""Nouns that make a group of unnamed people of a state: "delegation", "negotiators"."""


def implied_state(role: str) -> str | None:
    """The state that alone has this office ("Taoiseach" is IRL), or None."""
    return cast("dict[str, str]", load_diplomacy()["offices"]).get(role)
