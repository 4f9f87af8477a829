"""The pictures of the documentation are those that its commands draw."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path


def test_the_pictures_of_the_page_are_current(root: Path, tmp_path: Path) -> None:
    subprocess.run([sys.executable, root / "docs" / "build_pictures.py", tmp_path], check=True, cwd=root)
    kept = root / "docs" / "pictures"
    shown = set(re.findall(r"\(pictures/([a-z-]+\.svg)\)", (root / "docs" / "pictures.md").read_text("utf-8")))
    assert {path.name for path in kept.glob("*.svg")} == shown == {path.name for path in tmp_path.iterdir()}
    for name in sorted(shown):
        assert (kept / name).read_bytes() == (tmp_path / name).read_bytes(), f"{name}: run `make docs`"
