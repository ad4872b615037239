"""What is said beside a question, wherever it is asked."""

from __future__ import annotations

from companion.domain.checkins import Question
from companion.i18n import tr


def reason_words(question: Question) -> str:
    """Why it is asked, with its source; of one's own questions, what one wrote about why, if anything."""
    if not question.reason:
        return ""
    if question.own:
        return tr("Why I ask: {reason}", reason=question.reason)
    why = tr("Why we ask: {reason}", reason=question.reason)
    return tr("{why} ({source})", why=why, source=question.source) if question.source else why


def pause_words() -> str:
    """What a pause would stop, all of it, and what it would not."""
    words = tr(
        "Some weeks it is better not to measure. One press stops the questions here and on Today, reminders to check "
        "in, and the question how hard a routine was."
    )
    return f"{words} {_goes_on()}"


def paused_words() -> str:
    """The same, while measuring is paused."""
    words = tr(
        "Measuring is paused. No questions come here or on Today, no reminders to check in, and no question how hard "
        "a routine was."
    )
    return f"{words} {_goes_on()} {tr('All you wrote is still here.')}"


def _goes_on() -> str:
    return tr("“Did it help?” is still there for you, and so are notes.")
