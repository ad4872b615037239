"""Things around the person, by the words a therapist uses. Each finds its own place from where the body is.

A prop is a name from :data:`PROPS`, such as ``"mat"`` or ``"chair under legs"``.
"""

from __future__ import annotations

from collections.abc import Mapping

from companion.movement.furniture import FURNITURE
from companion.movement.held import HELD
from companion.movement.scene import Maker

PROPS: Mapping[str, Maker] = {**FURNITURE, **HELD}
"""Every prop by name."""
