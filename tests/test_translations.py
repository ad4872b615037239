"""Every text can be translated: it is collected, the template is current, and the made-up languages are whole."""

from __future__ import annotations

import gettext
import re
import unicodedata
from pathlib import Path
from string import Formatter

import pytest
from babel.messages.catalog import Message
from babel.messages.extract import extract_from_dir
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextLayout
from pytestqt.qtbot import QtBot

from companion import catalogues, i18n
from companion.movement.library import load_library
from companion.reports.bidi_levels import base_level, levels
from companion.resources_path import resource_dir
from companion.services.questions import load_questions
from tests.helpers.source import ROOT

MESSAGES: list[Message] = [message for message in catalogues.collect() if message.id]
TEXTS: list[str] = sorted(
    {text for message in MESSAGES for text in ([message.id] if isinstance(message.id, str) else message.id)}
)

NEVER_SAID = (
    r"adheren\w*|complian\w*|prescri\w*|assigned|overdue|missed|fail\w*|streaks?|relapse\w*|setbacks?|"
    r"bad days?|no improvement|success\w*|lazy|should have|danger\w*|warning"
)


@pytest.fixture(scope="module")
def pseudo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with both made-up languages."""
    folder = tmp_path_factory.mktemp("pseudo")
    catalogues.build_pseudo(folder)
    return folder


def places(text: str) -> list[tuple[str, str | None, str | None]]:
    """The places to fill in, with their formats, in alphabetical order."""
    return sorted((name, form, how) for _text, name, form, how in Formatter().parse(text) if name is not None)


# --- Collecting -----------------------------------------------------------------------------------------------


def test_every_message_in_the_source_is_collected() -> None:
    """Compared with Babel's own reader, which goes by tokens."""
    found = {
        text
        for _file, _line, message, _comments, _context in extract_from_dir(
            ROOT / "companion", keywords={"tr": None, "ntr": (1, 2)}
        )
        for text in ([message] if isinstance(message, str) else message)
    }
    assert len(found) > 100
    assert found - set(TEXTS) == set()


def test_messages_are_seen_wherever_they_stand() -> None:
    code = """
def f(n):
    # Translators: a colour
    tr("Teal")
    # only for us
    tr("Ink", name=tr("Inner"))
    return f"{tr('In {place}', place=1)} {ntr('{count} day', '{count} days', n)}", tr("To" "gether")
    tr(n), self.tr("Qt's own"), other("No")
"""
    assert dict(catalogues.messages_in(code)) == {
        "Teal": ["Translators: a colour"],
        "Ink": [],
        "Inner": [],
        "In {place}": [],
        ("{count} day", "{count} days"): [],
        "Together": [],
    }


