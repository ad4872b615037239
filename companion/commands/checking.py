"""What a check of files found, said to a person or a machine: the same way for each kind of file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from companion.commands.terminal import complain, print_json, say
from companion.i18n import tr


def tell(
    checked: Iterable[tuple[Path, Sequence[str]]], has_problems: Callable[[Path], str], *, as_json: bool
) -> int:
    """Says of each file, as soon as it is checked, that all is well or what is wrong; ``has_problems`` words the line
    above the problems. Returns the exit code."""
    results = []
    for path, problems in checked:
        results.append({"file": str(path), "ok": not problems, "problems": list(problems)})
        if as_json:
            continue
        if not problems:
            say(tr("{path}: all is well.", path=path))
            continue
        complain(has_problems(path))
        for problem in problems:
            complain(f"  {problem}")
    if as_json:
        print_json(results)
    return 0 if all(result["ok"] for result in results) else 1
