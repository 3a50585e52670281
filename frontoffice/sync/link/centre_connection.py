"""Connection to the centre, and the failure codes for psycopg's exceptions.

Outside this computer the connection is encrypted and the server's certificate is checked against its name
(``sslmode=verify-full``). No password is ever sent: the server is only given the SCRAM proof, or that of the desk's
own key where it has a certificate (``client_certificate``). Where it leads
is said by the address alone, never by the environment or a file of the home directory.
"""

from __future__ import annotations

import contextlib
import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import Future, InvalidStateError, wait
from pathlib import Path
from typing import Any, Final, TypeAlias

import psycopg
from psycopg import Connection
from psycopg.abc import PQGen
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from frontoffice.errors import Unavailable
from frontoffice.sync import answers, wire
from frontoffice.sync.codes import CentreFailure
from frontoffice.sync.link.centre_address import CentreAddress, is_loopback, with_whole_paths

# --- Client certificate of a desk: the file with which it proves who it is, where the office gave it one ---
# It is chosen in the place of the server's certificate, which it holds as well. Its key is encrypted under the secret
# that is kept as a password would be, so the file alone lets nobody in.

_KEY: Final = b"-----BEGIN ENCRYPTED PRIVATE KEY-----"
_LONGEST: Final = 1_000_000  # bytes; a chain of certificates has some thousand
_OTHERS: Final = 0o077


def is_one(file: Path | None) -> bool:
    """Whether the file holds a device's own key besides certificates."""
    if file is None:
        return False
    try:
        with file.open("rb") as opened:
            return _KEY in opened.read(_LONGEST)
    except (OSError, ValueError):
        return False


def parameters(file: Path, secret: str) -> dict[str, Any]:
    """The libpq parameters to authenticate this desk, without any other method of authentication."""
    return {
        "sslcert": str(file),
        "sslkey": str(file),
        "sslpassword": secret,
        "sslcertmode": "require",
        "require_auth": "none",
        "password": "",
    }


def make_private(file: Path) -> None:
    """Let nobody else read the file, as libpq insists; where that cannot be, libpq says so."""
    if os.name == "posix":
        with contextlib.suppress(OSError):
            mode = file.stat().st_mode
            if mode & _OTHERS:
                file.chmod(mode & ~_OTHERS & 0o777)


# --- centre connection ---

# --- Environment of this process as PostgreSQL's client library reads it: forgotten before it is asked to
# connect ---
# Whoever sets ``PGHOSTADDR``, ``PGSERVICE`` or ``PGOPTIONS`` for a computer's users would send a counter elsewhere, or
# make the server answer otherwise (``PGDATESTYLE``, ``PGTZ``). libpq asks for them wherever an address says nothing,
# for some (a service) even where it says all: only what is not there holds for every one of them.

NOWHERE: Final = os.path.join(os.devnull, "none")  # noqa: PTH118  (a text, as libpq wants it)
"""A path at which no file can be, in place of one in the home directory that libpq would look for."""


def clear_libpq_environment() -> None:
    """Remove every libpq variable from this process's environment, those of later libpq versions included."""
    for name in [name for name in os.environ if name.upper().startswith("PG")]:
        os.environ.pop(name, None)


# --- centre connection ---

