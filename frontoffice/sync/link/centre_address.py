"""Where the centre is, as people type it: an address, a connection string, the copied output of ``enrol``."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.sync.codes import CentreFailure, CentreRefusal

PORT: Final = 5432
_ADDRESS: Final = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^\s:/\[\]@?]+)(?::(\d{1,5}))?/([^\s/?:@]{1,63})")
_ROLE: Final = re.compile(r"[a-z_][a-z0-9_]{0,62}")
_MOST_PORT: Final = 65535


@dataclass(frozen=True, slots=True)
class CentreAddress:
    """A PostgreSQL database and the role this counter signs in with.

    ``root_certificate`` is the file that the server's certificate must lead to; None on this very computer only.
    """

    host: str
    port: int
    database: str
    role: str
    root_certificate: Path | None = None

    @property
    def loopback(self) -> bool:
        """Whether the connection never leaves this computer, the only case without TLS."""
        return is_loopback(self.host)

    @property
    def text(self) -> str:
        """As it is typed: ``host/database``, or ``host:port/database``."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{host}/{self.database}" if self.port == PORT else f"{host}:{self.port}/{self.database}"


def is_loopback(host: str) -> bool:
    """Whether ``host`` (name or address) is this very computer. Names are not looked up: somebody else answers that."""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host.lower() == "localhost"


def parse(text: str, role: str, root_certificate: str = "") -> CentreAddress:
    """Parse a typed address of the centre.

    Raises Refused with all that is wrong: ``centre_address``, ``centre_role``, ``centre_certificate_missing`` (outside
    this computer the connection is encrypted and the centre proves who it is), ``centre_certificate_file`` (there is
    no such file).
    """
    role, typed = role.strip(), root_certificate.strip()
    address = _read(text.strip(), role, Path(typed) if typed else None)
    found = [] if address else [Problem("address", CentreRefusal.ADDRESS)]
    if not _ROLE.fullmatch(role):
        found.append(Problem("role", CentreRefusal.ROLE))
    if typed and not os.path.isfile(typed):  # noqa: PTH113  (a path that is none, too long or with a NUL, is no file)
        found.append(Problem("root_certificate", CentreRefusal.CERTIFICATE_FILE))
    if address and not typed and not address.loopback:
        found.append(Problem("root_certificate", CentreRefusal.CERTIFICATE_MISSING))
    if address is None or found:
        raise Refused(*found)
    return address


def _read(text: str, role: str, root_certificate: Path | None) -> CentreAddress | None:
    match = _ADDRESS.fullmatch(text)
    if match is None:
        return None
    port = int(match.group(2) or PORT)
    address = CentreAddress(match.group(1).strip("[]"), port, match.group(3), role, root_certificate)
    return address if 0 < port <= _MOST_PORT else None


# --- typed dsn ---
# A URL keeps them; and what the program makes itself is escaped by ``make_conninfo``.

_FILE: Final = re.compile(
    r"""(?P<name>\b(?:passfile|servicefile|sslcert|sslcrl|sslcrldir|sslkey|sslrootcert)\s*=\s*)
        (?P<path>'(?:[^'\\]|\\.)*'|\S+)""",
    re.VERBOSE,
)
_OF_WINDOWS: Final = re.compile(r"'?(?:[A-Za-z]:\\|\\\\)")
_SHARE: Final = re.compile(r"'?\\\\[^\\]")


def with_whole_paths(dsn: str) -> str:
    """The connection string with the backslashes of Windows' paths doubled, as libpq wants them.

    Raises Unavailable (``centre_dsn_backslash``) where some are doubled and some are not.
    """
    if re.match(r"postgres(?:ql)?://", dsn.strip()):
        return dsn
    return _FILE.sub(lambda found: found["name"] + _whole(found["path"]), dsn)


def refuse_password(dsn: str) -> None:
    """Refuse a connection string with a password in it: whoever is on this computer reads it in the list of processes.

    Raises Unavailable (``centre_dsn_password``). What cannot be read is left to whoever opens it.
    """
    try:
        parameters = conninfo_to_dict(with_whole_paths(dsn))
    except (psycopg.ProgrammingError, UnicodeError):
        return
    if parameters.get("password") or parameters.get("sslpassword"):
        raise Unavailable(CentreFailure.DSN_PASSWORD)


def _whole(path: str) -> str:
    if not _OF_WINDOWS.match(path):
        return path
    rest = path.lstrip("'\\") if _SHARE.match(path) else path  # a share begins with two of them as it is
    runs = {len(run) for run in re.findall(r"\\+", rest)}
    if runs <= {1}:
        return path.replace("\\", "\\\\")
    if runs <= {2, 4} and not _SHARE.match(path):
        return path
    raise Unavailable(CentreFailure.DSN_BACKSLASH)


# Five groups of five of the letters that ``enrolling`` draws from (without i, l, o and u).
_SECRET: Final = re.compile(r"[0-9a-hjkmnp-tv-z]{5}(?:-[0-9a-hjkmnp-tv-z]{5}){4}")
_ENROLLED_ROLE: Final = re.compile(r"fo_[a-z0-9_]+")
_KEY: Final = re.compile(r"[0-9A-Za-z+/]{43}=")  # 32 bytes in base64
_ENROLLED_ADDRESS: Final = re.compile(r"(?:\[[0-9A-Fa-f:.]+\]|[A-Za-z0-9._\-]+)(?::\d{1,5})?/[A-Za-z0-9_\-]+")


@dataclass(frozen=True, slots=True)
class EnrolmentParts:
    """Parts found in an enrolment text, "" for missing ones; ``office_key`` is a public key in base64."""

    address: str = ""
    role: str = ""
    secret: str = ""
    office_key: str = ""

    def __repr__(self) -> str:
        return "EnrolmentParts(…)"


def read_enrolment(text: str) -> EnrolmentParts:
    """Find the parts in ``text``, in any order; everything else is passed over."""
    found = {"address": "", "role": "", "secret": "", "office_key": ""}
    patterns = (("secret", _SECRET), ("role", _ENROLLED_ROLE), ("office_key", _KEY), ("address", _ENROLLED_ADDRESS))
    for word in re.split(r"[\s,;|\"'<>]+", text):
        for part, pattern in patterns:
            if not found[part] and pattern.fullmatch(word):
                found[part] = word
                break
    return EnrolmentParts(**found)
