"""The number to call for help where one is, as a start; the person's own from Settings counts before it."""

from __future__ import annotations

from companion.i18n import current

# fmt: off
ONE_ONE_TWO = (
    "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR",
    "GR", "HR", "HU", "IE", "IN", "IS", "IT", "LT", "LU", "LV", "MT", "NL",
    "NO", "PL", "PT", "RO", "SE", "SI", "SK", "TR",
)
# fmt: on
NUMBERS = {
    **dict.fromkeys(ONE_ONE_TWO, "112"),
    **dict.fromkeys(("US", "CA", "MX", "PH"), "911"),
    "GB": "999",
    "AU": "000",
    "NZ": "111",
    "JP": "119",
    "KR": "119",
    "SG": "995",
    "ZA": "112",
}
"""Ambulance or general emergency number by country. Source: ITU-T E.129 national listings."""


def local_number() -> str:
    """The number of the country the computer's language names; ``""`` where it names none we know."""
    return NUMBERS.get(current().formats.territory or "", "")
