"""About me: what I like to be called, what matters, what I enjoy, what my clinician should know, a picture."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import partial

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QVBoxLayout

from companion.domain.about import ABOUT_FIELDS, CLINICIAN_FIELDS, NAME_LINE, AboutMe, texts_lost
from companion.domain.about_story import EarlierWords
from companion.domain.recycled import Recycled
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.about import AboutService, Keeping
from companion.services.about_page import AboutPageService
from companion.services.drafts import DraftService
from companion.ui.about.earlier import EarlierPart
from companion.ui.about.keep_bar import KeepBar
from companion.ui.about.line_ticks import LineTicks
from companion.ui.about.portrait import PortraitPanel
from companion.ui.about.words import hint_words, label_words, next_sheet_words, question_words
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import (
    Body,
    Field,
    Heading,
    LineField,
    Page,
    Subheading,
    TextField,
    Toggle,
)

DRAFT = "about"
LONG = ("matters", "clinician", "beliefs")
"""Topics that begin with more than one line of room."""


class AboutScreen(Screen):
    """One form; every topic is optional, and every line of it is private or may go on the sheet.

    A tick of a line whose words are kept counts at once; ``bar`` is there while other words wait to be kept. ``fields``
    are all topics by name, ``ticks`` those that may have several lines: all but the name.
    """

    place = Place.ABOUT

    def __init__(
        self,
        about: AboutService,
        page: AboutPageService,
        drafts: DraftService,
        tasks: Tasks,
        navigator: Navigator,
    ) -> None:
        super().__init__()
        self._about = about
        self._page = page
        self._navigator = navigator
        self._kept = AboutMe()
        self.setAccessibleName(tr("About me"))
        self.name = LineField(question_words("name"))
        self.name_toggle = Toggle(tr("May go on my sheet"))
        self.name_toggle.setAccessibleName(tr("May go on my sheet: {field}", field=label_words("name")))
        topics = {name: _field(name) for name in ABOUT_FIELDS if name != "name"}
        self.fields: dict[str, LineField | TextField] = {"name": self.name, **topics}
        self.ticks = {name: LineTicks(field, label_words(name)) for name, field in topics.items()}
        self.portrait = PortraitPanel(about, page, tasks, navigator)
        self.earlier = EarlierPart()
        form = self._form()
        self.bar = KeepBar(form)
        self.save_button = self.bar.button
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(form)
        layout.addWidget(self.bar)
        ticks: dict[str, Field] = {f"{name}_printed": each for name, each in self._tick_boxes().items()}
        self._keeper = DraftKeeper(DRAFT, {**self.fields, **ticks}, drafts, self, failed=self._tell)
        self._filled = False
        self._typed_last: LineField | TextField = self.name
        self._shown_texts = {name: field.text() for name, field in self.fields.items()}
        self._connect()
        self.setFocusProxy(self.name.editor)

    @property
    def has_unkept(self) -> bool:
        """Whether anything typed is not kept yet."""
        return any(field.text() != self._shown_texts[name] for name, field in self.fields.items())

    def refresh(self) -> None:
        """Show what is kept, but for the topics that hold what the person is writing."""
        self.portrait.refresh()
        self._show_kept()
        if not self._filled:
            self._filled = True
            self._keeper.restore()
            self._look()

    def leave(self) -> bool:
        """Keeps unsaved words as a draft."""
        self._keeper.flush()
        return True

    # build

    def _form(self) -> Page:
        page = Page()
        page.add(Heading(tr("About me")))
        page.add(
            Body(
                tr("So that the person you see can be interested in you. Leave out what you like. "
                   "Tick each line that may go on your sheets. The rest stays private."),
                muted=True,
            )
        )  # fmt: skip
        boxes = self._tick_boxes()
        for name, field in self.fields.items():
            if name == CLINICIAN_FIELDS[0]:
                page.add(self.portrait, above=32)
                page.add(Subheading(tr("What I’d like my clinician to know")), above=36)
            page.add(field, above=12 if name == CLINICIAN_FIELDS[0] else 24)
            page.add(boxes[name], above=2)
        page.add(self.earlier, above=32)
        return page

    def _tick_boxes(self) -> dict[str, Toggle | LineTicks]:
        return {"name": self.name_toggle, **self.ticks}

    def _connect(self) -> None:
        self.save_button.clicked.connect(self._save)
        self.name.entered.connect(self._save)
        self.name_toggle.changed.connect(self._tick_name)
        self.earlier.out.connect(self._forget)
        for field in self.fields.values():
            field.changed.connect(partial(self._typed, field))
        for name, ticks in self.ticks.items():
            ticks.pressed.connect(partial(self._tick, name))

    # what is kept, and what is not

    def _show_kept(self) -> None:
        about, next_sheet = self._about.get(), self._page.next_sheet()
        self._kept = about
        for name, field in self.fields.items():
            text = getattr(about, name)
            if field.text() == self._shown_texts[name]:
                field.set_text(text)
                self._shown_texts[name] = field.text()
            else:
                self._shown_texts[name] = text
        for name, ticks in self.ticks.items():
            places = [place for place, line in enumerate(about.lines_of(name)) if line.shared]
            standings = {words: standing for (topic, words), standing in next_sheet.items() if topic == name}
            ticks.show_kept(getattr(about, name), places, standings)
        self.name_toggle.set_detail(next_sheet_words(next_sheet.get(("name", about.name.strip()))))
        self.earlier.show_story(self._page.said_before())
        self._look()

    def _look(self) -> None:
        """The bar stands while something is not kept; the name's tick is as kept while the name is."""
        if self.name.text() == self._shown_texts["name"]:
            self.name_toggle.setChecked(NAME_LINE in self._kept.shared)
        self.bar.setVisible(self.has_unkept)

    def _typed(self, field: LineField | TextField) -> None:
        self._typed_last = field
        self._look()

    # what the person does

    def _tick_name(self) -> None:
        on = self.name_toggle.isChecked()
        if not on or self.name.text() == self._shown_texts["name"]:
            self._tick("name", {self._kept.name.strip()}, on)

    def _tick(self, topic: str, words: Collection[str], on: bool) -> None:
        if self._did(partial(self._page.tick, topic, words, on)) and not self.has_unkept:
            self._keeper.done()

    def _save(self) -> None:
        texts = {name: field.text() for name, field in self.fields.items()}
        shared = {(name, place) for name, ticks in self.ticks.items() for place in ticks.shared()}
        if self.name_toggle.isChecked():
            shared.add(NAME_LINE)
        try:
            keeping = self._about.save(AboutMe(**texts, shared=frozenset(shared)), draft=DRAFT)
        except CompanionError as error:
            self._tell(error)
            return
        focus = QApplication.focusWidget()
        if focus is not None and self.bar.isAncestorOf(focus):
            self._typed_last.editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown_texts = texts
        self._show_kept()
        self._keeper.done()
        self._navigator.changed.emit()
        if texts_lost(*keeping):
            self._navigator.offer_undo(
                tr("Saved. Other words were there before."), partial(self._undo, keeping)
            )
        else:
            self._navigator.say(tr("Saved"))

    def _undo(self, keeping: Keeping) -> bool:
        return self._did(partial(self._page.undo, keeping))

    def _forget(self, earlier: EarlierWords) -> None:
        try:
            entry = self._page.forget(earlier)
        except CompanionError as error:
            self._tell(error)
            return
        self._show_kept()
        self._navigator.changed.emit()
        self._navigator.offer_undo(tr("The earlier words were deleted."), partial(self._remember, entry))

    def _remember(self, entry: Recycled) -> bool:
        return self._did(partial(self._page.remember, entry))

    def _did(self, action: Callable[[], object]) -> bool:
        """Whether that was possible. The page shows what is kept now; it may be closed by then."""
        problem: CompanionError | None = None
        try:
            action()
        except CompanionError as error:
            problem = error
        if shiboken6.isValid(self):
            self._show_kept()
        self._navigator.changed.emit()
        if problem is not None:
            self._tell(problem)
        return problem is None

    def _tell(self, error: CompanionError) -> None:
        if shiboken6.isValid(self):
            show_error(error, self)
        else:
            self._navigator.say(str(error))


def _field(name: str) -> TextField:
    return TextField(question_words(name), hint_words(name), lines=2 if name in LONG else 1)
