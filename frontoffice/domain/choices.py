"""Lists of choices for counting complaints, and the choice meant by a text in a complaint.

A complaint keeps what was written in it. What it counts as is looked up when somebody asks: by the office's aliases, by
the codes and names of the list, by what reads the same, and by what else names a region or a team. What means no choice
is among the others (*Lainnya*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from frontoffice.domain import regencies

# --- Teams and agencies that were typed and stand in no list of the office: which names of an entry are said to
# be so ---
# The name itself is kept as any other: letters address it, and a list that has it later counts it.

OFFICERS: Final = "officers"
TECHNICAL: Final = "technical"
AGENCY: Final = "agency"
_PARTS: Final = (OFFICERS, TECHNICAL, AGENCY)


def parts(said: object) -> frozenset[str]:
    """Unlisted parts of an entry; a text of another form has none."""
    return frozenset(part for part in _PARTS if part in said) if isinstance(said, (list, tuple)) else frozenset()


def body_of(unlisted: Iterable[str], names: Mapping[str, str]) -> list[str] | None:
    """Body value for unlisted parts: those that have a name; None for none."""
    found = {*unlisted}
    return [part for part in _PARTS if part in found and names.get(part)] or None


def mark_unlisted(names: Mapping[str, object], unlisted: frozenset[str], mark: str) -> tuple[str, ...]:
    """Non-empty names, in order; an unlisted one as ``mark`` writes it."""
    written = ((part, str(name)) for part, name in names.items() if name)
    return tuple(mark.format(name) if part in unlisted else name for part, name in written)


# --- choices ---

OTHER: Final = "other"
OTHER_NAME: Final = "Lainnya"
ALIAS_OF: Final = "alias."  # before the name of a list: the list of its aliases


class ListName(StrEnum):
    """The lists, by their names in ``choice.set`` entries."""

    SECTOR = "sector"
    SERVICE = "service"
    CATEGORY = "category"
    REGENCY = "regency"
    DISTRICT = "district"
    TEAM = "team"
    AGENCY = "agency"


_WHERE: Final = (ListName.REGENCY, ListName.DISTRICT)
_RANK: Final = re.compile(r"\b(?:kabupaten|kab|kotamadya|kodya|kota|kecamatan|kec)\b")
_REST: Final = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of a list; ``group`` is a service's sector and a district's regency, "" elsewhere."""

    code: str
    name: str
    group: str = ""
    active: bool = True


@dataclass(frozen=True, slots=True)
class Meanings:
    """Meanings of texts in one list.

    ``known`` has every text that means a choice by itself with its code, ``read`` what such texts have in common with
    others that read the same, ``choices`` every choice by code, ``aliases`` the office's own by text.
    """

    of: ListName
    choices: Mapping[str, Choice]
    aliases: Mapping[str, str]
    known: Mapping[str, str]
    read: Mapping[str, str]

    def code_or_text(self, text: str) -> str:
        """Code of the choice meant by a text; a text without one stands for itself."""
        return self._by_reading(text) or self._by_rule(text) or text

    def code(self, text: str) -> str:
        """Code of the choice meant by a text.

        :data:`OTHER` for none, "" for no text.

        Of a list without choices each text is its own: nothing is beside them.
        """
        one = self.code_or_text(text)
        return one if one in self.choices or not text or not self.choices else OTHER

    def _by_reading(self, text: str) -> str:
        return self.known.get(text) or self.read.get(key(self.of, text), "")

    def _by_rule(self, text: str) -> str:
        if self.of is ListName.REGENCY:
            return self.known.get(regencies.official_name(text), "")
        found = ""
        while self.of is ListName.TEAM and text and not found:  # "Tim A, Teknis" is Tim A, the longest beginning first
            text = text.rpartition(", ")[0]
            found = self._by_reading(text)
        return found

    def name(self, code: str) -> str:
        """Present name of a code, including that of :data:`OTHER`; any other text is its own name."""
        if code in self.choices:
            return self.choices[code].name
        return OTHER_NAME if code == OTHER else code

    def display_text(self, text: str) -> str:
        """Text for display in lists.

        The name of its choice; what means none stands as it was typed.

        Where somebody lives may be typed into the wrong field whole, and is not shown: it is among the others.
        """
        return self.name(self.code(text) if self.of in _WHERE else self.code_or_text(text))


def meanings(of: ListName, shipped: Iterable[Choice], kept: Iterable[Choice], aliases: Mapping[str, str]) -> Meanings:
    """Build the meanings of texts from the shipped choices, overridden by the office's own, and its aliases.

    An alias goes before everything, a code before a name, a present name before a shipped one. Of two choices with one
    name the one in use holds, then the one with the lesser code. What reads the same as two of them means neither.
    """
    first = {choice.code: choice for choice in shipped}
    choices = first | {choice.code: choice for choice in kept}
    retired = {code for code, choice in choices.items() if not choice.active}
    known: dict[str, str] = {}
    for listed in (first, choices):
        known |= {listed[code].name: code for code in sorted(listed, key=lambda code: (code in retired, code))[::-1]}
    known |= {code: code for code in choices}
    known |= {text: code for text, code in aliases.items() if code in choices}
    known.pop("", None)
    read: dict[str, set[str]] = {}
    for text, code in known.items():
        read.setdefault(key(of, text), set()).add(code)
    sure = {same: codes.pop() for same, codes in read.items() if same and len(codes) == 1}
    return Meanings(of, choices, aliases, known, sure)


def key(of: ListName, text: str) -> str:
    """Key shared by texts with the same reading, independent of spaces and case.

    "" for none.

    Only of plain letters, which every program that counts takes for the same.
    """
    if not text.isascii():
        return ""
    plain = text.lower()
    return _REST.sub("", _RANK.sub(" ", plain) if of in _WHERE else plain)


def sector_code(name: str) -> str:
    """Code of a sector: its name, or *others* for the sector of the rest."""
    return OTHER if name == OTHER_NAME else name
