"""`dragoman serve`: what it refuses to begin with, and how options become settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from dragoman.cli import commands
from dragoman.web.settings import WebSettings


@pytest.fixture
def started(monkeypatch: pytest.MonkeyPatch) -> list[WebSettings]:
    """The settings that servers were started with; none serves."""
    found: list[WebSettings] = []

    def keep_settings(_: object, settings: WebSettings, bound: object) -> None:
        found.append(settings)
        bound.close()  # type: ignore[attr-defined]

    monkeypatch.setattr("dragoman.web.serving.serve_record", keep_settings)
    return found


def serve(folder: Path, *options: str) -> tuple[int, str]:
    told = CliRunner().invoke(commands, ["serve", "--record", str(folder / "desk.db"), "--port", "0", *options])
    return told.exit_code, f"{told.output}{told.exception or ''}"  # main() tells errors of ours


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--host", "0.0.0.0"), "without passwords only this machine is served"),
        (("--entrance", "proxy", "--proxy", "my-proxy"), "--proxy my-proxy: write an address"),
        (("--user", " "), "the name of a user is empty"),
        (("--user", "a\x07b"), "not to be seen"),
        (("--host", "x" * 300, "--entrance", "token"), "choose another --port"),
    ],
)
def test_what_can_not_be_served_is_told(
    tmp_path: Path, started: list[WebSettings], options: tuple[str, ...], words: str
) -> None:
    code, told = serve(tmp_path, *options)
    assert code != 0
    assert words in told
    assert started == []


def test_options_become_settings(tmp_path: Path, started: list[WebSettings]) -> None:
    code, told = serve(
        tmp_path,
        *("--entrance", "proxy", "--host-name", "Desk.Example.org", "--proxy", "172.18.0.0/16"),
        *("--proxy-header", "Remote-User", "--https", "--fetch"),
    )
    assert (code, "is open at http://127.0.0.1:" in told) == (0, True)
    (settings,) = started
    assert settings.host_names == ("localhost", "127.0.0.1", "[::1]", "desk.example.org")
    assert settings.is_proxy("172.18.3.4")
    assert not settings.is_proxy("127.0.0.1")
    assert (settings.proxy_header, settings.secure, settings.may_fetch) == ("Remote-User", True, True)


def test_tokens_in_the_open_are_warned_of(tmp_path: Path, started: list[WebSettings]) -> None:
    told = [serve(tmp_path, "--entrance", "token", "--host", "0.0.0.0", *more)[1] for more in ((), ("--https",))]
    assert ["put a proxy with HTTPS before it" in words for words in told] == [True, False]
    assert len(started) == 2
