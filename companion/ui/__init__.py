"""The window: the only importer of PySide6."""

from companion.ui.lasting_constants import make_constants_last

# Before the first Qt call, wherever it comes from.
make_constants_last()
