"""The handout on its pages: nothing lost, nothing torn apart, large when asked."""

from __future__ import annotations

import re
from dataclasses import replace
from io import BytesIO

import pikepdf
import pytest
from PIL import Image

from companion.domain.handout import Handout, HandoutStep
from companion.domain.sheet import SheetData
from companion.drawing.person_colours import Hair, Skin
from companion.reports.code_square import code_square
from companion.reports.handout_pages import render_handout
from companion.reports.paper_pages import render_paper
from companion.reports.progress import Progress, RenderCancelled
from companion.reports.sheet import render_sheet
from tests.reports.paper import LONG, NORMAL, diary, page_texts, read, whole_text
from tests.reports.papers import (
    BURSTING_STORY,
    DAYS,
    STORY,
    bursting_handout,
    handout,
    steps,
)

LEAST = 16.0


def sizes(pdf: bytes) -> set[float]:
    """Every size letters are set in, in points."""
    found = set()
    with pikepdf.open(BytesIO(pdf)) as document:
        for page in document.pages:
            for operands, operator in pikepdf.parse_content_stream(page):
                if str(operator) == "Tf":
                    found.add(float(operands[1]))
    return found


@pytest.mark.parametrize("kind", ["sheet", "coded sheet", "diary", "handout", "story"])
def test_nothing_is_smaller_than_16_points_in_large_print(kind: str) -> None:
    large: SheetData = replace(NORMAL, large_print=True)
    pdf = {
        "sheet": lambda: render_sheet(large),
        "coded sheet": lambda: render_sheet(
            replace(large, code="abc", left_out="1 more note is in the appendix."), code=code_square("abc")
        ),
        "diary": lambda: render_sheet(replace(large, diary=diary(40))),
        "handout": lambda: render_handout(replace(handout(), large_print=True, days=DAYS)),
        "story": lambda: render_paper(replace(STORY, large_print=True)),
    }[kind]()
    assert min(sizes(pdf)) >= LEAST


def test_the_steps_come_in_order_with_all_their_words() -> None:
    text = whole_text(render_handout(handout()))
    places = [text.index(f"{number} {step.name}") for number, step in enumerate(steps(), 1)]
    assert places == sorted(places)
    for step in steps():
        for cue in step.cues:
            assert cue in text
        assert step.ease_off in text
        for dose in step.doses:
            assert f"{dose.size}: {dose.sentence}" in text
    assert "“With the pillow Ana showed me. Stop when it pulls.”" in text
    assert "My routine. Less is fine, and so is another day." in text


def test_a_step_stays_on_one_page() -> None:
    pages = page_texts(render_handout(replace(handout(), steps=steps() * 3)))
    assert len(pages) > 3
    for number, step in enumerate(steps() * 3, 1):
        title = re.compile(rf"(?<!\d){number} {step.name}")
        (page,) = [text for text in pages if title.search(text)]
        assert step.cues[-1] in title.split(page)[1]


def test_too_many_words_run_on_and_none_is_lost() -> None:
    text = whole_text(render_handout(bursting_handout()))
    assert text.count(LONG[:600].strip()) >= 9 + 1  # the cues, and the beginnings of the two notes
    assert "…" not in text.replace("Morning…", "")


def test_boxes_are_there_only_when_wanted() -> None:
    boxed = whole_text(render_handout(replace(handout(), days=DAYS)))
    assert "To tick, if I like" in boxed
    assert "Step Mon Tue Wed Thu Fri Sat Sun" in boxed
    assert "To tick" not in whole_text(render_handout(handout()))


def test_a_photo_stands_where_there_is_no_figure() -> None:
    picture = BytesIO()
    Image.new("RGB", (60, 40), "teal").save(picture, "JPEG")
    step = HandoutStep("My stretch", (), photo=picture.getvalue())
    pdf = render_handout(Handout("Mine", (step,)))
    assert len(read(pdf).pages[0].images) == 1
    assert len(read(render_handout(Handout("Mine", (replace(step, photo=b""),)))).pages[0].images) == 0


def test_the_person_has_the_skin_and_hair_chosen() -> None:
    usual = render_handout(handout())
    chosen = render_handout(replace(handout(), skin=Skin.DEEP.value, hair=Hair.GREY.value))
    assert usual != chosen
    assert whole_text(usual) == whole_text(chosen)


@pytest.mark.parametrize("kind", ["handout", "story"])
def test_progress_rises_to_one_and_can_be_stopped(kind: str) -> None:
    def render(progress: Progress) -> bytes:
        if kind == "handout":
            return render_handout(bursting_handout(), progress)
        return render_paper(BURSTING_STORY, progress)

    heard: list[float] = []
    render(lambda share: heard.append(share) is None)
    assert heard == sorted(heard)
    assert heard[-1] == 1.0
    with pytest.raises(RenderCancelled):
        render(lambda share: share < 0.3)


def test_an_empty_handout_is_a_page() -> None:
    assert len(read(render_handout(Handout(""))).pages) == 1


def test_a_running_paper_loses_nothing_over_its_pages() -> None:
    pages = page_texts(render_paper(BURSTING_STORY))
    text = " ".join(pages)
    assert len(pages) > 5
    for day in range(1, 30):
        assert f"{day} Sept 2026" in text
    assert f"page {len(pages)} of {len(pages)}" in pages[-1]
    assert "What I would tell someone who starts" in text
