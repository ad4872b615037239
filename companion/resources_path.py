"""Where the shipped files are: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from functools import cache
from pathlib import Path


@cache
def resource_dir() -> Path:
    """The ``resources`` folder. Raises ``FileNotFoundError`` when the installation is incomplete."""
    here = Path(__file__).resolve().parent
    for folder in (here / "resources", here.parent / "resources"):
        if (folder / "movements").is_dir():
            return folder
    raise FileNotFoundError("the resources folder is missing from this installation")
