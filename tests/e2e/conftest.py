"""A screen for each worker, and a program that is surely ended after each test."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import pytest

from tests.e2e.person import App
from tests.e2e.screen import Screen

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    if report.when == "call":
        item.stash[FAILED] = report.failed
    return report


@pytest.fixture(scope="session")
def screen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Screen]:
    with Screen(tmp_path_factory.mktemp("screen")) as screen:
        yield screen


@pytest.fixture
def start(screen: Screen, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Callable[..., App]]:
    """Starts the program on a notebook; a picture is kept when the test fails."""
    apps: list[App] = []

    def run(notebook: Path, *options: str, **variables: str) -> App:
        apps.append(App(screen, notebook, tmp_path, *options, **variables))
        return apps[-1]

    yield run
    for app in apps:
        app.stop_for_good(tmp_path / "failed.png" if request.node.stash.get(FAILED, False) else None)
