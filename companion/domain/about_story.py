"""What About me said before: the words that are not on the page now, each with the day until which they were."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from companion.domain.about import ABOUT_FIELDS, AboutMe, LinePlace, is_lost
from companion.domain.history import Revision
from companion.domain.moments import Moment


@dataclass(frozen=True, slots=True)
class EarlierWords:
    """One earlier version: ``texts`` are the topics that gave way, whole, in the order of the page."""

    id: str
    until: Moment
    texts: Mapping[str, str]


def said_before(about: AboutMe, story: Sequence[Revision]) -> list[EarlierWords]:
    """The earlier versions that say anything the page does not say now, the latest first; ``story`` is oldest first."""
    found = []
    for revision in reversed(story):
        told = {topic: revision.earlier.get(topic, "") for topic in ABOUT_FIELDS}
        texts = {topic: text for topic, text in told.items() if is_lost(text, getattr(about, topic))}
        if texts:
            found.append(EarlierWords(revision.id, revision.at, texts))
    return found


def undone(now: AboutMe, before: AboutMe, after: AboutMe) -> AboutMe:
    """``now`` with the topics as they were ``before``, where they still are as they were ``after``.

    A topic changed since stays. Where a line was unticked since, only lines that are ticked now come back ticked: it may
    have been one of the others, in other words.
    """
    topics = [
        topic
        for topic in ABOUT_FIELDS
        if getattr(now, topic) == getattr(after, topic) != getattr(before, topic)
    ]
    texts: dict[str, str] = {topic: getattr(before, topic) for topic in topics}
    shared: set[LinePlace] = {line for line in now.shared if line[0] not in texts}
    for topic in topics:
        ticked = {line.text.strip() for line in now.lines_of(topic) if line.shared}
        was_unticked = {line.text.strip() for line in after.lines_of(topic) if line.shared} - ticked
        for place, line in enumerate(before.lines_of(topic)):
            if line.shared and (not was_unticked or line.text.strip() in ticked):
                shared.add((topic, place))
    return replace(now, shared=frozenset(shared), **texts)
