"""Answers that are no numbers, in plain counts: yes or no, one picked of several, and where it hurt. For Progress.

Only what was answered is counted; a question left out says nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from companion.domain.body_map import REGIONS, BodyMap
from companion.domain.checkins import Answer, Question, QuestionKind
from companion.domain.text import first_line
from companion.i18n import listed, ntr, number, quoted, tr
from companion.services.body_words import places_words, region_words
from companion.services.span_record import SpanRecord

MOST_PLACES = 5
"""Parts of the body told one by one, those felt most often first."""
_ANSWER_AT_MOST = 60
_ORDER = {region.id: place for place, region in enumerate(REGIONS)}


@dataclass(frozen=True, slots=True)
class NotedCount:
    """One question over a span: what was asked, and how often each answer was given."""

    id: str
    question: str
    words: str


def noted_counts(questions: Sequence[Question], record: SpanRecord) -> Iterator[NotedCount]:
    """Each of ``questions`` that is answered without a number and was answered, in their order."""
    for question in questions:
        words = _words(question, record)
        if words:
            yield NotedCount(question.id, question.text, words)


def _words(question: Question, record: SpanRecord) -> str:
    answers = [answer for _check_in, answer in record.answers.get(question.id, ())]
    if question.kind is QuestionKind.YES_NO:
        return _yes_no_words([answer.number for answer in answers])
    if question.kind is QuestionKind.CHOICE:
        return _choice_words(question, answers)
    if question.kind is QuestionKind.PLACES:
        return _places_words([each.places for each in record.check_ins if each.places is not None])
    return ""


def _yes_no_words(numbers: Sequence[int | None]) -> str:
    """``Yes 5 times, no 3 times.``"""
    yes, no = numbers.count(1), numbers.count(0)
    if yes and no:
        return tr("Yes {yes}, no {no}.", yes=_times(yes), no=_times(no))
    if yes:
        return tr("Yes {times}.", times=_times(yes))
    return tr("No {times}.", times=_times(no)) if no else ""


def _choice_words(question: Question, answers: Sequence[Answer]) -> str:
    """``“dull” 4 times and “sharp” once. First “dull”, now “sharp”.``"""
    given = [answer.words for answer in answers if answer.words]
    if not given:
        return ""
    place = {choice: index for index, choice in enumerate(question.choices)}
    counts = sorted(Counter(given).items(), key=lambda each: (-each[1], place.get(each[0], len(place))))
    parts = [
        tr("{answer} {times}", answer=_short(words), times=_times(count)) for words, count in counts
    ]  # fmt: skip
    said = tr("{parts}.", parts=listed(parts))
    if given[0] == given[-1]:
        return said
    return f"{said} {tr('First {first}, latest {latest}.', first=_short(given[0]), latest=_short(given[-1]))}"


def _places_words(maps: Sequence[BodyMap]) -> str:
    """``Recorded 8 times. Low back: 6 of 8. Knee, left: 2 of 8. Nowhere: 1 of 8.``"""
    if not maps:
        return ""
    if len(maps) == 1:
        return tr("Recorded once: {words}", words=tr("{parts}.", parts=places_words(maps[0])))
    counts = Counter(region_id for each in maps for region_id in each.words())
    often = sorted(counts.items(), key=lambda each: (-each[1], _ORDER.get(each[0], len(_ORDER))))
    said = [ntr("Recorded {count} time.", "Recorded {count} times.", len(maps))]
    said += [_share(region_words(region_id), count, len(maps)) for region_id, count in often[:MOST_PLACES]]
    if len(often) > MOST_PLACES:
        said.append(ntr("And {count} other part.", "And {count} other parts.", len(often) - MOST_PLACES))
    nowhere = sum(each.nowhere for each in maps)
    return " ".join([*said, *([_share(tr("Nowhere"), nowhere, len(maps))] if nowhere else [])])


def _share(part: str, count: int, of_all: int) -> str:
    return tr("{part}: {count} of {total}.", part=part, count=number(count), total=number(of_all))


def _times(count: int) -> str:
    return tr("once") if count == 1 else ntr("{count} time", "{count} times", count)


def _short(words: str) -> str:
    return quoted(first_line(words, _ANSWER_AT_MOST))
