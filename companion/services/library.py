"""The movement library: what ships with the program, what plans brought, and what the person made."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path

from companion.domain.doses import Dose, problems
from companion.domain.figure_values import figure_text
from companion.domain.history import Revision, Thing
from companion.domain.media import Media, MediaFile
from companion.domain.movements import Area, Figure, Movement, Position
from companion.domain.recycled import Kind, Recycled
from companion.errors import InvalidEntryError
from companion.i18n import listed, tr
from companion.services.base import Desk, gone, kept, needed
from companion.services.ports import FileSaver, MediaReader, MovementShelf, Unit
from companion.services.words import area_words, dose_details, dose_problem_words, position_words

MOST_CUES = 20
FIRST_DOSE = Dose(reps_min=8, reps_max=8)


@dataclass(frozen=True, slots=True)
class OwnEntry:
    """What a person says of a movement of their own. Only the name is needed."""

    name: str
    purpose: str = ""
    cues: tuple[str, ...] = ()
    may_feel: str = ""
    ease_off: str = ""
    area: Area = Area.WHOLE_BODY
    position: Position = Position.STANDING
    equipment: tuple[str, ...] = ()
    dose: Dose = FIRST_DOSE
    figure: Figure | None = None

    @classmethod
    def of(cls, movement: Movement) -> OwnEntry:
        """What is said of ``movement`` now."""
        return cls(**{field.name: getattr(movement, field.name) for field in fields(cls)})


class LibraryService:
    """Looks movements up, and keeps those the person makes. One of this notebook's counts before a shipped one with
    the same id."""

    def __init__(
        self, desk: Desk, shelf: MovementShelf, read_media: MediaReader, save_media: FileSaver
    ) -> None:
        self._desk = desk
        self._shelf = shelf
        self._read_media = read_media
        self._save_media = save_media

    # looking up

    def known(self) -> Mapping[str, Movement]:
        """Every movement by id."""
        return {movement.id: movement for movement in (*self._shelf.all(), *self._own())}

    def all(self) -> list[Movement]:
        """Every movement by name."""
        return sorted(self.known().values(), key=lambda movement: movement.name.casefold())

    def get(self, movement_id: str) -> Movement | None:
        """One movement, or ``None`` when neither the library nor the notebook has it."""
        return self._find_own(movement_id) or self._shelf.get(movement_id)

    def has_figure(self, movement_id: str) -> bool:
        """Whether the movement can be drawn, without reading a shipped one: each of those has its figure."""
        own = self._find_own(movement_id)
        return own.figure is not None if own else self._shelf.has(movement_id)

    # movements of one's own

    def mine(self, movement_id: str) -> Movement:
        """A movement the person made. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            return _mine(unit, movement_id)

    def story(self, movement_id: str) -> list[Revision]:
        """Its earlier words, oldest first."""
        with self._desk.notebook.read() as unit:
            return unit.history.of(Thing.MOVEMENT, movement_id)

    def used_in(self, movement_id: str) -> list[str]:
        """The names of the routines it is in."""
        with self._desk.notebook.read() as unit:
            return [
                routine.name
                for routine in unit.routines.all()
                if any(step.movement_id == movement_id for step in routine.steps)
            ]

    def make(self, entry: OwnEntry, draft: str = "") -> Movement:
        """Keep a new movement; ``draft`` names the draft it was written in, which is cleared with it."""
        with self._desk.notebook.write() as unit:
            movement = _said(Movement(self._desk.ids.new(), "", "", (), own=True), entry)
            unit.movements.put(movement)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return movement

    def change(self, movement_id: str, entry: OwnEntry, draft: str = "") -> Movement:
        """Say something else of it; what was there before stays in its story. A new name reaches its steps."""
        with self._desk.notebook.write() as unit:
            movement = _mine(unit, movement_id)
            changed = _said(movement, entry)
            if changed != movement:
                before, after = movement_texts(movement), movement_texts(changed)
                earlier = {name: text for name, text in before.items() if text != after[name]}
                self._desk.revise(unit, Thing.MOVEMENT, movement_id, earlier)
                unit.movements.put(changed)
                _rename_steps(unit, changed)
            if draft:
                unit.drafts.remove(draft)
            unit.commit()
        return changed

    def remove(self, movement_id: str) -> Movement:
        """Delete a movement with its photo or video; :meth:`put_back` undoes it. Steps keep its name."""
        with self._desk.notebook.write() as unit:
            movement = _mine(unit, movement_id)
            self._desk.put_away(unit, Kind.MOVEMENT, movement_id, movement.name)
            unit.commit()
        return movement

    def put_back(self, movement: Movement) -> None:
        """Undo :meth:`remove`, or a change, by the movement as it was."""
        with self._desk.notebook.write() as unit:
            if unit.movements.get(movement.id) is None:
                self._desk.take_back(unit, Kind.MOVEMENT, movement.id)
            else:
                unit.movements.put(movement)
                _rename_steps(unit, movement)
            unit.commit()

    # photos and videos

    def media(self, movement_id: str) -> Media | None:
        """What is known of its photo or video, without reading it."""
        with self._desk.notebook.read() as unit:
            return unit.movements.media(movement_id)

    def media_data(self, movement_id: str) -> bytes:
        """Its photo or video. Up to 60 MB: not on the window's thread. Raises ``CompanionError`` when it is gone."""
        with self._desk.notebook.read() as unit:
            data = unit.movements.media_data(movement_id)
        if data is None:
            raise gone()
        return data

    def add_media(self, movement_id: str, path: Path) -> Recycled | None:
        """Keep the photo or video in ``path``. Returns the one that was there and is put away now, if any;
        :meth:`bring_media_back` undoes it.

        Takes a while: not on the window's thread. Raises ``MediaError`` when the file cannot be taken.
        """
        taken = self._read_media(path)
        media = Media(
            movement_id, taken.format, len(taken.data), self._desk.clock.now(), taken.width, taken.height
        )
        with self._desk.notebook.write() as unit:
            movement, former = _mine(unit, movement_id), None
            if unit.movements.media(movement_id) is not None:
                former = self._desk.put_away(unit, Kind.MEDIA, movement_id, movement.name)
            unit.movements.put_media(MediaFile(media, taken.data))
            unit.commit()
        return former

    def bring_media_back(self, former: Recycled) -> None:
        """Undo that another photo or video took the place of ``former``; that one is put away in its turn."""
        with self._desk.notebook.write() as unit:
            self._desk.swap_back(unit, former)
            unit.commit()

    def take_media_out(self, movement_id: str) -> Media:
        """Delete its photo or video; :meth:`put_media_back` undoes it."""
        with self._desk.notebook.write() as unit:
            movement, media = _mine(unit, movement_id), unit.movements.media(movement_id)
            if media is None:
                raise gone()
            self._desk.put_away(unit, Kind.MEDIA, movement_id, movement.name)
            unit.commit()
        return media

    def put_media_back(self, movement_id: str) -> None:
        """Undo :meth:`take_media_out`."""
        with self._desk.notebook.write() as unit:
            self._desk.take_back(unit, Kind.MEDIA, movement_id)
            unit.commit()

    def save_media(self, movement_id: str, path: Path) -> None:
        """Write its photo or video as a file, whole or not at all. Raises ``ExportError``."""
        self._save_media(self.media_data(movement_id), path)

    def _find_own(self, movement_id: str) -> Movement | None:
        with self._desk.notebook.read() as unit:
            return unit.movements.get(movement_id)

    def _own(self) -> list[Movement]:
        with self._desk.notebook.read() as unit:
            return unit.movements.all()


