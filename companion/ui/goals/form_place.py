"""Where a form opens: in place of what stands there, so that nothing else on the page moves far."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget


class FormPlace(QWidget):
    """Shows ``resting`` until a form is opened. ``opener`` is where one goes back to."""

    def __init__(self, resting: QWidget, opener: QWidget) -> None:
        super().__init__()
        self.resting = resting
        self.opener = opener
        self._form: QWidget | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(resting)

    def open(self, form: QWidget) -> None:
        """Shows ``form`` in place of what rests here."""
        self.close_form()
        self._form = form
        self._layout.addWidget(form)
        self.resting.hide()

    def close_form(self) -> None:
        """Takes the form away."""
        if self._form is not None:
            self._layout.removeWidget(self._form)
            self._form.hide()
            self._form.deleteLater()
            self._form = None
        self.resting.show()
