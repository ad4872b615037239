"""Which lines of a topic of About me are ticked after its text was changed: a tick goes with its words.

A tick stays while a good part of its line is left, and a line with anything private in it is private. So nothing private
is ever printed because other lines were changed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from companion.domain.about import lines_in

_LEAST_SHARE = 3
"""A third of the shorter line: if less of it is left, another line was written in its place."""
_LEAST_ASIDE = 2
"""Letters from which a line taken out is known again: one letter is what rubbing out a line from its end leaves."""


@dataclass(frozen=True, slots=True)
class TickedText:
    """The text of one topic. ``ticked`` are the places (from 0) of the lines that may be printed; where
    nothing is written yet, a tick is for the first line to come.

    ``aside`` are ticked lines that were taken out. One that is put in again whole, as when it is moved or an edit is
    undone, has its tick again. ``cores`` are ticked lines before words were put in front of them, by place: with the
    next line end those words may become a line of their own.
    """

    text: str = ""
    ticked: frozenset[int] = frozenset()
    aside: frozenset[str] = frozenset()
    cores: frozenset[tuple[int, str]] = frozenset()

    def with_ticks(self, places: Iterable[int], on: bool) -> TickedText:
        """The same with these lines ticked, or not."""
        chosen = frozenset(places)
        return replace(self, ticked=self.ticked | chosen if on else self.ticked - chosen)


def followed(before: TickedText, text: str) -> TickedText:
    """``before`` after its text became ``text``.

    Equal lines keep their ticks, wherever they went. A changed line keeps its tick, of a line in two parts the
    beginning does, and two lines in one are ticked if both were. A new line is private, and a blank one has no tick.
    """
    if text == before.text:
        return before
    new = [_Line(words) for words in lines_in(text)]
    written = [line for line in new if line.words.strip()]
    old = _written_lines(before)
    if old:
        _give_equal_lines(old, written)
        _give_changed_lines(
            [line for line in old if not line.known], [line for line in written if not line.known]
        )
    elif before.ticked:
        # A tick that waited for words: the first to come, or the first place where there are still none.
        first = next(iter(written), new[0])
        first.ticked, first.known = True, True
    back = {line.words for line in written if not line.known} & before.aside
    for line in written:
        if line.words in back and not line.known:
            line.ticked, line.known = True, True
    gone = [line for line in old if not line.known and len(line.words.strip()) >= _LEAST_ASIDE]
    aside = (before.aside - back) | {line.words for line in gone if line.ticked}
    aside -= {line.words for line in gone if not line.ticked}
    ticked = frozenset(place for place, line in enumerate(new) if line.ticked)
    cores = {(place, line.core) for place, line in enumerate(new) if line.ticked and line.has_front}
    return TickedText(text, ticked, aside, frozenset(cores))


def shown(page: TickedText, kept: TickedText) -> frozenset[int]:
    """The lines of ``page`` that are shown ticked, ``kept`` being the notebook's. A line whose words are kept shows
    what is kept of it; the tick of any other waits for its words."""
    ticks: dict[str, bool] = {}
    for place, words in enumerate(_said(kept)):
        ticks[words] = ticks.get(words, False) or place in kept.ticked
    if kept.text.strip():
        ticks.pop("", None)
    lines = enumerate(_said(page))
    return frozenset(place for place, words in lines if ticks.get(words, place in page.ticked))


def alike(page: TickedText, places: Iterable[int]) -> frozenset[int]:
    """All lines that say the same as those at ``places``: on the sheet they are one."""
    lines = _said(page)
    words = {lines[place] for place in places if place < len(lines)}
    return frozenset(place for place, line in enumerate(lines) if line in words)


def reached(page: TickedText, kept: TickedText, places: Iterable[int], on: bool) -> frozenset[str]:
    """The words of the kept lines that a press on the ticks of these lines of ``page`` changes at once.

    They are those that say the same. A line unticked in words that are not kept yet was another one before: so that
    it cannot be printed either, every ticked line that is not on the page any more is among them.
    """
    here, there = _said(page), _said(kept)
    pressed = {here[place] for place in places if place < len(here)}
    known = pressed & set(there)
    if kept.text.strip():
        known.discard("")
    if on or known == pressed:
        return frozenset(known)
    gone = {words for place, words in enumerate(there) if place in kept.ticked and words not in here}
    return frozenset(known | gone)


def _said(ticks: TickedText) -> list[str]:
    return [line.strip() for line in lines_in(ticks.text)]


@dataclass(slots=True)
class _Line:
    """A line before or after the change. ``known``: something of it is there on the other side too."""

    words: str
    ticked: bool = False
    core: str = ""
    known: bool = False

    @property
    def has_front(self) -> bool:
        """Whether words were put in front of it."""
        return self.core not in ("", self.words)


def _written_lines(ticks: TickedText) -> list[_Line]:
    cores = dict(ticks.cores)
    return [
        _Line(words, place in ticks.ticked, cores.get(place, words))
        for place, words in enumerate(lines_in(ticks.text))
        if words.strip()
    ]


def _give_equal_lines(old: Sequence[_Line], new: Sequence[_Line]) -> None:
    """First from both ends, where most of a text stays as it is; then those that were moved."""
    for one, other in zip(old, new, strict=False):
        if one.words != other.words:
            break
        _pass_on(one, other)
    for one, other in zip(reversed(old), reversed(new), strict=False):
        if one.known or other.known or one.words != other.words:
            break
        _pass_on(one, other)
    moved: dict[str, list[_Line]] = {}
    for one in reversed(old):
        if not one.known:
            moved.setdefault(one.words, []).append(one)
    for other in new:
        if not other.known and moved.get(other.words):
            _pass_on(moved[other.words].pop(), other)


def _pass_on(one: _Line, other: _Line) -> None:
    other.ticked = one.ticked
    other.known = one.known = True


def _give_changed_lines(old: Sequence[_Line], new: Sequence[_Line]) -> None:
    """One change leaves the beginning of its first line and the end of its last; between them all is new or gone."""
    if not old or not new:
        return
    head = _beginning(old[0].words, new[0].words)
    tail = _beginning(old[-1].words[::-1], new[-1].words[::-1])
    if len(new) == 1:
        tail = tail[: len(new[0].words) - len(head)]
    if len(old) == len(new) == 1:
        _give([(old[0], head + tail)], new[0])
        if new[0].words.endswith(old[0].core):
            new[0].core = old[0].core
    elif len(old) == 1 and new[-1].words == old[0].core:
        _give([(old[0], tail)], new[-1])  # what is before it was put in front of it
    elif len(new) == 1:
        _give([(old[0], head), (old[-1], tail)], new[0])
    else:
        _give([(old[0], head)], new[0])
        if len(old) > 1 or not head.strip():  # else it is the other part of a line that was parted
            _give([(old[-1], tail)], new[-1])


def _give(parts: Sequence[tuple[_Line, str]], line: _Line) -> None:
    """``line`` has these parts of lines before, and words of no other.

    One letter of a private line makes it private; a few letters of a ticked one do not make it theirs.
    """
    parts = [(source, part) for source, part in parts if part.strip()]
    private = any(not source.ticked for source, _part in parts)
    theirs = [source for source, part in parts if len(part) * _LEAST_SHARE >= len(source.words)]
    line.ticked = bool(theirs) and not private
    line.known = bool(theirs) or private
    for source in theirs:
        source.known = True


def _beginning(one: str, other: str) -> str:
    """What both begin with."""
    unlike = (place for place, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return one[: next(unlike, min(len(one), len(other)))]