logging.getLogger("psycopg").addHandler(logging.NullHandler())  # at a terminal its exceptions say enough
TIMEOUT: Final = 10
_UNANSWERED: Final = 3
_LOOK_UP: Final = 0.1  # seconds
OfficeConnection: TypeAlias = Connection
"""The connection of whoever keeps the centre, by a DSN of their own; a desk's is a :class:`Link`."""
_STATES: Final = {
    wire.CHAIN_REFUSED: CentreFailure.CHAIN,
    wire.DEVICE_REFUSED: CentreFailure.REVOKED,
    wire.ORIGIN_TAKEN: CentreFailure.ORIGIN_TAKEN,
    wire.PROGRAM_OLD: CentreFailure.PROGRAM_OLD,
    wire.OVER_LIMIT: CentreFailure.ENTRY_LIMIT,
    wire.OVER_DAY: CentreFailure.DAY_LIMIT,
    "25006": CentreFailure.READ_ONLY,
    "28P01": CentreFailure.SECRET,
    "3F000": CentreFailure.NO_SCHEMA,
    "42P01": CentreFailure.NO_SCHEMA,
    "42883": CentreFailure.NO_SCHEMA,
    "42501": CentreFailure.NO_RIGHT,
    "42704": CentreFailure.NO_ROLES,
    "53100": CentreFailure.DISK_FULL,
    "57014": CentreFailure.SLOW,
}
_NOT_LET_IN: Final = "28000"
_CLASSES: Final = {
    "08": CentreFailure.UNREACHABLE,
    "25": CentreFailure.UNREACHABLE,  # a session that stood idle too long was ended
    "40": CentreFailure.BUSY,
    "53": CentreFailure.BUSY,
    "55": CentreFailure.BUSY,
    "57": CentreFailure.UNREACHABLE,
    "58": CentreFailure.DISK_FULL,
}
# Before anybody is let in libpq passes on words without a code; PostgreSQL has no Indonesian of its own for them.
_WORDS: Final = (
    ("password authentication failed", CentreFailure.SECRET),
    ("SASL authentication failed", CentreFailure.SECRET),  # in PgBouncer's words
    ("no password supplied", CentreFailure.SECRET),
    ("is not permitted to log in", CentreFailure.REVOKED),
    ("too many connections", CentreFailure.BUSY),
    ("too many clients", CentreFailure.BUSY),
    ("out of shared memory", CentreFailure.BUSY),  # the table of locks is full
    ("remaining connection slots", CentreFailure.BUSY),
    ("permission denied for database", CentreFailure.NO_RIGHT),
    ("no pg_hba.conf entry", CentreFailure.NOT_ADMITTED),
    ("pg_hba.conf rejects connection", CentreFailure.NOT_ADMITTED),
    ("valid client certificate", CentreFailure.CLIENT_CERTIFICATE),
    ("certificate authentication failed", CentreFailure.CLIENT_CERTIFICATE),
    ("could not load private key", CentreFailure.SECRET),
    ("private key file", CentreFailure.CLIENT_CERTIFICATE),
    ("alert unknown ca", CentreFailure.CLIENT_CERTIFICATE),
    ("alert certificate", CentreFailure.CLIENT_CERTIFICATE),
    ("does not match host name", CentreFailure.CERTIFICATE),
    ("certificate", CentreFailure.CERTIFICATE),
    ("does not support SSL", CentreFailure.NO_TLS),
    ("SSL error", CentreFailure.CERTIFICATE),
    ("authentication method requirement", CentreFailure.NOT_ADMITTED),
    ("authentication failed", CentreFailure.NOT_ADMITTED),  # Ident, Peer, RADIUS …: by who asks, not by a secret
    ("failed to resolve host", CentreFailure.HOST),
    ("could not translate host name", CentreFailure.HOST),
    ("does not exist", CentreFailure.NO_DATABASE),
)


class Link(Connection):
    """Connection with a stop condition, closed during any wait as soon as ``stop`` returns true.

    OperationalError then.
    """

    stop: Callable[[], bool] = staticmethod(lambda: False)

    def look_at_schema(self) -> None:
        """See whether the server answers, and whether this program can speak with its tables.

        Raises as psycopg does, and Unavailable (``centre_schema``, ``centre_older``).
        """
        versions = answers.rows(self.execute("SELECT version FROM journal.centre"), int)
        if not versions:
            raise Unavailable(CentreFailure.NO_SCHEMA)
        if versions[0][0] < wire.SCHEMA_NEEDED:
            raise Unavailable(CentreFailure.OLDER)

    def wait(self, gen: PQGen[Any], *args: Any, **kwargs: Any) -> Any:
        """Wait as psycopg does, ten times a second, and check ``stop`` each time."""
        return super().wait(self._heeding(gen), *args, **kwargs)

    def _heeding(self, gen: PQGen[Any]) -> PQGen[Any]:
        try:
            wanted = next(gen)
            while True:
                ready = yield wanted
                if self.stop():
                    self.close()
                    raise psycopg.OperationalError("the round was ended")
                wanted = gen.send(ready)
        except StopIteration as end:
            return end.value


def open_link(
    address: CentreAddress, secret: str, timeout: int = TIMEOUT, stop: Callable[[], bool] = lambda: False
) -> Link:
    """Open a connection in autocommit, to a centre with a schema known to this program.

    ``timeout`` is in seconds.

    Nobody waits for it any longer once ``stop`` says so (asked ten times a second); then, as at any later wait, it is
    Unavailable (``centre_unreachable``). Raises Unavailable with one of the codes of this module, and ``centre_older``
    if the schema is older than needed.
    """
    clear_libpq_environment()
    parameters = _parameters(address, secret, timeout)
    with translating_errors(), _looking_up():
        connection = _unless_stopped(lambda: Link.connect(encryption(address), autocommit=True, **parameters), stop)
    connection.stop = stop
    try:
        with translating_errors():
            connection.look_at_schema()
    except BaseException:
        connection.close()
        raise
    return connection


def _parameters(address: CentreAddress, secret: str, timeout: int) -> dict[str, Any]:
    asked = {"password": secret, "require_auth": "scram-sha-256", "sslcertmode": "disable"}
    if (file := address.root_certificate) and is_one(file):
        make_private(file)
        asked = parameters(file, secret)
    return asked | {
        "host": address.host,
        "port": address.port,
        "dbname": address.database,
        "user": address.role,
        "passfile": NOWHERE,
        "connect_timeout": timeout,
        "application_name": "frontoffice",
        "client_encoding": "UTF8",
        "gssencmode": "disable",
        "sslcrl": NOWHERE,
        "tcp_user_timeout": timeout * 1000,
        "keepalives_idle": timeout,  # whoever only waits for an answer notices that the network is gone, too
        "keepalives_interval": timeout,
        "keepalives_count": _UNANSWERED,
    }


