"""Which voice is wanted while nothing was chosen yet."""

from __future__ import annotations

from PySide6.QtGui import QAccessible

from companion.ui.preferences import Preferences, VoiceChoice


def voice_of(preferences: Preferences) -> VoiceChoice:
    """The choice made. Without one words are said, but not to somebody whose screen reader says them already."""
    if preferences.voice is not None:
        return preferences.voice
    return VoiceChoice.OFF if QAccessible.isActive() else VoiceChoice.WORDS
