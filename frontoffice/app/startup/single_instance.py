"""One program per data folder: a second start brings the first window forward and ends."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT: Final = 1000  # milliseconds


def server_name(folder: Path) -> str:
    """The name by which programs on the same data folder find each other; it tells nothing of the folder."""
    return "frontoffice-" + hashlib.sha256(str(folder.resolve()).encode()).hexdigest()[:20]


def call_first(folder: Path) -> bool:
    """Ask the program that already runs on ``folder`` to come forward; False when none answers."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    if not socket.waitForConnected(_WAIT):
        return False
    socket.write(b"come forward\n")
    socket.waitForBytesWritten(_WAIT)
    socket.disconnectFromServer()
    return True


def is_there(folder: Path) -> bool:
    """Whether a window runs on ``folder``, or is about to; it is left in peace."""
    socket = QLocalSocket()
    socket.connectToServer(server_name(folder))
    found = socket.waitForConnected(_WAIT)
    socket.abort()
    return found


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
        """Listen for this folder, and for no other any more."""
        self._server.close()
        QLocalServer.removeServer(server_name(folder))  # left behind by a program that was killed
        self._server.listen(server_name(folder))

    def _accept(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self.called)

    def stop(self) -> None:
        """Stop listening."""
        self._server.close()
