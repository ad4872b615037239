"""The one stylesheet, generated from tokens. It dresses Qt's own controls; our buttons and labels paint themselves.

No font sizes here: text is sized through fonts, so that 200 % doubles text and nothing else.
"""

from __future__ import annotations

from companion.drawing.shapes import Token
from companion.ui.theme import Theme

FIELD_RADIUS = 12
FOCUS_WIDTH = 3


def stylesheet(theme: Theme, text_percent: int) -> str:
    """The rules for ``theme``. ``text_percent`` (100 to 200) sizes what must grow with text, like list rows."""
    c = {token.name.lower(): theme.hex(token) for token in Token}
    c |= {"on_accent": theme.on_accent, "edge": theme.edge}
    row = round(32 * text_percent / 100)
    return f"""
/* text {text_percent} */
QToolTip {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; padding: 8px; }}
QLineEdit, QPlainTextEdit, QAbstractSpinBox, QComboBox {{
    background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]};
    border-radius: {FIELD_RADIUS}px; padding: 8px 14px;
    selection-background-color: {c["accent"]}; selection-color: {c["on_accent"]};
}}
QLineEdit:focus, QPlainTextEdit:focus, QAbstractSpinBox:focus, QComboBox:focus {{
    border: {FOCUS_WIDTH}px solid {c["accent"]}; padding: 6px 12px;
}}
QLineEdit:disabled, QPlainTextEdit:disabled, QAbstractSpinBox:disabled, QComboBox:disabled {{
    background: {c["rail"]}; color: {c["muted"]}; border-style: dashed;
}}
QAbstractSpinBox QLineEdit {{ border: none; padding: 0; background: transparent; }}
QComboBox::drop-down, QDateEdit::drop-down {{ border: none; width: 40px; }}
QComboBox::down-arrow, QDateEdit::down-arrow {{ image: none; width: 0; height: 0; }}
QComboBox QAbstractItemView {{
    background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; outline: none;
    selection-background-color: {c["soft"]}; selection-color: {c["accent"]};
}}
QComboBox QAbstractItemView::item {{ min-height: {row}px; }}
QMenu {{ background: {c["surface"]}; color: {c["ink"]}; border: 1px solid {c["edge"]}; padding: 6px; }}
QMenu::item {{ padding: 8px 20px; border-radius: 8px; }}
QMenu::item:selected {{ background: {c["soft"]}; color: {c["accent"]}; }}
QMenu::item:disabled {{ color: {c["muted"]}; }}
QScrollArea {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 0; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 0; }}
QScrollBar::handle {{ background: {c["edge"]}; border-radius: 3px; margin: 3px; }}
QScrollBar::handle:vertical {{ min-height: 40px; }}
QScrollBar::handle:horizontal {{ min-width: 40px; }}
QScrollBar::handle:hover {{ background: {c["muted"]}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSpinBox {{ padding: 8px 0; }}
QSpinBox:focus {{ padding: 6px 0; }}
QProgressBar {{
    color: transparent; background: {c["soft"]}; border: none; border-radius: 5px;
    min-height: 10px; max-height: 10px;
}}
QProgressBar::chunk {{ background: {c["accent"]}; border-radius: 5px; }}
QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {c["soft"]}; }}
QCalendarWidget QToolButton {{
    color: {c["ink"]}; background: transparent; border: none; padding: 8px; border-radius: 8px; min-height: 28px;
}}
QCalendarWidget QToolButton:hover {{ background: {c["surface"]}; }}
QCalendarWidget QToolButton:focus {{ border: {FOCUS_WIDTH}px solid {c["accent"]}; padding: 5px; }}
QCalendarWidget QAbstractItemView {{
    background: {c["surface"]}; color: {c["ink"]}; outline: none;
    selection-background-color: {c["accent"]}; selection-color: {c["on_accent"]};
}}
QCalendarWidget QAbstractItemView:disabled {{ color: {c["muted"]}; }}
"""
