"""The attachments of a simulated world: attached, asked for, moved and erased, and what must be true of them at the end.

A content that any desk or the centre still holds, and that an entry names that was not erased, is at the centre in the
end, and at every desk that is to have it, once and byte for byte. Of what was erased nothing is in any store.
"""

from __future__ import annotations

import contextlib
import random
from collections.abc import Callable, Iterable
from contextlib import closing
from typing import TYPE_CHECKING, Any
from uuid import UUID

from frontoffice.domain.attachments import AttachmentUse
from frontoffice.domain.complaint import CLOSED
from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK
from frontoffice.domain.limits import Limit, Unit
from frontoffice.domain.people import Role
from frontoffice.domain.switches import ATTACHMENTS_KEPT
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.journal import contents
from frontoffice.sync.link.centre_address import CentreAddress
from frontoffice.sync.link.centre_connection import translating_errors
from frontoffice.sync.office import erasing
from frontoffice.sync.rounds.desk_round import ContentsMoved, exchange_contents
from tests.support.attached_files import a_scan
from tests.support.centre_server import Centre
from tests.support.counters import OFFICER, SUPERVISOR, Counter
from tests.support.cut_network import cut_after
from tests.support.examples import an_officer

if TYPE_CHECKING:
    from tests.support.simulation import World

SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
_SIZES = (40, 700, CHUNK + 1, 2 * CHUNK + 9)
_SIZE_WEIGHTS = (8, 6, 2, 1)
_NAMED = (
    "SELECT content, text, status, EXISTS (SELECT 1 FROM journal j JOIN my_origin USING (origin)"
    " WHERE j.entry_id = a.entry_id) FROM attachment a JOIN complaint c ON c.id = a.complaint"
)
_MISCOUNTED = (
    "SELECT count(*) FROM journal.content_use u FULL JOIN (SELECT device_id, sum(octet_length(data)) AS bytes,"
    " count(*) FILTER (WHERE no = 0) AS contents FROM journal.content_chunk GROUP BY device_id) k USING (device_id)"
    " WHERE (coalesce(u.bytes, 0), coalesce(u.contents, 0)) <> (coalesce(k.bytes, 0), coalesce(k.contents, 0))"
)
HAPPENS = {
    "attach": 14,
    "withdraw": 1,
    "ask": 3,
    "use": 2,
    "keep": 1,
    "erase": 2,
    "carry_out": 1,
    "contents": 10,
    "contents_cut": 4,
    "contents_stop": 2,
}


class SimulatedAttachments:
    """What may happen to attachments: a method for each, named as in :data:`HAPPENS`."""

    def __init__(self, world: World) -> None:
        self.world, self.centre, self.chance = world, world.centre, world.chance
        self.draw, self.happened = world.draw, world.happened

    def steps(self) -> dict[str, tuple[int, Callable[[Counter], None]]]:
        """How often what happens, and how."""
        return {name: (weight, getattr(self, name)) for name, weight in HAPPENS.items()}

    def attach(self, counter: Counter) -> None:
        """One of a few files, so that the same one is attached elsewhere, too; half of them have a text."""
        subject = one_of(counter, "complaint", self.chance)
        if subject is not None:
            (size,) = self.chance.choices(_SIZES, _SIZE_WEIGHTS)
            text = self.chance.choice(("", "Girimaya", f"Terminal {self.chance.randint(1, 3)}", ""))
            scan = a_scan(size, self.chance.randint(1, 4), text=text)
            counter.register.attachments.attach(subject, scan, OFFICER, action := self.draw())
            self.world.acknowledge(counter, action)

    def withdraw(self, counter: Counter) -> None:
        attachment = one_of(counter, "attachment", self.chance)
        if attachment is not None:
            counter.register.attachments.withdraw(attachment, "Salah berkas", OFFICER, action := self.draw())
            self.world.acknowledge(counter, action)

    def ask(self, counter: Counter) -> None:
        attachment = one_of(counter, "attachment", self.chance)
        if attachment is not None:
            counter.register.attachments.content(attachment)

    def use(self, counter: Counter) -> None:
        attachment = one_of(counter, "attachment", self.chance)
        if attachment is not None:
            counter.register.attachments.open(attachment, AttachmentUse.PRINTED, OFFICER, action := self.draw())
            self.world.acknowledge(counter, action)

    def keep(self, counter: Counter) -> None:
        """Desks keep the files of what others recorded, or only what they are asked for."""
        limit = Limit(ATTACHMENTS_KEPT, "Lampiran", self.chance.randint(0, 1), Unit.SWITCH)
        counter.register.reference_data.set_limit(limit, SUPERVISOR, action := self.draw())
        self.world.acknowledge(counter, action)

    def erase(self, counter: Counter) -> None:
        subject = one_of(counter, "complaint", self.chance)
        if subject is None:
            return
        with contextlib.suppress(Refused):  # it is closed already
            counter.register.handling.cancel(subject, "Dicabut", SUPERVISOR, cancelled := self.draw())
            self.world.acknowledge(counter, cancelled)
        with contextlib.suppress(Refused):  # its erasing waits for the office already
            counter.register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), action := self.draw())
            self.world.acknowledge(counter, action)
            self.happened["erased"] += 1

    def carry_out(self, _: Counter) -> None:
        """The office carries out at the centre what waits to be erased."""
        with self.centre.connect() as office:
            for one in erasing.waiting(office):
                sign = self.world.office.key.sign if self.world.office else None
                self.happened["carried out"] += bool(erasing.carry_out(office, one, sign))
                self.world.history.write("carried_out", subject=one.subject.bytes)
            if self.world.office:
                self.world.office.take_in(office)

    def contents(self, counter: Counter) -> None:
        moved = move(counter)
        self.happened["sent"] += moved.sent
        self.happened["fetched"] += moved.fetched

    def contents_cut(self, counter: Counter) -> None:
        with cut_after(counter.address, int(10 ** self.chance.uniform(3, 6))) as address:
            try:
                move(counter, address=address)
            except Unavailable:
                self.happened["contents were cut"] += 1

    def contents_stop(self, counter: Counter) -> None:
        more = iter(range(self.chance.randint(1, 4)))
        move(counter, lambda: next(more, None) is not None)


