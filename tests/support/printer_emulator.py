"""The mechanism of a receipt printer: takes bytes from a small buffer, at its own pace, and puts lines on paper.

It reads ESC/POS by itself and asks nobody how the bytes were meant. What it cannot print yet it holds; a command that
is cut off swallows what follows, as in life.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Generator

from frontoffice.printing.abilities import Abilities

ROWS_OF_A_LINE = 24
EVERYTHING = Abilities(dle_eot=True, gs_r=True, gs_h=True, asb=True, macro=True)
MOST_OF_A_MACRO = 2048  # bytes; what is more is not stored
_ESC_PARAMETERS = {"a": 1, "E": 1, "!": 1, "M": 1, "t": 1, "-": 1, "2": 0, "3": 1, "{": 1, "G": 1, "J": 1}
_GS_PARAMETERS = {"!": 1, "B": 1, "L": 2, "W": 2, "h": 1, "w": 1, "H": 1}


Work = Generator[float | None, None, None]  # yields seconds that it takes, or None when it has to wait


class Engine:
    """Buffer, roll, cover and sheets. ``reply`` is where its words go, ``at_line`` what happens after so many lines."""

    def __init__(self, abilities: Abilities, line_time: float, reply: Callable[[bytes], None]) -> None:
        self.abilities = abilities
        self.line_time = line_time
        self.reply = reply
        self.buffer = bytearray()
        self.sheets: list[list[str]] = []  # cut off
        self.sheet: list[str] = []  # still in the printer
        self.printed = 0  # lines since it was built
        self.roll = 1_000_000  # lines left
        self.cover_open = False
        self.switched_offline = False
        self.error = False  # which only DLE ENQ takes away, once the cover is closed
        self.cover_leaves_error = False
        self.frozen = False
        self.asb = False
        self.swallowing = False  # the rest goes nowhere, as in an image whose length was read wrong
        self.wrong_id: bytes | None = None
        self.answers_missing = 0  # so many answers to GS r get lost
        self.at_line: dict[int, Callable[[], None]] = {}
        self.unknown: list[bytes] = []
        self.row = bytearray()
        self.code = b""
        self.macro = b""
        self.images_clear_macro = False
        self.cuts_clear_macro = False
        self.drops = 0  # lines that are lost of what it holds whenever it stops, while its memory stays
        self._dropping = 0
        self.parses_ahead = False  # reads and answers at once, and prints at its own pace
        self._unprinted: list[str | None] = []  # of one that reads ahead; None is a cut
        self._head_free_at = 0.0
        self._defining: bytearray | None = None  # what was read since a definition began
        self._playing = bytearray()  # what is left of a macro that runs
        self.names = {66: b"_PALSU\x00", 67: b"_TM-PALSU\x00", 68: b"_PLS0001\x00"}
        self.names_asked: list[int] = []
        self.clear()

    @property
    def blocked(self) -> bool:
        return self.roll <= 0 or self.cover_open or self.switched_offline or self.error

    @property
    def idle(self) -> bool:
        return self.frozen or self.blocked or not (self.buffer or self._playing or self._unprinted)

    def clear(self) -> None:
        """Its buffers are empty; what is on the paper stays there, and so do settings."""
        self.buffer.clear()
        self.row.clear()
        self._playing.clear()
        self._unprinted.clear()
        self._running = self._run()

    def restart(self) -> None:
        """Off and on again, or a reset: all that is in its memory is forgotten."""
        self.clear()
        self.asb = False
        self.code = self.macro = b""
        self._defining = None

    def step(self) -> float | None:
        """Go on until it needs time (seconds) or bytes (None)."""
        if self.frozen:
            return None
        if self.swallowing:
            self.buffer.clear()
        return next(self._running)

    def move_paper(self, now: float) -> None:
        """Print what it has read ahead, as much as its head can by ``now``."""
        late = now if self.blocked or not self._unprinted else now - 1.0
        self._head_free_at = max(self._head_free_at, late)
        while self._unprinted and not self.blocked and self._head_free_at <= now:
            line = self._unprinted.pop(0)
            self._cut_off() if line is None else self._on_paper(line)
            self._head_free_at += 0.0 if line is None else self.line_time

    def stop(self, name: str, value: object) -> None:
        """Change what keeps it from printing, or does so no more."""
        setattr(self, name, value)
        self.error = self.error or (self.cover_open and self.cover_leaves_error)
        self._dropping = self.drops if self.blocked else self._dropping
        self.changed()

    def recover(self) -> None:
        """DLE ENQ: an error is over, unless its cause is still there."""
        self.error = self.error and self.cover_open
        self.changed()

    def changed(self) -> None:
        if self.asb:
            self.reply(self.automatic())

    def automatic(self) -> bytes:
        first = 0x10 | (0x08 if self.blocked else 0) | (0x20 if self.cover_open else 0)
        return bytes([first, 0x08 if self.error else 0x00, 0x0F if self.roll <= 0 else self._near_end, 0x00])

    @property
    def _near_end(self) -> int:
        return 0x03 if self.roll < 100 else 0x00

    def realtime(self, question: int) -> bytes:
        match question:
            case 1:
                return bytes([0x12 | (0x08 if self.blocked else 0)])
            case 2:
                return bytes(
                    [
                        0x12
                        | (0x04 if self.cover_open else 0)
                        | (0x40 if self.error else 0)
                        | (0x20 if self.roll <= 0 else 0)
                    ]
                )
            case 4:
                return bytes([0x12 | (0x0C if self.roll < 100 else 0) | (0x60 if self.roll <= 0 else 0)])
        return b"\x12"

    def _run(self) -> Work:
        while True:
            byte = yield from self._byte()
            match byte:
                case 0x0A:
                    yield from self._line()
                case 0x1B:
                    yield from self._esc()
                case 0x1C:
                    yield from self._bytes(1)
                case 0x1D:
                    yield from self._gs()
                case 0x10:
                    yield from self._dle()
                case _ if byte >= 0x20:
                    self.row.append(byte)

    def _byte(self) -> Generator[float | None, None, int]:
        while self.blocked or not (self.buffer or self._playing):
            yield None
        byte = (self._playing or self.buffer).pop(0)
        if self._defining is not None:
            self._defining.append(byte)
        return byte

    def _bytes(self, count: int) -> Generator[float | None, None, bytes]:
        taken = bytearray()
        while len(taken) < count:
            taken.append((yield from self._byte()))
            held = self._playing or self.buffer
            more = held[: count - len(taken)]  # at once: an image has thousands
            del held[: len(more)]
            taken += more
            if self._defining is not None:
                self._defining += more
        return bytes(taken)

    def _line(self) -> Work:
        text = self.row.decode("latin-1")
        self.row.clear()
        yield from self._put(text)

    def _put(self, text: str) -> Work:
        if self.parses_ahead:
            self._unprinted.append(text)
            return
        self._keep(text)
        yield from self._feed()

    def _keep(self, text: str) -> None:
        if self._dropping:
            self._dropping -= 1
        else:
            self.sheet.append(text)

    def _on_paper(self, text: str) -> None:
        self._keep(text)
        self.printed += 1
        self.roll -= 1
        if self.roll == 0:
            self.changed()
        self.at_line.pop(self.printed, lambda: None)()

    def _feed(self) -> Work:
        self.printed += 1
        self.roll -= 1
        if self.roll == 0:
            self._dropping = self.drops
            self.changed()
        happens = self.at_line.pop(self.printed, None)
        if happens:
            happens()
            yield None
        if self.line_time:
            yield self.line_time

    def _esc(self) -> Work:
        name = chr((yield from self._byte()))
        if name == "@":
            self.row.clear()
            self.asb = False
            self.code = b""
        elif name == "d":
            lines = yield from self._byte()
            for _ in range(lines):
                yield from self._line()
        elif name in _ESC_PARAMETERS:
            yield from self._bytes(_ESC_PARAMETERS[name])
        else:
            self.unknown.append(b"\x1b" + name.encode("latin-1"))

    def _dle(self) -> Work:
        """Real-time commands were obeyed when they came in; here they are only passed over."""
        name = yield from self._byte()
        yield from self._bytes({4: 1, 5: 1, 0x14: 8}.get(name, 0))

    def _gs(self) -> Work:
        name = chr((yield from self._byte()))
        match name:
            case "V":
                yield from self._cut()
            case "v":
                yield from self._image()
            case "(":
                yield from self._extended()
            case "a":
                argument = yield from self._bytes(1)
                self.asb = self.abilities.asb and argument != b"\x00"
                self.changed()
            case "r" | "I":
                argument = yield from self._bytes(1)
                self._answer_in_order() if name == "r" else self._introduce(argument[0])
            case ":" | "^" if self.abilities.macro:
                yield from self._macro_command(name)
            case _ if name in _GS_PARAMETERS:
                yield from self._bytes(_GS_PARAMETERS[name])
            case _:
                self.unknown.append(b"\x1d" + name.encode("latin-1"))

    def _macro_command(self, name: str) -> Work:
        """What is between two GS : is carried out, and stored; two in a row leave nothing stored."""
        runs, pause, by_button = (yield from self._bytes(3)) if name == "^" else bytes(3)
        if self._defining is not None:
            self.macro = bytes(self._defining[:-2][:MOST_OF_A_MACRO]) if name == ":" else b""
            self._defining = None
        elif name == ":":
            self._defining = bytearray()
        elif not by_button & 1:  # no test presses one
            self._playing += self.macro * runs
            if pause and self.macro:
                yield pause * 0.1 * runs

    def _answer_in_order(self) -> None:
        if self.answers_missing:
            self.answers_missing -= 1
        elif self.abilities.gs_r:
            self.reply(bytes([self._near_end]))

    def _introduce(self, question: int) -> None:
        self.names_asked.append(question)
        if self.abilities.gs_r:
            self.reply(self.names.get(question, b"\x02"))

    def _cut(self) -> Work:
        mode = yield from self._byte()
        if mode in (65, 66):
            yield from self._bytes(1)
        if self.row:
            yield from self._line()
        if self.parses_ahead:
            self._unprinted.append(None)
        else:
            self._cut_off()
        if self.cuts_clear_macro:
            self.macro = b""

    def _cut_off(self) -> None:
        if self.sheet:  # what is cut off blank is waste
            self.sheets.append(self.sheet)
        self.sheet = []

    def _image(self) -> Work:
        head = yield from self._bytes(6)
        width, height = int.from_bytes(head[2:4], "little"), int.from_bytes(head[4:6], "little")
        image = bytearray()
        for row in range(height):
            image += yield from self._bytes(width)
            if row % ROWS_OF_A_LINE == ROWS_OF_A_LINE - 1 and not self.parses_ahead:
                yield from self._feed()
        if self.images_clear_macro:
            self.macro = b""
        if any(image):
            yield from self._put(f"[{width * 8}x{height} dots, {zlib.crc32(image):08x}]")

    def _extended(self) -> Work:
        head = yield from self._bytes(3)
        body = yield from self._bytes(int.from_bytes(head[1:3], "little"))
        if head[0] == ord("H") and self.abilities.gs_h:
            self.reply(b"\x37\x22" + (self.wrong_id or body[2:6]) + b"\x00")
        elif head[0] == ord("k") and body[1] == 80:
            self.code = body[3:]
        elif head[0] == ord("k") and body[1] == 81 and self.code:
            yield from self._put(f"[QR {self.code.decode('ascii')}]")


def drawn(data: bytes) -> list[list[str]]:
    """The sheets that ``data`` makes on a printer with which nothing is wrong, the last one perhaps not cut off."""
    engine = Engine(EVERYTHING, 0.0, lambda _words: None)
    engine.buffer += data
    while engine.step() is not None or engine.buffer:
        pass
    return engine.sheets + ([engine.sheet] if engine.sheet else [])
