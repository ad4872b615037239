"""The ways in: the wheel is whole without the checkout, and the scripts of ``installer/`` say what they need.

The paths are those of Linux and macOS, where ``installer/test.sh`` runs.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from companion import __version__
from tests.helpers.source import ROOT

SITE_PACKAGES = Path(sysconfig.get_path("purelib"))


def run(
    *command: str | Path, cwd: Path, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Run to the end, without a screen and without the paths of this test run."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if name not in {"PYTHONPATH", "COMPANION_LANGUAGE"}
        and not name.startswith(("DISPLAY", "WAYLAND_", "XDG_SESSION_", "QT_QPA_"))
    }
    return subprocess.run(
        [str(word) for word in command],
        cwd=cwd,
        env=kept | (env or {}),
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def empty_environment(folder: Path, *also: Path) -> Path:
    """A new environment that borrows the libraries of this one, but not its Companion. Returns its ``bin``.

    A ``.pth`` file only adds folders: that of the checkout, which an editable install names in one, is not followed.
    """
    venv.create(folder, with_pip=False)
    site = next(folder.glob("lib/python3*/site-packages"))
    (site / "borrowed.pth").write_text(
        "".join(f"{path}\n" for path in (SITE_PACKAGES, *also)), encoding="utf-8"
    )
    return folder / "bin"


# --- The wheel ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    done = run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=ROOT)
    assert done.returncode == 0, done.stderr
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The ``bin`` of an environment with the wheel in it."""
    folder = tmp_path_factory.mktemp("empty") / "a new home"
    bin_folder = empty_environment(folder)
    done = run(
        *(sys.executable, "-m", "pip", "--python", bin_folder / "python"),
        *("install", "--no-deps", "--no-index", "--disable-pip-version-check", wheel),
        cwd=folder,
    )
    assert done.returncode == 0, done.stderr
    return bin_folder


def test_the_wheel_holds_every_resource_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        names = {name for name in file.namelist() if ".dist-info/" not in name}
    resources = {
        f"companion/{path.relative_to(ROOT).as_posix()}"
        for path in (ROOT / "resources").rglob("*")
        if path.is_file()
    }
    modules = {path.relative_to(ROOT).as_posix() for path in (ROOT / "companion").rglob("*.py")}
    assert len(resources) > 10
    assert resources | modules <= names
    strangers = {name for name in names if not name.startswith("companion/") or "__pycache__" in name}
    assert strangers == set()


def test_the_wheel_carries_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as file:
        assert any(name.endswith(".dist-info/licenses/LICENSE") for name in file.namelist())


def test_the_installed_program_starts_far_from_the_checkout(installed: Path, tmp_path: Path) -> None:
    done = run(installed / "companion", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"companion {__version__}\n", "")


