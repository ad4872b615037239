"""Nothing private is in any document or file for others: in no text, metadata, attachment or code, however it is made."""

from __future__ import annotations

import io
import itertools
import re
from pathlib import Path

import pikepdf
import pytest
from pypdf import PdfReader

from companion.services.bundle import Services
from companion.services.papers import HandoutOptions
from companion.services.sheets import SheetOptions
from tests.helpers.desk import FixedClock
from tests.helpers.private_words import IN_DIARY, ON_CALENDAR, planted

KINDS = [
    SheetOptions(appendix=appendix, large_print=large, embed=embed, code=embed)
    for appendix, large, embed in itertools.product((False, True), repeat=3)
]


def inside(pdf: bytes) -> str:
    """Everything in a PDF that is a text: what the pages say, and every string and stream, unpacked."""
    found = [page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages]
    with pikepdf.open(io.BytesIO(pdf)) as document:
        for thing in document.objects:
            if isinstance(thing, pikepdf.Stream):
                data = thing.read_bytes()
                found += [data.decode("latin-1"), data.decode("utf-16-be", errors="replace")]
            found.append(" ".join(strings(thing)))
    return "\n".join(found)


def strings(thing: object) -> list[str]:
    """Every string within one object, as deep as it goes."""
    if isinstance(thing, pikepdf.String):
        return [str(thing)]
    if isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
        return [text for key in thing.keys() for text in strings(_direct(thing[key]))]  # noqa: SIM118 - no iterator
    if isinstance(thing, pikepdf.Array):
        return [text for each in list(thing) for text in strings(_direct(each))]
    return []


def _direct(thing: object) -> object:
    """What lies in the object itself; the others come by themselves."""
    return None if getattr(thing, "is_indirect", False) else thing


def slips(text: str, words: dict[str, str], *, allowed: frozenset[str] = frozenset()) -> list[str]:
    """The private places whose word is in ``text``, also where it was broken over lines."""
    plain = re.sub(r"\s+", "", text)
    return [name for name, word in words.items() if name not in allowed and word in plain]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_private_word_is_in_any_kind_of_sheet(services: Services, clock: FixedClock, seed: int) -> None:
    words = planted(services, clock, seed)
    for options in KINDS:
        data = services.sheets.data(options)
        allowed = IN_DIARY if options.appendix else frozenset()
        assert slips(repr(data), words, allowed=allowed) == [], options
        assert options.appendix == (set(slips(repr(data), words)) == IN_DIARY)
        assert "Lift Rosie" in repr(data)
    for options in (KINDS[0], KINDS[1], KINDS[-1]):
        text = inside(services.sheet_files.pdf(options))
        assert slips(text, words, allowed=IN_DIARY if options.appendix else frozenset()) == [], options
        assert "LiftRosie" in re.sub(r"\s+", "", text)


def test_no_private_word_is_in_other_files_for_others(
    services: Services, clock: FixedClock, tmp_path: Path
) -> None:
    words = planted(services, clock, 4)
    services.phone.save(tmp_path / "reminders.ics")
    assert slips((tmp_path / "reminders.ics").read_text("utf-8"), words, allowed=ON_CALENDAR) == []


def test_no_private_word_is_on_a_handout(services: Services, clock: FixedClock) -> None:
    words = planted(services, clock, 8)
    routine = services.routines.create("For the mat")
    services.routines.add_step(routine.id, services.library.all()[0])
    text = inside(services.papers.handout_pdf(routine.id, HandoutOptions(tick_boxes=True)))
    assert slips(text, words) == []
    assert "Forthemat" in re.sub(r"\s+", "", text)


def test_the_words_are_really_there(services: Services, clock: FixedClock, tmp_path: Path) -> None:
    """The person's own full export has every one of them: the tests above look for what can be found."""
    words = planted(services, clock, 5)
    text = "".join(path.read_text("utf-8") for path in services.exports.everything("json", tmp_path / "all"))
    assert sorted(slips(text, words)) == sorted(words)


def test_a_ticked_private_line_is_printed_everywhere_it_should(services: Services, clock: FixedClock) -> None:
    words = planted(services, clock, 6)
    services.sheets.choose("about:beliefs", True)
    options = SheetOptions(embed=True, code=True)
    text = inside(services.sheet_files.pdf(options))
    assert slips(text, words) == ["about me: beliefs"]


def test_a_person_who_is_named_is_named_only_where_ticked(services: Services, clock: FixedClock) -> None:
    planted(services, clock, 7)
    services.sheets.choose("about:name", False)
    pdf = services.sheet_files.pdf(SheetOptions(embed=True, code=True))
    assert not re.search(r"\bSam\b", inside(pdf))
