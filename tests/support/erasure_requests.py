"""Erasures that a register asks a centre for."""

from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.sync.link import centre_connection
from tests.support.centre_server import Centre
from tests.support.chains import Chain, hello, push

SKELETON = {"ground": "Nota 12", "second": "Yuliana", "second_role": "administrator", "status": "cancelled"}


def asked(centre: Centre, *nos: int) -> list[UUID]:
    """Complaints of these numbers, which a desk decided to erase."""
    chain, subjects = Chain(), [uuid4() for _ in nos]
    with centre_connection.open_link(*centre.enrol("Loket 1")) as counter:
        hello(counter, chain)
        for subject, no in zip(subjects, nos, strict=True):
            body = _skeleton(subject, no)
            push(
                counter,
                [
                    chain.entry(subject=subject, entry_id=subject, kind="complaint.recorded", number=("L1", 2026, no)),
                    chain.entry(subject=subject, kind="complaint.erased", body=body),
                ],
            )
    return subjects


def _skeleton(subject: UUID, no: int) -> dict[str, object]:
    return SKELETON | {
        "subject": str(subject),
        "number": f"{no}",
        "suffix": "",
        "no": ["L1", 2026, no],
        "kind": "complaint",
        "channel": "counter",
        "channel_name": "Loket",
        "manner": "oral",
        "received_on": "2026-11-24",
        "received_at": "2026-11-24T03:32:00.000000Z",
        "recorded_at": "2026-11-24T03:32:00.000000Z",
        "zone": "WIB",
        "counter": "Loket 1",
        "officer": "Siti",
        "role": "officer",
        "position": "",
        "due_on": "2026-12-14",
        "due_provisional": False,
        "calendar": "x",
        "category": "",
        "closed_on": "2026-11-24",
    }
