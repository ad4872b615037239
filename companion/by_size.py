"""How often in which size, in words: the same in a sentence, beside a chart and on paper."""

from __future__ import annotations

from companion.domain.routines import Size
from companion.i18n import ntr


def counted(size: Size, count: int) -> str:
    """``18 on ordinary days``."""
    return {
        Size.ORDINARY: ntr("{count} on an ordinary day", "{count} on ordinary days", count),
        Size.GOOD: ntr("{count} on a good day", "{count} on good days", count),
        Size.TENSE: ntr("{count} on a tense day", "{count} on tense days", count),
    }[size]
