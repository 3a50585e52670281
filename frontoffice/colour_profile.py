"""Colour profile for the colours of archive PDFs."""

from __future__ import annotations

import base64
import zlib
from typing import Final

# The sRGB profile as Little CMS makes it ("no copyright, use freely"), of one fixed day.
SRGB: Final = zlib.decompress(
    base64.b85decode(
        "c-obby-Nad7{@<qVWi<uLqvmvMT0^VL}S_DA|Ymw)uQKH;LCBRgtP`N4MIcI(%aB~P;1ay5ClaK(cIYE5^_C16_lu<=eT=5e1G?Sc<y^(59hUl*);"
        "=&V%dm>g5IV0ve)^7iy<17&`f<c5()EXecoYH{WhRx@xOAV(xwKs9^olXH_F1Y4dL~&u6SE`K+7dk!iU0sLlzXiQhKt<&x*56ephV7qH|zZGridkPIj"
        "=CGYZ0E!oEVjqP6x>U*b*|7Z;?f1cot*5+aC~Bo)@kQzjt2D4G548*ljLDTzmur%n|^99eSW^^01OscGpM(bIC}sjA$6=4oaoCz{jULFj(6thW(x?m)d"
        "}Szkw%RX+yDBU}{Q{*vT0{ULg-t@#eXvk7OHZ7sPA=UXuNpeKw(LvqM%&t%~B6#C-Oe*?WM&8%AIoZLffLw?aU?Cry-yzg2428yg_(*"
    )
)
