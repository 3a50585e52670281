"""A streaming standby of a test's server, copied by ``pg_basebackup``."""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.support.centre_server import ADMISSION, CentreServer, free_port, started, unprivileged

PRIMARY = "wal_level = replica\n"


class StandbyServer(CentreServer):
    """A second server in a folder of its own, which holds what the first one sends."""

    def __init__(self, folder: Path, primary: CentreServer) -> None:
        self.folder, self.data = folder, folder / "data"
        self.binaries, self._as = primary.binaries, unprivileged()
        self.said: list[str] = []
        self._process, self._listening = None, None
        if self._as:
            os.chown(folder, self._as["user"], self._as["group"])
        source = f"host={primary.folder} port={primary.port} user=postgres application_name=standby"
        command: list[Any] = [self.binaries / "pg_basebackup", "-D", self.data, "-R", "-X", "stream", "-c", "fast"]
        subprocess.run([*command, "--no-sync", "-d", source], check=True, capture_output=True, cwd=folder, **self._as)
        self.port = free_port()
        with (self.data / "postgresql.conf").open("a") as conf:
            conf.write(f"\nport = {self.port}\nunix_socket_directories = '{folder}'\n")

    def promote(self) -> None:
        """It takes over: from now on it is written to."""
        with self.connect() as here:
            assert here.execute("SELECT pg_promote(wait_seconds => 600)").fetchone() == (True,)

    def wait_for(self, primary: CentreServer) -> None:
        """Until it has all that the primary holds now."""
        with primary.connect() as asked, self.connect() as here:
            asked.execute("SET synchronous_commit = 'local'")  # what was committed before is written, too
            asked.execute("SELECT pg_logical_emit_message(true, 'standby', '')")
            row = asked.execute("SELECT pg_current_wal_lsn()").fetchone()
            assert row is not None
            while here.execute("SELECT pg_last_wal_replay_lsn() >= %s::pg_lsn", row).fetchone() != (True,):
                here.execute("SELECT pg_sleep(0.01)")


def acknowledge(primary: CentreServer) -> None:
    """From now on the primary acknowledges nothing that its standby does not hold."""
    with primary.connect() as office:
        office.execute("ALTER SYSTEM SET synchronous_commit = 'on'")
        office.execute("ALTER SYSTEM SET synchronous_standby_names = 'standby'")
        office.execute("SELECT pg_reload_conf()")
        while office.execute("SELECT sync_state FROM pg_stat_replication").fetchone() != ("sync",):
            office.execute("SELECT pg_sleep(0.01)")
            office.execute("SELECT pg_stat_clear_snapshot()")


@contextmanager
def standing_by(primary: CentreServer) -> Iterator[StandbyServer]:
    """A running standby, which goes with its folder."""
    folder = Path(tempfile.mkdtemp(prefix="standby-"))
    try:
        server = StandbyServer(folder, primary)
        server.start()
        try:
            yield server
        finally:
            server.kill()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def started_primary() -> Iterator[CentreServer]:
    """A server of which a standby may be made."""
    with started(PRIMARY, f"local replication postgres trust\n{ADMISSION}") as primary:
        yield primary
