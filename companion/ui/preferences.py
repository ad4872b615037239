"""What the person chose for the window on this computer: one small JSON file, apart from any notebook."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, fields, replace
from enum import StrEnum
from pathlib import Path

from platformdirs import user_config_dir

from companion.drawing.person_colours import Hair, Skin
from companion.errors import SaveError
from companion.i18n import tr

CONFIG_DIR_VARIABLE = "COMPANION_CONFIG_DIR"
TEXT_PERCENTS = (100, 125, 150, 175, 200)
VOLUMES = (30, 60, 100)
"""Soft, medium and loud, in percent."""
GET_READY_SECONDS = (5, 10, 20, 30)


class ThemeChoice(StrEnum):
    """Which colours; ``SYSTEM`` is "Same as my computer"."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"


class MotionChoice(StrEnum):
    """Whether things may move on screen."""

    SYSTEM = "system"
    ON = "on"
    OFF = "off"


class VoiceChoice(StrEnum):
    """What the player says aloud."""

    OFF = "off"
    WORDS = "words"
    COUNT = "count"


class NoticeChoice(StrEnum):
    """What a notice on the desktop says when a reminder comes up; the words are for one's own eyes."""

    NAME = "name"
    WORDS = "words"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Preferences:
    """Choices for this computer. ``text_percent`` is one of :data:`TEXT_PERCENTS`; ``language`` a code or
    ``"system"``; ``emergency_number`` is dialled by hand, so any short text; ``last_notebook`` a path or ``""``;
    ``skin`` and ``hair`` are those of the drawn person. In the player, ``voice`` is ``None`` until the person chose,
    ``volume`` one of :data:`VOLUMES`, ``get_ready_s`` one of :data:`GET_READY_SECONDS`.
    """

    theme: ThemeChoice = ThemeChoice.SYSTEM
    text_percent: int = 100
    motion: MotionChoice = MotionChoice.SYSTEM
    language: str = "system"
    emergency_number: str = ""
    last_notebook: str = ""
    skin: Skin = Skin.MEDIUM
    hair: Hair = Hair.BROWN
    notice: NoticeChoice = NoticeChoice.NAME
    voice: VoiceChoice | None = None
    tones: bool = True
    volume: int = 60
    get_ready_s: int = 10


def _text(value: object, fallback: str) -> str:
    return value if isinstance(value, str) and len(value) <= 4096 else fallback


def _from_json(data: object) -> Preferences:
    """The parts of ``data`` that make sense; defaults for the rest. Raises ``ValueError`` if nothing does."""
    if not isinstance(data, dict):
        raise ValueError("not an object")
    default = Preferences()
    percent = data.get("text_percent")
    theme, motion = data.get("theme"), data.get("motion")
    skin, hair = data.get("skin"), data.get("hair")
    notice = data.get("notice")
    voice, tones = data.get("voice"), data.get("tones")
    volume, get_ready_s = data.get("volume"), data.get("get_ready_s")
    return Preferences(
        theme=ThemeChoice(theme) if theme in tuple(ThemeChoice) else default.theme,
        text_percent=percent if percent in TEXT_PERCENTS else default.text_percent,
        motion=MotionChoice(motion) if motion in tuple(MotionChoice) else default.motion,
        language=_text(data.get("language"), default.language),
        emergency_number=_text(data.get("emergency_number"), default.emergency_number),
        last_notebook=_text(data.get("last_notebook"), default.last_notebook),
        skin=Skin(skin) if skin in tuple(Skin) else default.skin,
        hair=Hair(hair) if hair in tuple(Hair) else default.hair,
        notice=NoticeChoice(notice) if notice in tuple(NoticeChoice) else default.notice,
        voice=VoiceChoice(voice) if voice in tuple(VoiceChoice) else default.voice,
        tones=tones if isinstance(tones, bool) else default.tones,
        volume=volume if volume in VOLUMES else default.volume,
        get_ready_s=get_ready_s if get_ready_s in GET_READY_SECONDS else default.get_ready_s,
    )


def config_dir() -> Path:
    """Where the file lives: the platform's folder, or the one named by ``COMPANION_CONFIG_DIR``."""
    return Path(os.environ.get(CONFIG_DIR_VARIABLE) or user_config_dir("companion", appauthor=False))


class PreferencesFile:
    """Reads and writes the preferences file."""

    def __init__(self, folder: Path | None = None) -> None:
        self.path = (folder or config_dir()) / "preferences.json"

    def load(self) -> Preferences:
        """What was saved. A damaged file is set aside beside its place, and defaults are used."""
        try:
            return _from_json(json.loads(self.path.read_text("utf-8")))
        except OSError:
            return Preferences()
        except (ValueError, RecursionError):
            with contextlib.suppress(OSError):
                self.path.replace(self.path.with_suffix(".damaged.json"))
            return Preferences()

    def save(self, preferences: Preferences) -> None:
        """Writes all of it or nothing. Raises ``SaveError`` when the disk refuses."""
        temporary = self.path.with_name(f".preferences-{os.getpid()}.tmp")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with temporary.open("w", encoding="utf-8") as file:
                json.dump(asdict(preferences), file, indent=2, ensure_ascii=False)
                file.flush()
                os.fsync(file.fileno())
            temporary.replace(self.path)
        except OSError as error:
            with contextlib.suppress(OSError):
                temporary.unlink(missing_ok=True)
            raise SaveError(
                tr("Your settings could not be saved."),
                tr("They stay as they are until you close the window. Check that the disk has room."),
                type(error).__name__,
            ) from error

    def change(self, **values: object) -> Preferences:
        """Saves the file with ``values`` changed and returns the whole. Raises ``SaveError``."""
        known = {field.name for field in fields(Preferences)}
        if unknown := set(values) - known:
            raise TypeError(f"no such preference: {sorted(unknown)}")
        changed = replace(self.load(), **values)  # type: ignore[arg-type]
        self.save(changed)
        return changed
