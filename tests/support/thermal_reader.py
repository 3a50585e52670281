"""A thermal printer's eyes: reads ESC/POS bytes by its own reading of the command reference, for looking at paper."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field

import zxingcpp
from PIL import Image


@dataclass(frozen=True)
class Style:
    align: str = "left"
    bold: bool = False
    inverted: bool = False
    wide: int = 1
    tall: int = 1


@dataclass
class Paper:
    """What came out: lines with their looks (``None`` is a QR code), codes as they scan, and what was not understood."""

    lines: list[tuple[str, Style] | None] = field(default_factory=list)
    codes: list[str] = field(default_factory=list)
    cuts: int = 0
    left_kanji: bool = False
    unknown: list[bytes] = field(default_factory=list)

    def text(self) -> str:
        return "\n".join("[QR]" if line is None else line[0] for line in self.lines)

    def drawn(self, columns: int) -> str:
        """The paper for human eyes: large letters spaced out, and beside the lines how they look."""
        return "".join(self._drawn(line, columns) for line in self.lines)

    def _drawn(self, line: tuple[str, Style] | None, columns: int) -> str:
        if line is None:
            return f"|{'[QR: ' + self.codes[0] + ']':^{columns}}|\n"
        text, style = line
        room = columns // style.wide
        placed = text.center(room) if style.align == "center" else text.ljust(room)
        placed = " ".join(placed) + " " if style.wide > 1 else placed
        looks = {"bold": style.bold, "inverted": style.inverted, "tall": style.tall > 1}
        said = ", ".join(name for name, is_so in looks.items() if is_so and placed.strip())
        return f"|{placed.ljust(columns)}| {said}".rstrip() + "\n"


def read(data: bytes) -> Paper:
    """Print ``data`` on paper."""
    return _Reader(data).read()


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.data = data
        self.at = 0
        self.paper = Paper()
        self.style = Style()
        self.row = bytearray()
        self.stored = b""
        self.raster: list[str] = []

    def read(self) -> Paper:
        while self.at < len(self.data):
            byte = self.take()
            if byte == 0x0A:
                self.feed()
            elif 0x20 <= byte < 0x7F:
                self.row.append(byte)
            elif byte in (0x1B, 0x1C, 0x1D):
                self.command(byte)
            else:
                self.paper.unknown.append(bytes([byte]))
        self.scan()
        return self.paper

    def take(self, count: int = 1) -> int:
        """The next ``count`` bytes as a number, low byte first."""
        taken = self.data[self.at : self.at + count]
        self.at += count
        return int.from_bytes(taken, "little")

    def feed(self) -> None:
        self.scan()
        self.paper.lines.append((self.row.decode("ascii"), self.style))
        self.row.clear()

    def set_style(self, **changes: object) -> None:
        self.style = dataclasses.replace(self.style, **changes)  # type: ignore[arg-type]

    def command(self, lead: int) -> None:  # noqa: C901  (one case for each command)
        name = (lead, chr(self.take()))
        match name:
            case (0x1B, "@"):
                self.style = Style()
            case (0x1C, "."):
                self.paper.left_kanji = True
            case (0x1B, "a"):
                self.set_style(align=("left", "center", "right")[self.take()])
            case (0x1B, "E"):
                self.set_style(bold=bool(self.take() & 1))
            case (0x1D, "B"):
                self.set_style(inverted=bool(self.take() & 1))
            case (0x1D, "!"):
                size = self.take()
                self.set_style(wide=(size >> 4) + 1, tall=(size & 7) + 1)
            case (0x1B, "d"):
                self.take()
            case (0x1D, "V"):
                self.cut()
            case (0x1D, "v"):
                self.image()
            case (0x1D, "("):
                self.code()
            case _:
                self.paper.unknown.append(bytes([lead]) + name[1].encode("latin-1"))

    def cut(self) -> None:
        if self.take() in (65, 66):
            self.take()
        self.paper.cuts += 1

    def image(self) -> None:
        assert self.take(2) == int.from_bytes(b"0\x00", "little")
        width, height = self.take(2), self.take(2)
        for _ in range(height):
            row = self.data[self.at : self.at + width]
            self.at += width
            self.raster.append("".join(f"{byte:08b}" for byte in row))

    def code(self) -> None:
        assert self.take() == ord("k")
        length = self.take(2)
        body = self.data[self.at : self.at + length]
        self.at += length
        if body[1] == 80:  # store
            self.stored = body[3:]
        elif body[1] == 81:  # print
            self.paper.lines.append(None)
            self.paper.codes.append(self.stored.decode("ascii"))

    def scan(self) -> None:
        """A raster has ended: hold a scanner over it, on white paper."""
        if not self.raster:
            return
        height, width = len(self.raster), len(self.raster[0])
        image = Image.new("L", (width + 80, height + 60), 255)  # the blank lines of the layout are 30 dots each
        dots = bytes(0 if bit == "1" else 255 for row in self.raster for bit in row)
        image.paste(Image.frombytes("L", (width, height), dots), (40, 30))
        self.paper.lines.append(None)
        self.paper.codes.extend(found.text for found in zxingcpp.read_barcodes(image))
        self.raster.clear()
