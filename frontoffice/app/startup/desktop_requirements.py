"""Requirements of a Linux desktop, checked before Qt opens a window.

Qt ends the process with a core dump when its platform plugin cannot load or no display answers, so both are found out
before, and said in one line with the names of the packages (Debian and Ubuntu).
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

LIBRARIES: Final = (
    ("libEGL.so.1", "libegl1"),
    ("libGL.so.1", "libgl1"),
    ("libX11.so.6", "libx11-6"),
    ("libfontconfig.so.1", "libfontconfig1"),
    ("libfreetype.so.6", "libfreetype6"),
    ("libdbus-1.so.3", "libdbus-1-3"),
    ("libglib-2.0.so.0", "libglib2.0-0"),
    ("libxkbcommon.so.0", "libxkbcommon0"),
    ("libgssapi_krb5.so.2", "libgssapi-krb5-2"),  # QtNetwork links to this and the next
    ("libbrotlidec.so.1", "libbrotli1"),
)
X11_LIBRARIES: Final = (
    ("libxcb.so.1", "libxcb1"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    ("libxcb-cursor.so.0", "libxcb-cursor0"),
    ("libxcb-icccm.so.4", "libxcb-icccm4"),
    ("libxcb-image.so.0", "libxcb-image0"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    ("libxcb-randr.so.0", "libxcb-randr0"),
    ("libxcb-render-util.so.0", "libxcb-render-util0"),
    ("libxcb-shape.so.0", "libxcb-shape0"),
    ("libxcb-xkb.so.1", "libxcb-xkb1"),
)
WAYLAND_LIBRARIES: Final = (
    ("libwayland-client.so.0", "libwayland-client0"),
    ("libwayland-cursor.so.0", "libwayland-cursor0"),
)
_SCREENLESS: Final = ("offscreen", "minimal", "vnc")
_NO_SCREEN: Final = "frontoffice: tidak ada layar: DISPLAY atau WAYLAND_DISPLAY tidak menunjuk layar yang menjawab"


def missing_requirement(environment: Mapping[str, str], *, platform: str = sys.platform, display: bool = True) -> str:
    """One line about anything known to prevent a window, for the installing person.

    "" when nothing is known to.

    ``display`` False asks only for the libraries that even drawing without a screen needs.
    """
    if platform != "linux":
        return ""
    forced = [name.split(":")[0] for name in environment.get("QT_QPA_PLATFORM", "").split(";") if name]
    if not display or (forced and forced[0] in _SCREENLESS):
        return _not_installed(LIBRARIES) and _not_installed(LIBRARIES + X11_LIBRARIES)  # a bare machine lacks both
    answers = list(_screens(environment, forced))
    return "" if "" in answers else answers[0] if answers else _NO_SCREEN


def _screens(environment: Mapping[str, str], forced: list[str]) -> Iterator[str]:
    """Missing parts of each way to a screen. Qt takes the first that does not fail, and of forced ones no other."""
    if (not forced or any(name.startswith("wayland") for name in forced)) and _wayland_answers(environment):
        yield _not_installed(LIBRARIES + WAYLAND_LIBRARIES)
    if not forced or "xcb" in forced:
        missing = _not_installed(LIBRARIES + X11_LIBRARIES)
        yield missing or ("" if _x11_answers(environment.get("DISPLAY", "")) else _NO_SCREEN)


def _not_installed(libraries: tuple[tuple[str, str], ...]) -> str:
    packages = " ".join(package for library, package in libraries if not _loads(library))
    return (
        f"frontoffice: pustaka desktop belum terpasang; pasang dengan: sudo apt install {packages}" if packages else ""
    )


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether somebody listens there: the socket left by a killed compositor aborts Qt."""
    name = environment.get("WAYLAND_DISPLAY", "")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX) as there:
        try:
            there.connect(str(Path(environment.get("XDG_RUNTIME_DIR", "/nowhere"), name)))
        except OSError:
            return False
    return True


def _x11_answers(display: str) -> bool:
    if not display:
        return False
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    xcb.xcb_connect.argtypes = (ctypes.c_char_p, ctypes.c_void_p)
    xcb.xcb_connection_has_error.argtypes = (ctypes.c_void_p,)
    xcb.xcb_disconnect.argtypes = (ctypes.c_void_p,)
    connection = xcb.xcb_connect(os.fsencode(display), None)
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
