"""The verbs and nouns of diplomatic encounters, from diplomacy.toml."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, cast

from dragoman.model import Channel

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
    return tomllib.loads(files("dragoman.lexicon").joinpath("diplomacy.toml").read_text("utf-8"))


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
    return forms


def find_verb(lemma: str, word: str) -> EncounterVerb | None:
    """The verb of encounter that a word is, by its lemma or else by its form."""
    return encounter_verbs().get(lemma.lower()) or verb_forms().get(word.lower())


@cache
def encounter_nouns() -> dict[str, Channel]:
    """Nouns of encounter, "phone call" as well as "call", with their channel."""
    return {word: cast(Channel, channel) for channel, row in load_diplomacy()["nouns"].items() for word in row["words"]}


@cache
def soft_nouns() -> frozenset[str]:
    """Nouns of a meeting that may as well have been by phone: "talks"."""
    return frozenset(load_diplomacy()["soft"]["words"])


@cache
def weak_nouns() -> frozenset[str]:
    """Nouns that tell of an encounter only where both sides are named with them: "greetings", "exchange"."""
    return frozenset(load_diplomacy()["weak"]["words"])


@cache
def light_verbs() -> frozenset[str]:
    return frozenset(load_diplomacy()["light"]["verbs"])


@cache
def status_words(key: str) -> frozenset[str]:
    """The words of one list under [status]."""
    return frozenset(load_diplomacy()["status"][key])


BODY_NOUNS: tuple[str, ...] = tuple(load_diplomacy()["bodies"]["nouns"])


def implied_state(role: str) -> str | None:
    """The state that alone has this office ("Taoiseach" is IRL), or None."""
    return cast("dict[str, str]", load_diplomacy()["offices"]).get(role)
