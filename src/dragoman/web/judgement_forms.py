"""What forms of judgements bear: why, and the version of what is judged that the page was made from."""

from __future__ import annotations

from starlette.datastructures import FormData

from dragoman.model.record import JudgementVerb
from dragoman.web.desk import take_field
from dragoman.web.problems import Problem


def take_why(form: FormData) -> str:
    """Why, in the judge's words. Raises Problem where they are missing: who comes later must be able to tell."""
    why = take_field(form, "why")
    if not why:
        raise Problem(422, "Say why", "Each judgement says why, in a few words: whoever comes later must see it.")
    return why


def take_version(form: FormData, name: str) -> int | None:
    """The version that a page was made from, None where the form bears none. Raises Problem for what is no number."""
    words = take_field(form, name)
    if not words:
        return None
    if not words.isdecimal() or len(words) > 12:
        raise Problem(422, "The form can't be read", f"“{name}” must be a number.")
    return int(words)


def take_participant(form: FormData) -> str:
    """A participant as a judgement takes it, of three fields; empty without a name. Raises Problem for a “|” in one."""
    parts = [take_field(form, name) for name in ("name", "role", "country")]
    if any("|" in part for part in parts):
        raise Problem(422, "Not a name", "A name, an office or a country holds no “|”.")
    return " | ".join(parts).rstrip(" |") if parts[0] else ""


def take_verb(form: FormData, allowed: tuple[JudgementVerb, ...]) -> JudgementVerb:
    """What is decided. Raises Problem for a verb that is not allowed here."""
    asked = take_field(form, "verb")
    for verb in allowed:
        if verb == asked:
            return verb
    raise Problem(422, "No such judgement", f"“{asked}” is none of {', '.join(allowed)}.")
