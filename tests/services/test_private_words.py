"""Nothing private reaches any output unless it was chosen, whatever the notebook and however the output is made.

Laws over notebooks drawn by chance and over every output in ``tests/helpers/outputs.py``, in both directions: no other
word is there, and every word that was ticked is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st

from companion.bootstrap import services_over
from companion.domain.sheet_choices import Standing
from companion.services.papers import HandoutOptions, PaperOptions
from companion.services.sheets import SheetOptions
from companion.storage.notebook import open_notebook
from tests.helpers.desk import CountingIds, FixedClock
from tests.helpers.drawn_notebooks import BESIDE, SAID, Drawn, Made, Wanted, Words, make, notebooks
from tests.helpers.outputs import COMMANDS, OUTPUTS, Output
from tests.helpers.printed_lines import LINES, Chosen
from tests.helpers.private_words import BELONGS, FIRST, IN_DIARY, PLANTERS

LAW = settings(derandomize=True, max_examples=16, phases=[Phase.explicit, Phase.generate])
PLAIN = Wanted("en_GB", SheetOptions(), PaperOptions(), HandoutOptions(), "")


@contextmanager
def opened(drawn: Drawn, otherwise: Container[str] = ()) -> Iterator[tuple[Made, Path]]:
    """The drawn notebook, with other words in some places, and a folder for files made of it."""
    with TemporaryDirectory() as folder:
        clock = FixedClock()
        notebook = open_notebook(Path(folder) / "notebook.companion")
        try:
            services = services_over(notebook, clock, CountingIds())
            yield make(drawn, services, clock, otherwise), Path(folder)
        finally:
            notebook.close()


class Slip(NamedTuple):
    """A word that is where it must not be, or is not where it must be."""

    name: str
    happened: str
    output: str

    def __str__(self) -> str:
        return f"{self.name} {self.happened} {self.output}"


def wrong(made: Made, output: Output, folder: Path) -> list[Slip]:
    """What is in an output and must not be, and the other way round."""
    belongs = made.must_be_on(output.paper)
    found = made.found_in(output.read(output.make(made, folder)))
    missing = belongs - found if output.whole and made.fits else set()
    return [
        *(Slip(name, "slipped into", output.name) for name in sorted(found - belongs)),
        *(Slip(name, "is not in", output.name) for name in sorted(missing)),
    ]


def wrong_in(drawn: Drawn, outputs: Sequence[Output]) -> list[Slip]:
    """The same for a drawn notebook and several outputs."""
    with opened(drawn) as (made, folder):
        return [slip for output in outputs for slip in wrong(made, output, folder)]


def only(drawn: Drawn, names: Container[str]) -> Drawn:
    """The notebook with nothing in it but these places and kinds of line."""
    return replace(
        drawn,
        private=tuple(words for words in drawn.private if words.place in names),
        lines=tuple(line for line in drawn.lines if line.kind in names or line.kind + SAID in names),
        past_visit=drawn.past_visit and next(iter(FIRST)) in names,
    )


def full(sheet: SheetOptions) -> Drawn:
    """A notebook with a word in every place, and every line as it starts."""
    lines = (Chosen(kind, starts.starts or Standing.PRINTED) for kind, starts in LINES.items())
    return Drawn(tuple(map(Words, PLANTERS)), True, tuple(lines), replace(PLAIN, sheet=sheet))


def told(drawn: Drawn, outputs: Sequence[Output]) -> str:
    """What is wrong, one sentence each, and the smallest notebook that shows it; ``""`` when nothing is.

    Hypothesis would need minutes to find it by chance; the names of what slipped say where to look.
    """
    slips = wrong_in(drawn, outputs)
    small = only(drawn, {slip.name for slip in slips})
    shown = small if slips and wrong_in(small, outputs) else drawn
    return "\n".join([*map(str, slips), f"in {shown}"]) if slips else ""


@given(notebooks())
@example(full(SheetOptions()))
@example(full(SheetOptions(appendix=True, diary_first=date(1900, 1, 1), embed=True, code=True)))
@LAW
def test_words_are_where_they_were_ticked_and_nowhere_else(drawn: Drawn) -> None:
    assert told(drawn, OUTPUTS) == ""


@given(notebooks())
@settings(LAW, max_examples=2)
def test_the_commands_write_the_same(drawn: Drawn) -> None:
    assert told(drawn, COMMANDS) == ""


@given(notebooks(), st.booleans())
@settings(LAW, max_examples=10)
def test_other_private_words_and_numbers_give_the_same_bytes(drawn: Drawn, all_of_them: bool) -> None:
    """What is private leaves no trace at all: no number, no length, no count, no picture."""
    drawn = replace(drawn, wanted=replace(drawn.wanted, password=""))  # its salt is never the same
    belong = frozenset[str]() if all_of_them else frozenset[str]().union(IN_DIARY, *BELONGS.values())
    places = {*FIRST, *PLANTERS} - belong
    names = [words.place for words in drawn.private]
    if differing := traces(drawn, places):
        assert {name: found for name in names if (found := traces(only(drawn, {name}), places))} == {}
        assert differing == []


def traces(drawn: Drawn, places: set[str]) -> list[str]:
    """The outputs that differ when these places have other words, though none of them belongs there."""
    with opened(drawn) as (made, folder), opened(drawn, places) as (other, beside):
        return [
            output.name
            for output in OUTPUTS
            if not made.private_on(output.paper) & places
            and output.make(made, folder) != output.make(other, beside)
        ]


def test_every_word_can_be_found_whatever_stands_beside_it(tmp_path: Path) -> None:
    """The laws above look for what is there: the person's own full export has every word, in both formats."""
    count = len(BESIDE)
    private = [Words(place, BESIDE[n % count], BESIDE[-n % count]) for n, place in enumerate(PLANTERS)]
    lines = [Chosen(kind, Standing.OUT, before=BESIDE[n % count]) for n, kind in enumerate(LINES)]
    with opened(Drawn((*private, *private), True, tuple(lines), PLAIN)) as (made, _folder):
        for kind in ("json", "csv"):
            files = made.services.exports.everything(kind, tmp_path / kind)
            found = made.found_in("".join(file.read_text("utf-8") for file in files))
            assert found == {*made.private, *made.lines}
        assert set(made.private) == {*FIRST, *PLANTERS}