def _unless_stopped(connect: Callable[[], Link], stop: Callable[[], bool]) -> Link:
    """Return the result of ``connect``, from a thread abandoned on ``stop``: nothing ends the look-up of a name."""
    made: Future[Link] = Future()

    def work() -> None:
        try:
            link = connect()
        except BaseException as error:  # noqa: BLE001  (it is raised where it is waited for)
            with contextlib.suppress(InvalidStateError):
                made.set_exception(error)
            return
        try:
            made.set_result(link)
        except InvalidStateError:
            link.close()

    threading.Thread(target=work, name="connecting", daemon=True).start()
    while not wait([made], _LOOK_UP).done:
        if stop() and made.cancel():
            raise Unavailable(CentreFailure.UNREACHABLE)
    return made.result()


def client() -> str:
    """The client library's kind and version: ``binary 180006`` is this program's own libpq 18.6."""
    return f"{psycopg.pq.__impl__} {psycopg.pq.version()}"


def open_office(dsn: str, timeout: int = TIMEOUT) -> OfficeConnection:
    """Open the office's own connection in autocommit, for the keeper of the centre.

    ``dsn`` is libpq's (or a URL).

    Outside this computer it is encrypted and the server proves who it is, whatever ``dsn`` says; a ``service`` may lead
    anywhere, and libpq passes over that for a socket. A password stands in it, or in the ``passfile`` that it names.
    Raises Unavailable (``centre_dsn``, ``centre_dsn_backslash`` if it cannot be read).
    """
    clear_libpq_environment()
    try:
        parameters: dict[str, Any] = conninfo_to_dict(with_whole_paths(dsn))
    except (psycopg.ProgrammingError, UnicodeError) as error:
        raise Unavailable(CentreFailure.DSN) from error
    if not stays_here(parameters):
        parameters["sslmode"] = "verify-full"
    parameters.setdefault("passfile", NOWHERE)
    parameters["connect_timeout"] = parameters.get("connect_timeout") or timeout
    with translating_errors(), _looking_up():
        connection = psycopg.connect(
            make_conninfo(**parameters), autocommit=True, application_name="frontoffice centre", client_encoding="UTF8"
        )
        connection.execute("SET jit = off")  # to compile what judges chains took seconds, to run it none
    return connection


_OURS: Final = ("options", "application_name", "client_encoding")


def dsn_of(connection: OfficeConnection) -> str:
    """DSN of the same database for another program; a password stays in its ``passfile``."""
    parameters: dict[str, Any] = conninfo_to_dict(connection.info.dsn)
    return make_conninfo(**{name: value for name, value in parameters.items() if name not in _OURS})


def stays_here(parameters: Mapping[str, Any]) -> bool:
    """Whether a connection never leaves this computer, whichever of its address and its name libpq goes by."""
    places = (*str(parameters.get("hostaddr", "")).split(","), *str(parameters.get("host", "")).split(","))
    return not parameters.get("service") and all(
        not place or place.startswith(("/", "@")) or is_loopback(place) for place in places
    )


def encryption(address: CentreAddress) -> str:
    """Parameters of libpq of encryption for an address."""
    if address.loopback and address.root_certificate is None:
        return make_conninfo(sslmode="allow", sslrootcert=NOWHERE)  # plain, unless the server insists
    return make_conninfo(sslmode="verify-full", sslrootcert=str(address.root_certificate))


@contextlib.contextmanager
def translating_errors() -> Iterator[None]:
    """Convert psycopg's errors to Unavailable (context manager).

    An error that only a bug can cause stays what it is.
    """
    try:
        yield
    except psycopg.Error as error:
        code = code_of(error)
        if code is None:
            raise
        raise identity_failure(error) or Unavailable(code, reason=error.sqlstate or "") from error


@contextlib.contextmanager
def _looking_up() -> Iterator[None]:
    """Report an impossible host name, such as ``pusat..kantor``, as unknown (context manager).

    Nobody was even asked for it.
    """
    try:
        yield
    except UnicodeError as error:
        raise Unavailable(CentreFailure.HOST) from error


def identity_failure(error: psycopg.Error) -> Unavailable | None:
    """Failure ``centre_identity``, with the other ``device``, for an entry stored there as another device's."""
    if error.sqlstate != wire.CHAIN_REFUSED or error.diag.message_primary != wire.IDENTITY_TAKEN:
        return None
    device = error.diag.message_hint or "?"
    return Unavailable(CentreFailure.IDENTITY, device=device, reason=error.diag.message_detail or "")


def code_of(error: psycopg.Error) -> CentreFailure | None:
    """Failure code for an error of the server or the network; None for what only a bug in this program can cause."""
    state = error.sqlstate
    if state == _NOT_LET_IN:  # a pooler passes it on in the middle of a session; what it means stands in its words
        return next((code for words, code in _WORDS if words in str(error)), CentreFailure.NOT_ADMITTED)
    if state:
        return _STATES.get(state) or _CLASSES.get(state[:2])
    if isinstance(error, psycopg.OperationalError):
        said = str(error)
        return next((code for words, code in _WORDS if words in said), CentreFailure.UNREACHABLE)
    return None
