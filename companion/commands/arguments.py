"""What several commands are given: a day, a password."""

from __future__ import annotations

import argparse
import getpass
import sys
from datetime import date
from pathlib import Path

from companion.errors import ExportError
from companion.i18n import number, tr

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2200, 12, 31)
"""The days a command takes; sums of days and years stay far from where a calendar ends."""
LONGEST_PASSWORD = 127
"""Most bytes (UTF-8) of a password a PDF can be locked with. Source: ISO 32000-2, 7.6.4.3.3."""
_ASK = "\x00ask"
_MOST_FILE = 10_000


def a_day(text: str) -> date:
    """A day as ``argparse`` reads it: ISO, within the days above."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(tr("a day looks like 2026-11-22")) from None
    if not FIRST_DAY <= day <= LAST_DAY:
        raise argparse.ArgumentTypeError(
            tr("a day from {first} to {last}", first=FIRST_DAY.isoformat(), last=LAST_DAY.isoformat())
        )
    return day


def add_password(parser: argparse.ArgumentParser) -> None:
    """``--password`` and ``--password-file``; :func:`the_password` says what they gave."""
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument(
        "--password",
        nargs="?",
        const=_ASK,
        metavar="WORD",
        help=tr("lock the PDF; without WORD it is asked for, so that nobody sees it"),
    )
    choice.add_argument(
        "--password-file", type=Path, metavar="FILE", help=tr("the password is the first line of FILE")
    )


def the_password(arguments: argparse.Namespace) -> str:
    """The password given, ``""`` for none. Raises :class:`ExportError` where it cannot be one."""
    path: Path | None = arguments.password_file
    given: str | None = arguments.password
    if path is not None:
        password = _from_file(path)
    elif given is None:
        return ""
    else:
        password = _asked() if given == _ASK else given
    if not password:
        raise ExportError(tr("The password is empty."), tr("Choose one you will remember."))
    if len(password.encode(errors="replace")) > LONGEST_PASSWORD:
        raise ExportError(
            tr("The password is too long for a PDF."),
            tr("Up to {most} letters fit.", most=number(LONGEST_PASSWORD)),
        )
    return password


def _asked() -> str:
    if sys.stdin is not None and sys.stdin.isatty():
        return getpass.getpass(tr("Password: "))
    return sys.stdin.readline().rstrip("\r\n") if sys.stdin is not None else ""


def _from_file(path: Path) -> str:
    try:
        with path.open("rb") as file:
            text = file.read(_MOST_FILE).decode("utf-8-sig")
    except (OSError, ValueError) as error:
        raise ExportError(
            tr("The password file cannot be read: {path}", path=path), tr("Check its name and folder.")
        ) from error
    return text.splitlines()[0] if text.strip() else ""
