"""Contents on their way to the centre and back."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from typing import Any
from uuid import UUID, uuid4

from psycopg import Connection

from frontoffice.domain.attachments import Attachment
from frontoffice.domain.entries.content_address import CHUNK
from frontoffice.domain.people import Role
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import open_link, translating_errors
from frontoffice.sync.office import erasing
from frontoffice.sync.rounds.desk_round import ContentsMoved, exchange_contents
from frontoffice.sync.rounds.round_progress import Progress
from tests.support.attached_files import a_scan
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.examples import an_officer

SIZE = 2 * CHUNK + 1_000  # three chunks
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")


def attach(counter: Counter, subject: UUID | None = None, **changes: Any) -> Attachment:
    if subject is None:
        (complaint,) = counter.record()
        subject = complaint.subject
    given: dict[str, Any] = {"size": SIZE} | changes
    return counter.register.attachments.attach(subject, a_scan(**given), OFFICER, uuid4())


def move(
    counter: Counter,
    may_go_on: Callable[[], bool] = lambda: True,
    address: CentreAddress | None = None,
    report: Callable[[Progress], None] = lambda _: None,
) -> ContentsMoved:
    """A round, and the contents after it."""
    counter.sync()
    with (
        translating_errors(),
        closing(open_link(address or counter.address, counter.secret)) as link,
        closing(counter.register.replica()) as replica,
    ):
        return exchange_contents(replica.contents, link, report, may_go_on)


def has(counter: Counter, made: Attachment, **changes: Any) -> bool:
    (found,) = [one for one in counter.register.attachments.of(made.complaint) if one.digest == made.digest]
    given: dict[str, Any] = {"size": SIZE} | changes
    return found.present and counter.register.attachments.content(found.attachment_id) == a_scan(**given).content


def at_centre(centre: Centre, table: str = "content_chunk") -> int:
    with centre.connect() as office:
        ((count,),) = office.execute(f"SELECT count(*) FROM journal.{table}".encode())
    return int(count)


def named(counter: Counter, made: Attachment) -> tuple[UUID, int, bytes]:
    """Where the entry stands, and the key of its content."""
    row: Any = counter.connection.execute(
        "SELECT origin, seq, content FROM attachment JOIN journal USING (entry_id) WHERE entry_id = ?",
        (made.attachment_id.bytes,),
    ).fetchone()
    return UUID(bytes=row[0]), row[1], row[2]


def add(link: Connection, place: tuple[UUID, int, bytes], no: int, data: bytes) -> str:
    row = link.execute("SELECT journal.add_chunk(%s, %s, %s, %s, %s)", (*place, no, data)).fetchone()
    assert row is not None
    return str(row[0])


def pieces() -> list[bytes]:
    content = a_scan(SIZE).content
    return [content[at : at + CHUNK] for at in range(0, SIZE, CHUNK)]


def erase(centre: Centre, counter: Counter, subject: UUID) -> None:
    """At the desk, and at the centre."""
    counter.register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
    counter.register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    counter.sync()
    with centre.connect() as office:
        assert [erasing.carry_out(office, one) for one in erasing.waiting(office)]
