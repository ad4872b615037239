"""Disks without room or only for reading, for scripts in a process of their own.

One way works everywhere: limits on that process, how large a file may grow and what it may write. A second one is
used as well where the computer lets us mount a small file system that nobody else sees: there the disk itself says
that it is full. A script is given ``folder`` (a ``Path``), ``room(size)``, ``all_room()`` and ``lock()``.
"""

from __future__ import annotations

import shlex
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from tests.helpers.source import ROOT

LIMITS = """
import resource, sys
from pathlib import Path
from tests.helpers.rights import no_special_rights
folder = Path(sys.argv[1])
_most = resource.getrlimit(resource.RLIMIT_FSIZE)[1]

def room(size):
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, _most))

def all_room():
    room(_most)

def lock():
    global _rights
    _rights = no_special_rights()
    _rights.__enter__()
    for file in folder.iterdir():
        file.chmod(0o444)
    folder.chmod(0o555)
"""

DISK = """
import subprocess, sys
from pathlib import Path
folder = Path(sys.argv[1]) / "folder"
folder.mkdir()
_ballast = folder.with_name("ballast")

def room(size):
    with _ballast.open("ab", buffering=0) as file:
        try:
            while file.write(bytes(65536)):
                pass
        except OSError:
            pass
        file.truncate(max(0, file.tell() - size))

def all_room():
    _ballast.unlink()

def lock():
    subprocess.run(["mount", "-o", "remount,ro", folder.parent], check=True)
"""

DISK_SIZE = "2m"


@dataclass(frozen=True)
class LittleRoom:
    """A way to have little room. ``around`` are the words of the command that runs Python there."""

    name: str
    prelude: str
    around: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name

    def run(self, folder: Path, script: str) -> subprocess.CompletedProcess[str]:
        """Run ``script`` with ``folder`` as its disk.

        After ``room(size)`` about ``size`` more bytes can be written, after ``lock()`` none, and nothing new is made.
        """
        words = [sys.executable, "-W", "error", "-c", f"{self.prelude}\n{script}", str(folder)]
        if self.around:
            mount = f'mount -t tmpfs -o size={DISK_SIZE} none {shlex.quote(str(folder))} && exec "$@"'
            words = [*self.around, "sh", "-c", mount, "sh", *words]
        return subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False, timeout=60)


@cache
def little_rooms() -> tuple[LittleRoom, ...]:
    """Every way this computer has."""
    found = [LittleRoom("limits", LIMITS)]
    with tempfile.TemporaryDirectory() as folder:
        for around in (("unshare", "--mount"), ("unshare", "--map-root-user", "--mount")):
            disk = LittleRoom("disk", DISK, around)
            try:
                if disk.run(Path(folder), "room(0)").returncode == 0:
                    return (*found, disk)
            except FileNotFoundError:  # no such command here
                break
    return tuple(found)
