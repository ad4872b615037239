"""What goes on around a finished PDF: files inside it, and a lock. The only importer of pikepdf."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO

import pikepdf

from companion.domain.sheet import Attachment


def sealed(pdf: bytes, attachments: Sequence[Attachment] = (), password: str = "") -> bytes:
    """``pdf`` with ``attachments`` inside, as data that says the same as the pages; locked when a ``password`` is given.

    Locked is AES with 256 bits (revision 6 of ISO 32000-2). Without a password equal input gives equal bytes; with one
    the salt differs each time, as it must.
    """
    with pikepdf.open(BytesIO(pdf)) as document:
        for attachment in attachments:
            _attach(document, attachment)
        target = BytesIO()
        if password:
            lock = pikepdf.Encryption(user=password, owner=password, R=6, aes=True, metadata=True)
            document.save(target, encryption=lock, fix_metadata_version=False)
        else:
            document.save(target, deterministic_id=True, fix_metadata_version=False)
        return target.getvalue()


def _attach(document: pikepdf.Pdf, attachment: Attachment) -> None:
    file = pikepdf.AttachedFileSpec(
        document,
        attachment.data,
        description=attachment.description,
        filename=attachment.name,
        mime_type=attachment.media_type,
        relationship=pikepdf.Name.Data,  # type: ignore[call-arg]  # its types do not know it yet
    )
    document.attachments[attachment.name] = file  # which lists it among the associated files as well
