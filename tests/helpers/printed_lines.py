"""Lines that are printed when they are ticked: how each comes into a notebook, and where its words must be then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from companion.domain.both_sides import Quadrant
from companion.domain.doses import Dose
from companion.domain.ladder import LadderWords
from companion.domain.plans import PlanFile, SuggestedLine
from companion.domain.routines import Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import Helped
from companion.domain.sheet import NAME_KEY, TENSE_KEY
from companion.domain.sheet_choices import Standing
from companion.domain.visits import TalkKind
from companion.services.sheets import SheetOptions
from tests.helpers.private_words import Planting


class Keys(NamedTuple):
    """The line's key on the sheet (``""``: it has none), and that of the line it belongs to."""

    own: str
    under: str = ""


@dataclass(frozen=True, slots=True)
class LineKind:
    """One kind of line. ``starts`` is its tick before anyone decided, ``None`` where the test has to decide.

    ``said`` is whether it can be put in other words for a sheet, ``sheet`` whether it is for the sheet at all.
    ``always`` are the papers that have it whatever was ticked, ``ticked`` those other than the sheet that have it where
    it is printed there; both in the notebook's own words. ``diary`` is whether the diary has it unless it was taken out.
    """

    write: Callable[[Planting, str], Keys]
    starts: Standing | None = Standing.PRINTED
    said: bool = True
    sheet: bool = True
    always: frozenset[str] = frozenset()
    ticked: frozenset[str] = frozenset()
    diary: bool = False


def _name(place: Planting, words: str) -> Keys:
    place.services.about.save(replace(place.services.about.get(), name=words))
    return Keys(NAME_KEY)


def _about(place: Planting, words: str) -> Keys:
    place.services.about.save(replace(place.services.about.get(), touch=words))
    listed = place.services.sheets.choices(SheetOptions())
    return Keys(next(each.key for each in listed if each.written == words))


def _talk(place: Planting, words: str) -> Keys:
    return Keys(f"item:{place.services.visits.bring(TalkKind.TALK, words).id}")


def _question(place: Planting, words: str) -> Keys:
    return Keys(f"item:{place.services.visits.bring(TalkKind.QUESTION, words).id}")


def _goal(place: Planting, words: str) -> Keys:
    return Keys(f"goal:{place.services.goals.add(words).id}")


def _why(place: Planting, words: str) -> Keys:
    goal = place.services.goals.add("Carry the shopping", why=words)
    return Keys(f"why:{goal.id}", f"goal:{goal.id}")


def _ladder(place: Planting, words: str) -> Keys:
    goal = place.services.goals.add("Sleep through")
    place.services.ladders.write(goal.id, LadderWords(hoped=words))
    place.services.ladders.stand(goal.id, 0)
    return Keys(f"ladder:{goal.id}", f"goal:{goal.id}")


def _why_not_lower(place: Planting, words: str) -> Keys:
    goal = place.services.goals.add("Dance once")
    (mark,) = place.services.rulers.say(goal.id, {Ruler.CONFIDENCE: (6, words)})
    return Keys(f"whynot:{mark.id}", f"sure:{goal.id}")


def _side(place: Planting, words: str) -> Keys:
    sides = place.services.both_sides
    line = sides.add(sides.begin("The stairs at work").id, Quadrant.STAY_GOOD, words)
    return Keys(f"side:{sides.share(line.id, shared=True).id}")


def _rather_not(place: Planting, words: str) -> Keys:
    line = SuggestedLine("a/b", "a", "Mornings", "bridge", "Bridge", {Size.ORDINARY: Dose(reps_max=6)})
    plan = PlanFile("plan", 1, "A plan", "Ana", "Clinic", place.clock.now().day, "", (line,), sha256="plan")
    place.services.plans.decline(place.services.plans.receive(plan).id, line.key, words)
    return Keys("declined:plan/a/b")


def _eased(place: Planting, words: str) -> Keys:
    place.services.tense.use(words, Helped.YES)
    return Keys(TENSE_KEY)


def _private_note(place: Planting, words: str) -> Keys:
    return Keys(f"note:{place.services.checkins.add([], words).id}")


def _note(place: Planting, words: str) -> Keys:
    return Keys(f"note:{place.services.checkins.add([], words, private=False).id}")


def _routine(place: Planting, words: str) -> Keys:
    place.services.routines.rename(place.routine_id, "For the mat", words)
    return Keys("")


LINES: dict[str, LineKind] = {
    "my name": LineKind(_name, always=frozenset({"last"}), ticked=frozenset({"card"})),
    "a line of About me": LineKind(_about, starts=None),
    "something to talk about": LineKind(_talk),
    "a question": LineKind(_question),
    # Which goals start ticked depends on how many there are.
    "a goal": LineKind(_goal, starts=None, always=frozenset({"last"})),
    "a goal's reason": LineKind(_why),
    "where I am on a ladder": LineKind(_ladder, said=False),
    "a reason why not lower": LineKind(_why_not_lower, starts=Standing.OUT),
    "a line of both sides": LineKind(_side),
    "a reason for rather not": LineKind(_rather_not),
    "what eased": LineKind(_eased, said=False),
    "a private note": LineKind(_private_note, starts=Standing.OUT),
    "a note that may be seen": LineKind(_note, starts=Standing.OUT, diary=True),
    "a routine's note": LineKind(
        _routine, starts=Standing.OUT, said=False, sheet=False, always=frozenset({"handout", "last"})
    ),
}


@dataclass(frozen=True, slots=True)
class Chosen:
    """What the person decided about a line of this kind. ``standing`` ``None``: nothing. ``under`` is decided for the
    line it belongs to; ``moved`` is by how many places; ``before`` and ``after`` stand beside its words."""

    kind: str
    standing: Standing | None = None
    under: Standing = Standing.PRINTED
    said: bool = False
    moved: int = 0
    before: str = ""
    after: str = ""

    def dressed(self, word: str) -> str:
        """A word with what stands beside it."""
        return f"{self.before}{word}{self.after}".strip()

    def stands(self, has_under: bool) -> Standing:
        """Where the line goes: nowhere without the line it belongs to, and to the appendix with it."""
        own = self.standing or LINES[self.kind].starts or Standing.OUT
        if has_under and self.under is Standing.OUT:
            return Standing.OUT
        if has_under and self.under is Standing.BEHIND and own is Standing.PRINTED:
            return Standing.BEHIND
        return own

    def is_on(self, paper: str, has_under: bool, appendix: bool) -> bool:
        """Whether the line's words must be on such a paper; otherwise they must not."""
        kind, stands = LINES[self.kind], self.stands(has_under)
        if paper != "sheet":
            return paper in kind.always or (paper in kind.ticked and stands is Standing.PRINTED)
        if not kind.sheet:
            return False
        undecided = self.standing is None and kind.diary
        return stands is Standing.PRINTED or (appendix and (stands is Standing.BEHIND or undecided))

    def wears(self, paper: str) -> bool:
        """Whether a paper has the line in its words for this sheet."""
        return self.said and paper == "sheet"
