"""The page About me: a tick counts at once, what was kept can be taken back, and no word is lost."""

from __future__ import annotations

import pytest

from companion.domain.about import NAME_LINE, AboutMe
from companion.domain.sheet_choices import LineChoice, Standing
from companion.errors import CompanionError
from companion.services.bundle import Services
from companion.services.sheet_candidates import about_key
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock


def page(**topics: str) -> AboutMe:
    """A page of topics; ``*`` before a line stands for its tick."""
    shared = {
        (topic, place)
        for topic, text in topics.items()
        for place, line in enumerate(text.split("\n"))
        if line.startswith("*")
    }
    texts = {topic: text.replace("*", "") for topic, text in topics.items()}
    return AboutMe(**texts, shared=frozenset({NAME_LINE, *shared}))


def printed(services: Services) -> list[str]:
    data = services.sheets.data(SheetOptions())
    return [line.text.removeprefix("Ask me about: ") for line in data.about]


def earlier(services: Services) -> list[dict[str, str]]:
    return [dict(version.texts) for version in services.about_page.said_before()]


# --- ticks ---------------------------------------------------------------------------------------------------------


def test_a_tick_of_a_kept_line_counts_at_once_and_changes_no_word(services: Services) -> None:
    services.about.save(page(enjoy="*roses\nthe pub"))
    services.about_page.tick("enjoy", {"the pub"}, True)
    assert printed(services) == ["roses", "the pub"]
    services.about_page.tick("enjoy", {"roses"}, False)
    assert printed(services) == ["the pub"]
    assert services.about.get() == page(enjoy="roses\n*the pub")
    assert earlier(services) == []


def test_lines_that_say_the_same_have_one_tick(services: Services) -> None:
    services.about.save(page(enjoy="*roses\nthe pub\n*roses "))
    services.about_page.tick("enjoy", {"roses"}, False)
    assert printed(services) == []


def test_the_name_can_be_made_private_at_once(services: Services) -> None:
    services.about.save(AboutMe("Sam"))
    services.about_page.tick("name", {"Sam"}, False)
    assert services.sheets.data(SheetOptions()).name == ""


@pytest.mark.parametrize("on", [True, False])
@pytest.mark.parametrize("decided", [Standing.PRINTED, Standing.OUT, Standing.BEHIND])
def test_the_next_sheet_follows_a_press_whatever_was_decided_there(
    services: Services, on: bool, decided: Standing
) -> None:
    services.about.save(page(enjoy="roses" if on else "*roses"))
    services.sheets.put(about_key("enjoy", "roses"), decided)
    services.about_page.tick("enjoy", {"roses"}, on)
    assert printed(services) == (["roses"] if on else [])
    assert services.about_page.next_sheet() == {}


def test_a_line_an_earlier_version_held_back_with_its_topic_is_printed_once_it_is_ticked(
    services: Services,
) -> None:
    services.about.save(page(enjoy="roses\n*the pub"))
    services.sheets.bring_back([LineChoice("about:enjoy", Standing.OUT)])
    assert services.about_page.next_sheet() == {("enjoy", "the pub"): Standing.OUT}
    services.about_page.tick("enjoy", {"roses"}, True)
    assert printed(services) == ["roses"]


def test_what_the_sheet_says_otherwise_is_told_here(services: Services) -> None:
    services.about.save(page(name="Sam", enjoy="*roses\nthe pub\n*Rosie"))
    assert services.about_page.next_sheet() == {}
    services.sheets.choose("about:name", False)
    services.sheets.choose(about_key("enjoy", "the pub"), True)
    services.sheets.choose(about_key("enjoy", "roses"), False)
    services.sheets.choose(about_key("enjoy", "Rosie"), True)
    assert services.about_page.next_sheet() == {
        ("name", "Sam"): Standing.OUT,
        ("enjoy", "the pub"): Standing.PRINTED,
        ("enjoy", "roses"): Standing.OUT,
    }
    services.sheets.start_afresh()
    assert services.about_page.next_sheet() == {}


# --- undo ----------------------------------------------------------------------------------------------------------


def test_undo_brings_back_the_former_page_words_and_ticks(services: Services) -> None:
    before = page(name="Sam", matters="*the sea", enjoy="*roses\nthe pub")
    services.about.save(before)
    kept = services.about.save(page(name="Sam", enjoy="Rosie\n*the pub", touch="*ask first"))
    services.about_page.undo(kept)
    assert services.about.get() == before
    assert earlier(services) == [{"enjoy": "Rosie\nthe pub", "touch": "ask first"}]


def test_undo_leaves_what_was_changed_since(services: Services) -> None:
    services.about.save(page(matters="the sea", enjoy="*roses"))
    kept = services.about.save(page(matters="the hills", enjoy="Rosie"))
    services.about.save(page(matters="the hills and the lake", enjoy="Rosie"))
    services.about_page.undo(kept)
    assert services.about.get() == page(matters="the hills and the lake", enjoy="*roses")
    with pytest.raises(CompanionError):
        services.about_page.undo(kept)


def test_undo_makes_nothing_public_that_was_unticked_since(services: Services) -> None:
    services.about.save(page(enjoy="*the pub\n*Rosie"))
    kept = services.about.save(page(enjoy="*the old pub\n*Rosie"))
    services.about_page.tick("enjoy", {"the old pub"}, False)
    services.about_page.undo(kept)
    assert services.about.get() == page(enjoy="the pub\n*Rosie")


# --- what it said before -------------------------------------------------------------------------------------------


def test_cleared_and_replaced_words_are_told_with_their_day(services: Services, clock: FixedClock) -> None:
    services.about.save(page(matters="the sea", enjoy="roses\nthe pub"))
    services.about.save(page(matters="the sea", enjoy="roses\nthe pub\nRosie"))
    assert earlier(services) == [], "words that came to the others took the place of none"
    services.about.save(page(matters="the sea", enjoy="roses"))
    clock.advance(days=3)
    services.about.save(page(enjoy="roses"))
    assert earlier(services) == [{"matters": "the sea"}, {"enjoy": "roses\nthe pub\nRosie"}]
    latest, first = services.about_page.said_before()
    assert latest.until == clock.now()
    assert (latest.until.day - first.until.day).days == 3


def test_what_stands_on_the_page_again_is_no_earlier_word(services: Services) -> None:
    services.about.save(page(matters="the sea"))
    services.about.save(page())
    services.about.save(page(matters="the sea\nand the hills"))
    assert earlier(services) == []


def test_earlier_words_deleted_are_told_no_more_and_come_back(services: Services) -> None:
    services.about.save(page(matters="the sea"))
    services.about.save(page(matters="the hills"))
    services.about.save(page(matters="the lake"))
    hills, _sea = services.about_page.said_before()
    entry = services.about_page.forget(hills)
    assert earlier(services) == [{"matters": "the sea"}]
    assert entry.title == "the hills"
    with pytest.raises(CompanionError):
        services.about_page.forget(hills)
    services.about_page.remember(entry)
    assert earlier(services) == [{"matters": "the hills"}, {"matters": "the sea"}]
