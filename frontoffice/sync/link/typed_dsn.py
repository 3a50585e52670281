r"""A connection string as people write it on Windows: ``sslrootcert=C:\Users\…``, whose backslashes libpq would eat.

A URL keeps them; and what the program makes itself is escaped by ``make_conninfo``.
"""

from __future__ import annotations

import re
from typing import Final

import psycopg
from psycopg.conninfo import conninfo_to_dict

from frontoffice.errors import Unavailable
from frontoffice.sync.codes import CentreFailure

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
    if runs <= {2} or (runs <= {2, 4} and not _SHARE.match(path)):
        return path
    raise Unavailable(CentreFailure.DSN_BACKSLASH)
