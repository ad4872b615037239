"""A tick goes with the words of its line, whatever is done to the text around it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from companion.domain.about import NAME_LINE, AboutLine, AboutMe
from companion.domain.about_ticks import TickedText, alike, followed, reached
from companion.domain.about_ticks import shown as shown_ticks


def marked(*lines: str) -> TickedText:
    """``*`` before a line stands for its tick."""
    ticked = frozenset(place for place, line in enumerate(lines) if line.startswith("*"))
    return TickedText("\n".join(line.removeprefix("*") for line in lines), ticked)


def shown(ticks: TickedText) -> list[str]:
    lines = ticks.text.split("\n")
    return [f"*{line}" if place in ticks.ticked else line for place, line in enumerate(lines)]


@dataclass(frozen=True)
class Edit:
    """What one does in a text field: put ``typed`` in the place of the letters from ``start`` to ``end``."""

    start: int
    end: int
    typed: str

    def on(self, text: str) -> str:
        start, end = sorted((min(self.start, len(text)), min(self.end, len(text))))
        return text[:start] + self.typed + text[end:]


def typing(text: str, words: str) -> list[str]:
    """The text after each letter typed at its end."""
    return [text + words[: count + 1] for count in range(len(words))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a line comes in above, between and below
        (["*Rosie", "*roses"], ["the pub", "*Rosie", "*roses"]),
        (["*Rosie", "roses"], ["*Rosie", "the pub", "roses"]),
        (["Rosie", "*roses"], ["Rosie", "*roses", "the pub"]),
        # lines change places, alone or together
        (["*Rosie", "roses", "the pub"], ["roses", "the pub", "*Rosie"]),
        (["*Rosie", "roses", "*the pub"], ["*the pub", "roses", "*Rosie"]),
        # a line grows, shrinks, is put right or said another way
        (["*Rosie", "roses"], ["*Rosie and Tom", "roses"]),
        (["*Rosie", "roses"], ["*little Rosie", "roses"]),
        (["*Rosie and Tom", "roses"], ["*Rosie", "roses"]),
        (["*Rosei", "roses"], ["*Rosie", "roses"]),
        (["*Rosie", "roses"], ["*Rosie", "red roses"]),
        # Enter in the middle, at the start, at the end, and with an empty line between
        (["*Rosie and Tom"], ["*Rosie ", "and Tom"]),
        (["Rosie and Tom"], ["Rosie ", "and Tom"]),
        (["*Rosie"], ["", "*Rosie"]),
        (["*Rosie"], ["*Rosie", ""]),
        (["*Rosie and Tom"], ["*Rosie ", "", "and Tom"]),
        # two lines become one
        (["*Rosie", "the pub"], ["Rosiethe pub"]),
        (["the pub", "*Rosie"], ["the pubRosie"]),
        (["*Rosie", "*the pub"], ["*Rosiethe pub"]),
        (["*Rosie", "the pub", "*roses"], ["*Roses"]),
        (["*Rosie", "the pub "], ["*Rosie "]),
        (["*Rosie and", "my rosie"], ["*Rosie"]),
        # a line goes
        (["*Rosie", "roses", "*the pub"], ["*Rosie", "*the pub"]),
        (["*Rosie", "roses", "*the pub"], ["roses", "*the pub"]),
        # nothing of a line is left
        (["*Rosie", "roses"], ["the pub", "roses"]),
        (["*I like roses."], ["My old wound."]),
        (["*I like roses.", "*Tom"], ["My old wound.", "And more of it."]),
        (["*Rosie"], [""]),
        (["*Rosie"], [" ", ""]),
        # a tick set before anything is written
        (["*"], ["*Rosie"]),
        (["*"], ["*", ""]),
        (["*", ""], ["", "*Rosie"]),
        (["*"], ["*Rosie", "roses"]),
        ([""], ["Rosie"]),
        # lines that read the same
        (["*Rosie", "Rosi"], ["*Rosie", "Rosie"]),
        (["Rosi", "*Rosie"], ["Rosie", "*Rosie"]),
        (["*Rosie", "Rosie"], ["*Rosie", "Rosie", "roses"]),
        (["Rosie", "*Rosie"], ["roses", "Rosie", "*Rosie"]),
    ],
)
def test_a_tick_goes_with_its_words(before: list[str], after: list[str]) -> None:
    wanted = marked(*after)
    assert shown(followed(marked(*before), wanted.text)) == shown(wanted)


def test_a_new_line_is_private_while_it_is_typed_even_where_it_begins_like_another() -> None:
    ticks = marked("*Rosie", "*roses")
    for text in typing(ticks.text, "\nRosie drinks"):
        ticks = followed(ticks, text)
        assert shown(ticks)[:2] == ["*Rosie", "*roses"]
        assert ticks.ticked == {0, 1}


@pytest.mark.parametrize("lines", [["*roses"], ["the pub", "*roses", "*Tom"]])
def test_a_line_typed_in_front_of_another_is_private_once_it_is_a_line(lines: list[str]) -> None:
    ticks = marked(*lines)
    before, after = ticks.text.split("roses")
    for count in range(1, 6):
        ticks = followed(ticks, f"{before}{'Rosie'[:count]}roses{after}")
        assert "*" + "Rosie"[:count] + "roses" in shown(ticks)
    ticks = followed(ticks, f"{before}Rosie\nroses{after}")
    assert shown(ticks) == shown(
        marked(*(part for line in lines for part in (["Rosie", line] if "roses" in line else [line])))
    )


def test_a_line_rubbed_out_letter_by_letter_is_gone_with_its_tick() -> None:
    ticks = marked("*Rosie", "roses")
    for left in range(4, -1, -1):
        ticks = followed(ticks, f"{'Rosie'[:left]}\nroses")
    for text in ("R", "Rather private"):
        ticks = followed(ticks, f"{text}\nroses")
        assert ticks.ticked == frozenset()


def test_a_line_cut_out_and_put_in_elsewhere_has_its_tick_again_once() -> None:
    ticks = followed(marked("*Rosie", "roses", "the pub"), "roses\nthe pub")
    assert ticks.ticked == frozenset()
    ticks = followed(ticks, "roses\nRosie\nthe pub")
    assert shown(ticks) == ["roses", "*Rosie", "the pub"]
    ticks = followed(ticks, "roses\nRosie\nthe pub\nRosie")
    assert shown(ticks) == ["roses", "*Rosie", "the pub", "Rosie"]


def test_everything_taken_out_and_undone_is_as_before() -> None:
    before = marked("*Rosie", "roses", "*the pub")
    assert shown(followed(followed(before, ""), before.text)) == shown(before)


def test_a_private_line_that_is_moved_stays_private_though_a_ticked_one_read_the_same() -> None:
    ticks = followed(marked("*Rosie", "roses"), "roses")
    for text in typing("roses", "\nRosie"):
        ticks = followed(ticks, text)
    assert shown(ticks) == ["roses", "Rosie"]
    ticks = followed(followed(ticks, "roses"), "Rosie\nroses")
    assert shown(ticks) == ["Rosie", "roses"]


def test_a_tick_taken_away_does_not_come_back_by_moving() -> None:
    ticks = marked("*Rosie", "roses").with_ticks({0}, False)
    ticks = followed(followed(ticks, "roses"), "roses\nRosie")
    assert shown(ticks) == ["roses", "Rosie"]
    both = followed(marked("*Rosie"), "").with_ticks({0}, True)
    assert shown(both) == ["*"]


mine = st.text("ab c", max_size=8)
theirs = st.text("XY Z", max_size=8)
edits = st.builds(Edit, st.integers(0, 40), st.integers(0, 40), st.text("ab.\n", max_size=4))


@given(st.lists(st.tuples(st.booleans(), mine, theirs), min_size=1, max_size=6), st.lists(edits, max_size=8))
def test_no_letter_of_a_private_line_is_ever_ticked(
    lines: list[tuple[bool, str, str]], changes: list[Edit]
) -> None:
    """Ticked lines have small letters only, private ones capitals too; nothing that is typed has any."""
    ticks = marked(*(f"*{small}" if on else f"{small}{big}X" for on, small, big in lines))
    for change in changes:
        ticks = followed(ticks, change.on(ticks.text))
        found = ticks.text.split("\n")
        assert not any(set(found[place]) & set("XYZ") for place in ticks.ticked)


WORDS = ("Rosie", "roses", "the pub", "Rosie’s roses", "Tom", "t", "the", "T ")


@given(st.permutations(WORDS), st.sets(st.integers(0, 7)), st.integers(0, 7), st.lists(st.integers(0, 8)))
def test_unchanged_lines_keep_their_ticks(
    words: list[str], ticked: set[int], gone: int, new: list[int]
) -> None:
    """One line goes, others come in, and all the rest stay as they were."""
    before = TickedText("\n".join(words), frozenset(ticked))
    after = [word for place, word in enumerate(words) if place != gone]
    for count, place in enumerate(new):
        after.insert(place, f"{count} new")
    ticks = followed(before, "\n".join(after))
    wanted = {word for place, word in enumerate(words) if place in ticked and place != gone}
    assert {after[place] for place in ticks.ticked} == wanted


@given(st.permutations(WORDS), st.permutations(WORDS), st.sets(st.integers(0, 7)))
def test_lines_in_another_order_keep_their_ticks(
    words: list[str], other: list[str], ticked: set[int]
) -> None:
    ticks = followed(TickedText("\n".join(words), frozenset(ticked)), "\n".join(other))
    assert {other[place] for place in ticks.ticked} == {words[place] for place in ticked}


texts = st.lists(st.sampled_from(["", " ", "a", "ab", "b c", "c"]), min_size=1, max_size=6).map("\n".join)


@given(texts, st.sets(st.integers(0, 5)), st.lists(texts, max_size=5))
def test_every_tick_is_on_a_line_that_says_something_or_waits_for_the_first(
    text: str, ticked: set[int], later: list[str]
) -> None:
    ticks = TickedText(text, frozenset(ticked))
    for after in later:
        before, ticks = ticks, followed(ticks, after)
        assert ticks.text == after
        if after == before.text:
            assert ticks == before
        else:
            said = {place for place, line in enumerate(after.split("\n")) if line.strip()}
            assert ticks.ticked <= (said or {0})


def test_a_long_page_put_in_the_place_of_another_is_private() -> None:
    old, new = ([f"{word} {number} {word}" for number in range(1000)] for word in ("was", "new"))
    ticks = TickedText("\n".join(old), frozenset(range(1000)))
    assert followed(ticks, "\n".join(new)).ticked == frozenset()


def test_lines_of_a_topic_are_told_with_their_ticks_and_the_name_is_one() -> None:
    about = AboutMe("Sam\nGreen", enjoy="Rosie\n\nroses", shared=frozenset({NAME_LINE, ("enjoy", 2)}))
    assert about.lines_of("name") == (AboutLine("Sam\nGreen", True),)
    assert about.lines_of("enjoy") == (AboutLine("Rosie"), AboutLine(""), AboutLine("roses", True))
    assert [line.says for line in about.lines_of("enjoy")] == [True, False, True]
    assert about.lines_of("matters") == (AboutLine(""),)
    assert about.shared_name == "Sam\nGreen"
    assert AboutMe("Sam", shared=frozenset()).shared_name == ""
    assert AboutMe().lines_of("name") == (AboutLine("", True),)


# --- what is kept already ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("page", "kept", "seen"),
    [
        # a kept line shows what is kept of it, a new or reworded one its own tick
        (["*roses", "the pub"], ["roses", "*the pub"], ["roses", "*the pub"]),
        (["*roses", "*red roses"], ["roses"], ["roses", "*red roses"]),
        (["  roses "], ["*roses"], ["*  roses "]),
        # lines that say the same are one
        (["roses", "roses"], ["roses", "*roses"], ["*roses", "*roses"]),
        # a tick that waits for words
        (["*"], [""], [""]),
        ([""], ["*"], ["*"]),
        (["*"], ["roses", "", "the pub"], ["*"]),
    ],
)
def test_a_kept_line_shows_the_tick_that_is_kept(page: list[str], kept: list[str], seen: list[str]) -> None:
    ticks = marked(*page)
    assert shown(TickedText(ticks.text, shown_ticks(ticks, marked(*kept)))) == seen


@pytest.mark.parametrize(
    ("page", "kept", "place", "on", "words"),
    [
        (["roses", "*the pub"], ["roses", "*the pub"], 1, False, {"the pub"}),
        (["roses"], ["roses", "the pub"], 0, True, {"roses"}),
        (["red roses"], ["roses"], 0, True, set()),
        # what was another line before is private too, whichever it was
        (["*red roses"], ["*roses", "the pub"], 0, False, {"roses"}),
        (["*red roses", "*Rosie"], ["*roses", "*Rosie"], 0, False, {"roses"}),
        (["*roses"], ["*roses", "*the pub"], 0, False, {"roses"}),
        # nothing is written: the tick for the first line to come
        (["*"], ["*"], 0, False, {""}),
        (["*"], ["*roses", "", "*the pub"], 0, False, {"roses", "the pub"}),
        (["*"], ["roses", "", "the pub"], 0, True, set()),
    ],
)
def test_a_press_reaches_the_kept_lines_it_is_about(
    page: list[str], kept: list[str], place: int, on: bool, words: set[str]
) -> None:
    assert reached(marked(*page), marked(*kept), [place], on) == words


lines_of_words = st.lists(st.tuples(st.booleans(), st.sampled_from(["", "a", "b", "a b", " a"])), max_size=4)


@given(lines_of_words, lines_of_words, st.data())
def test_what_is_unticked_is_private_at_once(
    page_lines: list[tuple[bool, str]], kept_lines: list[tuple[bool, str]], data: st.DataObject
) -> None:
    """Whatever is typed: after an untick, no kept line that is not shown ticked on the page may be the one meant."""
    page, kept = (marked(*(f"*{w}" if on else w for on, w in lines)) for lines in (page_lines, kept_lines))
    place = data.draw(st.integers(0, len(page.text.split("\n")) - 1))
    words = reached(page, kept, [place], False)
    about = AboutMe(enjoy=kept.text, shared=frozenset(("enjoy", each) for each in kept.ticked))
    after = about.with_ticks("enjoy", words, False)
    printed = {line.text.strip() for line in after.lines_of("enjoy") if line.shared and line.says}
    pressed = page.text.split("\n")[place].strip()
    on_page = {line.strip() for line in page.text.split("\n")}
    assert pressed not in printed
    if pressed not in {line.strip() for line in kept.text.split("\n") if line.strip()} and pressed:
        assert printed <= on_page


def test_pressing_one_of_several_equal_lines_is_about_all_of_them() -> None:
    assert alike(marked("roses", "the pub", " roses"), [0]) == {0, 2}


def test_a_line_written_over_by_another_is_private_even_where_both_begin_alike() -> None:
    """Marked and typed over: the first letter stays by chance, the words are others."""
    page = marked("*I sing in a choir")
    for text in typing("", "I take pills for my nerves"):
        page = followed(page, text)
    assert shown(page) == ["I take pills for my nerves"]
