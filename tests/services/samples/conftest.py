"""Sample notebooks of every length, each written once."""

from __future__ import annotations

import pytest

from companion.sampling import write_sample_notebook
from tests.services.samples.book import LAST, LENGTHS, SEEDS, Book, Library, read


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Calling it with weeks and a seed gives that sample notebook."""
    folder = tmp_path_factory.mktemp("samples")
    books: dict[tuple[int, int], Book] = {}

    def book(weeks: int, seed: int) -> Book:
        if (weeks, seed) not in books:
            path = folder / f"{weeks}-{seed}.companion"
            write_sample_notebook(path, weeks=weeks, seed=seed, last=LAST)
            books[weeks, seed] = read(path, weeks)
        return books[weeks, seed]

    return book


@pytest.fixture(
    params=[(weeks, seed) for weeks in LENGTHS for seed in SEEDS], ids=lambda each: f"{each[0]}w-{each[1]}"
)
def book(request: pytest.FixtureRequest, library: Library) -> Book:
    """A sample notebook of each length and seed."""
    return library(*request.param)


@pytest.fixture(params=SEEDS)
def decade(request: pytest.FixtureRequest, library: Library) -> Book:
    """Ten years of each seed."""
    return library(520, request.param)
