"""Makes message catalogues from the source: ``python -m companion.catalogues extract|pseudo [--out DIR]``.

``extract`` collects every text a person may read into ``companion.pot``, the template translators begin with.
``pseudo`` builds two made-up languages that show what a translation would break, before there is one:
``en_XA`` is accented, longer and bracketed; ``ar_XB`` runs from right to left.

A tool for those who work on the program. The program itself never imports it: reading source code is slow.
"""

from __future__ import annotations

import argparse
import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from companion.i18n import DOMAIN, PSEUDO_FORMATS
from companion.movement.library import TRANSLATED_KEYS
from companion.resources_path import resource_dir

OPENING, CLOSING = "‹", "›"
"""What every text of ``en_XA`` stands between, so that a cut end shows. Our typeface has both signs."""

GROWTH = 0.35
"""How much longer ``en_XA`` is than English: German and Finnish grow about this much."""

_MESSAGES = {"tr": 1, "ntr": 2}
"""Which calls hold messages, and in how many of their first arguments."""

_FROM_FILES = {
    "movements": TRANSLATED_KEYS,
    "measures": (
        *(
            "name",
            "text",
            "reason",
            "recall",
            "label",
            "low",
            "high",
            "choices",
            "source",
            "sizes_source",
            "words",
        ),
    ),
}
_HEADER = """\
# The texts of Companion, for translators. Made by `python -m companion.catalogues extract`.
# Words in braces, such as {count}, are filled in by the program: keep them as they are.
msgid ""
msgstr ""
"Project-Id-Version: companion\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""

_KEPT = re.compile(r"(\{\{|\}\}|\{[^{}]*\}|%\(\w+\)[sd]|%%)")
"""What must survive translation: the places to fill in, and doubled signs that stand for themselves."""

_ACCENTED = str.maketrans("aceinouyzACEINOUYZ", "áçéíñöúýžÁÇÉÍÑÖÚÝŽ")
_VOWELS = frozenset("áéíöúýÁÉÍÖÚÝ")
_RIGHT_TO_LEFT_MARK, _OVERRIDE, _END = "\u200f", "\u202e", "\u202c"


def collect() -> Catalog:
    """Every text a person may read, with the files it comes from (no line numbers: those change too often)."""
    catalogue = Catalog(domain=DOMAIN, fuzzy=False)
    package = Path(__file__).parent
    for path in sorted(package.rglob("*.py")):
        place = path.relative_to(package.parent).as_posix()
        for message, comments in messages_in(path.read_text(encoding="utf-8")):
            catalogue.add(message, locations=[(place, 0)], auto_comments=comments)
    for folder, keys in _FROM_FILES.items():
        for path in sorted((resource_dir() / folder).glob("*.toml")):
            for text in _texts(path, keys):
                catalogue.add(text, locations=[(f"resources/{folder}/{path.name}", 0)])
    return catalogue


def messages_in(source: str) -> Iterator[tuple[str | tuple[str, str], list[str]]]:
    """Each message of ``tr()`` and ``ntr()`` in Python code, with a ``# Translators:`` comment from the line above.

    Read from the syntax tree, so that calls inside an f-string are seen whatever the Python version.
    """
    lines = source.splitlines()
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [
            argument.value if isinstance(argument, ast.Constant) else None
            for argument in node.args[: _MESSAGES.get(node.func.id, 0)]
        ]
        above = lines[node.lineno - 2].strip().removeprefix("# ") if node.lineno > 1 else ""
        comments = [above] if above.startswith("Translators:") else []
        match texts:
            case [str(message)]:
                yield message, comments
            case [str(one), str(many)]:
                yield (one, many), comments


def _texts(path: Path, keys: Sequence[str]) -> Iterator[str]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for part in (table, *_parts(table)):
        for key in keys:
            value = part.get(key, "")
            for text in value if isinstance(value, list) else [value]:
                if text:
                    yield str(text)


def _parts(table: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The tables inside a measure's file that hold texts: its questions, the names of its bands, and its change."""
    change = table.get("change", {})
    yield from (change, *table.get("items", ()), *table.get("bands", ()), *change.get("sizes", ()))


