"""About me on the sheet: each line can be chosen by itself, and a choice stays with the words it was made for."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from companion.domain.about import NAME_LINE, AboutMe
from companion.domain.sheet import Section
from companion.domain.sheet_choices import LineChoice, Standing
from companion.domain.sheet_lines import SheetChoice
from companion.services.bundle import Services
from companion.services.sheet_candidates import about_key
from companion.services.sheets import SheetOptions

OPTIONS = SheetOptions()


def write(services: Services, *lines: str, topic: str = "enjoy") -> None:
    """Keeps a topic; ``*`` before a line stands for its tick."""
    shared = {(topic, place) for place, line in enumerate(lines) if line.startswith("*")}
    texts = {topic: "\n".join(line.removeprefix("*") for line in lines)}
    services.about.save(AboutMe(**texts, shared=frozenset({NAME_LINE, *shared})))


def printed(services: Services) -> list[str]:
    return [line.text.removeprefix("Ask me about: ") for line in services.sheets.data(OPTIONS).about]


def listed(services: Services) -> list[SheetChoice]:
    return [choice for choice in services.sheets.choices(OPTIONS) if choice.section is Section.ABOUT]


def test_every_line_is_a_line_of_the_sheet_with_its_own_tick(services: Services) -> None:
    write(services, "*my roses", "", "  the pub ", "*Rosie")
    choices = listed(services)
    assert [choice.label for choice in choices] == [
        "Ask me about: my roses",
        "Ask me about: the pub",
        "Ask me about: Rosie",
    ]
    assert [(choice.included, choice.private) for choice in choices] == [
        (True, False),
        (False, True),
        (True, False),
    ]
    assert len({choice.key for choice in choices}) == 3
    assert printed(services) == ["my roses", "Rosie"]
    assert {line.lead for line in services.sheets.data(OPTIONS).about} == {"Ask me about: "}


def test_a_choice_stays_with_its_words_when_lines_move_above_and_below_it(services: Services) -> None:
    write(services, "my roses", "the pub")
    services.sheets.choose(about_key("enjoy", "the pub"), True)
    assert printed(services) == ["the pub"]
    write(services, "the pub", "Rosie", "my roses")
    assert printed(services) == ["the pub"]
    write(services, "*my roses", "Rosie", "  the pub")
    services.sheets.choose(about_key("enjoy", "my roses"), False)
    assert printed(services) == ["the pub"]


def test_a_line_in_other_words_falls_back_to_its_tick(services: Services) -> None:
    write(services, "*my roses", "the pub")
    services.sheets.choose(about_key("enjoy", "my roses"), False)
    services.sheets.choose(about_key("enjoy", "the pub"), True)
    write(services, "*my red roses", "what I owe at the pub")
    assert printed(services) == ["my red roses"]


def test_the_same_words_in_another_topic_are_another_line(services: Services) -> None:
    write(services, "the pub")
    services.sheets.choose(about_key("enjoy", "the pub"), True)
    write(services, "the pub", topic="matters")
    assert printed(services) == []


def test_a_line_written_twice_is_printed_once_if_one_of_them_may_be(services: Services) -> None:
    write(services, "my roses", "*my roses ", "the pub", "the pub")
    assert printed(services) == ["my roses"]
    assert [choice.words for choice in listed(services)] == ["my roses", "the pub"]


def test_other_words_for_one_line_leave_the_others_as_they_are(services: Services) -> None:
    write(services, "*my roses", "*Rosie")
    services.sheets.reword(about_key("enjoy", "Rosie"), "my grandchild")
    assert printed(services) == ["my roses", "my grandchild"]
    assert services.about.get().enjoy == "my roses\nRosie"


def test_a_line_in_the_appendix_is_told_there_in_full(services: Services) -> None:
    write(services, "*my roses", "*Rosie")
    services.sheets.put(about_key("enjoy", "Rosie"), Standing.BEHIND)
    data = services.sheets.data(SheetOptions(appendix=True))
    assert [line.text for line in data.about] == ["Ask me about: my roses"]
    assert [line.text for line in data.more] == ["Ask me about: Rosie"]


@pytest.mark.parametrize(
    "decision",
    [
        LineChoice("about:enjoy", Standing.OUT),
        LineChoice("about:enjoy", Standing.BEHIND),
        LineChoice("about:enjoy", None, "Said politely"),
        LineChoice("about:enjoy", Standing.PRINTED, "Said politely"),
    ],
)
def test_what_an_earlier_version_held_back_as_a_whole_stays_back(
    services: Services, decision: LineChoice
) -> None:
    write(services, "*my roses", "the pub")
    services.sheets.bring_back([decision])
    assert printed(services) == []
    services.sheets.choose(about_key("enjoy", "my roses"), True)
    assert printed(services) == ["my roses"]


@pytest.mark.parametrize(
    "decision", [LineChoice("about:enjoy", Standing.PRINTED), LineChoice("about:enjoy", None, "", 3)]
)
def test_what_an_earlier_version_printed_as_a_whole_prints_no_private_line(
    services: Services, decision: LineChoice
) -> None:
    write(services, "*my roses", "the pub")
    services.sheets.bring_back([decision])
    assert printed(services) == ["my roses"]


words = st.text("ab ", max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(words, st.booleans()), max_size=6),
    st.lists(st.tuples(words, st.booleans()), max_size=6),
)
def test_ticked_lines_are_printed_and_no_other(
    services: Services, first: list[tuple[str, bool]], then: list[tuple[str, bool]]
) -> None:
    for lines in (first, then):
        write(services, *(f"*{text}" if on else text for text, on in lines))
        wanted = dict.fromkeys(text.strip() for text, _on in lines if text.strip())
        ticked = {text.strip() for text, on in lines if on}
        assert printed(services) == [text for text in wanted if text in ticked]
