"""The fridge card, as a paper to be made, seen, saved and printed."""

from __future__ import annotations

from functools import partial

from companion.i18n import tr
from companion.services.tense import TenseService
from companion.ui.paper.order import PaperOrder, Wishes
from companion.ui.tasks import Progress


def card_order(tense: TenseService, emergency_number: str) -> PaperOrder:
    """My card, with the number to call."""
    return PaperOrder(
        tr("My card for the fridge"),
        tr("my-fridge-card.pdf"),
        partial(_make, tense, emergency_number),
        tense.save_card,
        sized=False,
        making=tr("Making the card …"),
        shown=tr("The card as it will print"),
        saving=tr("Save the card"),
    )


def _make(tense: TenseService, emergency_number: str, _wishes: Wishes, progress: Progress) -> bytes:
    return tense.card_pdf(emergency_number, progress)