def one_of(counter: Counter, table: str, chance: random.Random) -> UUID | None:
    """The identity of a complaint, an attachment or an absence that this desk knows."""
    column = {"complaint": "subject", "absence": "absence_id"}.get(table, "entry_id")
    rows: Any = counter.connection.execute(f"SELECT {column} FROM {table} ORDER BY {column}").fetchall()
    return UUID(bytes=chance.choice(rows)[0]) if rows else None


def move(
    counter: Counter, may_go_on: Callable[[], bool] = lambda: True, address: CentreAddress | None = None
) -> ContentsMoved:
    """Exchange contents alone, whatever the entries are."""
    with (
        translating_errors(),
        closing(counter.opened(address or counter.address)) as link,
        closing(counter.register.replica()) as replica,
    ):
        return exchange_contents(replica.contents, link, may_go_on=may_go_on)


def erased(counter: Counter) -> set[bytes]:
    """Which complaints were erased, as this desk knows."""
    rows: Any = counter.connection.execute("SELECT subject FROM journal WHERE kind = 'complaint.erased'")
    return {subject for (subject,) in rows.fetchall()}


def held(counters: Iterable[Counter], centre: Centre) -> set[bytes]:
    """The key of every content that is whole in any store."""
    found = {key for counter in counters for key, is_whole in _here(counter).items() if is_whole}
    with centre.connect() as office:
        return found | {bytes(key) for (key,) in office.execute("SELECT key FROM journal.content")}


def quiesce(counters: Iterable[Counter], centre: Centre) -> None:
    """Nothing happens but the moving of contents, until nobody moves any; whose desk is silent has had its hour."""
    for _ in range(8):
        with centre.connect() as office:
            office.execute("UPDATE journal.attachment SET noted_at = noted_at - interval '2 hours'")
        if not any(done.sent or done.fetched or done.left for done in [move(counter) for counter in counters]):
            return
    raise AssertionError("contents come to no rest")


def check(counters: Iterable[Counter], centre: Centre, there: set[bytes]) -> int:
    """Hold everybody to the promises, of what was ``there`` in any store; gives how many contents were looked at."""
    at_centre = _at_centre(centre)
    named: set[bytes] = set()
    for counter in counters:
        wanted, named = _wanted(counter)
        here = _here(counter)
        assert {key for key, is_whole in here.items() if is_whole} >= wanted & there
        assert here.keys() <= named, "what nothing names, or was erased, is still at a desk"
        for key in here.keys() & there:
            _right(key, contents.read(counter.connection, key))
    assert at_centre.keys() == named & there
    for key, content in at_centre.items():
        _right(key, content)
    return len(at_centre)


def _wanted(counter: Counter) -> tuple[set[bytes], set[bytes]]:
    """The contents that this desk is to have, and all that its entries name."""
    keeps = bool(counter.register.unit.limits.amount(ATTACHMENTS_KEPT))
    asked, wanted, named = set(_here(counter)), set(), set()
    rows: Any = counter.connection.execute(_NAMED).fetchall()
    for content, text, status, ours in rows:
        texts = {text} - {b""}
        named |= {content} | texts
        wanted |= texts
        if ours or content in asked or (keeps and status not in CLOSED):
            wanted.add(content)
    return wanted, named


def _here(counter: Counter) -> dict[bytes, bool]:
    rows: Any = counter.connection.execute("SELECT key, plain IS NOT NULL FROM content")
    return {key: bool(is_whole) for key, is_whole in rows.fetchall()}


def _at_centre(centre: Centre) -> dict[bytes, bytes]:
    """What stands there, each content once; other chunks are of what never came whole."""
    with centre.connect() as office:
        rows = office.execute(
            "SELECT c.key, string_agg(k.data, ''::bytea ORDER BY k.no), count(*), count(DISTINCT k.device_id)"
            " FROM journal.content c JOIN journal.content_chunk k USING (key) GROUP BY c.key"
        ).fetchall()
        named = "SELECT FROM journal.attachment a WHERE a.key = k.key"
        ((unnamed,),) = office.execute(
            f"SELECT count(*) FROM journal.content_chunk k WHERE NOT EXISTS ({named})".encode()
        )
        ((miscounted,),) = office.execute(_MISCOUNTED)
    assert not unnamed, "what was erased is still at the centre"
    assert not miscounted, "what a device sent was counted wrong"
    for key, _, chunks, devices in rows:
        assert (chunks, devices) == (content_address.of_key(bytes(key)).chunks, 1)
    return {bytes(key): bytes(content) for key, content, *_ in rows}


def _right(key: bytes, content: bytes | None) -> None:
    address = content_address.of_key(key)
    assert content is not None
    assert content_address.digest((content,), address.salt) == address.digest
