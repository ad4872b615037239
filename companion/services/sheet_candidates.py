"""Every line the sheet may print, as the notebook has it, before the person decided anything."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256

from companion.domain.about import AboutMe
from companion.domain.both_sides import ChosenLine, Quadrant
from companion.domain.goals import Goal, GoalState
from companion.domain.rulers import Ruler, RulerMark, latest
from companion.domain.sheet import DID_KEY, FUNCTION_KEY, NAME_KEY, PORTRAIT_KEY, TENSE_KEY, Section
from companion.domain.sheet_choices import LineChoice, Standing
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
_DIGEST = 16
"""So many hex digits tell lines of a topic apart: 64 bits."""


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
    yield from about_lines(record.about, record.portrait_shared, record.choices)
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
    yield from (_side(chosen, _named(record, chosen.about)) for chosen in record.sides)
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


def about_key(topic: str, words: str) -> str:
    """The key of a line of About me. It holds a digest of the line's words: what was decided about one line can never
    come to be said of another. The name has one key, whatever it is."""
    if topic == "name":
        return NAME_KEY
    return f"about:{topic}:{sha256(words.strip().encode('utf-8', 'surrogatepass')).hexdigest()[:_DIGEST]}"


def about_lines(
    about: AboutMe, portrait_shared: bool | None, choices: Mapping[str, LineChoice]
) -> Iterator[Line]:
    """The name, the picture if there is one, and every line of each topic by itself. Where two lines of a topic are
    the same, it is one."""
    for topic, say in ABOUT_WORDS.items():
        lines: dict[str, bool] = {}
        for line in about.lines_of(topic):
            if line.says:
                words = line.text if topic == "name" else line.text.strip()
                lines[words] = lines.get(words, False) or line.shared
        for words, shared in lines.items():
            starts = shared and not _left_off(choices, topic)
            yield Line(about_key(topic, words), Section.ABOUT, words, say, starts=starts, private=not shared)
        if topic == "name" and portrait_shared is not None:
            yield Line(
                PORTRAIT_KEY,
                Section.ABOUT,
                named=tr("A picture of me"),
                starts=portrait_shared,
                private=not portrait_shared,
            )


def _left_off(choices: Mapping[str, LineChoice], topic: str) -> bool:
    """Whether an earlier version left a whole topic of several lines off this sheet, or said it in other words."""
    choice = choices.get(f"about:{topic}")
    if choice is None or topic == "name":
        return False
    return choice.standing in (Standing.OUT, Standing.BEHIND) or choice.words != ""


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
            words = _said(record, goal)
            text = tr("{goal}: {words}", goal=first_line(words, _NAMED), words=text)
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


def _said(record: Record, goal: Goal) -> str:
    """A goal's words for this sheet, wherever it is named."""
    choice = record.choices.get(f"goal:{goal.id}")
    return choice.words if choice is not None and choice.words else goal.words


def _named(record: Record, about: str) -> str:
    """What a line is about, as this sheet says it; ``""`` for a goal that was left off the sheet."""
    for goal in record.goals:
        if goal.words == about:
            choice = record.choices.get(f"goal:{goal.id}")
            left_off = choice is not None and choice.standing is Standing.OUT
            return "" if left_off else _said(record, goal)
    return about


def _side(chosen: ChosenLine, about: str) -> Line:
    return Line(
        f"side:{chosen.line.id}", Section.SIDES, chosen.line.text, _Cornered(chosen.line.quadrant, about)
    )


@dataclass(frozen=True, slots=True)
class _Cornered:
    """Says a line of both sides with its corner, and with what it is about unless that is ``""``."""

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
        if not about:
            return tr("{corner}: {words}", corner=corner, words=words)
        return tr("{corner} ({about}): {words}", corner=corner, about=about, words=words)
