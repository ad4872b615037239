"""Settings: how things look and move, the drawn person, language, the emergency number, taking everything out."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QStackedWidget, QVBoxLayout

from companion.domain.recycled import KEPT_DAYS
from companion.drawing.shapes import Drawing
from companion.errors import CompanionError, SaveError
from companion.i18n import ntr, number, tr
from companion.services.emergency import local_number
from companion.services.exports import ExportService
from companion.ui.errors import show_error
from companion.ui.look import Appearance
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.player.sound import Loudness, Sound
from companion.ui.preferences import TEXT_PERCENTS, MotionChoice, PreferencesFile, ThemeChoice
from companion.ui.settings.person_choice import PersonChoice
from companion.ui.settings.player_choice import PlayerChoice
from companion.ui.tasks import Progress, Tasks
from companion.ui.widgets.kit import (
    Body,
    ChoiceRow,
    Heading,
    LineField,
    Page,
    Row,
    SecondaryButton,
    SelectField,
    Small,
    Subheading,
    Words,
    announce,
)

if TYPE_CHECKING:
    from companion.ui.recycled.screen import RecycledScreen
    from companion.ui.reminders.screen import RemindersScreen

LANGUAGES = ("system", "en_GB", "en_US")
REMINDERS, RECYCLED = "reminders", "recycled"
"""The parts of this place that :meth:`SettingsScreen.open_item` shows."""


class SettingsScreen(Screen):
    """Each choice takes effect at once and is kept for this computer."""

    place = Place.SETTINGS

    def __init__(
        self,
        appearance: Appearance,
        preferences_file: PreferencesFile,
        exports: ExportService,
        tasks: Tasks,
        navigator: Navigator,
        notebook: Path,
        make_reminders: Callable[[], RemindersScreen],
        make_recycled: Callable[[], RecycledScreen],
        figure: Drawing | None = None,
        make_sound: Callable[[Loudness], Sound] = Sound,
    ) -> None:
        super().__init__()
        self._make_reminders = make_reminders
        self._make_recycled = make_recycled
        self.reminders: RemindersScreen | None = None
        self.recycled: RecycledScreen | None = None
        self._appearance = appearance
        self._file = preferences_file
        self._exports = exports
        self._tasks = tasks
        self._navigator = navigator
        self._notebook = notebook
        self.setAccessibleName(tr("Settings"))
        self._page = Page()
        self._page.add(Heading(tr("Settings")))
        self._add_look()
        self._add_person(figure)
        self._add_player(make_sound)
        self._add_language()
        self._add_safety()
        self._add_reminders()
        self._add_notebook()
        self._stack = QStackedWidget()
        self._stack.addWidget(self._page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._stack)

    # what the window calls

    def refresh(self) -> None:
        """Reads again what is shown in the place of the settings."""
        inner = self._inner()
        if inner is not None:
            inner.refresh()

    def leave(self) -> bool:
        """What is being chosen stays as a draft."""
        inner = self._inner()
        return inner is None or inner.leave()

    def go_home(self) -> None:
        """Back to the settings."""
        self._leave_inner()

    def open_item(self, item_id: str) -> None:
        """Shows the reminders, or what was put away."""
        if item_id == REMINDERS:
            self.show_reminders()
        elif item_id == RECYCLED:
            self.show_recycled()

    def show_reminders(self) -> None:
        """Shows all reminders, in the place of the settings."""
        if self.reminders is None:
            self.reminders = self._make_reminders()
            self.reminders.left.connect(self._leave_inner)
            self._stack.addWidget(self.reminders)
        self._show_inner(self.reminders)

    def show_recycled(self) -> None:
        """Shows what was put away, in the place of the settings."""
        if self.recycled is None:
            self.recycled = self._make_recycled()
            self.recycled.left.connect(self._leave_inner)
            self._stack.addWidget(self.recycled)
        self._show_inner(self.recycled)

    def _inner(self) -> RemindersScreen | RecycledScreen | None:
        """What is shown in the place of the settings, if anything."""
        shown = self._stack.currentWidget()
        return next(
            (part for part in (self.reminders, self.recycled) if part is not None and part is shown), None
        )

    def _show_inner(self, inner: RemindersScreen | RecycledScreen) -> None:
        inner.refresh()
        self._stack.setCurrentWidget(inner)
        inner.focus_first()
        announce(self, inner.title)

    def _leave_inner(self) -> None:
        inner = self._inner()
        if inner is None:
            return
        inner.leave()
        self._stack.setCurrentWidget(self._page)
        button = self.reminders_button if inner is self.reminders else self.recycled_button
        button.setFocus(Qt.FocusReason.OtherFocusReason)

    # parts

    def _add_look(self) -> None:
        chosen = self._appearance.preferences
        self.size_row = ChoiceRow(
            tr("Text size"),
            [(str(percent), tr("{percent} %", percent=number(percent))) for percent in TEXT_PERCENTS],
            clearable=False,
        )
        self.size_row.set_value(str(chosen.text_percent))
        self.theme_row = ChoiceRow(
            tr("Colours"),
            [
                (ThemeChoice.SYSTEM.value, tr("Same as my computer")),
                (ThemeChoice.LIGHT.value, tr("Light")),
                (ThemeChoice.DARK.value, tr("Dark")),
                (ThemeChoice.CONTRAST.value, tr("High contrast")),
            ],
            clearable=False,
        )
        self.theme_row.set_value(chosen.theme.value)
        self.motion_row = ChoiceRow(
            tr("Motion"),
            [
                (MotionChoice.SYSTEM.value, tr("Same as my computer")),
                (MotionChoice.ON.value, tr("Move slowly")),
                (MotionChoice.OFF.value, tr("Stay still")),
            ],
            clearable=False,
        )
        self.motion_row.set_value(chosen.motion.value)
        for title, row in (
            (tr("Text size"), self.size_row),
            (tr("Colours"), self.theme_row),
            (tr("Motion"), self.motion_row),
        ):
            self._page.add(Subheading(title))
            self._page.add(row)
            row.changed.connect(self._choose_look)

    def _add_person(self, figure: Drawing | None) -> None:
        chosen = self._appearance.preferences
        self._page.add(Subheading(tr("The drawn person")))
        self._page.add(Body(tr("The one who shows you the movements."), muted=True), above=4)
        self.person = PersonChoice(chosen.skin, chosen.hair, figure)
        self.person.changed.connect(self._choose_person)
        self._page.add(self.person, above=12)

    def _add_player(self, make_sound: Callable[[Loudness], Sound]) -> None:
        self._page.add(Subheading(tr("When a routine plays")))
        self.player = PlayerChoice(self._appearance.preferences, make_sound)
        self.player.changed.connect(self._choose_player)
        self._page.add(self.player)

    def _add_language(self) -> None:
        self._page.add(Subheading(tr("Language")))
        names = {
            "system": tr("Same as my computer"),
            "en_GB": tr("English (UK)"),
            "en_US": tr("English (US)"),
        }
        self.language = SelectField(tr("Words and dates"), [(code, names[code]) for code in LANGUAGES])
        self.language.set_value(self._appearance.preferences.language)
        self.language.changed.connect(self._choose_language)
        self._page.add(self.language)
        self._page.add(Small(tr("Takes effect when you open the program again.")), above=8)

    def _add_safety(self) -> None:
        self._page.add(Subheading(tr("Emergency number")))
        self.emergency = LineField(
            tr("The number to call where you live"),
            tr("It is shown on the safety page. The program never calls by itself."),
            text=self._appearance.preferences.emergency_number,
            placeholder=local_number(),
            most=30,
        )
        self.emergency.changed.connect(self._keep_number)
        self._page.add(self.emergency)

    def _add_reminders(self) -> None:
        self._page.add(Subheading(tr("Reminders")))
        self._page.add(Body(tr("A routine, your check-in or words of your own can come up when you choose.")))
        self.reminders_button = SecondaryButton(tr("Your reminders"))
        self.reminders_button.clicked.connect(self.show_reminders)
        self._page.add(self.reminders_button, above=16)

    def _add_notebook(self) -> None:
        self._page.add(Subheading(tr("Your notebook")))
        self._page.add(Body(tr("It is one file on this computer. It is yours to keep, show or delete.")))
        self._page.add(Words(str(self._notebook)))
        self.csv_button = SecondaryButton(tr("Save everything for a spreadsheet"))
        self.json_button = SecondaryButton(tr("Save everything as one JSON file"))
        self.csv_button.clicked.connect(partial(self._export, "csv"))
        self.json_button.clicked.connect(partial(self._export, "json"))
        self._page.add(Row(self.csv_button, self.json_button), above=20)
        self._page.add(
            Small(
                tr(
                    "These files hold all your words, private ones too, with your photos and videos beside them. "
                    "Keep them where you trust."
                )
            ),
            above=8,
        )

        self.recycled_button = SecondaryButton(tr("Put away by me"))
        self.recycled_button.clicked.connect(self.show_recycled)
        self._page.add(Subheading(tr("What you deleted")))
        self._page.add(
            Body(
                ntr(
                    "It waits for {count} day, so that you can change your mind.",
                    "It waits for {count} days, so that you can change your mind.",
                    KEPT_DAYS,
                )
            )
        )
        self._page.add(self.recycled_button, above=16)

    def _choose_look(self) -> None:
        self._keep(
            text_percent=int(self.size_row.value()),
            theme=ThemeChoice(self.theme_row.value()),
            motion=MotionChoice(self.motion_row.value()),
        )

    def _choose_person(self) -> None:
        self._keep(skin=self.person.skin, hair=self.person.hair)

    def _choose_player(self) -> None:
        chosen = self.player
        self._keep(
            voice=chosen.voice,
            tones=chosen.tones.isChecked(),
            volume=chosen.volume,
            get_ready_s=chosen.get_ready_s,
        )

    def _choose_language(self) -> None:
        self._keep(language=self.language.value())

    def _keep_number(self) -> None:
        self._keep(emergency_number=self.emergency.text().strip())

    def _keep(self, **values: object) -> None:
        try:
            self._appearance.choose(self._file.change(**values))
        except SaveError as error:
            show_error(error, self)

    def _export(self, kind: str, _checked: bool = False) -> None:
        folder = QFileDialog.getExistingDirectory(self, tr("Where to save everything"), str(Path.home()))
        if folder:
            self.export_to(kind, Path(folder))

    def export_to(self, kind: str, folder: Path) -> None:
        """Write everything into ``folder`` off the window's thread."""
        self._tasks.run(partial(self._export_work, kind, folder), self._exported, self._failed)

    def _export_work(self, kind: str, folder: Path, _progress: Progress) -> int:
        return len(self._exports.everything(kind, folder))

    def _exported(self, count: int) -> None:
        self._navigator.say(ntr("Saved {count} file.", "Saved {count} files.", count))

    def _failed(self, error: CompanionError) -> None:
        show_error(error, self)