class _Listener(gettext.NullTranslations):
    """Writes down what is asked of it."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: set[str] = set()

    def gettext(self, message: str) -> str:
        self.asked.add(message)
        return message


def test_every_text_of_the_shipped_files_is_collected() -> None:
    """Whatever the program looks up while it reads the movements and questions is in the catalogue."""
    listener = _Listener()
    i18n.use(i18n.Language("en", listener, i18n.load("en").formats))
    movements = load_library(resource_dir() / "movements")
    questions = load_questions(resource_dir() / "measures")
    assert {movements[0].name, movements[0].cues[0], questions[0].text} <= listener.asked
    assert listener.asked - set(TEXTS) == set()


def test_the_template_is_current() -> None:
    kept = resource_dir() / "translations" / "companion.pot"
    assert kept.is_file(), "Make it: python -m companion.catalogues extract"
    missing = [line for line in catalogues.template().splitlines() if line not in kept.read_text("utf-8")]
    hint = "Texts have changed. Make the template again: python -m companion.catalogues extract"
    assert kept.read_text("utf-8") == catalogues.template(), f"{hint}\nFirst new lines: {missing[:6]}"


def test_the_same_source_gives_the_same_template() -> None:
    written = catalogues.template()
    assert written == catalogues.template()
    assert "Date" not in written.partition("\n\n")[0]
    assert not re.search(r"^#: .*:\d+", written, re.MULTILINE)
    assert str(Path.cwd()) not in written


def test_the_commands_write_where_they_are_told(tmp_path: Path) -> None:
    assert catalogues.main(["extract", "--out", str(tmp_path / "new")]) == 0
    assert (tmp_path / "new" / "companion.pot").read_text("utf-8") == catalogues.template()
    assert catalogues.main(["pseudo", "--out", str(tmp_path)]) == 0
    assert i18n.load("ar_XB", tmp_path).catalogue.gettext(TEXTS[-1]) != TEXTS[-1]
    with pytest.raises(SystemExit) as left:
        catalogues.main(["guess"])
    assert left.value.code == 2


# --- What the texts say ---------------------------------------------------------------------------------------


def test_places_have_names() -> None:
    """A translator may need another order of words; only named places can move."""
    assert [text for text in TEXTS if any(not name.isidentifier() for name, *_ in places(text))] == []


def test_no_text_judges() -> None:
    """The words of design: nothing is owed, so nothing is missed, overdue or failed."""
    found = [text for text in TEXTS if re.search(rf"\b({NEVER_SAID})\b", text, re.IGNORECASE)]
    assert found == []


def test_no_text_shouts_or_smiles() -> None:
    """No exclamation marks and no emoji of ours."""
    assert [text for text in TEXTS if "!" in text or any(ord(char) > 0x1F000 for char in text)] == []


# --- The made-up languages ------------------------------------------------------------------------------------


def said_in(folder: Path, code: str, message: Message) -> list[tuple[str, str]]:
    """Each English text of a message and what the language says for it."""
    catalogue = i18n.load(code, folder).catalogue
    if isinstance(message.id, str):
        return [(message.id, catalogue.gettext(message.id))]
    one, many = message.id[:2]
    return [(one if n == 1 else many, catalogue.ngettext(one, many, n)) for n in (0, 1, 2, 3, 11, 100)]


@pytest.mark.parametrize("code", ["en_XA", "ar_XB"])
def test_every_text_is_said_with_all_its_places(pseudo: Path, code: str) -> None:
    for message in MESSAGES:
        for english, said in said_in(pseudo, code, message):
            assert said != english
            assert places(said) == places(english)


def test_the_long_language_is_longer_and_bracketed(pseudo: Path) -> None:
    for message in MESSAGES:
        for english, said in said_in(pseudo, "en_XA", message):
            assert (said[0], said[-1]) == (catalogues.OPENING, catalogues.CLOSING)
            assert len(said) >= len(english) + 2
    english = sum(len(text) for text in TEXTS)
    assert 1.25 < sum(len(catalogues.accented(text)) for text in TEXTS) / english < 1.6


def test_plural_messages_are_kept_as_plurals() -> None:
    assert any(isinstance(message.id, tuple | list) for message in MESSAGES)


def test_the_right_to_left_language_runs_so_on_paper(pseudo: Path) -> None:
    for message in MESSAGES:
        for _english, said in said_in(pseudo, "ar_XB", message):
            filled = re.sub(r"\{\w+[^}]*\}", "7", said)
            assert base_level(filled, right_to_left=False) == 1
            wrong = [
                c
                for c, level in zip(filled, levels(filled, 1), strict=True)
                if c.isalpha() and level % 2 == 0
            ]
            assert wrong == []


def test_the_right_to_left_language_runs_so_on_screen(qtbot: QtBot) -> None:
    layout = QTextLayout(catalogues.mirrored("Things are tense"))
    layout.beginLayout()
    line = layout.createLine()
    layout.endLayout()
    first, last = line.cursorToX(4), line.cursorToX(len(layout.text()) - 2)
    # PySide hands back the position alone or with the cursor it belongs to.
    left, right = (x[0] if isinstance(x, tuple) else x for x in (last, first))
    assert left < right


_ANY_TEXT = st.lists(
    st.sampled_from(["{count}", "{a:.1f}", "{{", "}}", "%(prog)s", "Save", " ", "é", "\n", "x", "7", "ng"])
).map("".join)


@given(text=_ANY_TEXT)
def test_places_survive_in_any_text(text: str) -> None:
    for say in (catalogues.accented, catalogues.mirrored):
        assert places(say(text)) == places(text)
        assert say(text).count("%(prog)s") == text.count("%(prog)s")


def test_the_long_language_can_still_be_read() -> None:
    said = catalogues.accented("Choose rest")
    plain = unicodedata.normalize("NFD", said).encode("ascii", "ignore").decode()
    assert re.sub(r"(.)\1+", r"\1", plain) == "Chose rest"
