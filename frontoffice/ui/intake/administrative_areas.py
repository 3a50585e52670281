"""The regencies, cities and districts of the province, as proposals: people live elsewhere too, so any text goes."""

from __future__ import annotations

from functools import lru_cache

from frontoffice import assets


@lru_cache(maxsize=1)
def districts() -> dict[str, tuple[str, ...]]:
    """The districts (kecamatan) of each regency or city, in the order of their official codes."""
    rows = assets.rows("regions.csv")
    regencies = {row["kode"]: row["nama"] for row in rows if row["tingkat"] == "kabupaten/kota"}
    found: dict[str, list[str]] = {name: [] for name in regencies.values()}
    for row in rows:
        if row["tingkat"] == "kecamatan":
            found[regencies[row["kode"].rpartition(".")[0]]].append(row["nama"])
    return {name: tuple(names) for name, names in found.items()}


def districts_of(regency: str) -> tuple[str, ...]:
    """The districts of a regency or city, however it was typed; all of them while it is not known."""
    wanted = regency.strip().casefold()
    for name, names in districts().items():
        if name.casefold() == wanted:
            return names
    return tuple(sorted({name for names in districts().values() for name in names}))
