"""What the README says about the commands is so."""

from __future__ import annotations

import re

from tests.cli.commands import COMMANDS, Companion
from tests.helpers.source import ROOT


def readme_commands() -> list[str]:
    """Each ``companion …`` line in a code block of README.md."""
    blocks = re.findall(r"```[a-z]*\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)
    lines = [line.strip().removeprefix("$ ") for block in blocks for line in block.splitlines()]
    return [
        re.sub(r"^\.venv/bin/", "", line) for line in lines if re.match(r"(\.venv/bin/)?companion( |$)", line)
    ]


def test_readme_documents_every_command() -> None:
    lines = readme_commands()
    for command in COMMANDS:
        assert any(line.startswith(f"companion {command}") for line in lines), command
    assert any("--version" in line for line in lines)


def test_every_link_and_picture_of_readme_is_there() -> None:
    text = (ROOT / "README.md").read_text("utf-8")
    links = re.findall(r"\]\(([^)#]+)\)", text)
    assert len(links) >= 5
    for link in links:
        assert (ROOT / link).exists(), link


def test_every_command_in_readme_exists(companion: Companion) -> None:
    for line in readme_commands():
        words = []
        for word in line.split("#")[0].split()[1:]:
            if not re.fullmatch(r"[a-z][a-z-]*", word):
                break
            words.append(word)
        command = " ".join(words[: 2 if words[:1] in (["plan"], ["movement"], ["measure"], ["sheet"]) else 1])
        assert command in ("", *COMMANDS), line
        known = companion(*command.split(), "--help").out
        for option in re.findall(r"(?<![\w-])--?[a-z][a-z-]*", line.split("#")[0]):
            assert option in known, line
