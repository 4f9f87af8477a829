"""The reference of the API as its page shows it, made of the OpenAPI document."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from dragoman.contract import Json
from dragoman.web.api.description import TAGS

Word = tuple[str, str | None]
"""A word of a kind of value, and the shape that it leads to, if it is one."""
KINDS = {"string": "text", "integer": "whole number", "number": "number", "boolean": "true or false", "null": "null"}
FORMATS = {"edtf": "EDTF date", "date": "ISO date", "date-time": "ISO 8601 moment", "cursor": "cursor"}
CACHING = "If-None-Match"
"""A header that every GET takes: it is told once for all of them."""
PAGE = re.compile(r"Page_(\w+)_")
MOST_NAMED = 12
"""Values of a vocabulary that are named in a table."""


@dataclass(frozen=True, slots=True)
class Field:
    """A parameter of a request, or a field of a shape; `where` is the part of a request that holds it."""

    name: str
    kind: tuple[Word, ...]
    required: bool
    meaning: str
    where: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a route answers: a status, when, and in which shape."""

    status: int
    meaning: str
    kind: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Operation:
    """A route as the reference shows it; `sent` is the shape of its body, `scope` who may ask."""

    id: str
    method: str
    path: str
    summary: str
    description: str
    scope: str
    parameters: tuple[Field, ...]
    sent: tuple[Word, ...]
    answers: tuple[Answer, ...]
    curl: str
    python: str


@dataclass(frozen=True, slots=True)
class Family:
    """Routes that belong together."""

    name: str
    meaning: str
    operations: tuple[Operation, ...]


@dataclass(frozen=True, slots=True)
class ShapeTold:
    """A shape with its fields."""

    name: str
    meaning: str
    fields: tuple[Field, ...]


def list_families(described: Json) -> tuple[Family, ...]:
    """All routes of a description, family by family."""
    found: dict[str, list[Operation]] = {name: [] for name in TAGS}
    for path, methods in described["paths"].items():
        for method, operation in methods.items():
            found[operation["tags"][0]].append(tell_operation(path, method, operation))
    return tuple(Family(name, TAGS[name], tuple(operations)) for name, operations in found.items())


def tell_operation(path: str, method: str, operation: Json) -> Operation:
    samples = {sample["lang"]: sample["source"] for sample in operation["x-codeSamples"]}
    body = operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema")
    scopes = [scopes for offer in operation["security"] for scopes in offer.values()]
    return Operation(
        id=operation["operationId"],
        method=method.upper(),
        path=path,
        summary=operation["summary"],
        description=operation.get("description", ""),
        scope=scopes[0][0],
        parameters=tuple(tell_parameter(p) for p in operation.get("parameters", ()) if p["name"] != CACHING),
        sent=tuple(name_kind(body)) if body else (),
        answers=tuple(tell_answer(int(status), told) for status, told in sorted(operation["responses"].items())),
        curl=samples["Shell"],
        python=samples["Python"],
    )


def tell_parameter(parameter: Json) -> Field:
    return Field(
        parameter["name"],
        tuple(name_kind(leave_null_out(parameter["schema"]))),
        parameter.get("required", False),
        parameter.get("description", ""),
        parameter["in"],
    )


def leave_null_out(schema: Json) -> Json:
    """The schema of a parameter without null, which nobody can send: it says that the parameter may be left out."""
    if "anyOf" not in schema:
        return schema
    return {**schema, "anyOf": [one for one in schema["anyOf"] if one.get("type") != "null"]}


def tell_answer(status: int, response: Json) -> Answer:
    content: Json = next(iter(response.get("content", {}).values()), {})
    meaning = "As asked." if response["description"] == "Successful Response" else response["description"]
    return Answer(status, meaning, tuple(name_kind(content["schema"])) if "schema" in content else ())


def list_shapes(described: Json) -> tuple[ShapeTold, ...]:
    """All shapes of a description by name; pages are all alike, and not told one by one."""
    shapes = sorted(described["components"]["schemas"].items())
    return tuple(
        tell_shape(name, shape) for name, shape in shapes if "properties" in shape and not PAGE.fullmatch(name)
    )


def tell_shape(name: str, shape: Json) -> ShapeTold:
    required = shape.get("required", ())
    fields = tuple(
        Field(field, tuple(name_kind(schema)), field in required, schema.get("description", ""))
        for field, schema in shape["properties"].items()
    )
    return ShapeTold(name, " ".join(shape.get("description", "").split()), fields)


def name_kind(schema: Json) -> Iterator[Word]:
    """What stands for a schema in a table: “list of Place”, “whole number, 1 to 500”, “text or null”."""
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        paged = PAGE.fullmatch(name)
        if paged:
            yield "page of ", None
        yield (paged[1], paged[1]) if paged else (name, name)
    elif alternatives := schema.get("anyOf") or schema.get("oneOf"):
        # Two forms of a date are one kind for a reader.
        kinds = list(dict.fromkeys(tuple(name_kind(one)) for one in alternatives))
        for number, kind in enumerate(kinds):
            if number:
                yield " or ", None
            yield from kind
    elif "enum" in schema or "const" in schema:
        yield name_values(schema.get("enum") or [schema["const"]]), None
    elif schema.get("type") == "array":
        yield "list of ", None
        yield from name_kind(schema["items"])
    else:
        yield name_plain(schema), None


def name_values(values: list[Any]) -> str:
    named = ", ".join(f"“{value}”" for value in values[:MOST_NAMED])
    return named + (f" and {len(values) - MOST_NAMED} more" if len(values) > MOST_NAMED else "")


def name_plain(schema: Json) -> str:
    kind = FORMATS.get(schema.get("format", ""), KINDS.get(schema.get("type", ""), "any value"))
    least, most = schema.get("minimum"), schema.get("maximum")
    if least is not None and most is not None:
        return f"{kind}, {least:,} to {most:,}"
    if schema.get("type") == "string" and schema.get("maxLength") and "format" not in schema:
        return f"{kind}, up to {schema['maxLength']:,} characters"
    return kind
