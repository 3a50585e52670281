"""Regencies and cities of the province, and recognition of typed names.

The names are those of ``resources/regions.csv``, where their districts stand, too. They are here since what was typed
is counted by them whichever files a desk has.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

NAMES: Final = (
    "Kabupaten Bangka",
    "Kabupaten Belitung",
    "Kabupaten Bangka Selatan",
    "Kabupaten Bangka Tengah",
    "Kabupaten Bangka Barat",
    "Kabupaten Belitung Timur",
    "Kota Pangkal Pinang",
)
_RANK: Final = re.compile(r"\b(?:kabupaten|kab|kotamadya|kodya|kota)\b")
_LETTERS: Final = re.compile(r"[a-z]+")


def official_name(typed: str) -> str:
    """Official name of a typed regency or city, independent of spaces, capitals or rank.

    "" for none of the province.

    Of a text with commas the one part that names one of them holds: ``Sungailiat, Kab. Bangka``.
    """
    whole = _KNOWN.get(_key(typed), "")
    if whole:
        return whole
    found = {_KNOWN[key] for key in map(_key, typed.split(",")) if key in _KNOWN}
    return found.pop() if len(found) == 1 else ""


def _key(typed: str) -> str:
    """Letters alone, without the rank; none of a text with other letters than these names have (nor at the centre)."""
    return "".join(_LETTERS.findall(_RANK.sub(" ", typed.lower().replace(".", " ")))) if typed.isascii() else ""


_KNOWN: Final[Mapping[str, str]] = MappingProxyType({_key(name): name for name in NAMES})
