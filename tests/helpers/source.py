"""Reads our own source code as syntax trees, and finds what the rules of the house speak about.

Every finder takes one :class:`Source` and yields findings such as ``companion/ui/x.py:12: what is there``.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "companion"

_Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file: its path from the project's root, and its tree."""

    path: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> Source:
        """The source ``text`` as if it stood at ``path`` (``companion/ui/x.py``)."""
        return cls(path, text, ast.parse(text))

    @property
    def room(self) -> str:
        """The room it stands in: ``ui`` for ``companion/ui/x.py``, ``cli`` for ``companion/cli.py``."""
        return Path(self.path).parts[1].removesuffix(".py")

    @property
    def package(self) -> str:
        """The package it belongs to, dotted."""
        return ".".join(Path(self.path).parent.parts)

    def at(self, node: ast.AST, what: str) -> str:
        """A finding about ``node``."""
        return f"{self.path}:{getattr(node, 'lineno', 1)}: {what}"


@dataclass(frozen=True)
class Import:
    """One module that is imported (dotted, in full), where, and whether inside a function."""

    node: ast.AST
    module: str
    inside_function: bool

    def is_of(self, *names: str) -> bool:
        """Whether it is one of ``names`` or lies in one."""
        return any(self.module == name or self.module.startswith(f"{name}.") for name in names)


@cache
def sources(folder: str = PACKAGE) -> tuple[Source, ...]:
    """Every Python file below ``folder``, by path."""
    return tuple(
        Source.of(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in sorted((ROOT / folder).rglob("*.py"))
    )


def imports(source: Source) -> list[Import]:
    """Everything ``source`` imports, also for type checking only, also by a name in quotes."""
    return list(_imports_below(source.tree, source.package, inside=False))


def _imports_below(node: ast.AST, package: str, *, inside: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        for module in _imported(child, package):
            yield Import(child, module, inside)
        yield from _imports_below(child, package, inside=inside or isinstance(child, _Function | ast.Lambda))


def _imported(node: ast.AST, package: str) -> list[str]:
    if isinstance(node, ast.Import):
        return [alias.name for alias in node.names]
    if isinstance(node, ast.ImportFrom):
        base = node.module or ""
        if node.level:
            kept = package.split(".")[: len(package.split(".")) - node.level + 1]
            base = ".".join([*kept, base] if base else kept)
        return [f"{base}.{alias.name}" for alias in node.names]
    if isinstance(node, ast.Call) and _called(node) in {"import_module", "__import__"} and node.args:
        name = _opening_words(node.args[0])
        return [name.rstrip(".")] if name else []
    return []


def _opening_words(node: ast.AST) -> str:
    """The text a literal or f-string begins with."""
    if isinstance(node, ast.JoinedStr) and node.values:
        return _opening_words(node.values[0])
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _called(node: ast.Call) -> str:
    """The last name of what is called: ``connect`` for ``self.button.clicked.connect(…)``."""
    if isinstance(node.func, ast.Attribute):
        return node.func.attr
    return node.func.id if isinstance(node.func, ast.Name) else ""


def _calls(source: Source) -> Iterator[ast.Call]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.Call))


def _speaks_of_self(node: ast.AST) -> bool:
    return any(isinstance(part, ast.Name) and part.id == "self" for part in ast.walk(node))


def slots_holding_self(source: Source) -> Iterator[str]:
    """Lambdas and inner functions that hold ``self`` and are given to a signal or a timer."""
    inner = {
        child.name
        for outer in ast.walk(source.tree)
        if isinstance(outer, _Function)
        for child in ast.walk(outer)
        if child is not outer
        and isinstance(child, _Function)
        and _speaks_of_self(child)
        and "self" not in {argument.arg for argument in child.args.args}
    }
    for call in _calls(source):
        if _called(call) not in {"connect", "singleShot"}:
            continue
        for argument in call.args:
            if isinstance(argument, ast.Lambda) and _speaks_of_self(argument):
                yield source.at(argument, "a lambda that holds self is connected")
            if isinstance(argument, ast.Name) and argument.id in inner:
                yield source.at(argument, f"the inner function {argument.id} holds self and is connected")


_KEY_NAME = re.compile(r"F\d{1,2}")
"""Keys that have the same name on every keyboard."""

_SAYS = {
    "setText",
    "setWindowTitle",
    "setToolTip",
    "setStatusTip",
    "setWhatsThis",
    "setAccessibleName",
    "setAccessibleDescription",
    "setPlaceholderText",
    "setPrefix",
    "setSuffix",
    "setTitle",
    "addItem",
    "addTab",
    "addRow",
    "addAction",
    "showMessage",
}


