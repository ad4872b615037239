"""The rules of the house, one test each. CONTRIBUTING.md has the tour; here is what keeps it true."""

from __future__ import annotations

import fnmatch
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator

import pytest

from tests.helpers.source import (
    PACKAGE,
    ROOT,
    Source,
    guessing_widgets,
    imports,
    left_out,
    shared_state,
    slots_holding_self,
    sources,
    too_long,
    undocumented,
    unextractable,
    untranslated,
)

FILE_LINES = 450
FUNCTION_LINES = 60

FOR_ALL = {"i18n", "by_size", "errors", "resources_path", "companion"}
"""Words, problems and shipped files: what every room but ``domain`` and ``drawing`` may use."""

MAY_USE = {
    "domain": set(),
    "drawing": set(),
    "movement": {"domain", "drawing"} | FOR_ALL,
    "charts": {"domain", "drawing"} | FOR_ALL,
    "storage": {"domain"} | FOR_ALL,
    "exchange": {"domain"} | FOR_ALL,
    "reports": {"domain", "drawing", "charts", "movement"} | FOR_ALL,
    "services": {"domain"} | FOR_ALL,
    "ui": {"services", "domain", "drawing", "charts", "movement"} | FOR_ALL,
    "commands": {"services", "domain", "exchange", "bootstrap", "outside", "movements"} | FOR_ALL,
}
MIGRATIONS = "companion/storage/migrations/versions/"
BEHIND_PORTS = {"storage", "exchange", "reports"}

OWNERS = {
    "sqlalchemy": {"storage"},
    "sqlcipher3": {"storage"},
    "alembic": {"storage"},
    "pydantic": {"exchange"},
    "pydantic_core": {"exchange"},
    "reportlab": {"reports"},
    "PIL": {"exchange"},
    "pypdfium2": {"exchange"},
    "zxingcpp": {"exchange"},
    "icalendar": {"exchange"},
    "PySide6": {"ui"},
    "shiboken6": {"ui"},
    "babel": {"i18n", "charts", "catalogues"},
}

LATE_IMPORTS = {
    "companion/cli.py",
    "companion/movements.py",  # the part of bootstrap that draws
    "companion/commands/card.py",
    "companion/commands/handout.py",
    "companion/commands/measure.py",
    "companion/commands/movement.py",
    "companion/commands/sheet.py",
    "companion/bootstrap.py",
    "companion/outside.py",  # the part of bootstrap that reaches files and paper
    "companion/sampling.py",  # the part of bootstrap that writes samples
    "companion/ui/places.py",  # the window's part of bootstrap
    "companion/ui/full_screens.py",  # the part of places.py that covers the window
    "companion/ui/read_ahead.py",  # the part of places.py that fetches while nothing goes on
    "companion/storage/unit.py",  # what the first screen does not show
    "companion/storage/upgrade.py",
}
"""Where a slow library is fetched only when it is due."""

SPEAKS_FILES = {"companion/movement/reading.py", "companion/services/questions.py"}
"""Where texts of ``resources/`` are translated by value; the extractor reads those files itself."""


def room_of(module: str) -> str:
    """The room a module of ours lies in; ``companion`` for what the package itself holds."""
    parts = module.split(".")
    if len(parts) == 1 or not any((ROOT / PACKAGE / name).exists() for name in (parts[1], f"{parts[1]}.py")):
        return PACKAGE
    return parts[1]


def crossings(source: Source) -> Iterator[str]:
    """Imports of a room that this one may not know."""
    if source.room not in MAY_USE:
        return
    allowed = MAY_USE[source.room] | {source.room}
    for found in imports(source):
        if not found.is_of(PACKAGE) or room_of(found.module) in allowed:
            continue
        # The ports are the shape of what services ask for; a room behind them may read that shape.
        if source.room in BEHIND_PORTS and found.is_of("companion.services.ports"):
            continue
        yield source.at(found.node, f"{source.room} imports {found.module}")


def foreign_owners(source: Source) -> Iterator[str]:
    """Imports of a library that belongs to another room."""
    for found in imports(source):
        library = found.module.split(".")[0]
        if source.room not in OWNERS.get(library, {source.room}):
            yield source.at(found.node, f"{source.room} imports {library}")


def beyond_the_standard_library(source: Source) -> Iterator[str]:
    """Imports that neither Python nor this project brings."""
    for found in imports(source):
        library = found.module.split(".")[0]
        if library != PACKAGE and library not in sys.stdlib_module_names:
            yield source.at(found.node, f"imports {library}")


