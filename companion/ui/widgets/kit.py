"""What screens are made of, in one place: ``from companion.ui.widgets.kit import Page, Heading, PrimaryButton``.

The window itself takes the few it needs from their own modules, to be on screen sooner.
"""

from companion.ui.widgets.buttons import (
    Button,
    IconButton,
    LinkButton,
    OutlinedIconButton,
    PrimaryButton,
    SecondaryButton,
)
from companion.ui.widgets.choices import ChoiceRow, PillChoice, ScaleInput
from companion.ui.widgets.containers import Card, Hairline, Page, clear_layout
from companion.ui.widgets.dialog import Dialog, Question, ask
from companion.ui.widgets.drawing_view import DrawingView
from companion.ui.widgets.fields import Field, LabelledField, LineField, SelectField, TextField
from companion.ui.widgets.flow import Columns, FlowLayout, Row
from companion.ui.widgets.labels import Body, Heading, Label, Quote, Small, Subheading, Title, Words
from companion.ui.widgets.notices import Banner, EmptyState, Pill, StatusLine, UndoBar, announce
from companion.ui.widgets.numbers import DateField, Stepper
from companion.ui.widgets.textflow import Run
from companion.ui.widgets.toggle import Toggle

__all__ = [
    "Banner",
    "Body",
    "Button",
    "Card",
    "ChoiceRow",
    "Columns",
    "DateField",
    "Dialog",
    "DrawingView",
    "EmptyState",
    "Field",
    "FlowLayout",
    "Hairline",
    "Heading",
    "IconButton",
    "Label",
    "LabelledField",
    "LineField",
    "LinkButton",
    "OutlinedIconButton",
    "Page",
    "Pill",
    "PillChoice",
    "PrimaryButton",
    "Question",
    "Quote",
    "Row",
    "Run",
    "ScaleInput",
    "SecondaryButton",
    "SelectField",
    "Small",
    "StatusLine",
    "Stepper",
    "Subheading",
    "TextField",
    "Title",
    "Toggle",
    "UndoBar",
    "Words",
    "announce",
    "ask",
    "clear_layout",
]
