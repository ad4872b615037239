"""The window: what opens it, and what must do without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import PLAN, run_apart


@pytest.mark.parametrize("display", ["", ":77777"], ids=["none", "one that is not there"])
@pytest.mark.parametrize("words", [(), ("try",)], ids=["window", "try"])
def test_without_a_screen_the_window_is_not_even_tried(
    tmp_path: Path, words: tuple[str, ...], display: str
) -> None:
    said = run_apart(
        code=f"""
import sys
from companion.cli import main
code = main({list(words)!r})
print("PySide6" in sys.modules)
sys.exit(code)
""",
        env={"COMPANION_CONFIG_DIR": str(tmp_path), "COMPANION_DATA_DIR": str(tmp_path), "DISPLAY": display},
    )
    assert (said.code, said.out) == (1, "False\n"), said.err
    assert said.err.startswith("There is no screen here to open the window on. ")
    assert "companion sheet" in said.err
    assert len(said.err.splitlines()) == 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "words",
    [
        ["sheet", "--notebook", "{notebook}", "-o", "{folder}/x.pdf"],
        ["export", "--notebook", "{notebook}", "--format", "csv", "{folder}/out"],
        ["plan", "check", str(PLAN)],
        ["plan", "import", str(PLAN), "--notebook", "{notebook}"],
        ["sample", "{folder}/new.companion"],
    ],
    ids=lambda words: " ".join(words[:2]),
)
def test_commands_without_a_window_never_load_qt(sample: Path, words: list[str]) -> None:
    filled = [word.format(notebook=sample, folder=sample.parent) for word in words]
    said = run_apart(
        code=f"""
import sys
from companion.cli import main
assert main({filled!r}) == 0
print(sorted(name for name in sys.modules if name.split(".")[0] in ("PySide6", "shiboken6")))
"""
    )
    assert said.code == 0, said.err
    assert said.out.splitlines()[-1] == "[]"
