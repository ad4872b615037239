"""The lines of the page: what each asks, in plain words."""

from __future__ import annotations

from companion.domain.sheet_choices import Standing
from companion.i18n import tr


def question_words(name: str) -> str:
    """What is asked for a field of ``AboutMe``."""
    return {
        "name": tr("What may I call you?"),
        "matters": tr("What matters to me"),
        "enjoy": tr("Things I enjoy"),
        "culture": tr("My culture and family"),
        "beliefs": tr("What I believe about my body and its pain"),
        "language": tr("Languages I speak, and which I like best"),
        "touch": tr("Touch"),
        "spoken": tr("How I like to be spoken to"),
        "clinician": tr("Anything else"),
    }[name]


def hint_words(name: str) -> str:
    """A line below the question; ``""`` for none."""
    return {
        "enjoy": tr("On the sheet this reads “Ask me about …”."),
        "culture": tr("Food, feast days, who decides with you, what is done and what is not."),
        "touch": tr("What is all right, and what you want to be asked first."),
        "spoken": tr("Slowly, plainly, with or without numbers. What helps you to listen."),
    }.get(name, "")


def label_words(name: str) -> str:
    """The field's short name."""
    return tr("My name") if name == "name" else question_words(name)


def next_sheet_words(standing: Standing | None) -> str:
    """How a line stands on the next sheet where that is not as its tick says; ``""`` for ``None``."""
    if standing is None:
        return ""
    return {
        Standing.PRINTED: tr("You put it on your next sheet only."),
        Standing.BEHIND: tr("You put it in the appendix of your next sheet."),
        Standing.OUT: tr("You left it off your next sheet."),
    }[standing]
