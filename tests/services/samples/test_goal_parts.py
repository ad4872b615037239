"""What the sample's person wrote around her goal: a ladder, how sure she is, small steps, both sides."""

from __future__ import annotations

from companion.domain.both_sides import Quadrant
from companion.domain.history import Thing
from companion.domain.rulers import Ruler, latest
from tests.services.samples.book import Book


def test_the_ladder_is_written_and_climbed_without_ever_being_above_its_words(book: Book) -> None:
    goal = book.goals[0]
    (ladder,) = [each for each in book.ladders if each.is_written]
    assert ladder.goal_id == goal.id
    assert all(text.strip() for text in ladder.texts)
    levels = [rung.level for rung in book.rungs]
    assert levels == [-2, -2, -1, -1]
    assert book.rungs[-1].words == ladder.words(-1) == "Lift her out if I sit down after"
    assert goal.noticed


def test_she_says_how_sure_she_is_more_than_once(book: Book) -> None:
    sure = [mark.value for mark in book.rulers if mark.ruler is Ruler.CONFIDENCE]
    assert sure == [3, 6]
    found = latest(book.rulers, Ruler.CONFIDENCE)
    assert found is not None
    assert found.why == "Because I did it on Tuesday."


def test_some_steps_are_ticked_and_some_are_not(book: Book) -> None:
    ticked = [step.done is not None for step in book.small_steps]
    assert True in ticked
    assert False in ticked
    assert all(step.done is None or step.done.at >= step.created.at for step in book.small_steps)


def test_one_line_of_both_sides_may_be_printed_and_the_others_are_private(book: Book) -> None:
    assert {bool(page.goal_id) for page in book.sides} == {True, False}
    assert {line.quadrant for line in book.side_lines} == set(Quadrant)
    assert [line.text for line in book.side_lines if line.shared] == ["I am the one she reaches for."]


def test_she_put_right_what_she_had_said_and_what_was_there_is_kept(book: Book) -> None:
    (rung,) = book.of(Thing.RUNG)
    (now,) = [each for each in book.rungs if each.id == rung.thing_id]
    assert (rung.earlier["note"], now.note) == ("She giggled.", "She giggled. I sat down.")
    (ruler,) = book.of(Thing.RULER)
    (mark,) = [each for each in book.rulers if each.id == ruler.thing_id]
    assert (ruler.earlier["value"], ruler.earlier["note"], mark.value) == ("5", "", 6)
    (rating,) = book.of(Thing.RATING)
    assert rating.earlier["note"] == ""
    assert rung.at.at > now.at.at
    assert ruler.at.at > mark.at.at
