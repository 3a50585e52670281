"""Another version for a frozen program, without another build: ``stamp.py EXE NOW LATER``, two numbers of one length.

The number stands in the compiled module ``frontoffice`` inside the .exe; it is compressed anew into the same place.
"""

from __future__ import annotations

import sys
import zlib
from pathlib import Path

from PyInstaller.archive.readers import CArchiveReader

exe, now, later = Path(sys.argv[1]), sys.argv[2].encode(), sys.argv[3].encode()
archive = CArchiveReader(str(exe)).open_embedded_archive("PYZ.pyz")
_, offset, length = archive.toc["frontoffice"]
place = slice(archive._start_offset + offset, archive._start_offset + offset + length)  # noqa: SLF001
content = bytearray(exe.read_bytes())
module = zlib.decompress(bytes(content[place]))
if module.count(now) != 1 or len(now) != len(later):
    sys.exit(f"{exe.name} does not say {now!r} once, or {later!r} is no number of that length")
packed = min((zlib.compress(module.replace(now, later), level) for level in range(10)), key=len)
if len(packed) > length:
    sys.exit(f"{later!r} does not fit into the place of {now!r}")
content[place] = packed.ljust(length, b"\0")  # what follows the end of a stream is not read
exe.write_bytes(content)