def late_imports(source: Source) -> Iterator[str]:
    """Imports inside a function."""
    if source.path not in LATE_IMPORTS:
        for found in imports(source):
            if found.inside_function:
                yield source.at(found.node, f"imports {found.module} inside a function")


def living_models(source: Source) -> Iterator[str]:
    """Migrations that import code which keeps changing."""
    if source.path.startswith(MIGRATIONS):
        for found in imports(source):
            if found.is_of(PACKAGE):
                yield source.at(found.node, f"a migration imports {found.module}")


def tools_in_the_app(source: Source) -> Iterator[str]:
    """Imports of the catalogue maker, or of the slow part of Babel it stands on."""
    for found in imports(source):
        if found.is_of("companion.catalogues", "babel.messages") and source.room != "catalogues":
            yield source.at(found.node, f"imports {found.module}")


def house_lengths(source: Source) -> Iterable[str]:
    """Files and functions that are asking to be two. A migration is a list of columns, written once: it may be long."""
    if source.path.startswith(MIGRATIONS):
        return ()
    return too_long(source, file_lines=FILE_LINES, function_lines=FUNCTION_LINES)


def findings(find: Callable[[Source], Iterable[str]], *rooms: str, but: Iterable[str] = ()) -> list[str]:
    """What ``find`` finds in ``rooms`` (default: everywhere), leaving out the paths that begin with ``but``."""
    return [
        finding
        for source in sources()
        if (not rooms or source.room in rooms) and not source.path.startswith(tuple(but))
        for finding in find(source)
    ]


def nothing(found: list[str], why: str) -> None:
    """Fail with the sentence and every place, one a line."""
    assert not found, "\n".join([why, *found])


# --- Who may know whom --------------------------------------------------------------------------------------


def test_domain_knows_only_itself_and_the_standard_library() -> None:
    why = "The nouns and rules must outlive every library: domain imports the standard library and itself."
    nothing(findings(crossings, "domain") + findings(beyond_the_standard_library, "domain"), why)


def test_drawing_knows_nobody() -> None:
    why = "Shapes are the tongue of screen and paper alike, so they depend on neither."
    nothing(findings(crossings, "drawing") + findings(beyond_the_standard_library, "drawing"), why)


def test_figures_and_charts_know_the_domain_and_the_shapes() -> None:
    why = "Figures and charts are drawn once, for the window and for paper, so they know neither."
    nothing(findings(crossings, "movement", "charts"), why)


def test_storage_reports_and_exchange_never_meet() -> None:
    why = "Files, paper and plan files are reached through services/ports.py and can each be replaced alone."
    nothing(findings(crossings, "storage", "reports", "exchange"), why)


def test_services_are_free_of_files_paper_and_windows() -> None:
    why = "What a person can do here must not depend on how it is stored, printed or shown."
    nothing(findings(crossings, "services"), why)


def test_ui_reaches_everything_through_services() -> None:
    why = "A screen that writes to storage or paper by itself would go around the one transaction per action."
    nothing(findings(crossings, "ui"), why)


def test_each_library_has_one_room() -> None:
    why = "A library that is imported in one room can be replaced, audited and loaded late in one place."
    nothing(findings(foreign_owners), why)


def test_slow_imports_stay_at_the_edge() -> None:
    why = f"Imports inside functions hide who knows whom; only {', '.join(sorted(LATE_IMPORTS))} may, for speed."
    nothing(findings(late_imports), why)


def test_migrations_stand_alone() -> None:
    why = "A migration that imports today's tables changes its meaning when they change."
    nothing(findings(living_models), why)


def test_the_catalogue_maker_stays_a_tool() -> None:
    why = "Reading source code for messages is for us, not for the running program; it is slow to load."
    nothing(findings(tools_in_the_app), why)


def test_a_command_starts_without_the_heavy_libraries() -> None:
    """Paint first, import after: the parts are wired without Qt, SQLAlchemy, ReportLab, pydantic or Alembic."""
    heavy = ("PySide6", "sqlalchemy", "alembic", "reportlab", "pydantic", "icalendar", "babel.messages")
    code = f"import sys, companion.cli, companion.bootstrap; print(*sorted(set({heavy}) & set(sys.modules)))"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stdout + done.stderr