@pytest.mark.parametrize("beside", BESIDE)
def test_a_word_on_paper_is_found_in_any_company(beside: str) -> None:
    noted = Words("a rating's note", beside, beside)
    with opened(Drawn((noted,), False, (), PLAIN)) as (made, folder):
        (story,) = [output for output in OUTPUTS if output.paper == "story"]
        assert made.found_in(story.read(story.make(made, folder))) == {"a rating's note"}


def test_what_slips_is_named_with_its_place_and_its_output() -> None:
    """A law that fails says where, and shows the smallest notebook."""
    leaky = replace(OUTPUTS[0], name="a leaky sheet", make=_with_drafts)
    drawn = full(SheetOptions(large_print=True))
    assert told(drawn, OUTPUTS[:1]) == ""
    said = told(drawn, [leaky])
    assert said.startswith("a draft slipped into a leaky sheet\nin Drawn(private=(Words(place='a draft',")
    assert said.count("Words(") == 1
    assert "lines=()" in said


def test_what_is_absent_is_named_too() -> None:
    line = Chosen("a question", Standing.PRINTED)
    with opened(Drawn((), False, (line,), PLAIN)) as (made, folder):
        assert wrong(made, OUTPUTS[0], folder) == []
        made.services.visits.take_out(made.services.visits.items()[-1])
        assert wrong(made, OUTPUTS[0], folder) == [Slip("a question", "is not in", OUTPUTS[0].name)]


def _with_drafts(made: Made, folder: Path) -> bytes:
    """The sheet as it is shown, and by mistake what was begun of goals."""
    with made.services.notebook.read() as unit:
        begun = [draft for draft in unit.drafts.all() if draft.key.startswith("goal/")]
        return OUTPUTS[0].make(made, folder) + repr(begun).encode()
