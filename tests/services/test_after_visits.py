"""A visit put behind by one wrong press comes back whole, at once or later: nothing is lost, nothing is doubled."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from companion.domain.about import AboutMe
from companion.domain.recycled import Kind
from companion.domain.sheet import PORTRAIT_KEY
from companion.domain.sheet_choices import LineChoice, Standing
from companion.domain.tables import PlainTable
from companion.domain.visits import Became, Felt, TalkKind
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.sheet_candidates import about_key
from companion.services.sheets import SheetOptions
from companion.services.visits import VisitEntry
from tests.helpers.desk import FixedClock

FORM = "visit/agreed"
WORDS = {"agreed": "Walk.", "felt": "I was heard.", "felt_heard": "7", "felt_overall": ""}
FELT = Felt(7)


def everything(services: Services) -> dict[str, PlainTable]:
    """All tables; unfinished words without the moment they were kept."""
    with services.notebook.read() as unit:
        tables = dict(unit.tables())
    drafts = tables.pop("drafts")
    rows = [{name: value for name, value in row.items() if name != "at"} for row in drafts.rows]
    return tables | {"drafts": PlainTable(("key", "fields"), sorted(rows, key=repr))}


def decided(services: Services) -> dict[str, LineChoice]:
    with services.notebook.read() as unit:
        return dict(unit.sheet_choices.all())


def begin(services: Services) -> None:
    """A visit in eleven days, a list, a sheet with ticks and other words, and a form that was begun."""
    services.visits.plan_next(services.visits.today() + timedelta(days=11), "Ana")
    talk = services.visits.bring(TalkKind.TALK, "the stairs")
    asked = services.visits.bring(TalkKind.QUESTION, "May I kneel?")
    services.sheets.reword(f"item:{talk.id}", "the third stair")
    services.sheets.choose(f"item:{asked.id}", included=False)
    goal = services.goals.add("Dance at the wedding")
    services.sheets.move(f"goal:{goal.id}", 1)
    services.sheets.put(f"goal:{goal.id}", Standing.BEHIND)
    services.drafts.save(FORM, {"agreed": "Walk.", "felt": "I was heard.", "felt_heard": "7"})


def lines(services: Services) -> list[str]:
    return [item.text for item in services.visits.items()]


def test_undo_brings_back_the_day_the_list_the_sheet_and_what_was_typed(services: Services) -> None:
    begin(services)
    before, sheet = everything(services), services.sheets.choices(SheetOptions())
    turn = services.after_visits.agree("Walk.", "I was heard.", FORM, FELT)
    assert (services.visits.next(), lines(services), decided(services)) == (None, [], {})
    assert services.drafts.load(FORM) is None
    services.after_visits.take_back(turn)
    form = services.drafts.load(FORM)
    assert form is not None
    assert {name: text for name, text in form.items() if text} == {n: t for n, t in WORDS.items() if t}
    services.drafts.save(FORM, {"agreed": "Walk.", "felt": "I was heard.", "felt_heard": "7"})
    assert everything(services) == before
    assert services.sheets.choices(SheetOptions()) == sheet


def test_undo_where_nothing_was_planned_leaves_no_visit(services: Services) -> None:
    services.visits.bring(TalkKind.TALK, "the stairs")
    before = everything(services)
    services.after_visits.take_back(services.after_visits.agree(""))
    assert everything(services) == before


def test_undo_twice_is_undo_once(services: Services) -> None:
    begin(services)
    turn = services.after_visits.agree("Walk.", draft=FORM)
    services.after_visits.take_back(turn)
    before = everything(services)
    services.after_visits.take_back(turn)
    assert everything(services) == before


def test_what_was_written_meanwhile_stays_and_the_same_words_stand_once(services: Services) -> None:
    begin(services)
    (first, *_rest) = services.visits.items()
    turn = services.after_visits.agree("Walk.", draft=FORM)
    new = services.visits.bring(TalkKind.TALK, "the bath")
    again = services.visits.bring(TalkKind.TALK, " the stairs ")
    services.sheets.reword(f"item:{new.id}", "our bath")
    services.sheets.choose("name", included=False)
    services.drafts.save(FORM, {"agreed": "Sleep.", "felt": ""})
    services.after_visits.take_back(turn)
    assert sorted(lines(services)) == ["May I kneel?", "the bath", "the stairs"]
    assert [(entry.kind, entry.thing_id) for entry in services.recycle.all()] == [(Kind.TALK, again.id)]
    chosen = decided(services)
    assert chosen[f"item:{first.id}"].words == "the third stair"
    assert chosen[f"item:{new.id}"].words == "our bath"
    assert chosen["name"].standing is Standing.OUT
    form = services.drafts.load(FORM)
    assert form is not None
    assert form["agreed"] == "Walk.\nSleep."


def test_a_visit_planned_meanwhile_stays_too(services: Services) -> None:
    begin(services)
    turn = services.after_visits.agree("")
    services.visits.plan_next(services.visits.today() + timedelta(days=40), "Bo")
    services.after_visits.take_back(turn)
    assert [visit.who for visit in services.visits.to_come()] == ["Ana", "Bo"]


def test_what_was_said_of_the_visit_since_is_in_the_form_when_it_is_to_come(services: Services) -> None:
    begin(services)
    turn = services.after_visits.agree("Walk.", "fine", FORM, FELT)
    entry = VisitEntry(turn.visit.day, "Ana Kowalska", "Walk twice.", "fine", Felt(8))
    services.visits.edit(turn.visit.id, entry)
    services.after_visits.take_back(turn)
    visit = services.visits.next()
    assert visit is not None
    assert (visit.who, visit.agreed, visit.felt) == ("Ana Kowalska", "", "")
    assert visit.day == services.visits.today() + timedelta(days=11)
    form = services.drafts.load(FORM)
    assert form is not None
    assert (form["agreed"], form["felt_heard"]) == ("Walk twice.", "8")


def test_a_visit_deleted_since_is_not_taken_back(services: Services) -> None:
    begin(services)
    turn = services.after_visits.agree("Walk.")
    services.visits.remove(turn.visit.id)
    with pytest.raises(CompanionError, match="no longer"):
        services.after_visits.take_back(turn)


def test_a_visit_ahead_that_is_behind_was_today(services: Services) -> None:
    """An earlier visit never has a day to come."""
    begin(services)
    assert services.after_visits.agree("").visit.day == services.visits.today()


def test_words_written_on_a_visit_to_come_are_not_lost_when_it_is_behind(services: Services) -> None:
    today = services.visits.today()
    coming = services.visits.add(VisitEntry(today + timedelta(days=3), "Ana", "Walk.", "calm", Felt(5, 6)))
    turn = services.after_visits.agree("Sleep.", "", FORM, Felt(9))
    assert (turn.visit.agreed, turn.visit.felt) == ("Walk.\nSleep.", "calm")
    assert services.visits.record(coming.id).numbers == Felt(9, 6)
    services.after_visits.take_back(turn)
    assert services.visits.next() == coming
    assert services.visits.record(coming.id).numbers == Felt(5, 6)


# much later


def test_a_visit_of_last_week_is_still_to_come_after_all(services: Services, clock: FixedClock) -> None:
    begin(services)
    chosen, day = decided(services), services.visits.today() + timedelta(days=11)
    closed = services.after_visits.agree("Walk.", "fine", FORM, FELT).visit
    clock.advance(days=2)
    services.visits.bring(TalkKind.TALK, "the bath")
    services.sheets.choose("name", included=False)
    services.drafts.save(FORM, {"agreed": "Sleep."})
    before = everything(services)
    entry = VisitEntry(day, "Ana", "Walk.", "fine", FELT)
    turn = services.after_visits.still_to_come(closed.id, entry, form=FORM)
    assert services.visits.past() == []
    visit = services.visits.next()
    assert visit is not None
    assert (visit.id, visit.day, visit.who, visit.agreed, visit.felt) == (closed.id, day, "Ana", "", "")
    assert services.visits.record(visit.id).numbers == Felt()
    assert lines(services) == ["the stairs", "May I kneel?", "the bath"]
    assert decided(services) == chosen | {"name": LineChoice("name", Standing.OUT)}
    form = services.drafts.load(FORM)
    assert form is not None
    assert (form["agreed"], form["felt"], form["felt_heard"]) == ("Walk.\nSleep.", "fine", "7")
    services.after_visits.take_back(turn)
    after = everything(services)
    story = after.pop("revisions"), before.pop("revisions")
    assert after == before
    assert len(story[0].rows) == len(story[1].rows) + 1, "that its day was another is in its story"


def test_a_line_in_the_same_words_waits_in_the_recycle_list_and_undo_brings_it(services: Services) -> None:
    begin(services)
    closed = services.after_visits.agree("Walk.").visit
    again = services.visits.bring(TalkKind.TALK, "the stairs")
    turn = services.after_visits.still_to_come(closed.id, VisitEntry(closed.day, "Ana", "Walk."), form=FORM)
    assert lines(services) == ["the stairs", "May I kneel?"]
    assert again not in services.visits.items()
    services.after_visits.take_back(turn)
    assert services.visits.items() == [again]
    assert services.recycle.all() == []


def test_a_day_that_went_by_is_no_day_to_come(services: Services, clock: FixedClock) -> None:
    closed = services.after_visits.agree("Walk.").visit
    clock.advance(days=1)
    turn = services.after_visits.still_to_come(closed.id, VisitEntry(closed.day, "Ana", "Walk."))
    assert turn.visit.day is None


def test_what_was_chosen_for_a_sheet_is_on_no_other_and_goes_with_its_visit(services: Services) -> None:
    begin(services)
    closed = services.after_visits.agree("").visit
    assert decided(services) == {}
    with services.notebook.read() as unit:
        assert "the third stair" in repr(unit.tables()["drafts"].rows)
    services.visits.remove(closed.id)
    services.recycle.delete_all()
    assert "the third stair" not in repr(everything(services))


def test_other_words_for_a_goal_go_with_the_goal(services: Services) -> None:
    goal = services.goals.add("Dance")
    services.sheets.reword(f"goal:{goal.id}", "Quittenkompott")
    services.after_visits.agree("")
    services.goals.remove(goal.id)
    services.recycle.delete_all()
    assert "Quittenkompott" not in repr(everything(services))


texts = st.sampled_from(["", "Walk.", "Walk.\nSleep.", "the stairs", " ", "Ż"])
numbers = st.none() | st.integers(0, 10)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    planned=st.none() | st.tuples(st.none() | st.integers(-20, 20), texts),
    brought=st.lists(st.tuples(st.sampled_from(TalkKind), texts), max_size=3),
    said=st.tuples(texts, texts, numbers),
)
def test_putting_behind_and_taking_back_is_nothing(
    services: Services,
    planned: tuple[int | None, str] | None,
    brought: list[tuple[TalkKind, str]],
    said: tuple[str, str, int | None],
) -> None:
    if planned is not None:
        days, who = planned
        today = services.visits.today()
        services.visits.plan_next(None if days is None else today + timedelta(days=days), who)
    for kind, text in brought:
        if text.strip():
            item = services.visits.bring(kind, text)
            services.sheets.put(f"item:{item.id}", Standing.BEHIND)
    agreed, felt, heard = said
    before = everything(services)
    turn = services.after_visits.agree(agreed, felt, numbers=Felt(heard))
    services.after_visits.take_back(turn)
    assert everything(services) == before


# in the person's words


def test_a_question_in_own_words_is_asked_so_and_an_answer_keeps_them(services: Services) -> None:
    asked = {"heard": "Did she listen?", "goals": " "}
    assert services.after_visits.word(asked) == {}
    assert services.after_visits.wording() == {"heard": "Did she listen?"}
    turn = services.after_visits.agree(
        "", numbers=Felt(4), wording={"heard": "Did she listen?", "overall": "All in all?"}
    )
    services.after_visits.word({})
    assert services.after_visits.wording() == {}
    record = services.visits.record(turn.visit.id)
    assert record.wording == {"heard": "Did she listen?"}, "of what was answered, and no more"
    services.visits.remove(turn.visit.id)
    assert "Did she listen?" not in repr(everything(services)["drafts"])
    services.visits.put_back_visit(turn.visit)
    assert services.visits.record(turn.visit.id) == record


def test_how_an_answer_was_asked_goes_when_the_answer_goes(services: Services) -> None:
    visit = services.after_visits.agree("", numbers=Felt(4), wording={"heard": "Did she listen?"}).visit
    services.visits.edit(
        visit.id, VisitEntry(visit.day, numbers=Felt(5), wording={"heard": "Did she listen?"})
    )
    assert services.visits.record(visit.id).wording == {"heard": "Did she listen?"}
    services.visits.edit(visit.id, VisitEntry(visit.day, wording={"heard": "Did she listen?"}))
    assert services.visits.record(visit.id).wording == {}


def test_an_own_line_made_of_what_was_agreed_stays_when_the_visit_comes_again(services: Services) -> None:
    turn = services.after_visits.agree("Walk.")
    line = services.visits.make_of(turn.visit.id, "Walk.", Became.MYSELF)
    services.after_visits.take_back(turn)
    assert services.visits.to_myself() == [line]


def printed_words(services: Services) -> list[str]:
    choices = services.sheets.choices(SheetOptions())
    return [choice.label for choice in choices if choice.standing is Standing.PRINTED]


def a_photo(folder: Path, side: int) -> Path:
    path = folder / f"{side}.png"
    Image.new("RGB", (side, side), (90, 120, 110)).save(path)
    return path


@pytest.mark.parametrize("way", ["undo", "still to come", "afresh"])
def test_what_was_made_private_since_is_not_printed_by_what_comes_back(services: Services, way: str) -> None:
    fear = AboutMe("", beliefs="I fear needles", shared=frozenset({("beliefs", 0)}))
    services.about.save(fear)
    note = services.checkins.add([], "Tom shouted at me.", private=False)
    keys = (about_key("beliefs", "I fear needles"), f"note:{note.id}")
    for key in keys:
        services.sheets.put(key, Standing.OUT)
        services.sheets.put(key, Standing.PRINTED)
    assert len([words for words in printed_words(services) if "needles" in words or "Tom" in words]) == 2
    if way == "afresh":
        decisions = services.sheets.start_afresh()
    else:
        turn = services.after_visits.agree("Walk.")
    services.about_page.tick("beliefs", {"I fear needles"}, False)
    services.checkins.edit(note.id, [], note.note, note.at.day, True)
    if way == "afresh":
        services.sheets.bring_back(decisions)
    elif way == "undo":
        services.after_visits.take_back(turn)
    else:
        services.after_visits.still_to_come(turn.visit.id, VisitEntry(None, "", "Walk.", ""))
    assert [words for words in printed_words(services) if "needles" in words or "Tom" in words] == []


def test_another_picture_is_not_printed_by_what_was_decided_about_the_one_before(
    services: Services, tmp_path: Path
) -> None:
    services.about.set_portrait(a_photo(tmp_path, 40))
    services.sheets.put(PORTRAIT_KEY, Standing.PRINTED)
    turn = services.after_visits.agree("Walk.")
    services.about.remove_portrait()
    services.about.set_portrait(a_photo(tmp_path, 50))
    services.after_visits.take_back(turn)
    assert services.sheets.data(SheetOptions()).portrait == b""


def test_words_of_one_visit_are_never_shown_with_another_that_comes_first(
    services: Services, clock: FixedClock
) -> None:
    services.visits.plan_next(services.visits.today() + timedelta(days=1), "Ana")
    clock.advance(days=1)
    ana = services.after_visits.agree("Squats.", "secret", FORM, Felt(9)).visit
    clock.advance(days=1)
    services.visits.plan_next(services.visits.today() + timedelta(days=7), "Dr Ben")
    entry = VisitEntry(None, "Ana", "Squats.", "secret", Felt(9))
    turn = services.after_visits.still_to_come(ana.id, entry, form=FORM)
    assert services.drafts.load(FORM) in (None, {})
    ben = services.after_visits.agree("Stairs.", "fine", FORM).visit
    assert (ben.who, ben.agreed, ben.felt) == ("Dr Ben", "Stairs.", "fine")
    again = services.after_visits.agree("", "", FORM).visit
    assert (again.id, again.agreed, again.felt) == (ana.id, "Squats.", "secret")
    assert services.visits.record(ana.id).numbers == Felt(9)
    assert turn.visit.id == ana.id
