"""One transaction on the notebook."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from types import TracebackType
from typing import TYPE_CHECKING, Self, TypeVar

from sqlalchemy import Connection, Engine

from companion.domain.tables import PlainTable
from companion.errors import SaveError
from companion.i18n import tr
from companion.storage.repositories.about import SqlAbout
from companion.storage.repositories.checkins import SqlCheckIns
from companion.storage.repositories.drafts import SqlDrafts
from companion.storage.repositories.goals import SqlGoals
from companion.storage.repositories.movements import SqlMovements
from companion.storage.repositories.plans import SqlPlans
from companion.storage.repositories.reminders import SqlReminders
from companion.storage.repositories.routines import SqlRoutines
from companion.storage.repositories.sessions import SqlDays, SqlSessions
from companion.storage.repositories.settings import SqlSettings
from companion.storage.repositories.tense import SqlTense
from companion.storage.repositories.visits import SqlVisits
from companion.storage.tables_out import KeptFiles, all_tables

if TYPE_CHECKING:
    from companion.services import ports

T = TypeVar("T")


class UnitOfWork:
    """Everything between entering and :meth:`commit` is kept together or not at all.

    Use it in one thread, inside ``with``; leaving without :meth:`commit` takes everything back.
    The repositories belong to the open transaction, so they exist inside ``with`` only.
    """

    goals: ports.Goals
    routines: ports.Routines
    movements: ports.OwnMovements
    sessions: ports.Sessions
    days: ports.Days
    checkins: ports.CheckIns
    plans: ports.Plans
    visits: ports.Visits
    tense: ports.Tense
    reminders: ports.Reminders
    about: ports.About
    drafts: ports.Drafts
    settings: ports.Settings

    def __init__(self, engine: Engine, *, writes: bool) -> None:
        self._engine = engine
        self._writes = writes
        self._connection: Connection

    def __enter__(self) -> Self:
        connection = self._engine.connect()
        try:
            connection.begin()
        except BaseException:
            connection.close()
            raise
        self._connection = connection
        self.goals = SqlGoals(connection)
        self.routines = SqlRoutines(connection)
        self.movements = SqlMovements(connection)
        self.sessions = SqlSessions(connection)
        self.days = SqlDays(connection)
        self.checkins = SqlCheckIns(connection)
        self.plans = SqlPlans(connection)
        self.visits = SqlVisits(connection)
        self.tense = SqlTense(connection)
        self.reminders = SqlReminders(connection)
        self.about = SqlAbout(connection)
        self.drafts = SqlDrafts(connection)
        self.settings = SqlSettings(connection)
        return self

    # Today shows none of these: each is read when it is first asked for, so that the start need not wait.

    @cached_property
    def clinic_scores(self) -> ports.ClinicScores:
        from companion.storage.repositories.clinic_scores import SqlClinicScores  # noqa: PLC0415

        return SqlClinicScores(self._connection)

    @cached_property
    def history(self) -> ports.History:
        from companion.storage.repositories.history import SqlHistory  # noqa: PLC0415

        return SqlHistory(self._connection)

    @cached_property
    def recycled(self) -> ports.RecycleList:
        from companion.storage.repositories.recycled import SqlRecycled  # noqa: PLC0415

        return SqlRecycled(self._connection)

    @cached_property
    def sheet_choices(self) -> ports.SheetChoices:
        from companion.storage.repositories.sheet_choices import SqlSheetChoices  # noqa: PLC0415

        return SqlSheetChoices(self._connection)

    @cached_property
    def goal_parts(self) -> ports.GoalParts:
        from companion.storage.repositories.goal_parts import SqlGoalParts  # noqa: PLC0415

        return SqlGoalParts(self._connection)

    @cached_property
    def both_sides(self) -> ports.BothSidesPages:
        from companion.storage.repositories.both_sides import SqlBothSides  # noqa: PLC0415

        return SqlBothSides(self._connection)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._connection.close()  # rolls back what was not committed

    def using(self, make: Callable[[Connection], T]) -> T:
        """A repository of this transaction that few need, such as the search: who asks for it has loaded it."""
        return make(self._connection)

    def tables(self) -> dict[str, PlainTable]:
        """Every table by its name, in plain JSON values, for export."""
        return all_tables(self._connection)

    def files(self) -> KeptFiles:
        """Every photo and video by its file name, each read when asked for, as long as this unit is open."""
        return KeptFiles(self._connection)

    def commit(self) -> None:
        """Write everything since entering; it is on the disk when this returns.

        Raises ``SaveError`` when the disk refuses (nothing is kept then), ``RuntimeError`` on a reading unit.
        """
        if not self._writes:
            raise RuntimeError("a reading unit has nothing to commit")
        if not self._connection.in_transaction():
            return
        raw = self._connection.connection.dbapi_connection
        if raw is None or not raw.in_transaction:
            # After some disk errors SQLite itself takes everything back; committing would then keep nothing.
            raise SaveError(
                tr("The disk did not take the change, so this is not saved yet."),
                tr("Check that the drive is plugged in and has room, and try again."),
                "transaction was rolled back",
            )
        try:
            self._connection.commit()
        except BaseException:
            raw.rollback()  # a refused COMMIT may leave the transaction open
            self._connection.rollback()
            raise
