"""The window: the only importer of PySide6."""

from companion.ui.lasting_constants import make_constants_last
from companion.ui.plain_imports import import_plainly

# Before the first Qt call, wherever it comes from.
make_constants_last()
# Before anything else is imported on the window's behalf.
import_plainly()