def movement_texts(movement: Movement) -> dict[str, str]:
    """What the story of a movement keeps, by field: texts as typed, choices and numbers in words."""
    return {
        "name": movement.name,
        "purpose": movement.purpose,
        "cues": "\n".join(movement.cues),
        "may_feel": movement.may_feel,
        "ease_off": movement.ease_off,
        "area": area_words(movement.area),
        "position": position_words(movement.position),
        "equipment": listed(list(movement.equipment)) if movement.equipment else "",
        "dose": dose_details(movement.dose),
        "figure": figure_text(movement.figure),
    }


def _said(movement: Movement, entry: OwnEntry) -> Movement:
    """``movement`` as ``entry`` has it. Raises ``InvalidEntryError`` for what cannot be kept."""
    wrong = problems(entry.dose)
    if wrong:
        raise InvalidEntryError(dose_problem_words(wrong[0]), tr("Change the numbers, then keep it again."))
    if len(entry.cues) > MOST_CUES:
        raise InvalidEntryError(
            tr("There is room for {most} steps.", most=MOST_CUES),
            tr("Join some of them. What you typed is still here."),
        )
    return replace(
        movement,
        name=needed(entry.name, tr("A movement needs a name.")),
        purpose=kept(entry.purpose),
        cues=tuple(kept(cue) for cue in entry.cues if cue.strip()),
        may_feel=kept(entry.may_feel),
        ease_off=kept(entry.ease_off),
        area=entry.area,
        position=entry.position,
        equipment=tuple(kept(thing) for thing in entry.equipment if thing.strip()),
        dose=entry.dose,
        figure=entry.figure,
    )


def _mine(unit: Unit, movement_id: str) -> Movement:
    movement = unit.movements.get(movement_id)
    if movement is None or not movement.mine:
        raise gone()
    return movement


def _rename_steps(unit: Unit, movement: Movement) -> None:
    """Steps carry a movement's name, so that they can do without it; while it is there they follow it."""
    for routine in unit.routines.all():
        steps = tuple(
            replace(step, movement_name=movement.name) if step.movement_id == movement.id else step
            for step in routine.steps
        )
        if steps != routine.steps:
            unit.routines.put(replace(routine, steps=steps))
