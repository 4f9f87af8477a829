"""What every answer bears, and what no request may do."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from dragoman.record import Record
from dragoman.web.rendering import STATIC
from dragoman.web.security.addresses import choose_own_address
from dragoman.web.security.limits import RateLimit
from dragoman.web.settings import WebSettings, is_loopback
from web.conftest import build_client


def test_every_answer_lets_nothing_in_from_elsewhere(client: TestClient) -> None:
    for address in ("/engagements", "/no-such-page", "/static/desk.css"):
        policy = client.get(address).headers["content-security-policy"]
        assert "default-src 'none'" in policy
        assert "unsafe" not in policy
        assert "http" not in policy


def test_no_page_of_ours_names_another_host(root: Path) -> None:
    own = [*(root / "src/dragoman/web/templates").glob("*.jinja"), *(Path(str(STATIC))).iterdir()]
    assert len(own) > 5
    for path in own:
        addresses = re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"']*""", path.read_text("utf-8"))
        assert [a for a in addresses if not a.startswith("http://www.w3.org/")] == [], path.name


def test_a_name_that_was_made_to_lead_here_is_refused(client: TestClient) -> None:
    answer = client.get("/engagements", headers={"host": "evil.example"})
    assert answer.status_code == 421
    assert "Mark" not in answer.text


@pytest.mark.parametrize("host", ["localhost:80", "127.0.0.1", "[::1]:8765"])
def test_this_machine_answers_to_its_own_names(client: TestClient, host: str) -> None:
    assert client.get("/engagements", headers={"host": host}).status_code == 200


def test_a_form_from_elsewhere_is_refused(client: TestClient) -> None:
    client.get("/engagements")
    answer = client.post("/sign-out", data={"form_token": "0" * 64})
    assert answer.status_code == 403
    assert "load the page again" in answer.text


def test_too_many_requests_wait(record: Record) -> None:
    with build_client(record, WebSettings(asks=3)) as client:
        assert client.get("/engagements").status_code == 200  # counted by address: nobody is known yet
        answers = [client.get("/engagements") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 429, 429]
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 21


@pytest.mark.parametrize("told", [True, False])
def test_too_many_bytes_are_refused(record: Record, told: bool) -> None:
    with build_client(record, WebSettings(form_bytes=1_000)) as client:
        client.get("/engagements")
        body = b"form_token=" + b"x" * 5_000
        kind = {"content-type": "application/x-www-form-urlencoded"}
        answer = client.post("/sign-out", content=body if told else iter([body[:600], body[600:]]), headers=kind)
    assert answer.status_code == 413
    assert "1,000 bytes" in answer.text


def test_a_bucket_fills_by_the_minute() -> None:
    now = 0.0
    limit = RateLimit(2, clock=lambda: now)
    assert [limit.take("ann"), limit.take("ann"), limit.take("ben")] == [0.0, 0.0, 0.0]
    assert limit.take("ann") == pytest.approx(30.0)
    now = 30.0
    assert limit.take("ann") == 0.0
    assert limit.take("ann") == pytest.approx(30.0)


@pytest.mark.parametrize(
    "address", ["//evil.example", "/\\evil.example", "https://evil.example", "javascript:1", "/a\nb", ""]
)
def test_only_own_addresses_are_gone_to(address: str) -> None:
    assert choose_own_address(address) == "/"


@pytest.mark.parametrize("address", ["/", "/engagements?country=NOR&after=x", "/documents/d-1#asked"])
def test_own_addresses_stand(address: str) -> None:
    assert choose_own_address(address, "/nowhere") == address


def test_which_addresses_are_this_machine() -> None:
    assert all(map(is_loopback, ("localhost", "127.0.0.1", "::1", "[::1]", "127.8.0.1")))
    assert not any(map(is_loopback, ("0.0.0.0", "192.168.1.4", "desk.example.org", "")))
