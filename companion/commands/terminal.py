"""What the commands say: answers on standard output, problems on standard error, JSON where a machine reads."""

from __future__ import annotations

import io
import json
import sys
from typing import TextIO


def write_any_letter() -> None:
    """A terminal that lacks a letter shows its number instead; a name is no reason to stop."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(text: str) -> None:
    """An answer."""
    _write(sys.stdout, text)


def complain(text: str) -> None:
    """A problem."""
    _write(sys.stderr, text)


def print_json(value: object) -> None:
    """An answer for a machine."""
    # JSON has its own way to write a letter that the stream lacks.
    encoding = (getattr(sys.stdout, "encoding", None) or "").lower()
    say(json.dumps(value, ensure_ascii=not encoding.startswith("utf"), indent=2))


def _write(stream: TextIO | None, text: str) -> None:
    # Started from a desktop on Windows there is no stream at all. Flushed, so that each line is out even
    # if the program is ended hard, and a reader who left is noticed here.
    if stream is not None:
        stream.write(f"{text}\n")
        stream.flush()
