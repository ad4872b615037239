"""Papers to take along or to keep: a routine to lie beside the mat, the story of a goal, a last printout."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from companion.domain.handout import Handout, HandoutDose, HandoutStep
from companion.domain.history import Thing
from companion.domain.media import MediaKind
from companion.domain.paper import Block, Paper
from companion.domain.routines import Routine, Size, Step, steps_in
from companion.errors import CompanionError, InvalidEntryError
from companion.i18n import current, dated, first_weekday, quoted, short_weekday, tr
from companion.services.base import Desk, gone
from companion.services.dose_sentence import dose_sentence
from companion.services.goal_story import GoalStoryService
from companion.services.last_printout import LastRecord, last_blocks
from companion.services.library import LibraryService
from companion.services.ports import FileSaver, HandoutRenderer, PaperRenderer
from companion.services.progress import alike_since, done, goal_progress
from companion.services.story_paper import StoryRecord, story_blocks, subtitle
from companion.services.words import paper, size_words

Progress = Callable[[float], bool]
LONG_AGO = date(1900, 1, 1)


@dataclass(frozen=True, slots=True)
class HandoutOptions:
    """How to print a routine. ``size`` ``None``: every size it has. ``page`` ``""``: the region's paper."""

    size: Size | None = None
    tick_boxes: bool = False
    large_print: bool = False
    page: str = ""
    skin: str = ""
    hair: str = ""


@dataclass(frozen=True, slots=True)
class PaperOptions:
    """How to print a story or the last printout. ``page`` ``""``: the region's paper."""

    large_print: bool = False
    page: str = ""


