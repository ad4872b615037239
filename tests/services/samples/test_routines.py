"""Routines of the sample, and the plans they came from."""

from __future__ import annotations

from datetime import time

from companion.bootstrap import open_services
from companion.domain.history import Thing
from companion.domain.plans import Verdict
from companion.domain.routines import Origin
from companion.services.routines import step_texts
from tests.services.samples.book import LAST, Book


def test_a_changed_step_keeps_the_words_it_had(book: Book) -> None:
    steps = {step.id: step for routine in book.routines for step in routine.steps}
    for step_id, step in steps.items():
        story = book.of(Thing.STEP, step_id)
        if step.origin is Origin.CHANGED:
            assert len(story) == 1
            assert story[0].at == step.changed
            assert story[0].why == step.because != ""
        for revision in story:
            assert set(revision.earlier) == set(step_texts(step))
        if story:
            assert story[-1].earlier["dose_ordinary"] != step_texts(step)["dose_ordinary"]


def test_an_own_routine_was_put_away_and_not_done_since(book: Book) -> None:
    away = [routine for routine in book.routines if routine.put_away]
    assert away
    for routine in away:
        put_away = book.of(Thing.ROUTINE, routine.id)[-1].at.day
        days = [session.started.day for session in book.sessions if session.routine_id == routine.id]
        assert days == [] or max(days) < put_away
        assert not routine.suggestion_id
    assert any(s.routine_id in {r.id for r in away} for s in book.sessions)


def test_the_plan_was_taken_one_line_changed_and_of_the_newer_file_only_the_squat_decided(book: Book) -> None:
    newer, older = (each for each in book.suggestions if not each.plan.at_visit)
    decided = {d.line_key: d for d in book.decisions if d.suggestion_id == older.id}
    assert {line.key for line in older.plan.lines} == set(decided)
    assert {key for key, d in decided.items() if d.verdict is Verdict.CHANGED} == {
        "back-easing/cat-and-camel"
    }
    assert {d.verdict for d in decided.values()} == {Verdict.TAKEN, Verdict.CHANGED}
    assert [(d.line_key, d.verdict, d.because) for d in book.decisions if d.suggestion_id == newer.id] == [
        ("back-easing/squat-to-chair", Verdict.RATHER_NOT, "It scares me. Not yet.")
    ]
    assert [r.earlier["verdict"] for r in book.of(Thing.DECISION)] == ["taken"]
    assert book.routines[0].name == "Back easing"


def test_one_routine_in_use_has_a_reminder_for_the_evening(book: Book) -> None:
    services = open_services(book.path)
    (shown,) = services.reminders.all()
    services.notebook.close()
    assert (shown.title, shown.rests, shown.reminder.times) == ("Before bed", False, (time(21, 30),))
    assert book.first <= shown.reminder.chosen.day < LAST
