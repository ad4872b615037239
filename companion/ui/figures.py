"""Pictures of movements for every screen: drawn when first seen, kept while there is room, moving when asked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from typing import Generic, TypeVar

import shiboken6
from PySide6.QtCore import QObject, QRectF, QTimer
from PySide6.QtGui import QPainter, QPixmap, Qt

from companion.domain.movements import Movement, View
from companion.drawing.shapes import Anchor, Drawing, Text, Token
from companion.i18n import tr
from companion.services.library import LibraryService
from companion.ui.look import current_look
from companion.ui.painter import paint_drawing
from companion.ui.widgets.figure_view import FigureView
from companion.ui.widgets.moving_figure import MovingFigure
from companion.ui.widgets.moving_picture import MovingPicture

StillMaker = Callable[[Movement, float, float], Drawing]
"""Draws a movement, still, on a sheet of the given width and height."""
MovingMaker = Callable[[Movement, float, float], MovingPicture | None]
"""Makes a movement that moves, on a sheet of the given width and height; ``None`` where there is no figure."""

NO_PICTURE_SIZE = 13.0
REST_MS = 50
"""How long scrolling rests before figures are drawn again."""
MOST_STILLS = 24
MOST_FILMS = 8
MOST_PIXMAP_BYTES = 48_000_000
"""About a hundred and fifty thumbnails on a screen of double density."""

Kept = TypeVar("Kept")


class Recent(Generic[Kept]):
    """Keeps what was made ``of`` movements and used last, as long as its cost adds up to at most ``most``."""

    def __init__(self, most: int, cost: Callable[[Kept], int] | None = None) -> None:
        self._most = most
        self._cost = cost
        self._kept: OrderedDict[object, tuple[Kept, int, Movement | None]] = OrderedDict()
        self._total = 0

    def get(self, key: object, of: Movement | None) -> Kept | None:
        """What is kept under ``key``, unless the movement has changed since. It counts as used now."""
        if key not in self._kept or self._kept[key][2] != of:
            return None
        self._kept.move_to_end(key)
        return self._kept[key][0]

    def put(self, key: object, of: Movement | None, value: Kept) -> None:
        """Keeps ``value`` and lets go of what was not used for longest. One thing always stays, whatever it costs."""
        cost = self._cost(value) if self._cost is not None else 1
        _old, before, _of = self._kept.pop(key, (None, 0, None))
        self._kept[key] = (value, cost, of)
        self._total += cost - before
        while self._total > self._most and len(self._kept) > 1:
            _key, (_gone, freed, _of) = self._kept.popitem(last=False)
            self._total -= freed


class Waiting(QObject):
    """Figures that wait to be drawn: one each time the window has nothing else to do, and none while one scrolls."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._figures: list[MovingFigure] = []
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_one)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._timer.start)

    def __len__(self) -> int:
        return len(self._figures)

    def add(self, figure: MovingFigure) -> None:
        """Lets ``figure`` wait at the end. One that is out of sight when its turn comes is passed over."""
        if figure not in self._figures:
            self._figures.append(figure)
            if not self._rest.isActive():
                self._timer.start()

    def hold(self) -> None:
        """Draws nothing until this has not been called for a moment: the page moves under the eye."""
        self._timer.stop()
        self._rest.start()

    def _draw_one(self) -> None:
        while self._figures:
            figure = self._figures.pop(0)
            if shiboken6.isValid(figure) and figure.make_ready():
                break
        if not self._figures:
            self._timer.stop()


