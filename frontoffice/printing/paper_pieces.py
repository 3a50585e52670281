"""Pieces of a paper's data, with room for questions between them.

No piece ends inside a command.

The grammar holds what our own encoder and test page write (ESC/POS, Epson's command reference). A paper with another
command is not cut behind it, since a question inside a command would be printed, or be taken for its data.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

_RUN: Final = 16  # bytes of a line without a question, its commands too: what is lost then takes one with it
_ESC: Final = {"@": 0, "2": 0, "$": 2, "\\": 2, "p": 3} | dict.fromkeys("dJaE!Mt-3{GR V=rU", 1)
_FS: Final = {".": 0, "&": 0} | dict.fromkeys("!-W", 1)
_GS: Final = {"L": 2, "W": 2, "P": 2} | dict.fromkeys("!BahwHfrIb", 1)
_CUT_AND_FEED: Final = frozenset((65, 66, 97, 98, 103, 104))
_PRINT_CODE: Final = b"\x31\x51"  # GS ( k function 81: print the symbol that was stored
_DOTS: Final = 8  # to a millimetre
_SPACING, _LETTER, _OWN_CODE = 30, 24, 105  # dots: between lines, of a letter, of the smallest code that we draw
_FEEDS: Final = (b"\x1bd", b"\x1bJ", b"\x1dV")


@dataclass(frozen=True, slots=True)
class Piece:
    """Bytes up to the next printed output.

    ``fragments`` are its parts, between which a question may stand.

    ``alone`` marks an image or a code: nothing else may be on its way with it, since a printer that lost a part of one
    takes what follows for the rest, and one that was reset takes the rest for text. ``millimetres`` is its length on
    paper.
    """

    fragments: tuple[bytes, ...]
    alone: bool = False
    millimetres: float = 0.0  # of paper, at least

    @property
    def is_raster(self) -> bool:
        """Return whether the piece is an image with a question of its own (``escpos``).

        None must stand in for that one.
        """
        return self.alone and b"\x1dv0" in self.fragments[0][:3]

    @property
    def data(self) -> bytes:
        """Its bytes without a question."""
        return b"".join(self.fragments)


class UnknownCommandError(ValueError):
    """Command of unknown length."""


def split_paper(data: bytes) -> tuple[Piece, ...]:
    """Split ``data`` into consecutive pieces, without loss. Raises UnknownCommandError."""
    pieces: list[Piece] = []
    fragments: list[bytes] = []
    fragment, drawing, feed, millimetres = bytearray(), False, _Feed(), 0.0
    for token in _tokens(data):
        image = token.startswith((b"\x1dv0", b"\x1d(k"))
        if image and not drawing and (fragments or fragment):  # an image has a piece of its own
            pieces.append(Piece((*fragments, bytes(fragment)), millimetres=millimetres))
            fragments, fragment, millimetres = [], bytearray(), 0.0
        if fragment and (image if drawing else len(fragment) + len(token) > _RUN + (token == b"\n")):
            fragments.append(bytes(fragment))
            fragment = bytearray()
        drawing = drawing or image
        fragment += token
        millimetres += feed.length(token)
        if _ends(token):
            pieces.append(Piece((*fragments, bytes(fragment)), drawing, millimetres))
            fragments, fragment, drawing, millimetres = [], bytearray(), False, 0.0
    if fragment or fragments:
        pieces.append(Piece((*fragments, bytes(fragment)), drawing, millimetres))
    return tuple(pieces)


class _Feed:
    """Paper of each command, in millimetres of a head of 203 dots to the inch, the finest usual one."""

    def __init__(self) -> None:
        self._spacing = _SPACING
        self._height = 1  # of letters, as a multiple

    def length(self, token: bytes) -> float:
        """Paper feed of ``token``, after all tokens before it."""
        self._set(token)
        line = max(self._spacing, self._height * _LETTER)
        match token[:2]:
            case b"\n":
                dots = line
            case b"\x1bd":
                dots = line * token[2]
            case b"\x1bJ":
                dots = token[2]
            case b"\x1dv":
                dots = _number(token, 6) * (2 if token[3] & 2 else 1)
            case _:
                dots = _OWN_CODE if token.startswith(b"\x1d(k") and token[5:7] == _PRINT_CODE else 0
        return dots / _DOTS

    def _set(self, token: bytes) -> None:
        match token[:2]:
            case b"\x1b3":
                self._spacing = token[2]
            case b"\x1b2":
                self._spacing = _SPACING
            case b"\x1b@":
                self._spacing, self._height = _SPACING, 1
            case b"\x1d!":
                self._height = (token[2] & 7) + 1
            case b"\x1b!":
                self._height = 2 if token[2] & 0x10 else 1


def _ends(token: bytes) -> bool:
    """Whether something is on the paper after it."""
    if token.startswith(b"\x1d(k"):
        return token[5:7] == _PRINT_CODE
    return token == b"\n" or token.startswith((b"\x1dv0", *_FEEDS))


def _tokens(data: bytes) -> Iterator[bytes]:
    """Commands and bytes of text, in order."""
    at = 0
    while at < len(data):
        length = _length(data, at)
        token = data[at : at + length]
        if len(token) < length:
            raise UnknownCommandError(token)
        yield token
        at += length


def _length(data: bytes, at: int) -> int:
    lead, name = data[at], chr(data[at + 1]) if at + 1 < len(data) else ""
    known = {0x1B: _ESC, 0x1C: _FS, 0x1D: _GS}.get(lead)
    if known is None:
        return 1
    if name in known:
        return 2 + known[name]
    if lead == 0x1D and name == "V":  # noqa: PLR2004
        return 4 if at + 2 < len(data) and data[at + 2] in _CUT_AND_FEED else 3
    if lead == 0x1D and name == "v" and data[at + 2 : at + 3] == b"0":  # noqa: PLR2004
        return 8 + _number(data, at + 4) * _number(data, at + 6)
    if lead == 0x1D and name == "(":  # noqa: PLR2004
        return 5 + _number(data, at + 3)
    raise UnknownCommandError(data[at : at + 2])


def _number(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 2], "little")
