"""A printed sheet read back: from the data inside its PDF, from the code on its page, or from the code's text.

Nothing here is loaded unless a sheet is read: PDFium, the reader of codes and Pillow come with it.
"""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

import pypdfium2
import zxingcpp
from PIL import Image, ImageOps, UnidentifiedImageError

from companion.domain.sheet_summary import SheetSummary
from companion.errors import SheetFileError
from companion.exchange import sheet_code
from companion.exchange.fhir_reading import read_bundle
from companion.exchange.fhir_sheet import FILE_NAME
from companion.exchange.refused import RefusedError
from companion.i18n import number, tr

MOST_BYTES = 50_000_000
MOST_DATA = 5_000_000
"""Most bytes of a file, and of the data inside a PDF."""
MOST_PIXELS = 50_000_000
MOST_PAGES = 3
"""So many pages of a PDF are searched for the code; it is on the first, or on the second in large print."""
MOST_FILES = 20
PAGE_DPI = 300
PICTURES = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "TIFF")


class Source(StrEnum):
    """Where a sheet was read from: the data holds every rating, the code the first and the latest."""

    DATA = "data"
    CODE = "code"


@dataclass(frozen=True, slots=True)
class SheetReading:
    """What a sheet said."""

    source: Source
    summary: SheetSummary


def read_sheet(what: str, password: str = "") -> SheetReading:
    """Read a PDF, a picture (a scan, a photo) or a text. ``what`` is a file, or the text of the code itself.

    Raises :class:`SheetFileError` with a plain sentence where there is nothing of ours in it.
    """
    try:
        if what.lstrip().startswith(sheet_code.START) and "\n" in what:
            return SheetReading(Source.CODE, sheet_code.decode(what))
        data = _read(Path(what))
        if data.startswith(b"%PDF") or b"%PDF-" in data[:1024]:
            return _pdf(data, password)
        picture = _picture(data)
        if picture is not None:
            return _from_pictures(iter([picture]))
        return SheetReading(Source.CODE, sheet_code.decode(data.decode("utf-8-sig")))
    except UnicodeDecodeError as error:
        raise _refused(tr("This file is not a PDF, a picture or a text.")) from error
    except RefusedError as error:
        raise _refused(error.reason) from error


def _refused(sentence: str) -> SheetFileError:
    return SheetFileError(
        sentence, tr("Use the PDF itself, a sharp picture of the page, or the text of its code.")
    )


def _read(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if size > MOST_BYTES:
            raise _refused(
                tr(
                    "This file has more than {most} MB. A sheet is smaller.",
                    most=number(MOST_BYTES // 1_000_000),
                )
            )
        data = path.read_bytes()
    except (OSError, ValueError) as error:
        raise SheetFileError(
            tr("There is no file that can be read: {path}", path=path), tr("Check its name and folder.")
        ) from error
    if not data.strip():
        raise _refused(tr("This file is empty."))
    return data


def _pdf(data: bytes, password: str) -> SheetReading:
    try:
        document = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise _locked(password) from error
        raise _refused(tr("This PDF is damaged.")) from error
    with closing(document):
        inside = _inside(document)
        if inside is not None:
            return SheetReading(Source.DATA, read_bundle(inside))
        return _from_pictures(_pages(document))


def _locked(password: str) -> SheetFileError:
    if password:
        return SheetFileError(tr("That is not the password of this PDF."), tr("Try it once more."))
    return SheetFileError(tr("This PDF is locked."), tr("Give its password with --password-file FILE."))


def _inside(document: pypdfium2.PdfDocument) -> bytes | None:
    """The data inside, if there is any of ours."""
    for index in range(min(document.count_attachments(), MOST_FILES)):
        attachment = document.get_attachment(index)
        if attachment.get_name() == FILE_NAME:
            data = bytes(attachment.get_data())
            if len(data) > MOST_DATA:
                raise RefusedError(tr("The data of this sheet is damaged."))
            return data
    return None


def _pages(document: pypdfium2.PdfDocument) -> Iterator[Image.Image]:
    for index in range(min(len(document), MOST_PAGES)):
        page = document[index]
        width, height = page.get_size()
        scale = PAGE_DPI / 72
        if not 0 < width * height * scale * scale <= MOST_PIXELS:
            continue
        yield page.render(scale=scale, grayscale=True).to_pil()


def _picture(data: bytes) -> Image.Image | None:
    """``data`` as a picture; ``None`` where it is none. Its size is looked at before it is decoded."""
    try:
        with warnings.catch_warnings():
            # Pillow warns of large pictures on its own terms; ours are stricter and said in words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            picture = Image.open(io.BytesIO(data), formats=PICTURES)
        if picture.width * picture.height > MOST_PIXELS:
            raise RefusedError(tr("This picture is too large. Make it smaller first."))
        return ImageOps.exif_transpose(picture).convert("L")
    except UnidentifiedImageError:
        return None
    except (OSError, ValueError, SyntaxError, EOFError, Image.DecompressionBombError) as error:
        raise RefusedError(tr("This picture is damaged.")) from error


def _from_pictures(pictures: Iterator[Image.Image]) -> SheetReading:
    """The first code of ours on any of ``pictures``; another code is passed by, a damaged one of ours is told."""
    reason = RefusedError(tr("No code of a sheet was found here."))
    for picture in pictures:
        for code in _codes(picture):
            try:
                return SheetReading(Source.CODE, sheet_code.decode(code))
            except RefusedError as error:
                reason = error if code.startswith(sheet_code.START) else reason
    raise reason


def _codes(picture: Image.Image) -> Iterator[str]:
    """The text of every code seen; a small one is looked for once more, three times as large.

    First its bytes as UTF-8: a reader may take those without a mark for another encoding. Then as it reads them.
    """
    kind = zxingcpp.barcode_formats_from_str("QRCode")
    found = zxingcpp.read_barcodes(picture, formats=kind)
    if not found and picture.width * picture.height * 9 <= MOST_PIXELS:
        larger = picture.resize((picture.width * 3, picture.height * 3), Image.Resampling.BICUBIC)
        found = zxingcpp.read_barcodes(larger, formats=kind)
    for code in found:
        yield bytes(code.bytes).decode("utf-8", errors="replace")
        yield code.text
