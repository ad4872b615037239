"""Windows and the Mac are asked as they want to be; here with a stand-in for what only they have."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from companion.ui.awake.by_caffeine import AwakeByCaffeine
from companion.ui.awake.by_windows import AwakeByWindows


def test_windows_is_told_that_the_display_is_needed_until_it_is_not() -> None:
    """The numbers are those of ``winbase.h``."""
    told: list[int] = []

    def state(flags: int) -> int:
        told.append(flags)
        return 0

    awake = AwakeByWindows(state)
    awake.keep()
    awake.let_go()
    assert told == [0x80000003, 0x80000000]


@pytest.fixture
def caffeinate(tmp_path: Path) -> Path:
    """Writes down how it was called, and stays until it is ended."""
    command = tmp_path / "caffeinate"
    command.write_text('#!/bin/sh\necho "$$ $*" >> "$0.log"\nexec sleep 60\n', "utf-8")
    command.chmod(0o755)
    return command


def test_the_mac_stays_awake_for_our_process_and_no_longer(caffeinate: Path) -> None:
    awake = AwakeByCaffeine(str(caffeinate))
    awake.keep()
    awake.keep()
    process = awake._process
    assert process is not None
    log = caffeinate.with_name("caffeinate.log")
    while not (log.exists() and log.read_text("utf-8").endswith("\n")):
        assert process.poll() is None
    (line,) = log.read_text("utf-8").splitlines()
    assert line.split()[1:] == ["-d", "-i", "-w", str(os.getpid())]
    awake.let_go()
    assert process.poll() is not None
    awake.let_go()


def test_a_mac_without_it_is_no_trouble(tmp_path: Path) -> None:
    awake = AwakeByCaffeine(str(tmp_path / "not there"))
    awake.keep()
    awake.let_go()
