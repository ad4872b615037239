"""What the services need from the outside, as Protocols. ``bootstrap`` wires the real ones in.

Repositories hand out frozen dataclasses of ``companion.domain`` and never rows.
``put`` inserts or replaces by id. Nothing is on disk before :meth:`Unit.commit` returned.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol, Self, TypeVar

if TYPE_CHECKING:
    from companion.domain.about import AboutMe, Portrait, PortraitFile
    from companion.domain.calendar import CalendarEvent
    from companion.domain.checkins import CheckIn, CheckInPlan
    from companion.domain.clinic_scores import ClinicScore
    from companion.domain.drafts import Draft
    from companion.domain.fridge_card import FridgeCard
    from companion.domain.goals import Goal, Rating
    from companion.domain.handout import Handout
    from companion.domain.history import Revision, Thing
    from companion.domain.media import Media, MediaFile, TakenIn
    from companion.domain.moments import Moment
    from companion.domain.movements import Movement
    from companion.domain.paper import Paper
    from companion.domain.plans import Decision, PlanFile, Suggestion
    from companion.domain.recycled import Back, Kind, Recycled
    from companion.domain.reminders import Mark, Reminder
    from companion.domain.routines import Routine
    from companion.domain.sessions import Day, DayState, Session
    from companion.domain.sheet import Attachment, Fit, SheetData
    from companion.domain.sheet_choices import LineChoice
    from companion.domain.tables import PlainTable
    from companion.domain.tense import ReliefUse, TensePlan
    from companion.domain.visits import AgreedLine, Felt, TalkItem, Visit
    from companion.services.goal_ports import BothSidesPages as BothSidesPages  # noqa: PLC0414 - storage takes it here
    from companion.services.goal_ports import GoalParts as GoalParts  # noqa: PLC0414 - and this

T = TypeVar("T")


class Clock(Protocol):
    """Tells the local time with its UTC offset."""

    def now(self) -> Moment: ...


class Ids(Protocol):
    """Makes a new, unique id (32 hexadecimal digits)."""

    def new(self) -> str: ...


class Goals(Protocol):
    """Goals by rank then age, and their ratings by time."""

    def all(self) -> list[Goal]: ...
    def get(self, goal_id: str) -> Goal | None: ...
    def put(self, goal: Goal) -> None: ...
    def remove(self, goal_id: str) -> None: ...
    def ratings(self, goal_id: str) -> list[Rating]: ...
    def all_ratings(self) -> list[Rating]: ...
    def put_rating(self, rating: Rating) -> None: ...
    def remove_rating(self, rating_id: str) -> None: ...


class Routines(Protocol):
    """Routines with their steps in order; by rank then age."""

    def all(self) -> list[Routine]: ...
    def get(self, routine_id: str) -> Routine | None: ...
    def put(self, routine: Routine) -> None: ...
    def remove(self, routine_id: str) -> None: ...


class OwnMovements(Protocol):
    """Movements brought by a plan or made by the person, and at most one photo or video of each.

    Only ``media_data`` reads bytes; the others tell what is known without them.
    """

    def all(self) -> list[Movement]: ...
    def get(self, movement_id: str) -> Movement | None: ...
    def put(self, movement: Movement) -> None: ...
    def remove(self, movement_id: str) -> None:
        """Its photo or video goes with it."""

    def all_media(self) -> list[Media]: ...
    def media(self, movement_id: str) -> Media | None: ...
    def media_data(self, movement_id: str) -> bytes | None: ...
    def put_media(self, file: MediaFile) -> None: ...
    def remove_media(self, movement_id: str) -> None: ...


class Sessions(Protocol):
    """Sessions by start. ``between`` is inclusive of both local days; without ``steps`` their ``steps`` are empty."""

    def get(self, session_id: str) -> Session | None: ...
    def put(self, session: Session) -> None: ...
    def remove(self, session_id: str) -> None: ...
    def between(self, first: date, last: date, *, steps: bool = False) -> list[Session]: ...
    def unfinished(self) -> Session | None:
        """The latest session without an end, if any."""


class Days(Protocol):
    """Recorded days; a day without a record is absent."""

    def get(self, day: date) -> Day | None: ...
    def put(self, day: Day) -> None: ...
    def remove(self, day: date) -> None: ...
    def between(self, first: date, last: date) -> list[Day]: ...
    def states(self, first: date, last: date) -> Mapping[date, DayState]: ...


class CheckIns(Protocol):
    """Check-ins by the moment they are about, and what the person chose to be asked."""

    def get(self, check_in_id: str) -> CheckIn | None: ...
    def put(self, check_in: CheckIn) -> None:
        """With its ratings, which are kept with their goals; those of a goal that is gone are left out."""

    def remove(self, check_in_id: str) -> None:
        """The ratings said in it stay with their goals."""

    def between(self, first: date, last: date) -> list[CheckIn]: ...
    def recent(self, limit: int) -> list[CheckIn]:
        """The latest first."""

    def rated_goals(self, first: date, last: date) -> Mapping[str, date]:
        """The latest of these days that a rating of each goal is about, wherever it was made."""

    def plan(self) -> CheckInPlan | None: ...
    def put_plan(self, plan: CheckInPlan) -> None: ...


class ClinicScores(Protocol):
    """Scores a clinic gave, by the day they were measured."""

    def all(self) -> list[ClinicScore]: ...
    def get(self, score_id: str) -> ClinicScore | None: ...
    def put(self, score: ClinicScore) -> None: ...
    def remove(self, score_id: str) -> None: ...


class Plans(Protocol):
    """Suggestions (never altered) and decisions on their lines. ``all`` is latest received first."""

    def all(self) -> list[Suggestion]: ...
    def get(self, suggestion_id: str) -> Suggestion | None: ...
    def add(self, suggestion: Suggestion) -> None: ...
    def decisions(self, suggestion_id: str) -> list[Decision]: ...
    def put_decision(self, decision: Decision) -> None: ...


class Visits(Protocol):
    """Visits by day (undated last), and the list of things to bring."""

    def all(self) -> list[Visit]: ...
    def get(self, visit_id: str) -> Visit | None: ...
    def put(self, visit: Visit) -> None: ...
    def remove(self, visit_id: str) -> None: ...
    def items(self, visit_id: str = "") -> list[TalkItem]: ...
    def put_item(self, item: TalkItem) -> None: ...
    def remove_item(self, item_id: str) -> None: ...
    def felt(self, visit_id: str) -> Felt: ...
    def put_felt(self, visit_id: str, felt: Felt) -> None: ...
    def agreed_lines(self, visit_id: str = "") -> list[AgreedLine]: ...
    def put_agreed_line(self, line: AgreedLine) -> None: ...
    def remove_agreed_line(self, line_id: str) -> None: ...


class SheetChoices(Protocol):
    """What the person decided about lines of the next sheet, by line key. Lines without a decision are absent."""

    def all(self) -> Mapping[str, LineChoice]: ...
    def put(self, choice: LineChoice) -> None: ...
    def remove(self, key: str) -> None: ...
    def clear(self) -> None: ...


class Tense(Protocol):
    """The tense plan and uses of the relief list."""

    def plan(self) -> TensePlan: ...
    def put_plan(self, plan: TensePlan) -> None: ...
    def uses(self) -> list[ReliefUse]: ...
    def put_use(self, use: ReliefUse) -> None: ...


class Reminders(Protocol):
    """Reminders by age, and what became of the latest of each. A routine's reminder goes with the routine."""

    def all(self) -> list[Reminder]: ...
    def get(self, reminder_id: str) -> Reminder | None: ...
    def put(self, reminder: Reminder) -> None: ...
    def marks(self) -> list[Mark]: ...
    def put_mark(self, mark: Mark) -> None: ...


