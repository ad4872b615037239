"""How a visit felt, out of sight until one asks for it: the page may lie open beside the clinician."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import FELT_PARTS, Felt
from companion.i18n import number, tr
from companion.services.visits import Texts
from companion.ui.visit.felt_numbers import felt_words
from companion.ui.widgets.fold import Fold
from companion.ui.widgets.kit import Body, Small, Words


class PrivateFold(Fold):
    """``inner`` is shown at a press, and folded again when the page is left."""

    def __init__(self, inner: QWidget, words: str = "") -> None:
        super().__init__(words or tr("How it felt (private)"), inner)


def felt_fold(felt: str, numbers: Felt, wording: Texts) -> PrivateFold | None:
    """What was written of how a visit felt; ``None`` where nothing was."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(8)
    column.addWidget(Small(tr("For you alone. Never printed.")))
    if felt.strip():
        column.addWidget(Words(felt))
    for question, answer in _answers(numbers, wording):
        column.addWidget(Body(question))
        column.addWidget(Small(answer))
    if column.count() == 1:
        inner.deleteLater()
        return None
    return PrivateFold(inner)


def _answers(numbers: Felt, wording: Texts) -> Iterator[tuple[str, str]]:
    for part, value in zip(FELT_PARTS, numbers.values(), strict=True):
        if value is not None:
            question, low, high = felt_words(part, wording)
            said = tr(
                "{number} of 10. 0 is “{low}”, 10 is “{high}”.", number=number(value), low=low, high=high
            )
            yield question, said
