"""Photos and videos of movements: kept apart from the words, never read by the way, gone with their movement."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import event
from sqlalchemy.exc import IntegrityError

from companion.domain.media import Media, MediaFile
from companion.domain.moments import Moment
from companion.domain.movements import Movement
from companion.domain.tables import PlainTable
from companion.services.ports import Unit
from companion.storage.notebook import SqlNotebook, open_notebook

At = Callable[..., Moment]


def _put(unit: Unit, movement_id: str, data: bytes, at: Moment, form: str = "jpg") -> MediaFile:
    unit.movements.put(Movement(movement_id, f"Movement {movement_id}", "", ("Breathe.",), own=True))
    file = MediaFile(Media(movement_id, form, len(data), at, 40, 30), data)
    unit.movements.put_media(file)
    return file


@contextmanager
def _statements(notebook: SqlNotebook) -> Iterator[list[str]]:
    """Every statement sent to the file meanwhile."""
    seen: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(notebook._reader, "before_cursor_execute", note)
    yield seen
    event.remove(notebook._reader, "before_cursor_execute", note)


def test_what_is_known_is_listed_without_reading_a_single_byte(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        known = [_put(unit, key, bytes(100_000), at()).media for key in ("a", "b")]
        unit.commit()
    with _statements(notebook) as seen, notebook.read() as unit:
        assert [movement.id for movement in unit.movements.all()] == ["a", "b"]
        assert unit.movements.all_media() == known
        assert unit.movements.media("b") == known[1]
        assert unit.movements.get("a") is not None
        unit.tables()
        assert set(unit.files()) == {"photo-a.jpg", "photo-b.jpg"}
    assert len(seen) > 5
    assert [statement for statement in seen if "media.data" in statement] == []
    with _statements(notebook) as seen, notebook.read() as unit:
        assert unit.movements.media_data("a") == bytes(100_000)
    assert any("media.data" in statement for statement in seen)


def test_it_goes_with_its_movement_and_cannot_be_without_one(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        kept = _put(unit, "kept", b"one", at())
        _put(unit, "gone", b"two", at())
        unit.movements.remove("gone")
        assert unit.movements.all_media() == [kept.media]
        assert unit.movements.media_data("gone") is None
        with pytest.raises(IntegrityError):
            unit.movements.put_media(MediaFile(Media("nobody", "jpg", 1, at()), b"x"))


def test_what_is_deleted_is_no_longer_in_the_file(path: Path, at: At) -> None:
    secret = b"GPS 52.2297 N 21.0122 E" * 400
    notebook = open_notebook(path)
    with notebook.write() as unit:
        _put(unit, "a", secret, at())
        unit.commit()
    notebook.close()
    assert secret[:1000] in path.read_bytes()
    notebook = open_notebook(path)
    with notebook.write() as unit:
        unit.movements.remove("a")
        unit.commit()
    notebook.close()
    assert secret[:23] not in path.read_bytes()


def test_everything_leaves_as_files_named_in_the_tables(notebook: SqlNotebook, at: At) -> None:
    with notebook.write() as unit:
        _put(unit, "a", b"photo", at())
        _put(unit, "../../etc/b", b"video", at(), "mp4")
        unit.commit()
    with notebook.read() as unit:
        table = unit.tables()["movement_media"]
        files = dict(unit.files())
        with pytest.raises(KeyError):
            unit.files()["photo-nobody.jpg"]
    assert isinstance(table, PlainTable)
    assert table.columns == ("movement_id", "format", "size", "width", "height", "added", "file")
    assert {str(row["file"]): row["size"] for row in table.rows} == {
        name: len(data) for name, data in files.items()
    }
    assert files == {"photo-a.jpg": b"photo", "video-------etc-b.mp4": b"video"}
    assert len(table.rows) == len(files)
