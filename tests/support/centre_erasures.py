"""An erasure that is decided, asked for and carried out."""

from __future__ import annotations

from uuid import UUID, uuid4

from frontoffice.domain.complaint import Complainant
from frontoffice.domain.people import Role
from frontoffice.sync.office import erasing
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.examples import an_officer

SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
WORD = b"Rahasiasekali"


def closed(counter: Counter, *, together: bool = False) -> UUID:
    """One that nothing is to be done about, of one person or, with another who left it, of three."""
    (complaint,) = counter.record(description="Rahasiasekali")
    for name in ("Rahasiasekali Satu", "Rahasiasekali Dua") if together else ():
        counter.register.joined.join(
            complaint.subject, Complainant(name, phone="0813 1111 2222"), OFFICER, (joined := uuid4())
        )
    if together:
        counter.register.joined.leave(complaint.subject, joined, "Rahasiasekali", OFFICER, uuid4())
    counter.register.handling.cancel(complaint.subject, "Rahasiasekali", SUPERVISOR, uuid4())
    return complaint.subject


def erase(counter: Counter, subject: UUID) -> None:
    counter.register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())


def held(counter: Counter) -> bool:
    return any(WORD in path.read_bytes() for path in counter.folder.iterdir())


def carry_out(centre: Centre) -> int:
    with centre.connect() as office:
        return sum(erasing.carry_out(office, one) for one in erasing.waiting(office))
