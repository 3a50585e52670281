"""One program per data folder: a second start brings the first window forward and ends.

QtNetwork is read in where somebody is there to be called, or calls; on Windows, whose pipes Qt alone makes, at once.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
import os
import socket as sockets
import struct
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

import platformdirs
from PySide6.QtCore import QEventLoop, QObject, QSocketNotifier, QTimer, Signal, SignalInstance

from frontoffice import places
from frontoffice.app.startup import private_files

# --- Who is at the other end of a pipe of Windows, and leave for that program to come to the front ---
# A pipe's name stands in no folder: whoever was there first has it, whatever user that is. Windows brings a window to
# the front only for whom the person just clicked on; that one may pass it on.

if sys.platform == "win32":
    import ctypes

    import pywintypes
    import win32api
    import win32pipe
    import win32security

_QUERY_LIMITED_INFORMATION = 0x1000  # of another program: what everybody may ask of the own ones


class PipeCalls(Protocol):
    """Windows API calls for pipes and their processes; each raises OSError where it does not answer."""

    def listener_of(self, pipe: int) -> int:
        """Server process of the pipe."""

    def caller_of(self, pipe: int) -> int:
        """Client process of the pipe."""

    def user_of(self, process: int) -> str:
        """Identifier (SID) of a process's user."""

    def let_forward(self, process: int) -> None:
        """Let that process bring its window to the front."""


def windows_calls() -> PipeCalls | None:
    """Windows itself; None elsewhere."""
    found: PipeCalls | None = None
    if sys.platform == "win32":
        found = _Windows()
    return found


def is_listener_own(pipe: int, calls: PipeCalls) -> bool:
    """Whether a program of this user listens at the other end."""
    with contextlib.suppress(OSError):
        return calls.user_of(calls.listener_of(pipe)) == calls.user_of(os.getpid())
    return False


def is_caller_own(pipe: int, calls: PipeCalls) -> bool:
    """Whether a program of this user called."""
    with contextlib.suppress(OSError):
        return calls.user_of(calls.caller_of(pipe)) == calls.user_of(os.getpid())
    return False


def let_listener_forward(pipe: int, calls: PipeCalls) -> None:
    """Allow the listening process to bring its window to the front.

    Where Windows says no, its button in the taskbar blinks.
    """
    with contextlib.suppress(OSError):
        calls.let_forward(calls.listener_of(pipe))


if sys.platform == "win32":

    class _Windows:
        def listener_of(self, pipe: int) -> int:
            with _translate_errors():
                return int(win32pipe.GetNamedPipeServerProcessId(pipe))

        def caller_of(self, pipe: int) -> int:
            with _translate_errors():
                return int(win32pipe.GetNamedPipeClientProcessId(pipe))

        def user_of(self, process: int) -> str:
            with _translate_errors():
                opened = win32api.OpenProcess(_QUERY_LIMITED_INFORMATION, False, process)
                token = win32security.OpenProcessToken(opened, win32security.TOKEN_QUERY)
                user = win32security.GetTokenInformation(token, win32security.TokenUser)[0]
                return str(win32security.ConvertSidToStringSid(user))

        def let_forward(self, process: int) -> None:
            ctypes.windll.user32.AllowSetForegroundWindow(process)

    @contextlib.contextmanager
    def _translate_errors() -> Iterator[None]:
        try:
            yield
        except pywintypes.error as error:
            raise OSError(error.winerror, error.strerror) from error


# --- single instance ---

if TYPE_CHECKING:
    from PySide6.QtNetwork import QLocalServer, QLocalSocket

_log = logging.getLogger(__name__)
_WAIT: Final = 1000  # milliseconds
_SOCKET: Final = ".window"
_LONGEST: Final = 90  # bytes of a socket's path: the system takes 103 or 107, and Qt first makes a longer one beside it
_PEER: Final = struct.Struct("3i")  # process, user, group


