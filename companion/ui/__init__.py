"""The window: the only importer of PySide6."""

import os

from companion.ui.lasting_constants import make_constants_last
from companion.ui.plain_imports import import_plainly

# Before the first Qt call, wherever it comes from.
make_constants_last()
# Before anything else is imported on the window's behalf.
import_plainly()
# Qt Multimedia tells on standard error what sound services a computer lacks; the player is silent there, and says so.
os.environ.setdefault("QT_LOGGING_RULES", "qt.multimedia*=false")
