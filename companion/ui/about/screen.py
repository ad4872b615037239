"""About me: what I like to be called, what matters, what I enjoy, what my clinician should know, a picture."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from companion.domain.about import ABOUT_FIELDS, CLINICIAN_FIELDS, AboutMe
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.about import AboutService
from companion.services.drafts import DraftService
from companion.ui.about.portrait import PortraitPanel
from companion.ui.about.words import hint_words, label_words, question_words
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.tasks import Tasks
from companion.ui.widgets.kit import (
    Body,
    Heading,
    LineField,
    Page,
    PrimaryButton,
    Subheading,
    TextField,
    Toggle,
)

DRAFT = "about"
LONG = ("matters", "clinician", "beliefs")
"""Fields that begin with more than one line of room."""


class AboutScreen(Screen):
    """One form; every part is optional and says whether it may go on the sheet."""

    place = Place.ABOUT

    def __init__(self, about: AboutService, drafts: DraftService, tasks: Tasks, navigator: Navigator) -> None:
        super().__init__()
        self._about = about
        self._navigator = navigator
        self.setAccessibleName(tr("About me"))
        self.fields: dict[str, LineField | TextField] = {name: _field(name) for name in ABOUT_FIELDS}
        self.toggles: dict[str, Toggle] = {name: _toggle(name) for name in ABOUT_FIELDS}
        self.portrait = PortraitPanel(about, tasks, navigator)
        self.save_button = PrimaryButton(tr("Keep this"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._page())
        self._keeper = DraftKeeper(
            DRAFT, {**self.fields, **{f"{n}_printed": t for n, t in self.toggles.items()}}, drafts, self,
            failed=self._tell,
        )  # fmt: skip
        self._filled = False
        self.save_button.clicked.connect(self._save)
        self.fields["name"].editor.returnPressed.connect(self._save)  # type: ignore[attr-defined]
        self.setFocusProxy(self.fields["name"].editor)

    def refresh(self) -> None:
        """Fill the form the first time; afterwards it holds what the person is writing."""
        self.portrait.refresh()
        if self._filled:
            return
        self._filled = True
        about = self._about.get()
        for name in ABOUT_FIELDS:
            self.fields[name].set_text(getattr(about, name))
            self.toggles[name].setChecked(name in about.printed)
        self._keeper.restore()

    def leave(self) -> bool:
        """Keeps unsaved words as a draft."""
        self._keeper.flush()
        return True

    def _page(self) -> Page:
        page = Page()
        page.add(Heading(tr("About me")))
        page.add(
            Body(
                tr("So that the person you see can be interested in you. Leave out what you like. "
                   "What is not ticked stays private."),
                muted=True,
            )
        )  # fmt: skip
        for name in ABOUT_FIELDS:
            if name == CLINICIAN_FIELDS[0]:
                page.add(self.portrait, above=32)
                page.add(Subheading(tr("What I’d like my clinician to know")), above=36)
            page.add(self.fields[name], above=12 if name == CLINICIAN_FIELDS[0] else 24)
            page.add(self.toggles[name], above=2)
        page.add(self.save_button, above=32)
        return page

    def _save(self) -> None:
        texts = {name: self.fields[name].text() for name in ABOUT_FIELDS}
        printed = frozenset(name for name, toggle in self.toggles.items() if toggle.isChecked())
        try:
            self._about.save(AboutMe(**texts, printed=printed), draft=DRAFT)
        except CompanionError as error:
            self._tell(error)
            return
        self._keeper.done()
        self._navigator.changed.emit()
        self._navigator.say(tr("Saved"))

    def _tell(self, error: CompanionError) -> None:
        show_error(error, self)


def _field(name: str) -> LineField | TextField:
    if name == "name":
        return LineField(question_words(name))
    return TextField(question_words(name), hint_words(name), lines=2 if name in LONG else 1)


def _toggle(name: str) -> Toggle:
    toggle = Toggle(tr("May go on my sheet"))
    toggle.setAccessibleName(tr("May go on my sheet: {field}", field=label_words(name)))
    return toggle
