"""Every line the sheet may print, as the notebook has it, before the person decided anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from companion.domain.about import AboutMe
from companion.domain.both_sides import ChosenLine, Quadrant
from companion.domain.goals import GoalState
from companion.domain.rulers import Ruler, RulerMark, latest
from companion.domain.sheet import DID_KEY, FUNCTION_KEY, TENSE_KEY, Section
from companion.domain.text import first_line
from companion.domain.visits import TalkKind
from companion.i18n import number, quoted, short_day, tr
from companion.services.sheet_parts import FUNCTION_QUESTION, changed, ladder_part, ladder_words
from companion.services.sheet_record import Record
from companion.services.words import state_words

PRINTED_GOALS = 3
"""How many goals are ticked at first."""
_NAMED = 40
"""So many letters name what a line is about."""


def as_written(words: str) -> str:
    """A line that is printed as it is."""
    return words


@dataclass(frozen=True, slots=True)
class Line:
    """A line that may be printed. ``starts`` is its tick before the person decided.

    ``written`` are the words that may be put another way (``""`` where there are only counts) and ``say`` makes the
    printed line of them; ``named`` is the line's label where that is another text. ``under`` is the key of the line
    it belongs to: it goes where that goes.
    """

    key: str
    section: Section
    written: str = ""
    say: Callable[[str], str] = as_written
    named: str = ""
    starts: bool = True
    private: bool = False
    under: str = ""


def candidates(record: Record) -> Iterator[Line]:
    """Every line in printing order."""
    yield from _about(record.about)
    yield from _items(record, TalkKind.TALK, Section.TALK)
    yield from _goals(record)
    if record.sessions or record.days:
        yield Line(DID_KEY, Section.DID, named=tr("What I did, in plain counts"))
    for key, text in changed(record):
        yield Line(key, Section.CHANGED, text)
    if record.uses:
        yield Line(TENSE_KEY, Section.TENSE, named=tr("What helped when things were tense"))
    yield from _rulers(record)
    answered = [check_in for check_in in record.check_ins if FUNCTION_QUESTION in check_in.numbers()]
    if answered:
        # One private answer makes the whole chart private: it would show it.
        private = any(check_in.private for check_in in answered)
        label = tr("A small chart: what I could do, week by week")
        yield Line(FUNCTION_KEY, Section.FUNCTION, named=label, starts=not private, private=private)
    yield from (_side(chosen) for chosen in record.sides)
    yield from _items(record, TalkKind.QUESTION, Section.QUESTIONS)
    for check_in in record.check_ins:
        if check_in.note.strip():
            say = _Dated(short_day(check_in.at.day))
            key = f"note:{check_in.id}"
            yield Line(key, Section.NOTES, check_in.note, say, starts=False, private=check_in.private)


@dataclass(frozen=True, slots=True)
class _Dated:
    """Says a note with its day."""

    day: str

    def __call__(self, words: str) -> str:
        return f"{self.day}: {words}"


def name_words(words: str) -> str:
    return tr("My name: {name}", name=words)


def enjoy_words(words: str) -> str:
    return tr("Ask me about: {words}", words=words)


def matters_words(words: str) -> str:
    return tr("What matters to me: {words}", words=words)


def clinician_words(words: str) -> str:
    return tr("Good to know: {words}", words=words)


def culture_words(words: str) -> str:
    return tr("Where I come from: {words}", words=words)


def beliefs_words(words: str) -> str:
    return tr("What I believe: {words}", words=words)


def language_words(words: str) -> str:
    return tr("My language: {words}", words=words)


def touch_words(words: str) -> str:
    return tr("About touch: {words}", words=words)


def spoken_words(words: str) -> str:
    return tr("How I like to be spoken to: {words}", words=words)


ABOUT_WORDS: dict[str, Callable[[str], str]] = {
    "name": name_words,
    "enjoy": enjoy_words,
    "matters": matters_words,
    "culture": culture_words,
    "beliefs": beliefs_words,
    "language": language_words,
    "touch": touch_words,
    "spoken": spoken_words,
    "clinician": clinician_words,
}
"""How each part of About me reads on the sheet, in printing order."""


def _about(about: AboutMe) -> Iterator[Line]:
    for name, say in ABOUT_WORDS.items():
        words: str = getattr(about, name)
        if words.strip():
            shared = name in about.printed
            yield Line(f"about:{name}", Section.ABOUT, words, say, starts=shared, private=not shared)


def _items(record: Record, kind: TalkKind, section: Section) -> Iterator[Line]:
    for item in record.items:
        if item.kind is kind:
            yield Line(f"item:{item.id}", section, item.text, starts=item.printed)


def _goals(record: Record) -> Iterator[Line]:
    for place, goal in enumerate(record.shown_goals()):
        key = f"goal:{goal.id}"
        starts = place < PRINTED_GOALS and goal.state is not GoalState.LET_GO
        yield Line(key, Section.GOALS, goal.words, _Stated(state_words(goal.state).lower()), starts=starts)
        if goal.why.strip():
            yield Line(f"why:{goal.id}", Section.GOALS, goal.why, because_words, under=key)
        ladder = ladder_part(record, goal.id)
        if ladder is not None:
            yield Line(f"ladder:{goal.id}", Section.GOALS, named=ladder_words(ladder), under=key)


def because_words(words: str) -> str:
    return tr("Because: {words}", words=quoted(words))


@dataclass(frozen=True, slots=True)
class _Stated:
    """Says a goal with how it stands."""

    state: str

    def __call__(self, words: str) -> str:
        return tr("{words} ({state})", words=words, state=self.state)


def _rulers(record: Record) -> Iterator[Line]:
    """How sure I feel: private, goal by goal, and "why not lower?" apart from the numbers."""
    goals = [goal for goal in record.shown_goals() if record.rulers.get(goal.id)]
    for goal in goals:
        marks, key = record.rulers[goal.id], f"sure:{goal.id}"
        text = " ".join(_ruler_sentences(marks))
        if len(goals) > 1:
            text = tr("{goal}: {words}", goal=first_line(goal.words, _NAMED), words=text)
        yield Line(key, Section.SURE, named=text, starts=False, private=True)
        for ruler in Ruler:
            mark = latest(marks, ruler)
            if mark is not None and mark.why.strip():
                yield Line(
                    f"whynot:{mark.id}",
                    Section.SURE,
                    mark.why,
                    why_not_words,
                    starts=False,
                    private=True,
                    under=key,
                )


def _ruler_sentences(marks: list[RulerMark]) -> Iterator[str]:
    said = {
        Ruler.IMPORTANCE: tr("Important {value} of 10."),
        Ruler.CONFIDENCE: tr("Confident {value} of 10."),
    }
    for ruler, sentence in said.items():
        values = [mark.value for mark in sorted(marks, key=lambda mark: mark.at.at) if mark.ruler is ruler]
        if values:
            value = number(values[-1])
            if len(values) > 1:
                value = tr("{first} → {latest}", first=number(values[0]), latest=value)
            yield sentence.format(value=value)


def why_not_words(words: str) -> str:
    return tr("Why not lower? {words}", words=quoted(words))


def _side(chosen: ChosenLine) -> Line:
    return Line(
        f"side:{chosen.line.id}",
        Section.SIDES,
        chosen.line.text,
        _Cornered(chosen.line.quadrant, chosen.about),
    )


@dataclass(frozen=True, slots=True)
class _Cornered:
    """Says a line of both sides with its corner, and with what it is about."""

    corner: Quadrant
    about: str

    def __call__(self, words: str) -> str:
        corner = {
            Quadrant.CHANGE_GOOD: tr("Good about changing"),
            Quadrant.CHANGE_LESS: tr("Less good about changing"),
            Quadrant.STAY_GOOD: tr("Good about staying as I am"),
            Quadrant.STAY_LESS: tr("Less good about staying as I am"),
        }[self.corner]
        about = first_line(self.about, _NAMED)
        return tr("{corner} ({about}): {words}", corner=corner, about=about, words=words)
