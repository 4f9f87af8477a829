from __future__ import annotations

import pytest

from dragoman.config import DEFAULTS
from dragoman.errors import LexiconError
from dragoman.reading import site_rules
from dragoman.reading.html import capture_html
from dragoman.reading.site_rules import find_site_rule, load_site_rules

SENTENCES = (
    "<p>The President spoke with the President of Ghana about the new bridge over the river and the port.</p>" * 2
)


def test_rules_hold_for_their_days_and_hosts() -> None:
    assert load_site_rules()
    old = find_site_rule("https://www.whitehouse.gov/a", "2022-05-04")
    new = find_site_rule("https://www.whitehouse.gov/a", "2025-05-04")
    assert old is not None
    assert new is not None
    assert old != new
    assert find_site_rule("https://www.whitehouse.gov/a", None) == new
    assert find_site_rule("https://www.whitehouse.gov/a", "2009-05-04") is None
    assert find_site_rule("https://whitehouse.gov.example.org/a", None) is None
    assert find_site_rule(None, None) is None


def test_a_page_that_does_not_fit_its_rule_is_read_as_any_other() -> None:
    page = f'<html><head><link rel="canonical" href="https://www.state.gov/x"></head><body><h1>Call</h1>{SENTENCES}</body></html>'
    captured = capture_html(page, "a.html", (), DEFAULTS)
    assert "the President of Ghana" in captured.text
    assert "the rule for pages of state.gov finds no text here" in captured.notes[0]


@pytest.mark.parametrize(
    "entry",
    [{"host": "a.org", "main": "//div["}, {"host": "a.org", "since": "2025-13-01"}, {"host": "a.org", "colour": "red"}],
)
def test_broken_rules_are_errors_of_the_lexicon(entry: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(site_rules, "read_toml", lambda _: {"site": [entry]})
    load_site_rules.cache_clear()
    with pytest.raises(LexiconError, match=r"a\.org"):
        load_site_rules()
    load_site_rules.cache_clear()
