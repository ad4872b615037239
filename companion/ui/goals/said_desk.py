"""What one says of a goal again and again: numbers, places on the ladder, how important and how sure.

All three are said, back-dated, changed and taken out in the same way.
"""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import QObject, Qt

from companion.domain.goals import Rating
from companion.domain.ladder import Rung
from companion.domain.rulers import RulerMark
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.goals import GoalService
from companion.services.ladders import level_words
from companion.ui.goals.entries import Saying
from companion.ui.goals.goal_page import GoalPage
from companion.ui.goals.goal_view import GoalView
from companion.ui.goals.host import Host
from companion.ui.goals.rating_form import RatingForm
from companion.ui.goals.rulers import RulerForm
from companion.ui.goals.said_form import SaidForm
from companion.ui.goals.stand_form import StandForm
from companion.ui.goals.tools import GoalTools
from companion.ui.navigation import Navigator

DRAFTS: dict[type[Saying], str] = {Rating: "rating", Rung: "here", RulerMark: "rulers"}
"""What the words being typed about each are kept under, after the goal's name."""


class SaidDesk(QObject):
    """Looks after the three forms on a goal's page, and the one press that says where I am."""

    def __init__(
        self, host: Host, goals: GoalService, tools: GoalTools, navigator: Navigator, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._host = host
        self._goals = goals
        self._tools = tools
        self._navigator = navigator

    def serve(self, page: GoalPage) -> None:
        """Does what is asked on ``page``."""
        page.rate.connect(self.open_rating)
        page.now.taken_out.connect(self._take_out_of_table)
        page.side.stood.connect(self._stand)
        page.side.standing_wanted.connect(self._open_standing)
        page.side.rulers_wanted.connect(self._open_rulers)

    def open_rating(self) -> None:
        """Opens the 0–10 on the goal's page."""
        self._open(Rating)

    def open_again(self, form: SaidForm) -> None:
        """Opens a form like ``form`` on the page made anew; none when what it changes is gone."""
        page = self._page()
        if page is None:
            return
        if form.said is None:
            self._open(_kind(form), unfolded=form.earlier is not None and form.earlier.isVisibleTo(form))
            return
        now = next((each for each in _said(page.view, type(form.said)) if each.id == form.said.id), None)
        if now is not None:
            self._open(type(now), now)

    def _open_standing(self) -> None:
        self._open(Rung)

    def _open_rulers(self) -> None:
        self._open(RulerMark)

    def _change(self, said: Saying) -> None:
        self._open(type(said), said)

    def _open(self, kind: type[Saying], said: Saying | None = None, *, unfolded: bool = False) -> None:
        page = self._page()
        if page is None:
            return
        self._host.end_draft_keeping()
        form = _form(page.view, kind, said)
        if unfolded:
            form.unfold()
        form.kept.connect(self._keep)
        form.left.connect(self._leave)
        form.changing.connect(self._change)
        form.taken_out.connect(self._take_out)
        page.open_form(form)
        key = f"goal/{page.view.goal.id}/{DRAFTS[kind]}"
        self._host.keep_drafts(f"{key}/{said.id}" if said else key, form.fields(), form)

    # keeping

    def _keep(self) -> None:
        page = self._page()
        form = page.form if page is not None else None
        if page is None or not isinstance(form, SaidForm):
            return
        value, words = form.answer()
        if value is None:
            form.ask_for_answer()
            return
        before = form.said or _said_just_now(page.view, form, value)
        now: Saying | None = None
        try:
            if before is None:
                self._say(page.view, form, value, words)
            else:
                now = self._put(before, value, words, form.day.day())
        except CompanionError as error:
            form.show_problem(error)
            return
        self._leave()
        self._host.changed()
        self._focus_opener(form)
        if before is None or now is None or before == now:
            self._navigator.say(tr("Saved"))
        else:
            self._navigator.offer_undo(tr("It was changed."), partial(self._change_back, before, now))

    def _say(self, view: GoalView, form: SaidForm, value: int, words: str) -> None:
        """Keeps something new."""
        goal_id, day = view.goal.id, form.day.day()
        if isinstance(form, RulerForm):
            self._tools.rulers.say(goal_id, form.answers(), day)
        elif isinstance(form, RatingForm):
            self._goals.rate(goal_id, value, words, day)
        else:
            self._tools.ladders.stand(goal_id, value, words, day)

    def _put(self, said: Saying, value: int, words: str, day: date | None) -> Saying:
        """Keeps ``said`` in another way."""
        if isinstance(said, Rating):
            return self._goals.change_rating(said, value, words, day)
        if isinstance(said, Rung):
            return self._tools.ladders.change(said, value, words, day)
        return self._tools.rulers.change(said, value, words, day)

    def _change_back(self, before: Saying, now: Saying) -> bool:
        if isinstance(before, Rating) and isinstance(now, Rating):
            return self._host.did(partial(self._goals.undo_rating, before, now))
        if isinstance(before, Rung) and isinstance(now, Rung):
            return self._host.did(partial(self._tools.ladders.undo_change, before, now))
        if isinstance(before, RulerMark) and isinstance(now, RulerMark):
            return self._host.did(partial(self._tools.rulers.undo_change, before, now))
        return False

    def _leave(self) -> None:
        """Closes a form. "Leave it" lets its words go."""
        page = self._page()
        form = page.form if page is not None else None
        self._host.draft_done()
        if page is not None and isinstance(form, SaidForm):
            page.close_form()
            self._focus_opener(form)

    def _focus_opener(self, form: SaidForm) -> None:
        page = self._page()
        if page is not None:
            page.opener(form).setFocus(Qt.FocusReason.OtherFocusReason)

    # one press on the ladder

    def _stand(self, level: int) -> None:
        page = self._page()
        if page is None:
            return
        here = page.view.here
        said = tr("You are at {level} today.", level=level_words(level))
        if here is not None and here.level == level and here.at.day == page.view.today:
            self._navigator.say(said)
            return
        try:
            rung = self._tools.ladders.stand(page.view.goal.id, level)
        except CompanionError as error:
            self._host.tell(error)
            return
        self._host.changed()
        page = self._page()
        if page is not None and page.side.ladder is not None:
            page.side.ladder.levels[level].setFocus(Qt.FocusReason.OtherFocusReason)
        self._navigator.offer_undo(said, partial(self._unstand, rung))

    def _unstand(self, rung: Rung) -> bool:
        return self._host.did(partial(self._tools.ladders.remove, rung))

    # taking out

    def _take_out_of_table(self, rating: Rating) -> None:
        """From the numbers behind the chart."""
        page = self._page()
        row = page.now.row_of(rating) if page is not None else 0
        if not self._taken_out(rating):
            return
        page = self._page()
        if page is not None and not page.now.focus_row(row):
            page.rate_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_out(self, said: Saying) -> None:
        """From what was said before, under a form: the next one stands in its place then."""
        page = self._page()
        form = page.form if page is not None else None
        row = form.earlier.place_of(said) if isinstance(form, SaidForm) and form.earlier is not None else 0
        if not self._taken_out(said):
            return
        page = self._page()
        form = page.form if page is not None else None
        if not isinstance(form, SaidForm):
            return
        if form.earlier is not None:
            form.earlier.focus_out(row)
        else:
            form.focus_first()

    def _taken_out(self, said: Saying) -> bool:
        done = self._host.did(partial(self._remove, said))
        if done:
            self._navigator.offer_undo(tr("It was taken out."), partial(self._put_back, said))
        return done

    def _remove(self, said: Saying) -> None:
        if isinstance(said, Rating):
            self._goals.remove_rating(said)
        elif isinstance(said, Rung):
            self._tools.ladders.remove(said)
        else:
            self._tools.rulers.remove(said)

    def _put_back(self, said: Saying) -> bool:
        if isinstance(said, Rating):
            return self._host.did(partial(self._goals.put_back_rating, said))
        if isinstance(said, Rung):
            return self._host.did(partial(self._tools.ladders.put_back, said))
        return self._host.did(partial(self._tools.rulers.put_back, said))

    def _page(self) -> GoalPage | None:
        page = self._host.current()
        return page if isinstance(page, GoalPage) else None


def _form(view: GoalView, kind: type[Saying], said: Saying | None) -> SaidForm:
    """The form for something new of its ``kind``, or for changing ``said``."""
    if kind is Rating:
        return RatingForm(view.goal, view.ratings, view.today, said if isinstance(said, Rating) else None)
    if kind is Rung:
        return StandForm(view.ladder, view.rungs, view.today, said if isinstance(said, Rung) else None)
    return RulerForm(view.rulers, view.asked, view.today, said if isinstance(said, RulerMark) else None)


def _said_just_now(view: GoalView, form: SaidForm, level: int) -> Rung | None:
    """What was said with one press on the ladder before: the note belongs to that, and is not a second time."""
    here = view.here
    if not isinstance(form, StandForm) or here is None:
        return None
    return here if (here.level, here.at.day, here.note) == (level, form.day.day(), "") else None


def _kind(form: SaidForm) -> type[Saying]:
    if isinstance(form, RatingForm):
        return Rating
    return Rung if isinstance(form, StandForm) else RulerMark


def _said(view: GoalView, kind: type[Saying]) -> list[Saying]:
    if kind is Rating:
        return list(view.ratings)
    return list(view.rungs) if kind is Rung else list(view.rulers)