# --- How the rooms are kept -----------------------------------------------------------------------------------


def test_the_front_door_stays_tidy() -> None:
    """Four folders and the files everyone expects; a fifth folder would be a second place for something."""
    folders = {"companion", "resources", "tests", "installer"}
    files = {"README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "pyproject.toml"}
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    strangers = [
        f"{entry.name}:1: is not part of the house"
        for entry in sorted(ROOT.iterdir())
        if not entry.name.startswith(".")
        and not any(fnmatch.fnmatch(entry.name, pattern) for pattern in ignored)
        and entry.name not in (folders if entry.is_dir() else files)
    ]
    nothing(strangers, "No other top-level entry, please.")


def test_every_room_is_known_here() -> None:
    """A new folder in companion/ gets its line in MAY_USE, or no rule would hold in it."""
    rooms = {path.parent.name for path in (ROOT / PACKAGE).glob("*/__init__.py")}
    assert rooms == set(MAY_USE)


def test_every_module_says_what_it_is() -> None:
    nothing(
        findings(undocumented), "A reader should know from the first line whether this is the file they want."
    )


def test_files_and_functions_stay_short() -> None:
    why = f"A file past {FILE_LINES} lines or a function past {FUNCTION_LINES} is asking to be two."
    nothing(findings(house_lengths), why)


def test_nothing_is_shared_behind_the_scenes() -> None:
    why = "State that anyone can change makes every test depend on the one before: no globals."
    nothing(findings(shared_state), why)


def test_signals_never_hold_a_window_alive() -> None:
    why = "A slot that captures self keeps a closed window alive; connect bound methods or functools.partial."
    nothing(findings(slots_holding_self, "ui"), why)


def test_screens_use_our_own_plain_text_widgets() -> None:
    why = (
        "QLabel and QMessageBox guess HTML: a note with an <img> would load a file. Use companion.ui.widgets."
    )
    nothing(findings(guessing_widgets, "ui", but=["companion/ui/widgets/"]), why)


def test_every_word_on_screen_can_be_translated() -> None:
    nothing(findings(untranslated, "ui"), "Words a person reads go through tr() or ntr().")


def test_every_message_can_be_collected() -> None:
    why = "The catalogue is made by reading the source: the message of tr() and ntr() is a literal text."
    nothing(findings(unextractable, but=[*SPEAKS_FILES]), why)


def test_every_test_runs() -> None:
    why = "A test that is left out guards nothing: find a way to the same fault that every computer has."
    nothing([found for source in sources("tests") for found in left_out(source)], why)


# --- The rules see what they should ---------------------------------------------------------------------------

UI = "companion/ui/today/screen.py"
TEST = "tests/test_goals.py"

BREACHES: list[tuple[Callable[[Source], Iterable[str]], str, str]] = [
    (crossings, "companion/domain/goals.py", "from companion.errors import CompanionError"),
    (crossings, "companion/drawing/shapes.py", "import companion.domain.goals"),
    (crossings, "companion/charts/line.py", "from companion.services import goals"),
    (crossings, "companion/storage/unit.py", "from companion import reports"),
    (crossings, "companion/storage/unit.py", "from ..exchange.plan_file import read_plan"),
    (crossings, "companion/exchange/a.py", "from companion.services.goals import GoalService"),
    (crossings, "companion/services/goals.py", "def f():\n    from companion.storage import unit"),
    (
        crossings,
        "companion/services/goals.py",
        "import importlib\nimportlib.import_module('companion.ui.theme')",
    ),
    (crossings, UI, "if TYPE_CHECKING:\n    from companion.storage.unit import Unit"),
    (crossings, UI, "from companion.bootstrap import open_services"),
    (beyond_the_standard_library, "companion/domain/goals.py", "import attrs"),
    (foreign_owners, "companion/ui/a.py", "from sqlalchemy import select"),
    (foreign_owners, "companion/services/a.py", "import PySide6.QtCore"),
    (foreign_owners, "companion/bootstrap.py", "from reportlab.pdfgen import canvas"),
    (foreign_owners, "companion/i18n.py", "import pydantic"),
    (late_imports, "companion/services/goals.py", "class A:\n    def f(self):\n        import json"),
    (
        living_models,
        "companion/storage/migrations/versions/0009_x.py",
        "from companion.storage import tables",
    ),
    (tools_in_the_app, "companion/cli.py", "def f():\n    from companion import catalogues"),
    (tools_in_the_app, "companion/i18n.py", "from babel.messages.pofile import read_po"),
    (undocumented, UI, "x = 1"),
    (house_lengths, UI, "x = 1\n" * (FILE_LINES + 1)),
    (house_lengths, UI, "def f():\n" + "    x = 1\n" * FUNCTION_LINES),
    (shared_state, UI, "def f():\n    global x\n    x = 1"),
    (shared_state, UI, "cache = {}"),
    (shared_state, UI, "seen: set[int] = set()"),
    (shared_state, UI, "NAMES = []\ndef f():\n    NAMES.append(1)"),
    (shared_state, UI, "NAMES = {}\ndef f():\n    NAMES['a'] = 1"),
    (slots_holding_self, UI, "b.clicked.connect(lambda: self.save())"),
    (slots_holding_self, UI, "QTimer.singleShot(9, lambda checked=False: print(self))"),
    (slots_holding_self, UI, "def f(self):\n    def g():\n        self.x()\n    b.clicked.connect(g)"),
    (guessing_widgets, UI, "label = QLabel(words)"),
    (guessing_widgets, UI, "QtWidgets.QMessageBox.warning(self, a, b)"),
    (guessing_widgets, UI, "class Big(QLabel):\n    pass"),
    (untranslated, UI, "self.setWindowTitle('today')"),
    (untranslated, UI, "field.setAccessibleName(f'Goal {n}')"),
    (untranslated, UI, "field.setToolTip('Save' if a else b)"),
    (untranslated, UI, "from PySide6.QtWidgets import QPushButton\nQPushButton('Save')"),
    (untranslated, UI, "from companion.ui.widgets.labels import Label\nLabel(text='Good day')"),
    (left_out, TEST, "@pytest.mark.skipif(os.name == 'nt', reason='')\ndef test_a(): ..."),
    (left_out, TEST, "pytestmark = pytest.mark.xfail"),
    (left_out, TEST, "def test_a():\n    pytest.skip('no')"),
    (left_out, TEST, "from pytest import importorskip"),
    (unextractable, UI, "tr(words)"),
    (unextractable, UI, "tr(f'Hello {name}')"),
    (unextractable, UI, "ntr('one day', many, 3)"),
]

FINE: list[tuple[Callable[[Source], Iterable[str]], str, str]] = [
    (crossings, UI, "from companion.services.goals import GoalService"),
    (crossings, "companion/storage/unit.py", "from companion.services.ports import Goals"),
    (crossings, "companion/bootstrap.py", "from companion.storage.unit import Unit"),
    (foreign_owners, "companion/ui/a.py", "from PySide6.QtCore import Qt"),
    (late_imports, "companion/bootstrap.py", "def f():\n    import json"),
    (shared_state, UI, "NAMES = {'a': 1}\n__all__ = ['f']\ndef f():\n    names = []\n    names.append(1)"),
    (slots_holding_self, UI, "b.clicked.connect(self.save)\nb.clicked.connect(partial(self.save, 1))"),
    (slots_holding_self, UI, "items.sort(key=lambda item: self.rank(item))"),
    (untranslated, UI, "self.setWindowTitle(tr('Today'))\nself.setObjectName('today')\nx.setText('· ')"),
    (untranslated, UI, "from companion.ui.widgets.buttons import Button\nButton(tr('Save'), 'primary')"),
    (left_out, TEST, "press(page.skip)\npytest.mark.parametrize('skip', [])"),
    (unextractable, UI, "tr('Hello {name}', name=name)\nself.tr(x)"),
]


def _label(case: tuple[Callable[[Source], Iterable[str]], str, str]) -> str:
    return f"{case[0].__name__}: {case[2].splitlines()[-1].strip()[:50]}"


@pytest.mark.parametrize("case", BREACHES, ids=_label)
def test_a_breach_is_found_with_its_place(case: tuple[Callable[[Source], Iterable[str]], str, str]) -> None:
    find, path, text = case
    found = list(find(Source.of(path, text)))
    assert found
    assert all(place.startswith(f"{path}:") and place.split(":")[1].isdigit() for place in found)


@pytest.mark.parametrize("case", FINE, ids=_label)
def test_what_is_fine_is_left_alone(case: tuple[Callable[[Source], Iterable[str]], str, str]) -> None:
    find, path, text = case
    assert list(find(Source.of(path, text))) == []
