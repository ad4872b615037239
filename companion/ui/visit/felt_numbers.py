"""How a visit felt, in four numbers: for the person alone, and each may be left out."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from companion.domain.visits import FELT_PARTS, Felt
from companion.i18n import tr
from companion.services.visits import NOTHING, Texts
from companion.ui.widgets.kit import Field, ScaleInput


def felt_words(part: str, wording: Texts) -> tuple[str, str, str]:
    """The question of a part of :class:`Felt`, and what its ends mean. One in own words has ends that fit any."""
    own = wording.get(part, "")
    if own.strip():
        return own, tr("least"), tr("most")
    return {
        "heard": (tr("Could I say what I had on my mind?"), tr("hardly"), tr("all of it")),
        "goals": (tr("How much was it about what I care about?"), tr("not at all"), tr("fully")),
        "approach": (tr("Does this way of working fit my life?"), tr("not at all"), tr("very well")),
        "overall": (tr("Would I choose a visit like this again?"), tr("no"), tr("gladly")),
    }[part]


class FeltNumbers(QWidget):
    """The four questions, in the person's ``wording`` where there is one. ``fields`` are for drafts."""

    def __init__(self, wording: Texts, numbers: Felt = NOTHING, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.wording = wording
        self.scales = {part: ScaleInput(*felt_words(part, wording)) for part in FELT_PARTS}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for scale in self.scales.values():
            layout.addWidget(scale)
        self.set_numbers(numbers)

    def numbers(self) -> Felt:
        """What was answered."""
        return Felt(*(scale.value() for scale in self.scales.values()))

    def set_numbers(self, numbers: Felt) -> None:
        """Shows what was answered, without telling anybody."""
        for scale, value in zip(self.scales.values(), numbers.values(), strict=True):
            scale.set_value(value)

    def fields(self) -> dict[str, Field]:
        """The answers, for drafts."""
        return {f"felt_{part}": scale for part, scale in self.scales.items()}
