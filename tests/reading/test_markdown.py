from __future__ import annotations

from dragoman.reading.markdown import capture_markdown

TEXT = """---
title: "Minister visits Nairobi"
date: 2024-06-01
lang: en
---
# Visit to Nairobi

The **Foreign Minister** travels to
[Nairobi](https://example.org/nairobi) on *Monday*.

1. She opens the embassy.
2. She meets the President.
   - And his staff.

> "We are glad," she said.

| State | Sum |
| --- | --- |
| Kenya | €5 million |

```
code
```
<div>markup</div>

![A picture](a.png)
"""


def test_words_without_marks() -> None:
    captured = capture_markdown(TEXT, "visit.md")
    assert captured.text.split("\n\n") == [
        "Visit to Nairobi",
        "The Foreign Minister travels to Nairobi on Monday.",
        "1. She opens the embassy.",
        "2. She meets the President.",
        "- And his staff.",
        '"We are glad," she said.',
        "State | Sum",
        "Kenya | €5 million",
    ]
    assert (captured.title, captured.published, captured.language) == ("Minister visits Nairobi", "2024-06-01", "en")


def test_first_heading_is_the_title() -> None:
    assert capture_markdown("Before.\n\n## Talks in *Oslo*\n\nAfter.\n\n# Later", "a.md").title == "Talks in Oslo"
