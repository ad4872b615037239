"""Commands run in this process, and notebooks for them."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from companion import bootstrap, cli, sampling
from tests.cli.commands import UNTIL, Companion, Said


@pytest.fixture
def companion(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Companion:
    """Runs one command in this process."""
    monkeypatch.setenv("COMPANION_LANGUAGE", "en_GB")

    def run(*words: str | Path) -> Said:
        capsys.readouterr()
        try:
            code = cli.main([str(word) for word in words])
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return Said(code, said.out, said.err)

    return run


@pytest.fixture(scope="session")
def sample_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A sample notebook, written once. Never to be changed: :func:`sample` is a copy."""
    path = tmp_path_factory.mktemp("sample") / "sample.companion"
    sampling.write_sample_notebook(path, weeks=12, seed=1, last=date.fromisoformat(UNTIL))
    return path


@pytest.fixture
def sample(sample_once: Path, tmp_path: Path) -> Path:
    """A sample notebook of one's own, in a folder with a space in its name."""
    folder = tmp_path / "my things"
    folder.mkdir()
    return Path(shutil.copy(sample_once, folder / "sample.companion"))


@pytest.fixture
def empty(tmp_path: Path) -> Path:
    """A notebook with nothing in it."""
    path = tmp_path / "empty.companion"
    bootstrap.open_services(path).notebook.close()
    return path
