"""The diary behind the sheet: complete, in order, and quick."""

from __future__ import annotations

import time
from dataclasses import replace

import pytest

from companion.domain.sheet import DiaryEntry
from companion.reports.progress import RenderCancelled
from companion.reports.sheet import render_sheet
from companion.reports.text_lines import LONGEST
from tests.reports.paper import EMPTY, FIRST, NORMAL, diary, page_texts, whole_text


def test_every_entry_is_there_in_order_and_pages_are_numbered() -> None:
    texts = page_texts(render_sheet(replace(NORMAL, diary=diary(120))))
    assert len(texts) > 2
    body = " ".join(texts[1:])
    places = [body.index(f"Entry {number} Cat and camel") for number in range(120)]
    assert places == sorted(places)
    for number, text in enumerate(texts, 1):
        assert f"page {number} of {len(texts)}" in text
        assert "My own notes, not a medical record." in text


def test_months_head_their_entries() -> None:
    body = " ".join(page_texts(render_sheet(replace(NORMAL, diary=diary(80))))[1:])
    assert body.index("Diary") < body.index("September 2026") < body.index("Entry 0 ")
    assert body.index("Entry 40 ") < body.index("October 2026") < body.index("Entry 42 ")


def test_a_day_is_named_once_and_again_on_a_new_page() -> None:
    texts = page_texts(render_sheet(replace(NORMAL, diary=diary(120))))
    assert texts[1].count("11 Sept ") == 1
    assert "Sept" in texts[2] or "Oct" in texts[2]


def test_a_long_entry_runs_over_pages_and_loses_nothing() -> None:
    text = " ".join(f"word{number}" for number in range(1500))
    body = whole_text(render_sheet(replace(EMPTY, diary=(DiaryEntry(FIRST, "Check-in", text),))))
    assert all(f"word{number}" in body for number in range(1500))


def test_an_endless_entry_says_where_the_rest_is() -> None:
    entry = DiaryEntry(FIRST, "Check-in", "word " * LONGEST)
    body = whole_text(render_sheet(replace(EMPTY, diary=(entry,))))
    assert "The rest of this entry is in my notebook." in body


def test_progress_can_cancel_in_the_middle() -> None:
    heard: list[float] = []

    def hear(share: float) -> bool:
        heard.append(share)
        return share < 0.5

    with pytest.raises(RenderCancelled):
        render_sheet(replace(NORMAL, diary=diary(400)), hear)
    assert heard == sorted(heard)
    assert 0.5 <= heard[-1] < 0.9


def test_large_print_and_right_to_left_diaries_render() -> None:
    for data in (replace(NORMAL, large_print=True), replace(NORMAL, right_to_left=True, page="Letter")):
        assert "Entry 19 " in whole_text(render_sheet(replace(data, diary=diary(20))))


def test_many_pages_are_quick() -> None:
    data = replace(NORMAL, diary=diary(1200, "Cat and camel, bridge, knee to chest · effort 4 of 10. " * 3))
    start = time.process_time()  # what else the machine does is not the point
    pdf = render_sheet(data)
    took = time.process_time() - start
    pages = pdf.count(b"/Type /Page\n") or pdf.count(b"/Type /Page ")
    assert pages > 50
    assert pages / took > 40
