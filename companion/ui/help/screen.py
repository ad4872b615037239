"""Help: how this notebook works, the keys, and why it asks so little."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QVBoxLayout

from companion import __version__
from companion.i18n import tr
from companion.ui.navigation import Navigator, Place, Screen
from companion.ui.widgets.kit import Body, Heading, Page, SecondaryButton, Small, Subheading
from companion.ui.widgets.notices import new_keys, undo_keys


class HelpScreen(Screen):
    """One page to read."""

    place = Place.HELP

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self.setAccessibleName(tr("Help"))
        page = Page()
        page.add(Heading(tr("Help")))
        for title, paragraphs in _chapters():
            page.add(Subheading(title))
            for paragraph in paragraphs:
                page.add(Body(paragraph))
        self.tense_button = SecondaryButton(tr("Things are tense"))
        self.tense_button.clicked.connect(navigator.tense)
        page.add(self.tense_button, above=28)
        page.add(
            Small(tr("Companion {version}. MIT licence. No account, no network.", version=__version__)),
            above=28,
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(page)


def find_keys() -> str:
    """The keys of this system for finding, such as ``Ctrl+F``."""
    return QKeySequence(QKeySequence.StandardKey.Find).toString(QKeySequence.SequenceFormat.NativeText)


Chapter = tuple[str, tuple[str, ...]]


def _chapters() -> tuple[Chapter, ...]:
    return (*_about_the_notebook(), *_about_getting_better(), *_about_the_program())


def _about_the_notebook() -> tuple[Chapter, ...]:
    return (
        (
            tr("What this is"),
            (
                tr("A notebook for getting better at home, between visits. You write it. Nothing is owed."),
                tr("It does not replace your clinic or your doctor. If you are worried, call them."),
            ),
        ),
        (
            tr("Your goals, your words"),
            (
                tr(
                    "What you type is kept just as you typed it. You can change it. What it was before stays readable."
                ),
                tr(
                    "You can rate what you can do from 0 to 10. Less than 3 points is everyday ups and downs."
                ),
            ),
        ),
        (
            tr("Plans from your clinic"),
            (
                tr("Your clinician can hand you a plan file. Open it under Plans. It stays a suggestion."),
                tr(
                    "Take a line, change it, or say “rather not”. That is a full answer, and something to talk about."
                ),
            ),
        ),
    )


def _about_getting_better() -> tuple[Chapter, ...]:
    return (
        (
            tr("Three sizes"),
            (
                tr(
                    "A routine can have a good-day, an ordinary and a tense-day size. Each counts just the same."
                ),
                tr("A day you do not write about is “not recorded”. It is never counted as nothing."),
            ),
        ),
        (
            tr("How much is too much?"),
            (
                tr("A common guide: discomfort from 0 to 3 is fine to go on with."),
                tr(
                    "From 4 to 5 is fine if it settles by the next morning. From 6 on, make it lighter or leave it today."
                ),
                tr("Clinics differ. Ask yours. If it gets worse for days, call them."),
            ),
        ),
        (
            tr("Why so few questions"),
            (
                tr("In studies, writing down pain every day went with slower recovery (Ferrari 2015)."),
                tr("So we ask once a week, and ask what you could do. You can pause it with one press."),
            ),
        ),
    )


def _about_the_program() -> tuple[Chapter, ...]:
    return (
        (
            tr("Keys"),
            (
                tr("F2: things are tense. Alt and 1 to 7: the places on the side. Tab: the next thing."),
                tr(
                    "F6: from the side to the page and back. On the side, the up and down keys go from place to place."
                ),
                tr("{keys}: find anything you wrote.", keys=find_keys()),
                tr("{keys}: undo, as long as the line at the bottom offers it.", keys=undo_keys()),
                tr("{keys}: a line for your next visit, from anywhere.", keys=new_keys()),
                tr(
                    "While a routine runs: space pauses, the arrow keys go back and on, Esc stops. What you did is kept."
                ),
                tr("On a chart: the arrow keys go from one record to the next, and say what it is."),
                tr("On a figure: space lets it move. The arrow keys turn a large one, Home turns it back."),
            ),
        ),
        (
            tr("Where your words are"),
            (
                tr(
                    "In one file on this computer. Settings shows where. Nothing leaves it unless you save or print it."
                ),
                tr(
                    "What you delete waits under Settings, “Put away by me”. After 30 days it is gone for good."
                ),
                tr(
                    "The words on safety are general: they do not know you. What your clinic told you comes first."
                ),
            ),
        ),
    )