class About(Protocol):
    """The one About-me page, and the picture on it. Only ``portrait_data`` reads bytes."""

    def get(self) -> AboutMe: ...
    def put(self, about: AboutMe) -> None: ...
    def portrait(self) -> Portrait | None: ...
    def portrait_data(self) -> bytes | None: ...
    def put_portrait(self, file: PortraitFile) -> None: ...


class Drafts(Protocol):
    """Unfinished words by key."""

    def get(self, key: str) -> Draft | None: ...
    def all(self) -> list[Draft]: ...
    def put(self, draft: Draft) -> None: ...
    def remove(self, key: str) -> None: ...


class History(Protocol):
    """Earlier versions, oldest first."""

    def of(self, thing: Thing, thing_id: str) -> list[Revision]: ...
    def all_of(self, thing: Thing) -> list[Revision]: ...
    def all(self) -> list[Revision]: ...
    def add(self, revision: Revision) -> None: ...
    def remove(self, thing: Thing, thing_id: str) -> None:
        """Forget the earlier versions of one thing."""

    def forget(self, revision: Revision) -> None:
        """Forget this one, and no other."""


class RecycleList(Protocol):
    """What was put away, the latest first. See ``companion.domain.recycled``."""

    def all(self) -> list[Recycled]: ...
    def get(self, entry_id: str) -> Recycled | None: ...
    def latest(self, kind: Kind, thing_id: str) -> Recycled | None: ...
    def is_there(self, kind: Kind, thing_id: str) -> bool:
        """Whether the thing is in its place, not in the list."""

    def put_away(self, entry: Recycled, along: Sequence[tuple[Kind, str]] = ()) -> bool:
        """Take the thing out of its place with its story and drafts, and the things ``along``.

        ``False``: it is not there.
        """

    def bring_back(self, entry: Recycled) -> Back: ...
    def remove(self, entry: Recycled) -> None:
        """Delete it for good."""


