"""Every way out of the notebook is known by name: a new one has to be tried against private words before it passes."""

from __future__ import annotations

import argparse
import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path

from companion import cli
from companion.services.bundle import LookingBack, Services
from tests.helpers.outputs import COMMANDS, OUTPUTS
from tests.helpers.source import Source, imports, sources

OWN_OR_IN = {
    "exports.everything": "the person's own full export, with everything in it",
    "about.portrait_data": "the picture of me, for the window",
    "about.set_portrait": "takes a picture in",
    "library.media_data": "a photo or video of one's own, for the window",
    "library.add_media": "takes a photo or video in",
    "library.save_media": "a photo or video of one's own, as it is",
    "plans.read": "takes a plan in",
}
"""What gives bytes or knows a file and is no way out to others, with the reason."""

COMMANDS_OWN_OR_IN = {"export": "the person's own full export", "plan import": "takes a plan in"}

_LEAVES = re.compile(
    r"\b(bytes|bytearray|BinaryIO|TextIO|Attachment|SheetData|SheetDraft|Handout|Paper|FridgeCard|CalendarEvent)\b"
)
"""Types of what leaves, or of what is printed as it is."""

CLIPBOARD = {
    "companion/ui/errors.py": "the detail of a problem, without any words of theirs",
    "companion/ui/trouble/screen.py": "the same",
    "companion/ui/plans/refused_page.py": "what is wrong with a clinic's file",
    "companion/ui/widgets/labels.py": "what the person marked, when they press copy",
}
"""What goes to the clipboard, and from where."""

_RECORDS = ("logging", "syslog")
_SAYS = ("print", "qDebug", "qInfo", "qWarning", "qCritical")


def methods(services: Services) -> Iterator[tuple[str, inspect.Signature]]:
    """Every public method of every service, as ``service.method``."""
    names = (*Services.__dataclass_fields__, *LookingBack._fields)
    for name in names:
        if name not in ("notebook", "looking_back"):
            for method, function in inspect.getmembers(type(getattr(services, name)), inspect.isfunction):
                if not method.startswith("_"):
                    yield f"{name}.{method}", inspect.signature(function)


def gives_away(signature: inspect.Signature) -> bool:
    """Whether a method returns what leaves the program, or is told a file."""
    files = any(
        re.search(r"\b(Path|PathLike)\b", str(each.annotation)) for each in signature.parameters.values()
    )
    return files or _LEAVES.search(str(signature.return_annotation)) is not None


def test_every_method_that_gives_something_away_is_tried(services: Services) -> None:
    found = dict(methods(services))
    tried = {method for output in OUTPUTS for method in output.through}
    ways_out = {name for name, signature in found.items() if gives_away(signature)}
    assert ways_out - tried == set(OWN_OR_IN), "add it to OUTPUTS in tests/helpers/outputs.py"
    assert tried <= set(found), "methods that are there"


def letter() -> bytes:
    return b""


def post(path: Path | None) -> str:
    return str(path)


def count() -> int:
    return 0


def test_a_new_way_out_would_be_seen() -> None:
    seen = [gives_away(inspect.signature(function)) for function in (letter, post, count)]
    assert seen == [True, True, False]


def commands(parser: argparse.ArgumentParser, name: str = "") -> Iterator[str]:
    """Every command that opens a notebook, by its words."""
    if name and parser.get_default("takes_notebook"):
        yield name
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            for word, below in action.choices.items():
                yield from commands(below, f"{name} {word}".strip())


def test_every_command_on_a_notebook_is_tried() -> None:
    parser = cli._window_parser()
    cli._add_commands(parser)
    tried = {command for output in COMMANDS for command in output.through}
    assert set(commands(parser)) == tried | set(COMMANDS_OWN_OR_IN)


def clipboards(source: Source) -> Iterator[str]:
    """Where something may go to the clipboard."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr == "clipboard":
            yield source.at(node, "the clipboard")


def records(source: Source) -> Iterator[str]:
    """Where a log could be written."""
    for each in imports(source):
        if each.is_of(*_RECORDS):
            yield source.at(each.node, each.module)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _SAYS:
            yield source.at(node, node.func.id)


def test_only_known_things_go_to_the_clipboard() -> None:
    assert {source.path for source in sources() if any(clipboards(source))} == set(CLIPBOARD)


def test_nothing_is_written_to_a_log() -> None:
    """There is none, so no word of theirs can be in it."""
    assert [finding for source in sources() for finding in records(source)] == []


def test_a_clipboard_and_a_log_would_be_seen() -> None:
    bad = "import logging\nfrom logging import getLogger\nprint('a note')\nQGuiApplication.clipboard().setText('')"
    source = Source.of("companion/ui/x.py", bad)
    assert len(list(records(source))) == 3
    assert list(clipboards(source)) == ["companion/ui/x.py:4: the clipboard"]
