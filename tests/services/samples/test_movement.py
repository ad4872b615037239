"""Sam's own movement in the sample notebook."""

from __future__ import annotations

import shutil
from pathlib import Path

from companion.bootstrap import open_services
from companion.services.sample_movement import NAME, NAME_BEFORE
from tests.services.samples.book import Library


def test_there_is_one_movement_of_sams_own_and_it_can_be_seen(library: Library, tmp_path: Path) -> None:
    services = open_services(Path(shutil.copy(library(12, 1).path, tmp_path)), create=False)
    try:
        mine = [movement for movement in services.library.all() if movement.mine]
        assert [movement.name for movement in mine] == [NAME]
        assert mine[0].figure is not None
        assert len(mine[0].figure.poses) > 1
        assert [each.earlier["name"] for each in services.library.story(mine[0].id)] == [NAME_BEFORE]
    finally:
        services.notebook.close()
