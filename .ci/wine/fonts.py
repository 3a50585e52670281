"""Free fonts under the names of Windows' own: ``fonts.py FOLDER REGISTRY_FILE``, with fonttools.

The program asks for Segoe UI and Consolas, which only Windows has; sizes and spacing of the stand-ins differ a little.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path("/usr/share/fonts/truetype")
SANS, MONO = FONTS / "open-sans" / "OpenSans-{}.ttf", FONTS / "dejavu" / "DejaVuSansMono{}.ttf"
STAND_INS = [
    *(
        (str(SANS).format(style), family, style)
        for family in ("Segoe UI", "Tahoma")
        for style in ("Regular", "Bold", "Italic")
    ),
    *((str(MONO).format(end), "Consolas", style) for style, end in (("Regular", ""), ("Bold", "-Bold"))),
]
PREFERRED = (16, 17, 21, 22)  # the names that would go before the ones set here
KEY = r"HKEY_LOCAL_MACHINE\Software\Microsoft\Windows NT\CurrentVersion\Fonts"
HEADER = f"Windows Registry Editor Version 5.00\r\n\r\n[{KEY}]\r\n"


def stand_in(source: str, family: str, style: str, folder: Path) -> str:
    """Write one font under its new name; returns its line for Windows' registry."""
    font, title = TTFont(source), f"{family} {style}"
    names = font["name"]
    for number in PREFERRED:
        names.removeNames(nameID=number)
    texts = {1: family, 2: style, 3: f"stand-in {title}", 4: title, 6: title.replace(" ", "-")}
    for number, text in texts.items():
        names.setName(text, number, 3, 1, 0x409)
        names.setName(text, number, 1, 0, 0)
    file = f"{title}.ttf".replace(" ", "").lower()
    font.save(folder / file)
    return f'"{title.removesuffix(" Regular")} (TrueType)"="{file}"\r\n'


if __name__ == "__main__":
    lines = [stand_in(*one, Path(sys.argv[1])) for one in STAND_INS]
    Path(sys.argv[2]).write_text(HEADER + "".join(lines), encoding="utf-8", newline="")
