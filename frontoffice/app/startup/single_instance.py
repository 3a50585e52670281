"""One program per data folder: a second start brings the first window forward and ends."""

from __future__ import annotations

import hashlib
import logging
import os
import socket as sockets
import struct
from pathlib import Path
from typing import Final

import platformdirs
from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from frontoffice import places
from frontoffice.app.startup import private_files

_log = logging.getLogger(__name__)
_WAIT: Final = 1000  # milliseconds
_SOCKET: Final = ".window"
_LONGEST: Final = 90  # bytes of a socket's path: the system takes 103 or 107, and Qt first makes a longer one beside it
_PEER: Final = struct.Struct("3i")  # process, user, group


def server_name(folder: Path) -> str:
    """The name by which programs on the same data folder find each other: a place where only their user may write.

    A socket in the data folder itself, or in the user's own cache where that path is too long for one; on Windows a
    pipe's name, which tells nothing of the folder.
    """
    digest = hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]
    if os.name == "nt":
        return f"{places.NAME}-{digest}"
    inside = folder.resolve() / _SOCKET
    if len(os.fsencode(inside)) <= _LONGEST:
        return str(inside)
    return str(Path(platformdirs.user_cache_dir(places.NAME, appauthor=False)) / digest)


def call_first(folder: Path) -> bool:
    """Ask the program that already runs on ``folder`` to come forward; False when none answers."""
    socket = _connect(folder)
    if socket is None:
        return False
    socket.write(b"come forward\n")
    socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return True


def is_there(folder: Path) -> bool:
    """Whether a window runs on ``folder``, or is about to; it is left in peace."""
    socket = _connect(folder)
    if socket is not None:
        socket.abort()
    return socket is not None


def _connect(folder: Path) -> QLocalSocket | None:
    """The way to who listens there, if that is this user's own program: a foreign one is left where it is."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT):
        return None
    if not is_own(socket):
        _log.warning("somebody else listens in the place of the program")
        socket.abort()
        return None
    return socket


def is_own(socket: QLocalSocket) -> bool:
    """Whether a process of this user, or the system's own, is at the other end.

    Linux says whose it is; elsewhere only this user may write where the socket or the pipe stands.
    """
    if not hasattr(sockets, "SO_PEERCRED"):
        return True
    with sockets.socket(fileno=os.dup(int(socket.socketDescriptor()))) as same:
        answer = same.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, _PEER.size)
    user: int = _PEER.unpack(answer)[1]
    return user == os.getuid()


class First(QObject):
    """Listens for later starts on the same data folder."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        self.listen(folder)

    def listen(self, folder: Path) -> None:
        """Listen for this folder, and for no other any more; without a socket the program works on all the same."""
        self._server.close()
        name = server_name(folder)
        if os.name != "nt":
            private_files.make_folder(Path(name).parent)
        QLocalServer.removeServer(name)  # left behind by a program that was killed
        if not self._server.listen(name):
            _log.warning("a second start will not find this one: %s", self._server.errorString())

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        if not is_own(socket):
            socket.abort()
            socket.deleteLater()
            return
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self.called)

    def stop(self) -> None:
        """Stop listening."""
        self._server.close()
