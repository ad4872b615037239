"""What a problem says of itself to somebody who helps."""

from __future__ import annotations

from types import TracebackType

import pytest

from companion.errors import places


def raised(path: str) -> BaseException:
    """An error out of a file at ``path``, with a person's words in its message and beside it."""
    code = compile("def walk(note):\n    return {}[note]\nwalk('my knee hurts')", path, "exec")
    with pytest.raises(KeyError) as caught:
        exec(code, {})  # noqa: S102 - the way to have code from a file that is not there
    trace = caught.value.__traceback__
    assert isinstance(trace, TracebackType)
    return caught.value.with_traceback(trace.tb_next)


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/home/joan/pain/companion/ui/plans/screen.py", "ui/plans/screen.py"),
        ("C:\\Users\\joan\\pain\\companion\\ui\\tasks.py", "companion/ui/tasks.py"),
        ("cli.py", "cli.py"),
    ],
)
def test_a_bug_says_where_it_happened_and_nothing_that_was_written(path: str, shown: str) -> None:
    assert places(raised(path)) == f"{shown}:3 <module>\n{shown}:2 walk\nKeyError"


def test_a_bug_that_was_never_raised_says_its_kind() -> None:
    assert places(ValueError("my knee hurts")) == "ValueError"
