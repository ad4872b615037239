"""Papers other than the visit sheet: what is on them, in whose words, and what is not."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pypdf
import pytest

from companion.domain.about import AboutMe
from companion.domain.doses import Dose
from companion.domain.goals import Goal, GoalState
from companion.domain.handout import HandoutDose
from companion.domain.ladder import LadderWords
from companion.domain.paper import Facts, Heading, Listing, OwnWords, Paper, RoomToWrite, Sentence, SmallChart
from companion.domain.routines import Routine, Size
from companion.domain.rulers import Ruler
from companion.domain.sessions import Helped
from companion.domain.tense import TensePlan
from companion.errors import CompanionError, ExportError, InvalidEntryError
from companion.services.bundle import Services
from companion.services.papers import HandoutOptions, PaperOptions
from tests.helpers.desk import FixedClock


@pytest.fixture
def routine(services: Services) -> Routine:
    """Two movements, the second not on tense days."""
    made = services.routines.create("Back easing", "Kettle on first.")
    for name in ("bridge", "knee_to_chest"):
        movement = services.library.get(name)
        assert movement is not None
        made = services.routines.add_step(made.id, movement)
    first, second = made.steps
    usual = Dose(reps_max=8)
    services.routines.change_step(
        made.id, first.id, {Size.ORDINARY: usual, Size.TENSE: Dose(reps_max=3)}, first.note, ""
    )
    services.routines.change_step(made.id, second.id, {Size.ORDINARY: usual}, second.note, "")
    return services.routines.get(made.id)


@pytest.fixture
def goal(services: Services, clock: FixedClock) -> Goal:
    """A goal with a story: rated, reworded, with a ladder, a step and a ruler."""
    goal = services.goals.add("I want my back normal", "It hurts to bend", "Lifting")
    services.goals.rate(goal.id, 2, "With Tom beside me.")
    clock.advance(days=40)
    services.goals.reword(goal.id, "I want to lift Rosie", "She laughs", "Lifting", because="Normal is vague")
    services.goals.rate(goal.id, 6)
    services.ladders.write(goal.id, LadderWords("", "With help", "Once, easily", "", ""))
    step = services.small_steps.add(goal.id, "Lift the basket")
    services.small_steps.tick(step.id, done=True)
    services.rulers.say(goal.id, {Ruler.CONFIDENCE: (4, "SECRET why")})
    return services.goals.get(goal.id)


def headings(paper: Paper) -> list[str]:
    return [block.words for block in paper.blocks if isinstance(block, Heading)]


def texts(paper: Paper) -> str:
    """Every word of a paper."""
    found = [paper.title, paper.subtitle]
    for block in paper.blocks:
        if isinstance(block, Heading | RoomToWrite):
            found.append(block.words)
        elif isinstance(block, OwnWords | Sentence):
            found.append(block.text)
        elif isinstance(block, Listing):
            found += block.items
        elif isinstance(block, Facts):
            found += [cell for row in (block.heads, *block.rows) for cell in row]
    return "\n".join(found)


# the handout


def test_a_routine_is_found_by_its_name_in_any_letters(services: Services, routine: Routine) -> None:
    assert services.papers.routine_named("  back   EASING ").id == routine.id


@pytest.mark.parametrize("name", ["", "Back", "none"])
def test_an_unknown_routine_is_told_with_those_there_are(
    services: Services, routine: Routine, name: str
) -> None:
    with pytest.raises(CompanionError) as told:
        services.papers.routine_named(name)
    assert routine.name in told.value.next_step


def test_without_routines_that_is_said(services: Services) -> None:
    with pytest.raises(CompanionError) as told:
        services.papers.routine_named("Back")
    assert told.value.next_step == "It has no routines yet."


def test_the_handout_has_every_step_with_its_movement(services: Services, routine: Routine) -> None:
    handout = services.papers.handout(routine.id, HandoutOptions())
    bridge = services.library.get("bridge")
    assert bridge is not None
    assert (handout.title, handout.note, handout.size) == ("Back easing", "Kettle on first.", "")
    assert [step.name for step in handout.steps] == ["Bridge", "Knee to chest"]
    assert handout.steps[0].cues == bridge.cues
    assert handout.steps[0].figure == bridge.figure
    assert [dose.size for dose in handout.steps[0].doses] == ["Ordinary day", "Tense day"]
    assert handout.steps[0].doses[1] == HandoutDose("Tense day", "3 times.")
    assert [dose.size for dose in handout.steps[1].doses] == ["Ordinary day"]
    assert handout.days == ()


def test_one_size_has_its_steps_alone_and_is_named_once(services: Services, routine: Routine) -> None:
    handout = services.papers.handout(routine.id, HandoutOptions(size=Size.TENSE))
    assert handout.size == "Tense day"
    assert [step.name for step in handout.steps] == ["Bridge"]
    assert handout.steps[0].doses == (HandoutDose("", "3 times."),)


def test_boxes_are_there_only_when_wanted_and_begin_with_the_week(
    services: Services, routine: Routine
) -> None:
    handout = services.papers.handout(routine.id, HandoutOptions(tick_boxes=True))
    assert handout.days == ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def test_a_size_without_steps_is_refused(services: Services, routine: Routine) -> None:
    with pytest.raises(InvalidEntryError):
        services.papers.handout(routine.id, HandoutOptions(size=Size.GOOD))
    empty = services.routines.create("Empty")
    with pytest.raises(InvalidEntryError):
        services.papers.handout(empty.id, HandoutOptions())


def test_a_routine_that_is_gone_is_told(services: Services) -> None:
    with pytest.raises(CompanionError):
        services.papers.handout("nothing", HandoutOptions())


def test_the_handout_prints_and_is_saved_whole(services: Services, routine: Routine, tmp_path: Path) -> None:
    pdf = services.papers.handout_pdf(routine.id, HandoutOptions())
    assert pdf == services.papers.handout_pdf(routine.id, HandoutOptions())
    path = tmp_path / "a.pdf"
    services.papers.save(pdf, path)
    assert path.read_bytes() == pdf
    with pytest.raises(ExportError):
        services.papers.save(pdf, tmp_path / "nowhere" / "a.pdf")
    said = " ".join(pypdf.PdfReader(BytesIO(pdf)).pages[0].extract_text().split())
    assert "1 Bridge" in said
    assert "“Kettle on first.”" in said


# the story of a goal


def test_the_story_quotes_what_was_written_in_time_order(services: Services, goal: Goal) -> None:
    paper = services.papers.story(goal.id, PaperOptions())
    said = texts(paper)
    assert paper.title == "I want to lift Rosie"
    assert said.index("“I want my back normal”") < said.index("because “Normal is vague”")
    assert "Because: “She laughs”" in said
    assert "“With Tom beside me.”" in said
    assert "“Once, easily”" in said
    assert "“Lift the basket”" in said
    assert any(isinstance(block, SmallChart) for block in paper.blocks)


def test_how_sure_one_is_stays_out_of_the_story(services: Services, goal: Goal) -> None:
    said = texts(services.papers.story(goal.id, PaperOptions()))
    assert "SECRET" not in said
    assert "sure" not in said


def test_a_goal_that_is_reached_says_so_first_in_own_words(services: Services, goal: Goal) -> None:
    services.goals.set_state(goal.id, GoalState.REACHED, "She flew.")
    paper = services.papers.story(goal.id, PaperOptions())
    assert headings(paper)[0] == "Reached"
    assert OwnWords("“She flew.”") in paper.blocks


def test_a_bare_goal_has_a_short_story(services: Services) -> None:
    goal = services.goals.add("Walk")
    paper = services.papers.story(goal.id, PaperOptions(large_print=True))
    assert headings(paper) == ["November 2026"]
    assert paper.large_print
    assert services.papers.story_pdf(goal.id, PaperOptions())[:5] == b"%PDF-"


def test_many_ratings_are_shortened_to_the_ends_and_the_notes(
    services: Services, goal: Goal, clock: FixedClock
) -> None:
    for number in range(40):
        clock.advance(days=7)
        services.goals.rate(goal.id, 7, "Kept" if number == 9 else "")
    paper = services.papers.story(goal.id, PaperOptions())
    (table,) = [b for b in paper.blocks if isinstance(b, Facts) and "Of 10" in b.heads]
    assert [row[2] for row in table.rows] == ["“With Tom beside me.”", "“Kept”", ""]


def test_a_goal_that_is_gone_is_told(services: Services) -> None:
    with pytest.raises(CompanionError):
        services.papers.story("nothing", PaperOptions())


# the last printout


def test_an_empty_notebook_has_room_to_write(services: Services) -> None:
    paper = services.papers.last(PaperOptions())
    assert paper.blocks == (RoomToWrite("What I want to remember"),)


def test_the_last_printout_brings_together_what_helps(
    services: Services, goal: Goal, routine: Routine
) -> None:
    services.about.save(AboutMe(name="Sam"))
    services.fine.say("I kneel again.")
    services.goals.set_state(goal.id, GoalState.REACHED, "She flew.")
    services.tense.save_plan(TensePlan(first="Ease off", learned="It passes", relief=("Heat", "Tea")))
    services.tense.use("Heat", Helped.YES)
    paper = services.papers.last(PaperOptions())
    said = texts(paper)
    assert paper.subtitle.startswith("Sam · ")
    assert headings(paper)[:3] == ["I am fine for now", "My goals", "Back easing"]
    assert OwnWords("“I kneel again.”") in paper.blocks
    (table,) = [block for block in paper.blocks if isinstance(block, Facts)]
    assert table.rows == (("“I want to lift Rosie”", "2", "6", "Reached: “She flew.”"),)
    assert "It passes" in said
    assert "Heat: helped 1 of 1 time" in said
    assert "SECRET" not in said


def test_a_goal_let_go_and_a_routine_put_away_stay_out(
    services: Services, goal: Goal, routine: Routine
) -> None:
    services.goals.set_state(goal.id, GoalState.LET_GO, "Not mine.")
    services.routines.put_away(routine.id, True)
    said = texts(services.papers.last(PaperOptions()))
    assert "Rosie" not in said
    assert "Back easing" not in said


def test_never_rated_is_empty_and_not_zero(services: Services) -> None:
    services.goals.add("Walk")
    (table,) = [b for b in services.papers.last(PaperOptions()).blocks if isinstance(b, Facts)]
    assert table.rows == (("“Walk”", "", "", "Active"),)


def test_a_name_that_is_not_to_be_printed_is_not(services: Services) -> None:
    services.about.save(AboutMe(name="Sam", shared=frozenset()))
    assert "Sam" not in texts(services.papers.last(PaperOptions()))
