"""A smsd whose outbox is on a disk that is full: ``python -m tests.support.full_spool FOLDER``.

Run in a room of mounts of its own (``unshare --mount``). Prints as JSON how a message stood, and what lay in the outbox.
"""

from __future__ import annotations

import ctypes
import json
import os
import sys
from pathlib import Path
from uuid import UUID

from frontoffice.register.journal.ids import new_id
from frontoffice.sending.sms_spool import FOLDERS, hand_over

SIZE = 64 * 1024


def main(spool: Path) -> list[object]:
    outbox, job_id = spool / "outbox", new_id()
    for name in FOLDERS:
        (spool / name).mkdir(parents=True)
    assert not ctypes.CDLL(None).mount(b"small", os.fsencode(outbox), b"tmpfs", 0, f"size={SIZE}".encode())
    (outbox / "full").write_bytes(bytes(SIZE))
    seen: list[object] = [*tried(spool, job_id, outbox)]
    (outbox / "full").unlink()
    return [*seen, *tried(spool, job_id, outbox)]


def tried(spool: Path, job_id: UUID, outbox: Path) -> list[object]:
    stands = hand_over(spool, job_id, "081271001234", "Nomor 0001")
    return [stands.state, stands.reason, len([one for one in outbox.iterdir() if one.name != "full"])]


if __name__ == "__main__":
    print(json.dumps(main(Path(sys.argv[1]))))  # noqa: T201
