"""The two screens that cover the window: the player and "Things are tense".

A part of ``places.py``, with the same rule: modules are imported when a screen is first asked for.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from companion.domain.movements import Movement
from companion.domain.routines import Size
from companion.domain.sessions import Session
from companion.i18n import current
from companion.services.bundle import Services
from companion.services.emergency import local_number
from companion.ui.desktop import FigureMaker, Tools

if TYPE_CHECKING:
    from companion.ui.awake import Awake
    from companion.ui.figures import MovingMaker
    from companion.ui.paper.page import PaperPage
    from companion.ui.player.screen import PlayerScreen
    from companion.ui.player.sound import Chime, Loudness, Sound, Speaker

RELIEF_MOVEMENT = "knee_to_chest"
"""The movement drawn on the relief card."""


class FullScreens:
    """Makes the player and relief over an open notebook. ``figure_view`` makes a picture of a movement from its id,
    name, width and height."""

    def __init__(
        self,
        services: Services,
        tools: Tools,
        figure_for: FigureMaker,
        moving_for: MovingMaker,
        figure_view: Callable[[str, str, float, float], QWidget],
    ) -> None:
        self._services = services
        self._tools = tools
        self._figure_for = figure_for
        self._moving_for = moving_for
        self._figure_view = figure_view

    def player(self, routine_id: str, size: Size) -> QWidget:
        """A routine, playing from its start; going on with the one cut off when it is the same."""
        player = self._player()
        cut_off = self._services.sessions.unfinished()
        if cut_off is not None and (cut_off.routine_id, cut_off.size) == (routine_id, size):
            player.resume(cut_off)
        else:
            player.play(routine_id, size)
        return player

    def go_on(self, session: Session) -> None:
        """Covers the window with the player, where ``session`` was cut off."""
        player = self._player()
        player.resume(session)
        self._tools.navigator.cover.emit(player)

    def relief(self) -> QWidget:
        """Things are tense."""
        from companion.ui.tense.screen import TenseScreen

        services = self._services
        return TenseScreen(
            services.tense,
            services.drafts,
            self._tools.navigator,
            self._tools.appearance.preferences.emergency_number or local_number(),
            self._relief_picture,
            self._card_page,
            self._breath_voice,
        )

    def _breath_voice(self) -> Speaker | None:
        """A voice to breathe along with, looked for when one is wanted."""
        from companion.ui.voice.speech import find_speaker

        return find_speaker(current().code, self._tools.appearance.preferences.volume / 100)

    def _card_page(self, emergency_number: str) -> PaperPage:
        """The fridge card. What shows and prints PDF files is loaded here, when a card is asked for."""
        from companion.ui.paper.page import PaperPage
        from companion.ui.tense.card import card_order

        order = card_order(self._services.tense, emergency_number)
        return PaperPage(order, self._tools.tasks, self._tools.navigator)

    def _player(self) -> PlayerScreen:
        from companion.ui.player.figures import Figures
        from companion.ui.player.screen import PlayerScreen
        from companion.ui.player.sound import Loudness
        from companion.ui.voice.usual import voice_of

        services, chosen = self._services, self._tools.appearance.preferences
        player = PlayerScreen(
            services.sessions,
            services.routines,
            services.goals,
            services.checkins,
            services.drafts,
            Figures(services.library, self._figure_for, self._moving_for, _other_side),
            sound=make_sound(Loudness(voice_of(chosen), chosen.tones, chosen.volume / 100)),
            awake=_awake(),
            get_ready_s=chosen.get_ready_s,
        )
        player.closed.connect(self._tools.navigator.back)
        player.eased.connect(self._tools.navigator.tense)
        player.for_visit.connect(self._tools.navigator.bring)
        return player

    def _relief_picture(self, height: int) -> QWidget:
        """The figure on the relief card: drawn when the three choices are there, and kept for the next time."""
        movement = self._services.library.get(RELIEF_MOVEMENT)
        view = self._figure_view(RELIEF_MOVEMENT, movement.name if movement else "", 320, height)
        view.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # a picture on the way to the three choices
        return view


def have_relief_at_hand() -> None:
    """Reads the modules of relief, so that F2 is quick the first time too."""
    import_module("companion.ui.tense.screen")


def make_sound(wanted: Loudness) -> Sound:
    """The player's sound: what plays it is loaded when it is first to be heard."""
    from companion.ui.player.sound import Sound

    return Sound(wanted, _speaker, _find_chime)


def _speaker(volume: float) -> Speaker:
    """A voice of this computer for the language spoken, if it turns out to have one."""
    from companion.ui.voice.speech import Speaker

    return Speaker(current().code, volume)


def _find_chime(volume: float) -> Chime | None:
    """The tones. Qt Multimedia is loaded here, when they are first wanted."""
    try:
        from companion.ui.voice.tones import find_tones
    except ImportError:
        return None
    return find_tones(volume)


def _awake() -> Awake:
    """How the display is kept on with this system."""
    try:
        if sys.platform == "win32":
            from companion.ui.awake.by_windows import AwakeByWindows

            return AwakeByWindows()
        if sys.platform == "darwin":
            from companion.ui.awake.by_caffeine import AwakeByCaffeine

            return AwakeByCaffeine()
        from companion.ui.awake.by_desktop import AwakeByDesktop

        return AwakeByDesktop()
    except (ImportError, OSError):
        from companion.ui.awake import AsItIsSet

        return AsItIsSet()


def _other_side(movement: Movement) -> Movement:
    """``movement`` with the other side of the body."""
    from companion.movement.mirroring import mirrored

    return replace(movement, figure=mirrored(movement.figure)) if movement.figure else movement