def test_the_installed_program_finds_its_own_resources(installed: Path, tmp_path: Path) -> None:
    code = (
        "import json, companion, companion.resources_path as r; from companion.outside import shipped_movements;"
        "print(json.dumps([companion.__file__, str(r.resource_dir()), len(shipped_movements())]))"
    )
    done = run(installed / "python", "-I", "-c", code, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    package, resources, movements = json.loads(done.stdout)
    home = installed.parent.resolve()
    assert Path(package).resolve().is_relative_to(home)
    assert Path(resources).resolve().is_relative_to(home)
    assert movements == len(list((ROOT / "resources" / "movements").glob("*.toml")))


def test_the_installed_program_makes_a_sheet(installed: Path, tmp_path: Path) -> None:
    """Plans, movements, questions and fonts all come from the installation."""
    sample, sheet = tmp_path / "sample.companion", tmp_path / "sheet.pdf"
    for words in (["sample", sample], ["sheet", "--notebook", sample, "-o", sheet]):
        done = run(installed / "companion", *words, cwd=tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    assert sheet.read_bytes().startswith(b"%PDF-")


# --- The scripts ----------------------------------------------------------------------------------------------


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """What the scripts look at, in a folder with a space in its name."""
    folder = tmp_path / "a clone"
    shutil.copytree(ROOT / "installer", folder / "installer")
    shutil.copy(ROOT / "pyproject.toml", folder)
    return folder


def shell(project: Path, words: str) -> subprocess.CompletedProcess[str]:
    """Run ``words`` in a shell that knows what the scripts know."""
    start = f'set -eu; root="{project}"; . "$root/installer/setup.sh"; {words}'
    return run("sh", "-c", start, cwd=project.parent)


@pytest.fixture
def set_up(project: Path) -> Path:
    """The project as it is after a set-up that went well."""
    empty_environment(project / ".venv", ROOT)
    done = shell(project, '{ echo run; current_key; } >"$stamp"')
    assert done.returncode == 0, done.stderr
    return project


def test_without_python_one_is_told_where_to_get_it(project: Path, tmp_path: Path) -> None:
    tools = tmp_path / "tools"
    tools.mkdir()
    for name in ("uname", "dirname"):
        (tools / name).symlink_to(shutil.which(name) or name)
    # What a version manager leaves behind: a name that does not run. And one that is too old.
    for name, code in (("python3.13", 127), ("python3", 1)):
        (tools / name).write_text(f"#!/bin/sh\nexit {code}\n", encoding="utf-8")
        (tools / name).chmod(0o755)
    done = run("/bin/sh", project / "installer" / "run.sh", cwd=tmp_path, env={"PATH": str(tools)})
    assert done.returncode == 1
    assert "needs Python 3.11 or newer" in done.stderr
    assert "Then run this again." in done.stderr
    assert not (project / ".venv").exists()


def test_once_set_up_it_only_starts(set_up: Path, tmp_path: Path) -> None:
    done = run("sh", set_up / "installer" / "run.sh", "--version", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, f"companion {__version__}\n"), done.stderr


@pytest.mark.parametrize(
    "change",
    [
        'echo "# another version" >>"$root/installer/constraints.txt"',
        'echo "# another library" >>"$root/pyproject.toml"',
        'echo $$ >"$unfinished"',
        'rm "$stamp"',
        'rm "$python"',
        ': >"$stamp"',
    ],
)
def test_any_change_asks_for_a_new_set_up(set_up: Path, change: str) -> None:
    assert shell(set_up, "ready run").returncode == 0
    assert shell(set_up, f"{change}; ready run").returncode == 1


def test_a_moved_folder_asks_for_a_new_set_up(set_up: Path) -> None:
    moved = set_up.rename(set_up.parent / "another place")
    assert shell(moved, "ready run").returncode == 1
    assert shell(moved, "usable").returncode == 1


def test_the_tests_need_more_than_the_program(set_up: Path) -> None:
    assert shell(set_up, "ready test").returncode == 1
    assert shell(set_up, '{ echo test; current_key; } >"$stamp"; ready test && ready run').returncode == 0


def test_two_set_ups_at_once_do_not_meet(set_up: Path) -> None:
    """The process named in the file is this test, which is certainly running."""
    done = shell(set_up, f'rm "$stamp"; echo {os.getpid()} >"$unfinished"; prepare run')
    assert done.returncode == 1
    assert "being set up in another window" in done.stderr


@pytest.mark.parametrize("display", ["", ":77777"], ids=["none", "one that is not there"])
def test_without_a_screen_a_sample_sheet_is_written(set_up: Path, tmp_path: Path, display: str) -> None:
    here = tmp_path / "where I am"
    here.mkdir()
    done = run("sh", set_up / "installer" / "run.sh", cwd=here, env={"DISPLAY": display})
    assert done.returncode == 0, done.stderr
    assert "There is no screen here" in done.stdout
    assert (here / "companion-sample.pdf").read_bytes().startswith(b"%PDF-")
    assert [path.name for path in here.iterdir()] == ["companion-sample.pdf"]


def need_libraries(project: Path, user: int) -> tuple[subprocess.CompletedProcess[str], str]:
    """Look for libraries as ``user`` on a Debian that lacks two; also what was asked of ``apt-get``."""
    fakes, asked = project.parent / "fakes", project.parent / "asked"
    fakes.mkdir()
    for name, does in (("id", f"echo {user}"), ("apt-get", f'echo "$*" >>"{asked}"')):
        (fakes / name).write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        (fakes / name).chmod(0o755)
    lacking = f'missing_libraries() {{ [ -e "{asked}" ] || echo libegl1 libgl1; }}'
    done = shell(project, f'PATH="{fakes}:$PATH"; {lacking}; system=unix; need_libraries')
    return done, asked.read_text(encoding="utf-8") if asked.exists() else ""


def test_a_missing_library_is_named_with_the_line_that_installs_it(set_up: Path) -> None:
    done, asked = need_libraries(set_up, user=1000)
    assert (done.returncode, asked) == (1, "")
    assert "sudo apt-get install -y --no-install-recommends libegl1 libgl1" in done.stderr


def test_root_on_debian_gets_the_missing_libraries_at_once(set_up: Path) -> None:
    done, asked = need_libraries(set_up, user=0)
    assert done.returncode == 0, done.stderr
    assert asked.splitlines() == ["update -qq", "install -y -qq --no-install-recommends libegl1 libgl1"]


def test_every_library_has_an_exact_version() -> None:
    """Names and versions only: where they come from is for the computer to say."""
    lines = (ROOT / "installer" / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if line and not line.startswith("#")]
    assert pins == sorted(pins)
    for pin in pins:
        name, _, version = pin.partition("==")
        assert name.replace("-", "").isalnum()
        assert version.replace(".", "").isalnum()
    names = {pin.partition("==")[0] for pin in pins}
    wanted = set()
    for line in (ROOT / "pyproject.toml").read_text(encoding="utf-8").splitlines():
        if line.startswith('    "') and ">=" in line:
            wanted.add(line.split('"')[1].split(">=")[0].split("[")[0].lower())
    assert len(wanted) > 15
    assert wanted <= names
