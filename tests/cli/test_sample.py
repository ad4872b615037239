"""``companion sample``: a made-up notebook, whole or not at all, and never over a file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from companion import sampling
from companion.errors import SaveError
from companion.services.ports import Notebook
from tests.cli.commands import UNTIL, Companion, exported, is_plain, opened


def test_the_same_seed_and_day_give_the_same_sample(companion: Companion, tmp_path: Path) -> None:
    for name, seed in (("one", "7"), ("two", "7"), ("other", "8")):
        said = companion("sample", tmp_path / f"{name}.companion", "--seed", seed, "--until", UNTIL)
        assert said.code == 0
        assert said.out == f"Wrote a made-up sample notebook: {tmp_path / name}.companion\n"
    one, two, other = (
        exported(companion, tmp_path / f"{name}.companion", tmp_path / name)
        for name in ("one", "two", "other")
    )
    assert one == two
    assert one != other


def test_a_sample_is_marked_as_one_and_as_long_as_asked(companion: Companion, tmp_path: Path) -> None:
    path = tmp_path / "two.companion"
    assert companion("sample", path, "--years", "2", "--until", UNTIL).code == 0
    services = opened(path)
    try:
        assert services.about.is_sample()
        days = [
            session.started.day for session in services.sessions.between(date(2000, 1, 1), date(2099, 1, 1))
        ]
    finally:
        services.notebook.close()
    last = date.fromisoformat(UNTIL)
    assert max(days) <= last
    assert 680 <= (last - min(days)).days <= 735


def test_a_sample_never_replaces_a_file(companion: Companion, tmp_path: Path) -> None:
    path = tmp_path / "mine.companion"
    path.write_bytes(b"years of my life")
    said = companion("sample", path)
    assert said.code == 1
    assert is_plain(said)
    assert str(path) in said.err
    assert path.read_bytes() == b"years of my life"


@pytest.mark.parametrize(
    "error", [SaveError("The disk is full."), RuntimeError("a bug")], ids=["disk", "bug"]
)
def test_a_sample_that_cannot_be_finished_leaves_nothing(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    seen: list[str] = []

    def breaks_off(notebook: Notebook, _request: object) -> None:
        with notebook.write() as unit:
            unit.settings.put("sample", "yes")
            seen.extend(path.name for path in tmp_path.iterdir())
            raise error

    monkeypatch.setattr("companion.services.samples.write_sample", breaks_off)
    said = companion("sample", tmp_path / "mine.companion")
    assert said.code == 1
    assert seen
    assert "mine.companion" not in seen
    assert list(tmp_path.iterdir()) == []
    monkeypatch.undo()
    assert companion("sample", tmp_path / "mine.companion").code == 0
    assert [path.name for path in tmp_path.iterdir()] == ["mine.companion"]


@pytest.mark.parametrize("links", [True, False], ids=["links", "a USB stick without links"])
def test_a_sample_never_replaces_a_file_that_came_meanwhile(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    path = tmp_path / "mine.companion"

    def meanwhile(_notebook: Notebook, _request: object) -> None:
        path.write_bytes(b"years of my life")

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("companion.services.samples.write_sample", meanwhile)
    if not links:
        monkeypatch.setattr("os.link", no_links)
    said = companion("sample", path)
    assert said.code == 1
    assert is_plain(said)
    assert path.read_bytes() == b"years of my life"
    assert list(tmp_path.iterdir()) == [path]


def test_a_sample_is_written_whole_where_there_are_no_links(
    companion: Companion, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mine.companion"
    sampling.write_sample_notebook(path, weeks=2, seed=1, last=date.fromisoformat(UNTIL))
    linked = exported(companion, path, tmp_path / "one")
    path.unlink()

    def no_links(*_: object) -> None:
        raise PermissionError(1, "no links here")

    monkeypatch.setattr("companion.bootstrap.os.link", no_links)
    monkeypatch.setattr("companion.storage.create.os.link", no_links)
    sampling.write_sample_notebook(path, weeks=2, seed=1, last=date.fromisoformat(UNTIL))
    assert exported(companion, path, tmp_path / "two") == linked