class PaperService:
    """Makes papers other than the visit sheet. Nothing here is kept: a paper is what the notebook says that day."""

    def __init__(
        self,
        desk: Desk,
        library: LibraryService,
        render_handout: HandoutRenderer,
        render_paper: PaperRenderer,
        save: FileSaver,
    ) -> None:
        self._desk = desk
        self._library = library
        self._render_handout = render_handout
        self._render_paper = render_paper
        self._save = save

    def routine_named(self, name: str) -> Routine:
        """The routine called ``name``, in any letters. Raises ``CompanionError`` naming those there are."""
        with self._desk.notebook.read() as unit:
            routines = unit.routines.all()
        wanted = " ".join(name.split()).casefold()
        for routine in routines:
            if wanted and " ".join(routine.name.split()).casefold() == wanted:
                return routine
        names = tr(", ").join(quoted(routine.name) for routine in routines)
        step = tr("Its routines are: {names}.", names=names) if names else tr("It has no routines yet.")
        raise CompanionError(tr("There is no routine {name} in this notebook.", name=quoted(name)), step)

    def handout(self, routine_id: str, options: HandoutOptions) -> Handout:
        """A routine as a handout. Raises ``InvalidEntryError`` for a size without steps, or when it has none."""
        with self._desk.notebook.read() as unit:
            routine = unit.routines.get(routine_id)
            sample = unit.settings.get("sample") != ""
        if routine is None:
            raise gone()
        sizes = (options.size,) if options.size else routine.sizes
        steps = steps_in(routine, options.size) if options.size else routine.steps
        if not steps:
            raise InvalidEntryError(
                tr("There are no steps to print in {name}.", name=quoted(routine.name)),
                tr("Add a step first, or choose another size."),
            )
        start = first_weekday()
        days = tuple(short_weekday((start - 1 + day) % 7 + 1) for day in range(7))
        return Handout(
            title=routine.name,
            steps=tuple(self._step(step, sizes) for step in steps),
            size=size_words(sizes[0]) if len(sizes) == 1 else "",
            note=routine.note,
            days=days if options.tick_boxes else (),
            printed_on=self._desk.clock.now().day,
            language=current().code,
            right_to_left=current().right_to_left,
            large_print=options.large_print,
            page=options.page or paper(),
            sample=sample,
            skin=options.skin,
            hair=options.hair,
        )

    def handout_pdf(
        self, routine_id: str, options: HandoutOptions, progress: Progress | None = None
    ) -> bytes:
        """The handout as PDF bytes: what is previewed is what is saved and printed."""
        return self._render_handout(self.handout(routine_id, options), progress)

    def story(self, goal_id: str, options: PaperOptions) -> Paper:
        """The story of a goal. Raises ``CompanionError`` when the goal is gone."""
        with self._desk.notebook.read() as unit:
            goal = unit.goals.get(goal_id)
            if goal is None:
                raise gone()
            ratings = unit.goals.ratings(goal_id)
            alike = alike_since(unit.history.of(Thing.GOAL, goal_id)).get(goal_id)
            ladder, steps = unit.goal_parts.ladder(goal_id), unit.goal_parts.steps(goal_id)
        today = self._desk.clock.now().day
        first = min([goal.created.day, today, *(rating.at.day for rating in ratings)])
        record = StoryRecord(
            goal=goal,
            chapters=GoalStoryService(self._desk).chapters(goal_id),
            ratings=ratings,
            progress=goal_progress(goal, ratings, first, today, alike),
            ladder=ladder,
            steps=steps,
        )
        return self._paper(goal.words, subtitle(record), tuple(story_blocks(record)), options)

    def last(self, options: PaperOptions) -> Paper:
        """The last printout, over everything that was kept."""
        today = self._desk.clock.now().day
        with self._desk.notebook.read() as unit:
            fine = unit.goal_parts.fine()
            goals = unit.goals.all()
            alike = alike_since(unit.history.all_of(Thing.GOAL))
            ratings = {goal.id: unit.goals.ratings(goal.id) for goal in goals}
            sessions = unit.sessions.between(LONG_AGO, today)
            days = unit.days.states(LONG_AGO, today)
            routines = unit.routines.all()
            tense, uses = unit.tense.plan(), unit.tense.uses()
            about = unit.about.get()
        starts = [goal.created.day for goal in goals] + [session.started.day for session in sessions[:1]]
        first = min([today, *starts])
        record = LastRecord(
            fine=fine[-1] if fine else None,
            goals=[goal_progress(goal, ratings[goal.id], first, today, alike.get(goal.id)) for goal in goals],
            done=done(sessions, days, first, today),
            routines=routines,
            tense=tense,
            uses=uses,
        )
        span = tr("{first} to {last}", first=dated(first), last=dated(today))
        name = about.shared_name.strip()
        below = tr("{name} · {span}", name=name, span=span) if name else span
        return self._paper(tr("What I take with me"), below, tuple(last_blocks(record)), options)

    def story_pdf(self, goal_id: str, options: PaperOptions, progress: Progress | None = None) -> bytes:
        """The story as PDF bytes: what is previewed is what is saved and printed."""
        return self._render_paper(self.story(goal_id, options), progress)

    def last_pdf(self, options: PaperOptions, progress: Progress | None = None) -> bytes:
        """The last printout as PDF bytes."""
        return self._render_paper(self.last(options), progress)

    def save(self, pdf: bytes, path: Path) -> None:
        """Write the bytes whole or not at all. Raises ``ExportError``; an older file stays then."""
        self._save(pdf, path)

    def _paper(self, title: str, below: str, blocks: tuple[Block, ...], options: PaperOptions) -> Paper:
        with self._desk.notebook.read() as unit:
            sample = unit.settings.get("sample") != ""
        return Paper(
            title=title,
            subtitle=below,
            blocks=blocks,
            foot=tr("Written by me. My own notes, not a medical record."),
            printed_on=self._desk.clock.now().day,
            language=current().code,
            right_to_left=current().right_to_left,
            large_print=options.large_print,
            page=options.page or paper(),
            sample=sample,
        )

    def _step(self, step: Step, sizes: tuple[Size, ...]) -> HandoutStep:
        movement = self._library.get(step.movement_id)
        named = len(sizes) > 1
        doses = tuple(
            HandoutDose(size_words(size) if named else "", dose_sentence(step.doses[size]))
            for size in sizes
            if size in step.doses
        )
        if len({dose.sentence for dose in doses}) == 1 and len(doses) == len(sizes):
            doses = (HandoutDose("", doses[0].sentence),)
        figure = movement.figure if movement else None
        return HandoutStep(
            name=step.movement_name,
            doses=doses,
            purpose=movement.purpose if movement else "",
            cues=movement.cues if movement else (),
            ease_off=movement.ease_off if movement else "",
            note=step.note,
            figure=figure,
            photo=b"" if figure else self._photo(step.movement_id),
        )

    def _photo(self, movement_id: str) -> bytes:
        media = self._library.media(movement_id)
        if media is None or media.kind is not MediaKind.PHOTO:
            return b""
        return self._library.media_data(movement_id)