def template() -> str:
    """The text of ``companion.pot``. The same source always gives the same text."""
    written = BytesIO()
    write_po(written, collect(), width=100, omit_header=True, sort_output=True, include_lineno=False)
    return _HEADER + written.getvalue().decode("utf-8")


def accented(text: str) -> str:
    """``text`` as ``en_XA`` says it: still readable, longer, between brackets.

    >>> accented("Save {count} goals")
    '‹Sááávéé {count} göööááls›'
    """
    longer = round(len(_KEPT.sub("", text)) * GROWTH)
    parts = [part if _KEPT.fullmatch(part) else part.translate(_ACCENTED) for part in _KEPT.split(text)]
    vowels = sum(char in _VOWELS for part in parts if not _KEPT.fullmatch(part) for char in part)
    each, rest = divmod(longer, vowels) if vowels else (0, 0)
    grown = []
    for part in parts:
        if _KEPT.fullmatch(part):
            grown.append(part)
            continue
        for char in part:
            times = 1
            if char in _VOWELS:
                times += each + (rest > 0)
                rest -= 1
            grown.append(char * times)
    return f"{OPENING}{''.join(grown)}{CLOSING}"


def mirrored(text: str) -> str:
    """``text`` as ``ar_XB`` says it: each word is marked to run from right to left, places to fill in are not.

    Word by word, so that a text may be wrapped or cut between words and every part still runs the right way.
    """
    parts = [
        part if _KEPT.fullmatch(part) else re.sub(r"\S+", _turned, part) for part in _KEPT.split(text) if part
    ]
    return _RIGHT_TO_LEFT_MARK + "".join(parts)


def _turned(word: re.Match[str]) -> str:
    return f"{_RIGHT_TO_LEFT_MARK}{_OVERRIDE}{word[0]}{_END}{_RIGHT_TO_LEFT_MARK}"


_PSEUDO: Mapping[str, Callable[[str], str]] = {"en_XA": accented, "ar_XB": mirrored}


def build_pseudo(folder: Path) -> None:
    """Write both made-up languages into ``folder``, for ``companion.i18n.load(code, folder)``.

    Plurals follow the language whose formats are borrowed, so ``ar_XB`` has the six forms of Arabic.
    """
    messages = collect()
    for code, say in _PSEUDO.items():
        catalogue = Catalog(locale=PSEUDO_FORMATS[code], domain=DOMAIN, fuzzy=False)
        for message in messages:
            if message.id:
                catalogue.add(message.id, _said(message, say, catalogue.num_plurals))
        target = folder / code / "LC_MESSAGES" / f"{DOMAIN}.mo"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("wb") as file:
            write_mo(file, catalogue)


def _said(message: Message, say: Callable[[str], str], forms: int) -> str | tuple[str, ...]:
    if isinstance(message.id, str):
        return say(message.id)
    one, many = (say(text) for text in message.id[:2])
    # English uses its singular for 1 alone: second of Arabic's six forms, first of two.
    return tuple(one if form == (1 if forms > 2 else 0) else many for form in range(forms))


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; returns 0. Wrong usage leaves with 2."""
    parser = argparse.ArgumentParser(prog="python -m companion.catalogues", description=__doc__)
    parser.add_argument("command", choices=("extract", "pseudo"))
    parser.add_argument(
        "--out", type=Path, default=resource_dir() / "translations", metavar="DIR", help="where to write"
    )
    arguments = parser.parse_args(argv)
    out: Path = arguments.out
    out.mkdir(parents=True, exist_ok=True)
    if arguments.command == "pseudo":
        build_pseudo(out)
    else:
        (out / f"{DOMAIN}.pot").write_text(template(), encoding="utf-8")
    sys.stdout.write(f"Wrote {arguments.command} into {out}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
