"""A time stamp authority over HTTP (RFC 3161, 3.4): one question, one answer, bounded in bytes and in time.

The answer proves itself, so plain HTTP does as well. No redirect is followed and no scheme but http and https opened:
an address is where the office says it is. Proxies are taken from the system, as browsers take them.
"""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import threading
import urllib.error
import urllib.request
from typing import Final

from frontoffice import time_stamps

PATIENCE: Final = 60.0  # seconds for all of it
_SILENCE: Final = 20.0  # seconds without a byte
_SCHEMES: Final = ("http://", "https://")
_REDIRECTS: Final = range(300, 400)
_WRONG_ADDRESS: Final = range(400, 500)
_NO_NETWORK: Final = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_CAUSES: Final[tuple[tuple[type[Exception], str], ...]] = (  # the first that it is
    (
        socket.gaierror,
        "nama servernya tidak ditemukan; periksa alamatnya, dan apakah komputer ini tersambung ke Internet",
    ),
    (
        ssl.SSLCertVerificationError,
        "sertifikat https server itu tidak diterima; periksa alamatnya, dan jam komputer ini",
    ),
    (ssl.SSLError, "server itu tidak memakai https; periksa apakah alamatnya mulai dengan http://"),
    (TimeoutError, f"server itu diam lebih dari {_SILENCE:.0f} detik"),
    (ConnectionRefusedError, "di alamat dan port itu tidak ada yang menerima sambungan; periksa alamatnya"),
    (ConnectionError, "server itu memutus sambungan tanpa jawaban"),
    (http.client.InvalidURL, "alamatnya tidak terbaca; contoh: http://tsa.example.go.id/tsr"),
    (http.client.HTTPException, "yang menjawab bukan server HTTP; periksa alamatnya"),
    (ValueError, "alamatnya tidak terbaca; contoh: http://tsa.example.go.id/tsr"),
    (Exception, "sambungan ke server itu gagal; periksa alamat dan jaringan"),
)


class Unheard(OSError):  # noqa: N818  (a network's answer, not an error of the program)
    """No answer came; why, and what to look at, in Indonesian: the system says it in its own language."""


def answer(address: str, query: bytes, patience: float = PATIENCE) -> bytes:
    """Answer of the time authority at an address to a query, at most one byte longer than allowed.

    Raises Unheard. It is asked in a thread of its own: a name that is looked up has no limit of time, and neither has
    an answer of which a byte comes now and then.
    """
    if not address.lower().startswith(_SCHEMES):
        raise Unheard("alamatnya harus mulai dengan http:// atau https://")
    came: list[bytes | Exception] = []
    asking = threading.Thread(target=_ask, args=(address, query, min(patience, _SILENCE), came), daemon=True)
    asking.start()
    asking.join(patience)
    if not came:
        raise Unheard(f"tidak ada jawaban lengkap dalam {patience:.0f} detik")
    if isinstance(came[0], bytes):
        return came[0]
    raise Unheard(_words(came[0])) from came[0]


def _ask(address: str, query: bytes, silence: float, came: list[bytes | Exception]) -> None:
    types = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        request = urllib.request.Request(address, query, types, method="POST")  # noqa: S310  (of a scheme that was looked at)
        with _opener().open(request, timeout=silence) as reply:
            came.append(reply.read(time_stamps.MOST_BYTES + 1))
    except (OSError, http.client.HTTPException, ValueError) as error:
        came.append(error)


def _opener() -> urllib.request.OpenerDirector:
    """Opener with handlers for http and https only."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _words(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        if error.code in _REDIRECTS:
            return f"server itu mengalihkan ke {error.headers.get('Location', '?')}; pakai alamat itu bila benar"
        advice = "; periksa alamatnya" if error.code in _WRONG_ADDRESS else ""
        return f"server itu menjawab HTTP {error.code}{advice}"
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return _cause(reason) if isinstance(reason, Exception) else f"alamatnya tidak terbaca ({reason})"


def _cause(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _NO_NETWORK:
        return "komputer ini tidak tersambung ke jaringan server itu; periksa kabel atau Wi-Fi"
    return next(words for kind, words in _CAUSES if isinstance(error, kind))
