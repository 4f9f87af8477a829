from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.reading.robots import fits, parse_robots


@pytest.mark.parametrize(
    ("rules", "path", "allowed"),
    [
        ("Disallow: /private/", "/private/a.html", False),
        ("Disallow: /private/", "/privately", True),
        ("Disallow:", "/a", True),
        ("Disallow: /", "/a", False),
        ("Disallow: /\nAllow: /readouts/", "/readouts/1", True),  # the longer rule, wherever it stands
        ("Allow: /readouts/\nDisallow: /readouts/drafts", "/readouts/drafts/1", False),
        ("Disallow: /a\nAllow: /a", "/a", True),
        ("Disallow: /*.pdf$", "/x/report.pdf", False),
        ("Disallow: /*.pdf$", "/x/report.pdf?v=2", True),
        ("Disallow: /*?print=", "/x?print=1", False),
        ("Disallow: /*/print/*/a", "/x/print/y/a/b", False),
        ("Disallow: /a$", "/ab", True),
        ("Disallow: /caf%C3%A9", "/café/menu", False),
        ("Disallow: /café", "/caf%c3%a9/menu", False),
        ("Disallow: /a # not yet", "/ab", False),
    ],
)
def test_the_longest_rule_that_fits_counts(rules: str, path: str, allowed: bool) -> None:
    assert parse_robots(f"User-agent: *\n{rules}\n", "Dragoman").allows(path) is allowed


def test_the_group_that_names_us_counts_alone() -> None:
    text = (
        "\ufeffUser-Agent: *\nDisallow: /\nCrawl-delay: 30\n\n"
        "user-agent: OtherBot\nUSER-AGENT: dragoman/2\nSitemap: /map.xml\nDisallow: /drafts\ncrawl-delay: 2.5\n\n"
        "User-agent: Third\nDisallow: /readouts\n"
    )
    ours, others = parse_robots(text, "Dragoman"), parse_robots(text, "Unknown")
    assert (ours.allows("/readouts"), ours.allows("/drafts/1"), ours.delay) == (True, False, 2.5)
    assert (others.allows("/readouts"), others.delay) == (False, 30.0)


def test_groups_that_name_us_twice_are_one() -> None:
    rules = parse_robots("User-agent: dragoman\nDisallow: /a\n\nUser-agent: dragoman\nDisallow: /b\n", "Dragoman")
    assert not rules.allows("/a")
    assert not rules.allows("/b")


@pytest.mark.parametrize("text", ["", "<html>not found</html>", "Disallow: /\n", "User-agent: x\nDisallow: /", "\0\0"])
def test_what_has_no_rules_for_us_allows(text: str) -> None:
    assert parse_robots(text, "Dragoman").allows("/a")


@given(st.text("ab/*$", max_size=12), st.text("ab/", max_size=12))
def test_patterns_fit_as_a_slow_matcher_says(pattern: str, path: str) -> None:
    import re

    whole = pattern.endswith("$")
    expression = ".*".join(re.escape(part) for part in pattern.removesuffix("$").split("*"))
    assert fits(pattern, path) is bool(re.match(f"{expression}{'$' if whole else ''}", path))


def test_many_stars_take_no_time() -> None:
    assert not fits("/" + "a*" * 5_000 + "b", "/" + "a" * 50_000)
