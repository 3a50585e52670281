"""Texts and codes of lists for histories at random: what is typed, listed, becomes a line of a list, or an alias."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from frontoffice.domain.choices import ListName

TEXTS: Final[Mapping[ListName, tuple[str, ...]]] = {
    ListName.SERVICE: ("Izin Trayek (AKDP)", "izin trayek", "Izin tambang", "IUP tambang"),
    ListName.SECTOR: ("Perhubungan", "ESDM", "Tambang"),
    ListName.CATEGORY: ("Tidak patut", "Pe", "Lain-lain"),
    ListName.REGENCY: ("pangkalpinang", "Kab. Bangka", "Palembang", "Pkl Pinang"),
    ListName.DISTRICT: ("Rangkui", "kec. rangkui", "Mentok", "Entah"),
    ListName.TEAM: ("Tim A", "Tim A, B", "Sari", "Tim A, Teknis", "tim a"),
    ListName.AGENCY: ("OPD", "Dinas ESDM", "dinas esdm"),
}
CODES: Final[Mapping[ListName, tuple[str, ...]]] = {
    ListName.SERVICE: ("HUB-01", "baru-1", "baru-2"),
    ListName.SECTOR: ("ESDM", "baru-1"),
    ListName.CATEGORY: ("tidak-patut", "other", "baru-1"),
    ListName.REGENCY: ("19.71", "19.01", "baru-1"),
    ListName.DISTRICT: ("baru-1", "baru-2"),
    ListName.TEAM: ("baru-1", "baru-2"),
    ListName.AGENCY: ("baru-1", "baru-2"),
}
