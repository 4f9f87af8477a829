"""Help: it tells what there is, and what it tells is so."""

from __future__ import annotations

import re
from typing import get_args

from fastapi.testclient import TestClient

from dragoman.model import Channel, Status
from dragoman.web.pages.help import CHANNELS, KEYS_OF_PAGES, KEYS_TO_PAGES, STATUSES
from dragoman.web.rendering import STATIC, templates
from web.parsing import find, list_links, list_words, parse, words


def test_the_vocabularies_are_whole() -> None:
    assert [word for word, _ in CHANNELS] == list(get_args(Channel))
    assert {word for word, _ in STATUSES} == set(get_args(Status))


def test_the_keys_to_pages_are_those_of_the_script(client: TestClient) -> None:
    script = (STATIC / "keys.js").read_text("utf-8")
    places = dict(re.findall(r"\b(\w): \"(/[\w-]*)\"", script))
    addresses = {page[1]: page[0] for page in client.get("/help.json").json()["pages"]} | {"Help": "/help"}
    assert {key: addresses[name] for key, name in KEYS_TO_PAGES} == places


def test_the_keys_of_pages_stand_in_their_templates() -> None:
    used: set[str] = set()
    for name in templates.list_templates():
        used |= set(re.findall(r'(?:data-key=|key\()"(\w)"', templates.loader.get_source(templates, name)[0]))  # type: ignore[union-attr]
    assert {key for _, keys in KEYS_OF_PAGES for key, _ in keys} <= used


def test_the_page_has_its_switch_words_and_ways_on(client: TestClient) -> None:
    page = parse(client.get("/help"))
    switch = find(page, "[data-keys-switch]")
    assert words(find(page, "label[for=keys-on]")).startswith("Letters work as keys")
    assert switch.get("type") == "checkbox"
    assert {"/api", "/pair", "/calendar"} <= set(list_links(page, "main a"))
    assert "Independent source" in list_words(page, "dt")
    assert "desk.db" in words(page)
    told = client.get("/help.json").json()
    assert told["record"]["version"] in words(find(page, "blockquote"))
