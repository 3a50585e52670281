"""Address of the centre, as the officer or the IT person types it once at a counter; without the secret."""

from __future__ import annotations

import ipaddress
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from frontoffice.errors import Problem, Refused
from frontoffice.sync.codes import CentreRefusal

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
