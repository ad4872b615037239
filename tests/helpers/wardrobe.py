"""Notebooks to look at: a sample, an empty one, and one with awkward words everywhere."""

from __future__ import annotations

import json
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from companion import bootstrap, sampling
from companion.catalogues import build_pseudo
from companion.domain.about import AboutMe
from companion.domain.checkins import QuestionKind
from companion.domain.routines import Size
from companion.domain.sessions import Helped, Outcome, StepDone
from companion.domain.tense import TensePlan
from companion.domain.visits import TalkKind
from companion.services.bundle import Services
from companion.storage.notebook import open_notebook
from tests.helpers.desk import FixedClock

LAST = date(2026, 11, 22)
SAMPLE_WEEKS = 52

LONG_WORD = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft" * 2
AWKWARD = (
    "<img src=x onerror=alert(1)> a < b && c > d, Łódź, żółć, &amp; 100 %, {name}",
    "أريد أن أحمل حفيدتي دون أن أفكر في ظهري أولاً",
    "Lift 👵🏽🌱 with ❤️ and no fuss",
    LONG_WORD,
)
LONG = "I would like to get up from the floor on my own, and not think about it for half an hour before. " * 6


@dataclass
class Wardrobe:
    """Notebooks to copy, each made once: ``sample``, ``empty`` (welcomed), ``new`` and ``awkward``."""

    folder: Path
    made: dict[str, Path] = field(default_factory=dict)

    def copy(self, kind: str, target: Path) -> Path:
        """A notebook of a kind at ``target``."""
        if kind not in self.made:
            self.made[kind] = self._make(kind)
        return Path(shutil.copy(self.made[kind], target))

    def pseudo(self) -> Path:
        """The folder of the made-up languages."""
        folder = self.folder / "languages"
        if not folder.exists():
            build_pseudo(folder)
        return folder

    def _make(self, kind: str) -> Path:
        path = self.folder / f"{kind}.companion"
        if kind in {"sample", "awkward"}:
            sampling.write_sample_notebook(path, weeks=SAMPLE_WEEKS, seed=1, last=LAST)
        services = open_at(path)
        try:
            if kind == "empty":
                services.about.set_welcomed()
            if kind == "awkward":
                write_awkward(services)
        finally:
            services.notebook.close()
        return path


def open_at(path: Path, clock: FixedClock | None = None) -> Services:
    """Services over the notebook at ``path``, on the gallery's day."""
    return bootstrap.services_over(open_notebook(path), clock or FixedClock(), bootstrap.RandomIds())


def write_awkward(services: Services) -> None:
    """Long, odd and foreign words wherever a person may write some."""
    markup, arabic, emoji, word = AWKWARD
    goal = services.goals.add(LONG, why=f"{markup}\n{arabic}", activity=word)
    services.goals.rate(goal.id, 4, note=f"{emoji} {word}")
    services.goals.rate(goal.id, 6)
    for text in AWKWARD:
        services.goals.add(text, why=text, activity=text[:200])
        services.visits.bring(TalkKind.TALK, text)
        services.visits.bring(TalkKind.QUESTION, text + " " + LONG[:400])
    services.about.save(AboutMe(name=word[:40], matters=LONG, enjoy=arabic, clinician=markup))
    services.tense.save_plan(
        TensePlan(
            signs=markup,
            first=f"{LONG[:120]}\n{word}",
            passes=LONG,
            call=arabic,
            relief=(word, emoji, arabic),
            triggers=f"{emoji} {word}",
            stepping_up=LONG,
            learned=markup,
        )
    )
    movements = services.library.all()
    for name in (LONG[:190], arabic):
        routine = services.routines.create(name, note=f"{word} {markup}")
        for movement in movements[:3]:
            services.routines.add_step(routine.id, movement)
        for step in services.routines.get(routine.id).steps:
            services.routines.change_step(
                routine.id, step.id, step.doses, note=f"{LONG[:200]} {word}", because=arabic
            )
    own = services.checkins.add_own(LONG[:280], QuestionKind.SCALE, markup[:60], arabic)
    services.checkins.add_own(word, QuestionKind.WORDS)
    services.checkins.choose([own.id, *(each.question.id for each in services.checkins.asked())])
    services.checkins.add((), note=f"{LONG}\n\n{word}\n{arabic}\n{markup}")
    visit = services.visits.next()
    services.visits.plan_next(visit.day if visit else None, word)
    session = services.sessions.start(services.routines.all()[-1], Size.ORDINARY)
    for step in services.routines.all()[-1].steps[:2]:
        done = StepDone(step.id, step.movement_id, step.movement_name, Outcome.DONE, 1, 8, 60)
        session = services.sessions.record(session, done)
    services.sessions.finish(session)
    services.sessions.reflect(session.id, 4, Helped.YES, f"{emoji} {LONG}")


def own_words(services: Services) -> list[str]:
    """Every text in the notebook, longest first: what people wrote, not the program."""
    with services.notebook.read() as unit:
        tables = unit.tables()
    found: set[str] = {str(services.notebook.path)}
    for table in tables.values():
        for row in table.rows:
            for value in row.values():
                _collect(value, found)
    return sorted(found, key=len, reverse=True)


def _collect(value: object, found: set[str]) -> None:
    if isinstance(value, str):
        found.add(value)
        if value[:1] in ("[", "{"):
            try:
                _collect(json.loads(value), found)
            except ValueError:
                return
    elif isinstance(value, dict):
        for item in value.values():
            _collect(item, found)
    elif isinstance(value, list | tuple):
        for item in value:
            _collect(item, found)