class Settings(Protocol):
    """Small facts of the notebook itself ("welcomed", "sample"). Absent is ``""``."""

    def get(self, key: str) -> str: ...
    def all(self) -> Mapping[str, str]: ...
    def put(self, key: str, value: str) -> None: ...


class Unit(Protocol):
    """One transaction. Leaving the ``with`` block without :meth:`commit` rolls back."""

    goals: Goals
    routines: Routines
    movements: OwnMovements
    sessions: Sessions
    days: Days
    checkins: CheckIns
    plans: Plans
    visits: Visits
    tense: Tense
    reminders: Reminders
    about: About
    drafts: Drafts
    settings: Settings

    @property
    def clinic_scores(self) -> ClinicScores: ...
    @property
    def history(self) -> History: ...
    @property
    def recycled(self) -> RecycleList: ...
    @property
    def sheet_choices(self) -> SheetChoices: ...
    @property
    def goal_parts(self) -> GoalParts: ...
    @property
    def both_sides(self) -> BothSidesPages: ...
    def __enter__(self) -> Self: ...
    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None: ...
    def using(self, make: Callable[[Any], T]) -> T:
        """What ``make`` builds on this transaction, for parts that few need."""

    def tables(self) -> Mapping[str, PlainTable]:
        """Every table by its name, in plain values, for export."""

    def files(self) -> Mapping[str, bytes]:
        """Every photo and video by its file name, each read when asked for, while this unit is open."""

    def commit(self) -> None:
        """Write everything since entering. Raises ``SaveError`` when the disk refuses; nothing is kept then."""


class Notebook(Protocol):
    """An open notebook file."""

    path: Path
    read_only: bool

    def read(self) -> Unit: ...
    def write(self) -> Unit:
        """A unit that may :meth:`Unit.commit`. Raises ``ReadOnlyNotebookError`` on a read-only notebook."""

    def close(self) -> None: ...


class MovementShelf(Protocol):
    """The movements that ship with the program. ``get`` reads one alone, which is much quicker than all."""

    def all(self) -> tuple[Movement, ...]: ...
    def get(self, movement_id: str) -> Movement | None: ...
    def has(self, movement_id: str) -> bool: ...


class PlanReader(Protocol):
    """Reads a plan file. Raises ``PlanFileError`` listing every problem with its place."""

    def __call__(self, path: Path, known_movements: Mapping[str, Movement]) -> PlanFile: ...


class SheetRenderer(Protocol):
    """Draws the sheet as PDF bytes, ``attachments`` inside, locked when a ``password`` is given.

    ``progress`` gets 0.0-1.0 and returns ``False`` to cancel.
    """

    def __call__(
        self,
        data: SheetData,
        progress: Callable[[float], bool] | None = None,
        attachments: Sequence[Attachment] = (),
        password: str = "",
    ) -> bytes: ...


class SheetMeasurer(Protocol):
    """Says whether the sheet fits when nothing is shortened, and what each line takes."""

    def __call__(self, data: SheetData) -> Fit: ...


class SheetCoder(Protocol):
    """The sheet in short, as the text of the small code on the page."""

    def __call__(self, data: SheetData) -> str: ...


class SheetAttacher(Protocol):
    """The sheet as a file for other programs."""

    def __call__(self, data: SheetData) -> Attachment: ...


class CardRenderer(Protocol):
    """Draws the fridge card as PDF bytes. ``progress`` gets 0.0-1.0 and returns ``False`` to cancel."""

    def __call__(self, card: FridgeCard, progress: Callable[[float], bool] | None = None) -> bytes: ...


class HandoutRenderer(Protocol):
    """Draws a routine as PDF bytes. ``progress`` gets 0.0-1.0 and returns ``False`` to cancel."""

    def __call__(self, handout: Handout, progress: Callable[[float], bool] | None = None) -> bytes: ...


class PaperRenderer(Protocol):
    """Draws a running document as PDF bytes. ``progress`` gets 0.0-1.0 and returns ``False`` to cancel."""

    def __call__(self, paper: Paper, progress: Callable[[float], bool] | None = None) -> bytes: ...


class FileSaver(Protocol):
    """Writes bytes whole or not at all. Raises ``ExportError``; an older file stays then."""

    def __call__(self, data: bytes, path: Path) -> None: ...


class TableWriter(Protocol):
    """Writes the whole notebook's tables, and its photos and videos, into ``folder``. Returns the files written."""

    def __call__(
        self, tables: Mapping[str, PlainTable], folder: Path, files: Mapping[str, bytes]
    ) -> list[Path]: ...


class CalendarWriter(Protocol):
    """Writes events as a calendar file, whole or not at all. Raises ``ExportError``; an older file stays then."""

    def __call__(self, events: Sequence[CalendarEvent], made: Moment, path: Path) -> None: ...


class MediaReader(Protocol):
    """Looks at a photo or video file and makes it ready to keep. Raises ``MediaError``."""

    def __call__(self, path: Path) -> TakenIn: ...
