"""The measures and questions one may choose from, read from ``resources/measures``: data, not code.

A file is one measure. Most have one question and say it at the top; others list ``[[items]]``. A wrong file is
refused with every problem and its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from companion.domain.checkins import Question, QuestionKind
from companion.domain.measure_change import ByStart, ChangeRule, Size
from companion.domain.measures import Band, Kept, Measure, Rule
from companion.errors import CompanionError
from companion.i18n import tr

_Kind = TypeVar("_Kind", bound=StrEnum)
_Table = Mapping[str, object]

_KNOWN = frozenset(
    {
        *("order", "name", "kind", "rule", "kept", "separate", "recall", "text", "choices", "low", "high"),
        *("least", "most", "score_low", "score_high", "label", "reason", "source", "licence", "better"),
        *("is_change", "on_at_first", "code", "codes", "items", "bands", "change"),
    }
)
_ITEM = frozenset(["id", "question", "recall", "text", "low", "high", "code"])
_BAND = frozenset(["least", "most", "words"])
_CHANGE = frozenset(["points", "percent", "single", "source", "sizes_source", "by_start", "sizes"])
_BY_START = frozenset(["least", "most", "points", "points_most"])
_SIZE = frozenset(["id", "words", "points", "percent", "both"])
_RANGE = range(-1000, 1001)


class MeasureFileError(CompanionError):
    """A measure file was refused. ``problems`` lists every reason with its place, in file order."""

    def __init__(self, file: str, problems: tuple[str, ...]) -> None:
        self.problems = problems
        super().__init__(
            tr("The measure file {file} cannot be used.", file=file),
            tr("Put the file right, or take it out of the folder."),
            "\n".join(f"{file}: {problem}" for problem in problems),
        )

    def __str__(self) -> str:
        return f"{super().__str__()} {self.detail}"


def load_measures(folder: Path) -> tuple[Measure, ...]:
    """Every ``*.toml`` of ``folder``, by its ``order``: doing before pain. Raises :class:`MeasureFileError`."""
    found = [_read(path) for path in sorted(folder.glob("*.toml"))]
    return tuple(measure for _order, measure in sorted(found, key=_place))


def load_questions(folder: Path) -> tuple[Question, ...]:
    """Every question of the measures of ``folder`` that a check-in may ask, in their order."""
    return questions_of(load_measures(folder))


def questions_of(measures: Sequence[Measure]) -> tuple[Question, ...]:
    """Every question that is answered in a check-in, in order."""
    return tuple(q for measure in measures if measure.kept is Kept.CHECK_IN for q in measure.items)


def read_measure(path: Path) -> Measure:
    """The measure in ``path``, in the current language. Raises :class:`MeasureFileError` with every problem."""
    return _read(path)[1]


def _place(pair: tuple[int, Measure]) -> int:
    return pair[0]


def _read(path: Path) -> tuple[int, Measure]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError as error:
        words = tr("The text is not UTF-8: byte {byte} does not fit.", byte=error.start + 1)
        raise MeasureFileError(path.name, (words,)) from error
    except tomllib.TOMLDecodeError as error:
        raise MeasureFileError(path.name, (str(error),)) from error
    reader = _Reader(table)
    order, measure = reader.whole("order", "order", 0), reader.measure(path.stem)
    if "order" not in table:
        reader.wrong("order", "is missing")
    if reader.problems:
        raise MeasureFileError(path.name, tuple(reader.problems))
    return order, measure


class _Reader:
    """Reads one table and remembers what is wrong with it; a wrong value is read as nothing."""

    def __init__(self, table: _Table) -> None:
        self.table = table
        self.problems: list[str] = []

    def measure(self, stem: str) -> Measure:
        table = self.table
        self.known(table, _KNOWN, "")
        single = "kind" in table
        rule = self.choice("rule", Rule, Rule.SINGLE if table.get("kind") == "scale" else Rule.NONE)
        kept = self.choice("kept", Kept, Kept.CHECK_IN)
        items = (self.only(stem),) if single else tuple(self.items(stem))
        if not items and kept not in (Kept.RATINGS, Kept.LADDER):
            self.wrong("items", "is missing")
        if single and "items" in table:
            self.wrong("items", "is one too many beside a question at the top")
        least, most = self.whole("least", "least", 0), self.whole("most", "most", 10)
        if least >= most:
            self.wrong("most", "is not above least")
        return Measure(
            id=stem,
            name=self.words(table, "name", "name", needed=True),
            items=items,
            rule=rule,
            kept=kept,
            separate=self.flag("separate"),
            reason=self.words(table, "reason", "reason", needed=True),
            recall=self.words(table, "recall", "recall"),
            label=self.words(table, "label", "label"),
            low_words=self.words(table, "low", "low", needed=not items),
            high_words=self.words(table, "high", "high", needed=not items),
            least=least,
            most=most,
            low=self.whole("score_low", "score_low", least),
            high=self.whole("score_high", "score_high", most),
            better=self.better(),
            bands=tuple(self.bands()),
            change=self.change(),
            is_change=self.flag("is_change"),
            source=self.words(table, "source", "source"),
            licence=self.plain(table, "licence", "licence", needed=True),
            codes=self.codes(),
            on_at_first=self.flag("on_at_first"),
        )

    # questions

    def only(self, stem: str) -> Question:
        """The one question of a file that says it at the top."""
        kind = self.choice("kind", QuestionKind, QuestionKind.WORDS)
        choices = self.table.get("choices", [])
        if not isinstance(choices, list) or not all(isinstance(each, str) and each for each in choices):
            self.wrong("choices", "is not a list of texts")
            choices = []
        if kind is QuestionKind.CHOICE and len(choices) < 2:
            self.wrong("choices", "needs two or more")
        return self.question(self.table, "", stem, stem, kind, tuple(tr(each) for each in choices))

    def items(self, stem: str) -> Iterator[Question]:
        seen: set[str] = set()
        for place, item in self.tables(self.table, "items"):
            self.known(item, _ITEM, place)
            name = self.plain(item, "id", f"{place}.id", needed=True)
            if name in seen:
                self.wrong(f"{place}.id", "is there twice")
            seen.add(name)
            key = self.plain(item, "question", f"{place}.question") or f"{stem}.{name}"
            yield self.question(item, f"{place}.", key, stem, QuestionKind.SCALE)

    def question(
        self, table: _Table, at: str, key: str, stem: str, kind: QuestionKind, choices: tuple[str, ...] = ()
    ) -> Question:
        scale = kind is QuestionKind.SCALE
        return Question(
            id=key,
            text=self.words(table, "text", f"{at}text", needed=True),
            kind=kind,
            reason=self.words(self.table, "reason", "reason"),
            low=self.words(table, "low", f"{at}low", needed=scale),
            high=self.words(table, "high", f"{at}high", needed=scale),
            choices=choices,
            better=self.better(),
            on_at_first=self.flag("on_at_first"),
            source=self.words(self.table, "source", "source"),
            least=self.whole("least", "least", 0),
            most=self.whole("most", "most", 10),
            measure=stem,
            code=self.plain(table, "code", f"{at}code"),
        )

    # what its number means

    def bands(self) -> Iterator[Band]:
        for place, band in self.tables(self.table, "bands"):
            self.known(band, _BAND, place)
            least, most = (self.amount(band, key, f"{place}.{key}", 0.0) for key in ("least", "most"))
            if least > most:
                self.wrong(f"{place}.most", "is below least")
            yield Band(least, most, self.words(band, "words", f"{place}.words", needed=True))

    def change(self) -> ChangeRule | None:
        if "change" not in self.table:
            return None
        table = self.table["change"]
        if not isinstance(table, dict):
            self.wrong("change", "is not a table")
            return None
        self.known(table, _CHANGE, "change")
        points, percent, single = (
            self.maybe(table, key, f"change.{key}") for key in ("points", "percent", "single")
        )
        if points is None and percent is None:
            self.wrong("change", "has neither points nor percent")
        return ChangeRule(
            source=self.words(table, "source", "change.source", needed=True),
            points=points,
            percent=percent,
            single=single,
            by_start=tuple(self.by_start(table)),
            sizes=tuple(self.sizes(table)),
            sizes_source=self.words(table, "sizes_source", "change.sizes_source"),
        )

    def by_start(self, change: _Table) -> Iterator[ByStart]:
        for place, table in self.tables(change, "by_start", "change."):
            self.known(table, _BY_START, place)
            yield ByStart(*(self.amount(table, key, f"{place}.{key}") for key in
                            ("least", "most", "points", "points_most")))  # fmt: skip

    def sizes(self, change: _Table) -> Iterator[Size]:
        for place, table in self.tables(change, "sizes", "change."):
            self.known(table, _SIZE, place)
            yield Size(
                id=self.plain(table, "id", f"{place}.id", needed=True),
                words=self.words(table, "words", f"{place}.words", needed=True),
                points=self.amount(table, "points", f"{place}.points"),
                percent=self.maybe(table, "percent", f"{place}.percent"),
                both=table.get("both") is True,
            )

    def codes(self) -> dict[str, str]:
        table = self.table.get("codes", {})
        if not isinstance(table, dict):
            self.wrong("codes", "is not a table")
            return {}
        return {key: self.plain(table, key, f"codes.{key}", needed=True) for key in table}

    # values

    def wrong(self, place: str, why: str) -> None:
        problem = f"{place}: {why}"
        if problem not in self.problems:
            self.problems.append(problem)

    def known(self, table: _Table, keys: frozenset[str], place: str) -> None:
        for key in table:
            if key not in keys:
                self.wrong(f"{place}.{key}".lstrip("."), "is not known here")

    def tables(self, table: _Table, key: str, at: str = "") -> Iterator[tuple[str, _Table]]:
        found = table.get(key, [])
        if not isinstance(found, list):
            self.wrong(f"{at}{key}", "is not a list of tables")
            return
        for number, each in enumerate(found, 1):
            if isinstance(each, dict):
                yield f"{at}{key}[{number}]", each
            else:
                self.wrong(f"{at}{key}[{number}]", "is not a table")

    def words(self, table: _Table, key: str, place: str, *, needed: bool = False) -> str:
        """A text in the current language."""
        text = self.plain(table, key, place, needed=needed)
        return tr(text) if text else ""

    def plain(self, table: _Table, key: str, place: str, *, needed: bool = False) -> str:
        """A text as it is."""
        text = table.get(key, "")
        if not isinstance(text, str):
            self.wrong(place, "is not a text")
            return ""
        if needed and not text.strip():
            self.wrong(place, "is missing")
        return text

    def choice(self, key: str, kind: type[_Kind], usual: _Kind) -> _Kind:
        found = self.table.get(key, usual.value)
        try:
            return kind(str(found))
        except ValueError:
            self.wrong(key, f"is not one of {', '.join(kind)}")
            return usual

    def flag(self, key: str) -> bool:
        found = self.table.get(key, False)
        if not isinstance(found, bool):
            self.wrong(key, "is neither true nor false")
        return found is True

    def better(self) -> int:
        found = self.whole("better", "better", 0)
        if found not in (-1, 0, 1):
            self.wrong("better", "is not -1, 0 or 1")
        return found

    def whole(self, key: str, place: str, usual: int) -> int:
        found = self.table.get(key, usual)
        if isinstance(found, bool) or not isinstance(found, int) or found not in _RANGE:
            self.wrong(place, "is not a whole number")
            return usual
        return found

    def maybe(self, table: _Table, key: str, place: str) -> float | None:
        return self.amount(table, key, place) if key in table else None

    def amount(self, table: _Table, key: str, place: str, least: float = 1e-6) -> float:
        """A number above 0 (or from ``least``)."""
        found = table.get(key)
        if found is None:
            self.wrong(place, "is missing")
        elif isinstance(found, bool) or not isinstance(found, int | float) or not least <= found <= 1000:
            self.wrong(place, "is not such a number")
        else:
            return float(found)
        return 0.0
