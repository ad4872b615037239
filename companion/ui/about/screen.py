"""About me: what I like to be called, what matters, what I enjoy, what my clinician should know."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout

from companion.domain.about import ABOUT_FIELDS, AboutMe
from companion.errors import CompanionError
from companion.i18n import tr
from companion.services.about import AboutService
from companion.services.drafts import DraftService
from companion.ui.autosave import DraftKeeper
from companion.ui.errors import show_error
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.widgets.kit import Body, Heading, LineField, Page, PrimaryButton, TextField, Toggle

DRAFT = "about"


class AboutScreen(Screen):
    """One form; every part is optional and says whether it may go on the sheet."""

    place = Place.ABOUT

    def __init__(self, about: AboutService, drafts: DraftService, navigator: Navigator) -> None:
        super().__init__()
        self._about = about
        self._navigator = navigator
        self.setAccessibleName(tr("About me"))
        page = Page()
        page.add(Heading(tr("About me")))
        page.add(
            Body(
                tr("So that the person you see can be interested in you. Leave out what you like."),
                muted=True,
            )
        )
        self.fields: dict[str, LineField | TextField] = {
            "name": LineField(tr("What may I call you?")),
            "matters": TextField(tr("What matters to me")),
            "enjoy": TextField(
                tr("Things I enjoy"), tr("On the sheet this reads “Ask me about …”."), lines=2
            ),
            "clinician": TextField(
                tr("What I’d like my clinician to know"),
                tr("Culture, beliefs, language, touch, how you like to be spoken to."),
            ),
        }
        self.toggles: dict[str, Toggle] = {}
        for name, field in self.fields.items():
            page.add(field, above=28)
            toggle = Toggle(tr("May go on my sheet"))
            toggle.setAccessibleName(tr("May go on my sheet: {field}", field=_label(name)))
            self.toggles[name] = toggle
            page.add(toggle, above=6)
        self.save_button = PrimaryButton(tr("Keep this"))
        page.add(self.save_button, above=32)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)
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


def _label(name: str) -> str:
    return {
        "name": tr("My name"),
        "matters": tr("What matters to me"),
        "enjoy": tr("Things I enjoy"),
        "clinician": tr("What I’d like my clinician to know"),
    }[name]