def _said(node: ast.AST) -> Iterator[str]:
    """The literal parts of a text expression that a person would read."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from _said(part)
    elif isinstance(node, ast.BinOp):
        yield from _said(node.left)
        yield from _said(node.right)
    elif isinstance(node, ast.IfExp):
        yield from _said(node.body)
        yield from _said(node.orelse)


def _reads_as_words(text: str) -> bool:
    """Words for people begin with a capital or hold a space; ``save`` or ``primary`` is a name in the code."""
    letters = any(character.isalpha() for character in text)
    return letters and (" " in text.strip() or text.lstrip()[0].isupper())


def untranslated(source: Source) -> Iterator[str]:
    """Texts shown to the person that did not go through ``tr()`` or ``ntr()``."""
    widgets = {
        name.rpartition(".")[2]
        for name in (found.module for found in imports(source))
        if name.startswith(("PySide6.QtWidgets.", "companion.ui.widgets."))
    }
    for call in _calls(source):
        name = _called(call)
        for argument in (*call.args, *(keyword.value for keyword in call.keywords)):
            for text in _said(argument):
                if _KEY_NAME.fullmatch(text.strip()):
                    continue
                shown = any(c.isalpha() for c in text) if name in _SAYS else _reads_as_words(text)
                if shown and (name in _SAYS or (name in widgets and name[0].isupper())):
                    yield source.at(argument, f"{name}({text!r}) is not translated")


def unextractable(source: Source) -> Iterator[str]:
    """Calls of ``tr()`` and ``ntr()`` whose message the extractor cannot see, as it is no plain literal."""
    for call in _calls(source):
        wanted = {"tr": 1, "ntr": 2}.get(_called(call) if isinstance(call.func, ast.Name) else "", 0)
        messages = call.args[:wanted]
        if len(messages) < wanted or not all(
            isinstance(message, ast.Constant) and isinstance(message.value, str) for message in messages
        ):
            yield source.at(call, "the message is not a literal text")


def guessing_widgets(source: Source) -> Iterator[str]:
    """Uses of Qt's own label and message box, which take text for HTML when it looks like it."""
    for node in ast.walk(source.tree):
        users: list[ast.expr] = []
        if isinstance(node, ast.Call):
            users = [node.func]
        elif isinstance(node, ast.ClassDef):
            users = node.bases
        for user in users:
            names = {part.id for part in ast.walk(user) if isinstance(part, ast.Name)}
            names |= {part.attr for part in ast.walk(user) if isinstance(part, ast.Attribute)}
            for name in sorted(names & {"QLabel", "QMessageBox"}):
                yield source.at(node, f"{name} is used directly")


_MAKERS = {"list", "dict", "set", "defaultdict", "deque", "Counter", "OrderedDict", "bytearray"}
_MUTATORS = {
    "append",
    "extend",
    "insert",
    "remove",
    "pop",
    "popitem",
    "clear",
    "add",
    "discard",
    "update",
} | {
    "setdefault",
    "sort",
    "reverse",
    "appendleft",
}


def _mutable(value: ast.expr | None) -> bool:
    made = isinstance(value, ast.Call) and _called(value) in _MAKERS
    return made or isinstance(
        value, ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
    )


def shared_state(source: Source) -> Iterator[str]:
    """``global`` statements, module-level containers without a constant's name, and constants that get changed."""
    constants: set[str] = set()
    for node in source.tree.body:
        if not isinstance(node, ast.Assign | ast.AnnAssign) or not _mutable(node.value):
            continue
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        for name in (target.id for target in targets if isinstance(target, ast.Name)):
            constants.add(name)
            if not name.isupper() and name != "__all__":
                yield source.at(node, f"{name} can be changed by anyone")
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Global):
            yield source.at(node, f"global {', '.join(node.names)}")
        changed = ""
        if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
            changed = node.value.id if isinstance(node.value, ast.Name) else ""
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _MUTATORS
        ):
            changed = node.func.value.id if isinstance(node.func.value, ast.Name) else ""
        if changed in constants:
            yield source.at(node, f"{changed} is changed while the program runs")


def too_long(source: Source, *, file_lines: int, function_lines: int) -> Iterator[str]:
    """Files and functions past a length."""
    lines = source.text.count("\n")
    if lines > file_lines:
        yield source.at(source.tree, f"{lines} lines")
    for node in ast.walk(source.tree):
        if isinstance(node, _Function):
            length = (node.end_lineno or node.lineno) - node.lineno + 1
            if length > function_lines:
                yield source.at(node, f"{node.name} has {length} lines")


_LEAVES_OUT = {"skip", "skipif", "xfail", "importorskip"}


def left_out(source: Source) -> Iterator[str]:
    """Tests that do not run, or that may fail."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in _LEAVES_OUT:
            names = {part.id for part in ast.walk(node) if isinstance(part, ast.Name)}
            if "pytest" in names:
                yield source.at(node, f"pytest's {node.attr}")
        elif isinstance(node, ast.ImportFrom) and node.module == "pytest":
            for alias in node.names:
                if alias.name in _LEAVES_OUT:
                    yield source.at(node, f"pytest's {alias.name}")


def undocumented(source: Source) -> Iterator[str]:
    """A module that does not say what it is."""
    if not ast.get_docstring(source.tree):
        yield source.at(source.tree, "no docstring")
