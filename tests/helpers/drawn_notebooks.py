"""Notebooks drawn by chance: private words in any of the private places, lines with ticks, and how papers are wanted.

What is drawn is written down as it reads best in a failing test: the places by name, and only those that were drawn.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from functools import cached_property
from itertools import product
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from companion import i18n
from companion.domain.checkins import Answer
from companion.domain.sheet_choices import Standing
from companion.domain.visits import TalkKind
from companion.services.bundle import Services
from companion.services.papers import HandoutOptions, PaperOptions
from companion.services.reminders import When
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock
from tests.helpers.printed_lines import LINES, Chosen
from tests.helpers.private_words import BELONGS, FIRST, IN_DIARY, PLANTERS, Planting, bridge

_LETTERS = "bcdghjkmnprstvwx"
_HALF = 6
AGAIN = 2
"""So often some places get a second word."""

BESIDE = (
    "", "on a cold day ", "Łódź, ", "a\u0301", "<b>", "&amp;", "</li><li>", "{name} ", "%s", "\\n", "“", "😀",
    "שלום ", "مرحبا ", "\u202e", "\u200f", "\u00ad", "ﬁ", "=1+", "\t",
)  # fmt: skip
"""What may stand right beside a word: other scripts and directions, accents, marks of files and of programs."""


def marker(number: int) -> str:
    """A word for tests: no other text has it, and it reads the same from both ends, in whatever direction it runs.

    Of letters alone, none of which joins with another in print.
    """
    mixed = number * 7_368_787 % 16**_HALF  # odd, so that no word comes twice and neighbours differ at once
    half = "".join(_LETTERS[mixed >> (4 * place) & 15] for place in range(_HALF))
    return f"zq{half}{half[-2::-1]}qz"


def is_in(word: str, plain: str) -> bool:
    """Whether a word, or the first or last letters of it, is in a text without spaces."""
    return word[: _HALF + 2] in plain or word[-_HALF - 2 :] in plain


class Words(NamedTuple):
    """A private place that was written in, and what stands beside its word."""

    place: str
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Wanted:
    """How papers are wanted."""

    language: str
    sheet: SheetOptions
    paper: PaperOptions
    handout: HandoutOptions
    password: str


@dataclass(frozen=True, slots=True)
class Drawn:
    """A notebook, as drawn. ``past_visit`` is the private place that comes before all others."""

    private: tuple[Words, ...]
    past_visit: bool
    lines: tuple[Chosen, ...]
    wanted: Wanted


@dataclass
class Made:
    """The notebook that was drawn. ``private`` are the markers of each private place; ``printed`` and ``lines`` are by
    kind of line: what stands in the notebook, what for this sheet, and whether it hangs on another line."""

    services: Services
    clock: FixedClock
    drawn: Drawn
    goal_id: str = ""
    routine_id: str = ""
    private: dict[str, list[str]] = field(default_factory=dict)
    lines: dict[str, tuple[str, str, bool]] = field(default_factory=dict)

    @property
    def wanted(self) -> Wanted:
        return self.drawn.wanted

    @cached_property
    def fits(self) -> bool:
        """Whether the sheet has room for all that was chosen; where it has not, it says so and shortens."""
        sheets = self.services.sheets
        return sheets.fit(sheets.data(self.wanted.sheet)).fits

    def private_on(self, paper: str) -> set[str]:
        """The private places whose words such a paper has because that is what one asks for with it."""
        belongs = BELONGS.get(paper, frozenset[str]())
        if paper == "sheet" and self.wanted.sheet.appendix:
            belongs = IN_DIARY
        return {name for name in self.private if name in belongs}

    def must_be_on(self, paper: str) -> set[str]:
        """The names of all words that belong on such a paper, none other of which may be there."""
        found = self.private_on(paper)
        for chosen in self.drawn.lines:
            _own, _said, has_under = self.lines[chosen.kind]
            if chosen.is_on(paper, has_under, self.wanted.sheet.appendix):
                found.add(chosen.kind + (SAID if chosen.wears(paper) else ""))
        return found

    def found_in(self, text: str) -> set[str]:
        """The names of all words of this notebook that are in ``text``."""
        plain = "".join(text.split()).casefold()
        names = [(name, word) for name, words in self.private.items() for word in words]
        for name, (own, said, _has_under) in self.lines.items():
            names += [(name, own), (name + SAID, said)]
        return {name for name, word in names if is_in(word, plain)}


SAID = ", in other words"

_standings = st.sampled_from([None, *Standing])
_decided = st.sampled_from(list(Standing))
_beside = st.sampled_from(list(product(BESIDE, BESIDE)))


@st.composite
def wanted(draw: st.DrawFn) -> Wanted:
    """Papers of any look, the sheet with or without all that it can carry."""
    large, page = draw(st.booleans()), draw(st.sampled_from(["", "A4", "Letter"]))
    far = draw(st.sampled_from([None, date(1900, 1, 1)]))
    return Wanted(
        draw(st.sampled_from(["en_GB", "ar", "pl"])),
        SheetOptions(
            appendix=draw(st.booleans()),
            diary_first=far,
            large_print=large,
            page=page,
            embed=draw(st.booleans()),
            code=draw(st.booleans()),
        ),
        PaperOptions(large_print=large, page=page),
        HandoutOptions(tick_boxes=draw(st.booleans()), large_print=large, page=page),
        draw(st.sampled_from(["", "grandmother’s oven"])),
    )


@st.composite
def private_words(draw: st.DrawFn) -> tuple[Words, ...]:
    """About half of the private places in any order, a few of them twice; the simplest are none."""
    found = [Words(place, *draw(_beside)) for place in PLANTERS if draw(st.booleans())]
    again = draw(st.lists(st.sampled_from(found), max_size=AGAIN)) if found else []
    # One small number for the order: swaps drawn one by one would take long to simplify.
    order = Random(draw(st.integers(0, 1_000)))
    return tuple(order.sample([*found, *again], len(found) + len(again)))


@st.composite
def chosen_lines(draw: st.DrawFn) -> tuple[Chosen, ...]:
    """About half of the kinds of line, each with what was decided."""
    lines = []
    for name, kind in LINES.items():
        if draw(st.booleans()):
            standing = draw(_decided if kind.starts is None else _standings)
            said = kind.said and draw(st.booleans())
            moved = draw(st.integers(-1, 1))
            lines.append(Chosen(name, standing, draw(_decided), said, moved, *draw(_beside)))
    return tuple(lines)


@st.composite
def notebooks(draw: st.DrawFn) -> Drawn:
    """Any notebook."""
    return Drawn(draw(private_words()), draw(st.booleans()), draw(chosen_lines()), draw(wanted()))


def make(
    drawn: Drawn, services: Services, clock: FixedClock, otherwise: Container[str] = frozenset[str]()
) -> Made:
    """Write the notebook. ``otherwise`` are the private places that get other words and numbers, and nothing else."""
    i18n.use(i18n.load(drawn.wanted.language))
    made = Made(services, clock, drawn)
    services.after_visits.agree("Walk a little more.")
    if drawn.past_visit:
        _plant(made, Words(next(iter(FIRST))), 0, otherwise)
    clock.advance(days=3)
    _begin(made)
    for number, words in enumerate(drawn.private, start=1):
        _plant(made, words, number, otherwise)
    _write_lines(made)
    return made


def _begin(made: Made) -> None:
    """What is in every notebook: something of its own on each paper."""
    services, today = made.services, made.clock.now().day
    goal = services.goals.add("Lift Rosie", "She laughs.", "Lifting")
    services.goals.rate(goal.id, 2, day=today - timedelta(days=1))
    services.visits.bring(TalkKind.TALK, "The stairs.")
    services.checkins.add([Answer("sure", "How sure?", 5)], "Rosie counted.", private=False)
    services.reminders.choose_own("Stretch", When(frozenset({1}), (time(9),)))
    routine = services.routines.create("For the mat")
    services.routines.add_step(routine.id, bridge(services))
    made.goal_id, made.routine_id = goal.id, routine.id


def _plant(made: Made, words: Words, number: int, places: Container[str]) -> None:
    otherwise = words.place in places
    word = marker(number + (5_000 if otherwise else 0))
    made.private.setdefault(words.place, []).append(word)
    made.clock.advance(minutes=1)
    place = Planting(made.services, made.clock, made.goal_id, made.routine_id, 9 if otherwise else 4)
    plant = {**FIRST, **PLANTERS}[words.place]
    longer = " and something more" if otherwise else ""
    plant(place, f"{words.before}{word}{words.after}{longer}".strip())


def _write_lines(made: Made) -> None:
    """Write the lines that are ticked or not, then decide about each."""
    place = Planting(made.services, made.clock, made.goal_id, made.routine_id, 0)
    sheets = made.services.sheets
    for number, chosen in enumerate(made.drawn.lines, start=1_000):
        own, said = marker(number), marker(number + 500)
        made.clock.advance(minutes=1)
        key, under = LINES[chosen.kind].write(place, chosen.dressed(own))
        made.lines[chosen.kind] = own, said, under != ""
        if under:
            sheets.put(under, chosen.under)
        if chosen.said:
            sheets.reword(key, chosen.dressed(said))
        if key and chosen.standing is not None:
            sheets.put(key, chosen.standing)
        sheets.move(under or key, chosen.moved)
