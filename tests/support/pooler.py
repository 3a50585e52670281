"""A PgBouncer in front of a centre, as the manual sets it up (*Server siaga dan pooler*), but without TLS."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support.centre_server import Centre, free_port, unprivileged

_SETTINGS = """
[databases]
{name} = host=127.0.0.1 port={server}
[pgbouncer]
listen_addr = 127.0.0.1
listen_port = {port}
unix_socket_dir =
pool_mode = transaction
auth_type = scram-sha-256
auth_file = {folder}/users
max_prepared_statements = 200
max_client_conn = 2000
default_pool_size = 2
max_db_connections = 60
server_idle_timeout = 60
"""


def binary() -> str | None:
    """Where it is installed, also for who has no /usr/sbin in the path; None where it is not."""
    return shutil.which("pgbouncer", path=os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin")))


@contextmanager
def pooled(centre: Centre) -> Iterator[tuple[int, int]]:
    """A running one for all who are enrolled there by now: its port, and the process."""
    program, port, somebody = binary(), free_port(), unprivileged()
    assert program is not None
    folder = Path(tempfile.mkdtemp(prefix="pooler-"))
    try:
        with centre.connect() as office:
            found = office.execute("SELECT rolname, rolpassword FROM pg_authid WHERE rolpassword IS NOT NULL")
            (folder / "users").write_text("".join(f'"{name}" "{secret}"\n' for name, secret in found))
        settings = _SETTINGS.format(name=centre.name, server=centre.server.port, port=port, folder=folder)
        (folder / "pgbouncer.ini").write_text(settings)
        for one in (folder, *folder.iterdir()) if somebody else ():
            os.chown(one, somebody["user"], somebody["group"])
        running = subprocess.Popen(
            [program, "-q", folder / "pgbouncer.ini"],
            stderr=subprocess.PIPE,
            text=True,
            cwd=folder,
            **somebody,
        )
        try:
            _wait(running, port)
            yield port, running.pid
        finally:
            running.terminate()
            running.communicate()
    finally:
        shutil.rmtree(folder)


def _wait(running: subprocess.Popen[str], port: int) -> None:
    while running.poll() is None:
        with socket.socket() as one:
            if one.connect_ex(("127.0.0.1", port)) == 0:
                return
    raise RuntimeError(running.communicate()[1])
