"""Movements that are not in the shipped library, and the photos and videos of them."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Row, bindparam, delete, select

from companion.domain.figure_values import figure_in, figure_out
from companion.domain.media import Media, MediaFile
from companion.domain.movements import Area, Movement, Position
from companion.storage.codec import dose_in, dose_out, from_json, moment, to_json
from companion.storage.repositories.base import AGE, Repository
from companion.storage.tables import movement_media, movements

_ALL = select(movements).order_by(AGE)
_ONE = select(movements).where(movements.c.id == bindparam("key"))
_REMOVE = delete(movements).where(movements.c.id == bindparam("key"))
_KNOWN = [column for column in movement_media.columns if column.name != "data"]
_ALL_MEDIA = select(*_KNOWN).order_by(movement_media.c.movement_id)
_MEDIA = _ALL_MEDIA.where(movement_media.c.movement_id == bindparam("key"))
_DATA = select(movement_media.c.data).where(movement_media.c.movement_id == bindparam("key"))
_REMOVE_MEDIA = delete(movement_media).where(movement_media.c.movement_id == bindparam("key"))


def _movement(row: Row[Any]) -> Movement:
    return Movement(
        id=row.id,
        name=row.name,
        purpose=row.purpose,
        cues=tuple(from_json(row.cues)),
        area=Area(row.area),
        position=Position(row.position),
        clinical_name=row.clinical_name,
        may_feel=row.may_feel,
        ease_off=row.ease_off,
        equipment=tuple(from_json(row.equipment)),
        tense=row.tense,
        dose=dose_in(from_json(row.dose)),
        figure=None if row.figure is None else figure_in(from_json(row.figure)),
        author=row.author,
        licence=row.licence,
        sources=tuple(from_json(row.sources)),
        own=row.own,
        easier=tuple(from_json(row.easier)),
        harder=tuple(from_json(row.harder)),
    )


def _known(row: Row[Any]) -> Media:
    return Media(row.movement_id, row.format, row.size, moment(row.added), row.width, row.height)


class SqlMovements(Repository):
    """Movements brought by a plan or made by the person, oldest first."""

    __slots__ = ()

    def all(self) -> list[Movement]:
        """Every such movement."""
        return [_movement(row) for row in self._rows(_ALL)]

    def get(self, movement_id: str) -> Movement | None:
        """One movement, if it is there."""
        row = self._row(_ONE, key=movement_id)
        return None if row is None else _movement(row)

    def put(self, movement: Movement) -> None:
        """Insert or replace; a photo or video stays."""
        self._put(
            movements,
            {
                "id": movement.id,
                "name": movement.name,
                "purpose": movement.purpose,
                "cues": to_json(list(movement.cues)),
                "area": movement.area.value,
                "position": movement.position.value,
                "clinical_name": movement.clinical_name,
                "may_feel": movement.may_feel,
                "ease_off": movement.ease_off,
                "equipment": to_json(list(movement.equipment)),
                "tense": movement.tense,
                "dose": to_json(dose_out(movement.dose)),
                "figure": None if movement.figure is None else to_json(figure_out(movement.figure)),
                "author": movement.author,
                "licence": movement.licence,
                "sources": to_json(list(movement.sources)),
                "own": movement.own,
                "easier": to_json(list(movement.easier)),
                "harder": to_json(list(movement.harder)),
            },
        )

    def remove(self, movement_id: str) -> None:
        """Remove a movement with its photo or video. Steps and sessions keep its name."""
        self._run(_REMOVE, key=movement_id)

    def all_media(self) -> list[Media]:
        """What is known of every photo and video. None is read."""
        return [_known(row) for row in self._rows(_ALL_MEDIA)]

    def media(self, movement_id: str) -> Media | None:
        """What is known of a movement's photo or video, if it has one. It is not read."""
        row = self._row(_MEDIA, key=movement_id)
        return None if row is None else _known(row)

    def media_data(self, movement_id: str) -> bytes | None:
        """The bytes of a movement's photo or video, if it has one."""
        row = self._row(_DATA, key=movement_id)
        return None if row is None else bytes(row.data)

    def put_media(self, file: MediaFile) -> None:
        """Insert or replace. The movement must be there."""
        media = file.media
        self._put(
            movement_media,
            {
                "movement_id": media.movement_id,
                "format": media.format,
                "size": media.size,
                "width": media.width,
                "height": media.height,
                "added": media.added.text(),
                "data": file.data,
            },
        )

    def remove_media(self, movement_id: str) -> None:
        """Remove a movement's photo or video."""
        self._run(_REMOVE_MEDIA, key=movement_id)
