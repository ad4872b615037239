"""About me: who the clinician is meeting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class AboutLine:
    """One line of a topic, as typed; it may be blank. ``shared``: it may go on the sheet."""

    text: str
    shared: bool = False

    @property
    def says(self) -> bool:
        """Whether there is anything to print."""
        return bool(self.text.strip())


LinePlace = tuple[str, int]
"""A topic (a name of :data:`ABOUT_FIELDS`) and a line of it, counted from 0 at every line end, blank ones too."""
NAME_LINE: LinePlace = ("name", 0)


@dataclass(frozen=True, slots=True)
class AboutMe:
    """What the person wants known, all optional. ``shared`` are the lines that may go on the sheet; at first only
    the name. Every other line is private.

    ``culture`` to ``spoken`` and ``clinician`` (anything else) are what a clinician should know.
    """

    name: str = ""
    matters: str = ""
    enjoy: str = ""
    clinician: str = ""
    shared: frozenset[LinePlace] = frozenset({NAME_LINE})
    culture: str = ""
    beliefs: str = ""
    language: str = ""
    touch: str = ""
    spoken: str = ""

    def lines_of(self, topic: str) -> tuple[AboutLine, ...]:
        """The lines of a topic, at least one. The name is one line, whatever is in it."""
        text: str = getattr(self, topic)
        lines = [text] if topic == "name" else lines_in(text)
        return tuple(AboutLine(line, (topic, place) in self.shared) for place, line in enumerate(lines))

    def with_ticks(self, topic: str, words: Collection[str], on: bool) -> AboutMe:
        """The same with every line of ``topic`` that says one of ``words`` ticked, or not. Blanks around the words of a
        line do not count."""
        lines = enumerate(self.lines_of(topic))
        places = {(topic, place) for place, line in lines if line.text.strip() in words}
        return replace(self, shared=self.shared | places if on else self.shared - places)

    @property
    def shared_name(self) -> str:
        """The name where it may be printed, else ``""``."""
        return self.name if NAME_LINE in self.shared else ""


def lines_in(text: str) -> list[str]:
    """A topic's text in lines, at least one: the line ends are those of a text field."""
    return text.split("\n")


CLINICIAN_FIELDS = ("culture", "beliefs", "language", "touch", "spoken", "clinician")
"""What a clinician should know, in the order asked."""
ABOUT_FIELDS = ("name", "matters", "enjoy", *CLINICIAN_FIELDS)


def texts_lost(before: AboutMe, after: AboutMe) -> dict[str, str]:
    """The topics of ``before``, whole, of which a line is not in ``after``: it was cleared or worded anew."""
    texts = {topic: getattr(before, topic) for topic in ABOUT_FIELDS}
    return {topic: text for topic, text in texts.items() if is_lost(text, getattr(after, topic))}


def is_lost(text: str, other: str) -> bool:
    """Whether ``text`` has a line that ``other`` has not."""
    there = {line.strip() for line in lines_in(other)}
    return any(line.strip() not in there for line in lines_in(text) if line.strip())


@dataclass(frozen=True, slots=True)
class Portrait:
    """A picture of me: what is known of it without reading it. Always JPEG; ``size`` in bytes, the rest in pixels."""

    added: Moment
    size: int
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class PortraitFile:
    """The picture with its bytes."""

    portrait: Portrait
    data: bytes = field(repr=False)


PORTRAIT_NAME = "about-me.jpg"
"""Its name as a file of its own."""
