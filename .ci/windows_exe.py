"""What Windows shows and reads of an .exe before it runs: its icon, its version, its manifest; for ``build.spec``."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Final

from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 128, 256)  # a taskbar's and Explorer's at 100 to 200 %

# Each screen's own scaling, without Windows stretching a picture of the window; paths of more than 260 letters; Windows
# 10 and 11 by their number (else GetVersion says 8). The rest is what PyInstaller would write by itself.
MANIFEST: Final = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<assembly xmlns="urn:schemas-microsoft-com:asm.v1" manifestVersion="1.0">
  <trustInfo xmlns="urn:schemas-microsoft-com:asm.v3">
    <security>
      <requestedPrivileges>
        <requestedExecutionLevel level="asInvoker" uiAccess="false"></requestedExecutionLevel>
      </requestedPrivileges>
    </security>
  </trustInfo>
  <compatibility xmlns="urn:schemas-microsoft-com:compatibility.v1">
    <application>
      <supportedOS Id="{8e0f7a12-bfb3-4fe8-b9a5-48fd50a15a9a}"></supportedOS>
    </application>
  </compatibility>
  <application xmlns="urn:schemas-microsoft-com:asm.v3">
    <windowsSettings>
      <dpiAware xmlns="http://schemas.microsoft.com/SMI/2005/WindowsSettings">true/pm</dpiAware>
      <dpiAwareness xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">PerMonitorV2</dpiAwareness>
      <longPathAware xmlns="http://schemas.microsoft.com/SMI/2016/WindowsSettings">true</longPathAware>
    </windowsSettings>
  </application>
  <dependency>
    <dependentAssembly>
      <assemblyIdentity type="win32" name="Microsoft.Windows.Common-Controls" version="6.0.0.0"
        processorArchitecture="*" publicKeyToken="6595b64144ccf1df" language="*"></assemblyIdentity>
    </dependentAssembly>
  </dependency>
</assembly>
"""

_VERSION: Final = """VSVersionInfo(
  ffi=FixedFileInfo(
    filevers={numbers}, prodvers={numbers}, mask=0x3F, flags={flags}, OS=0x40004, fileType=1, subtype=0,
  ),
  kids=[
    StringFileInfo([StringTable("042104B0", [
      StringStruct("CompanyName", "DPMPTSP Kepulauan Bangka Belitung"),
      StringStruct("FileDescription", {description!r}),
      StringStruct("FileVersion", {version!r}),
      StringStruct("InternalName", {name!r}),
      StringStruct("LegalCopyright", "MIT"),
      StringStruct("OriginalFilename", {file!r}),
      StringStruct("ProductName", "Register Pengaduan"),
      StringStruct("ProductVersion", {version!r}),
    ])]),
    VarFileInfo([VarStruct("Translation", [0x0421, 0x04B0])]),
  ],
)
"""
_PRERELEASE: Final = 0x02


def write_icon(svg: Path, folder: Path) -> str:
    """Write the program's drawing as an icon of every size, each drawn by itself; gives the file."""
    renderer = QSvgRenderer(str(svg))
    if not renderer.isValid():
        raise ValueError(svg)
    *smaller, largest = [Image.open(io.BytesIO(_drawn(renderer, size))) for size in SIZES]
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / "frontoffice.ico"
    largest.save(file, sizes=[(size, size) for size in SIZES], append_images=smaller)
    return str(file)


def _drawn(renderer: QSvgRenderer, size: int) -> bytes:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return buffer.data().data()


def version_text(version: str, name: str, description: str) -> str:
    """The version resource as PyInstaller reads it; Windows compares the four numbers (Indonesian, Unicode)."""
    found = re.match(r"\d+(?:\.\d+)*", version)
    if found is None:
        raise ValueError(version)
    parts = [int(part) for part in found[0].split(".")][:4]
    numbers = tuple(parts + [0] * (4 - len(parts)))
    flags = _PRERELEASE if found[0] != version else 0
    return _VERSION.format(
        numbers=numbers, flags=flags, version=version, name=name, description=description, file=f"{name}.exe"
    )


def write_version(folder: Path, version: str, name: str, description: str) -> str:
    """Write the version resource into a file for PyInstaller; gives its path."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{name}.version"
    file.write_text(version_text(version, name, description), encoding="utf-8")
    return str(file)