class Figures:
    """Makes each picture once for each size. Placing a figure takes some milliseconds, so a page never waits for it."""

    def __init__(self, library: LibraryService, still_for: StillMaker, moving_for: MovingMaker) -> None:
        self._library = library
        self._still_for = still_for
        self._moving_for = moving_for
        self._stills: Recent[Drawing] = Recent(MOST_STILLS)
        self._films: Recent[MovingPicture] = Recent(MOST_FILMS)
        self._pixmaps: Recent[QPixmap] = Recent(MOST_PIXMAP_BYTES, _bytes_of)
        self.waiting = Waiting()

    def of(self, movement: Movement, width: float, height: float) -> Subject:
        """A movement on a sheet."""
        return Subject(self, movement.id, movement.name, (width, height), movement)

    def view(
        self,
        movement_id: str,
        name: str,
        width: float,
        height: float,
        *,
        ground: bool = True,
        tallest: int = 340,
    ) -> FigureView:
        """A place on the page for a movement known by its id and its ``name`` there: still, moving when pointed at."""
        subject = Subject(self, movement_id, name, (width, height))
        return FigureView(subject, ground=ground, margin=8 if ground else 0, tallest=tallest)

    def movement(self, movement_id: str) -> Movement | None:
        """The movement, if it is known."""
        return self._library.get(movement_id)

    def still(self, subject: Subject) -> Drawing:
        """The still; a quiet word where there is no picture of the movement."""
        movement = subject.movement
        drawing = self._stills.get(subject.key, movement)
        if drawing is None:
            width, height = subject.sheet
            drawing = self._still_for(movement, width, height) if movement else Drawing(width, height, ())
            if not drawing.shapes:
                middle = width / 2, height / 2
                words = Text(*middle, tr("no picture"), NO_PICTURE_SIZE, Token.MUTED, Anchor.MIDDLE)
                drawing = Drawing(width, height, (words,))
            self._stills.put(subject.key, movement, drawing)
        return drawing

    def film(self, subject: Subject) -> MovingPicture | None:
        """The movement, moving; ``None`` where there is no figure."""
        movement = subject.movement
        found = self._films.get(subject.key, movement)
        if found is None and movement is not None and movement.figure is not None:
            found = self._moving_for(movement, *subject.sheet)
            if found is not None:
                self._films.put(subject.key, movement, found)
        return found

    def pixmap(self, subject: Subject, place: tuple[int, int], *, make: bool) -> QPixmap | None:
        """The still, painted for ``place`` (device pixels) in the colours of now; ``None`` when it is not ready and
        not to be made.
        """
        theme = current_look().theme
        key = (subject.key, place, tuple(theme.colours.values()))
        found = self._pixmaps.get(key, subject.movement)
        if found is None and make:
            still = self.still(subject)
            found = QPixmap(*place)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            paint_drawing(painter, still, QRectF(0, 0, *place), theme)
            painter.end()
            self._pixmaps.put(key, subject.movement, found)
        return found


class Subject:
    """One movement as a view shows it. A ``movement`` not handed in is looked up when there is something to draw."""

    def __init__(
        self,
        figures: Figures,
        movement_id: str,
        name: str,
        sheet: tuple[float, float],
        movement: Movement | None = None,
    ) -> None:
        self._figures = figures
        self._movement_id = movement_id
        self._name = name
        self._movement = movement
        self._asked = movement is not None
        self.sheet = sheet

    @property
    def key(self) -> tuple[str, float, float]:
        """What tells it from others."""
        return (self._movement_id, *self.sheet)

    @property
    def movement(self) -> Movement | None:
        """The movement, if it is known."""
        if not self._asked:
            self._asked = True
            self._movement = self._figures.movement(self._movement_id)
        return self._movement

    @property
    def name(self) -> str:
        """What it is called."""
        return self._name

    @property
    def words(self) -> str:
        """How it goes, for those who cannot see it."""
        return " ".join(self.movement.cues) if self.movement is not None else ""

    @property
    def home(self) -> View:
        """The side it is best seen from."""
        figure = self.movement.figure if self.movement is not None else None
        return figure.view if figure is not None else View.SIDE

    @property
    def drawn(self) -> bool:
        """Whether there is a figure of it, to be seen from any side."""
        return self.movement is not None and self.movement.figure is not None

    @property
    def moves(self) -> bool:
        """Whether that figure moves."""
        figure = self.movement.figure if self.movement is not None else None
        return figure is not None and len(figure.poses) > 1

    def film(self) -> MovingPicture | None:
        """The movement, moving."""
        return self._figures.film(self)

    def pixmap(self, place: tuple[int, int], *, make: bool) -> QPixmap | None:
        """The still, painted for ``place`` (device pixels); ``None`` when it is not ready and not to be made."""
        return self._figures.pixmap(self, place, make=make)

    def wait(self, figure: MovingFigure) -> None:
        """Lets ``figure`` be drawn soon."""
        self._figures.waiting.add(figure)


def _bytes_of(pixmap: QPixmap) -> int:
    return int(pixmap.width() * pixmap.height() * 4)