def server_name(folder: Path) -> str:
    """Server name shared by programs on the same data folder.

    A place where only their user may write.

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


def call_first(folder: Path, busy: Callable[[SignalInstance], object], patience: int = _WAIT) -> bool:
    """Ask the program already running on ``folder`` to come forward.

    False when none answers.

    One that is there and does not answer within ``patience`` milliseconds is at work: ``busy`` says so, and gets the
    signal that it answered after all. It keeps the call for it.
    """
    socket = _connect(folder)
    if socket is None:
        return False
    if calls := windows_calls():
        let_listener_forward(int(socket.socketDescriptor()), calls)
    socket.write(b"come forward\n")
    socket.flush()
    _wait(socket, patience)
    is_there = bool(socket.bytesAvailable())
    if not is_there and socket.state() == socket.LocalSocketState.ConnectedState:
        is_there = True
        busy(socket.readyRead)
    socket.abort()
    return is_there


def _wait(socket: QLocalSocket, patience: int) -> None:
    """Wait for an answer, a hang-up of the other end, or the end of the time."""
    waiting, timer = QEventLoop(), QTimer()
    timer.setSingleShot(True)
    for end in (socket.readyRead, socket.disconnected, timer.timeout):
        end.connect(waiting.quit)
    timer.start(patience)
    waiting.exec()


def is_there(folder: Path) -> bool:
    """Whether a window runs on ``folder``, or is about to; it is left in peace."""
    socket = _connect(folder)
    if socket is not None:
        socket.abort()
    return socket is not None


def _connect(folder: Path) -> QLocalSocket | None:
    """Connect to the listener there, if it is this user's own program: a foreign one is left where it is."""
    socket = _find_listener(server_name(folder))
    if socket is not None and not is_own(socket, listens=True):
        _log.warning("somebody else listens in the place of the program")
        socket.abort()
        return None
    return socket


def _find_listener(name: str) -> QLocalSocket | None:
    """Connect to the listener of that name; without QtNetwork where there is none, as nearly always."""
    reached = None
    if os.name != "nt":
        reached = sockets.socket(sockets.AF_UNIX)
        reached.settimeout(_WAIT / 1000)
        try:
            reached.connect(name)
        except OSError:
            reached.close()
            return None
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    if reached is not None:
        return socket if socket.setSocketDescriptor(reached.detach()) else None
    socket.connectToServer(name)
    return socket if socket.waitForConnected(_WAIT) else None


def is_own(socket: QLocalSocket, *, listens: bool) -> bool:
    """Whether the other end, listening if ``listens``, else the caller, is a process of this user or the system.

    Linux and Windows say whose it is; elsewhere only this user may write where the socket stands.
    """
    if calls := windows_calls():
        ask = is_listener_own if listens else is_caller_own
        return ask(int(socket.socketDescriptor()), calls)
    if not hasattr(sockets, "SO_PEERCRED"):
        return True
    with sockets.socket(fileno=os.dup(int(socket.socketDescriptor()))) as same:
        answer = same.getsockopt(sockets.SOL_SOCKET, sockets.SO_PEERCRED, _PEER.size)
    user: int = _PEER.unpack(answer)[1]
    return user == os.getuid()


class FirstInstance(QObject):
    """Listens for later starts on the same data folder."""

    called = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._socket: sockets.socket | None = None
        self._server: QLocalServer | None = None
        self._notifier: QSocketNotifier | None = None
        self._name = ""
        self.listen(folder)

    def listen(self, folder: Path) -> None:
        """Listen for this folder, and for no other any more; without a socket the program works on all the same."""
        self.stop()
        self._name = server_name(folder)
        try:
            self._listen()
        except OSError as error:
            self.stop()
            _log.warning("a second start will not find this one: %s", type(error).__name__)

    def _listen(self) -> None:
        if os.name == "nt":
            self._serve(self._name)
            return
        place = Path(self._name)
        private_files.make_folder(place.parent)
        place.unlink(missing_ok=True)  # left behind by a program that was killed
        self._socket = sockets.socket(sockets.AF_UNIX)
        self._socket.bind(self._name)
        place.chmod(0o600)  # before anybody is let in
        self._socket.listen()
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._take_over)

    def _take_over(self) -> None:
        """Hand the socket over to Qt's server on a call, which it finds waiting there."""
        if self._notifier is not None and self._socket is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            listening, self._notifier, self._socket = self._socket.detach(), None, None
            self._serve(listening)

    def _serve(self, place: str | int) -> None:
        from PySide6.QtNetwork import QLocalServer

        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)
        if not self._server.listen(place):
            raise OSError(self._server.errorString())

    def _accept(self) -> None:
        if self._server is None:
            return
        socket = self._server.nextPendingConnection()
        if not is_own(socket, listens=False):
            socket.abort()
            socket.deleteLater()
            return
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self._answer)
        if socket.bytesAvailable():
            self._take(socket)

    def _answer(self) -> None:
        socket: QLocalSocket = self.sender()  # type: ignore[assignment]  # connected above
        self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        socket.readAll()
        socket.write(b"here\n")
        socket.flush()
        self.called.emit()

    def stop(self) -> None:
        """Stop listening."""
        if self._server is not None:
            self._server.close()
            self._server.deleteLater()
        if self._notifier is not None:
            self._notifier.setEnabled(False)
        if self._socket is not None:
            self._socket.close()
            with contextlib.suppress(OSError):
                Path(self._name).unlink()
        self._server = self._notifier = self._socket = None
