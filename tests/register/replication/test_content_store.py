from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from uuid import UUID, uuid4

import pytest

from frontoffice.domain.entries import content_address
from frontoffice.domain.entries.content_address import CHUNK, ContentAddress
from frontoffice.domain.people import Role
from frontoffice.register.journal.contents import ContentChanged
from frontoffice.register.register import Register
from frontoffice.register.replication.content_store import ContentStore
from tests.support.attached_files import a_scan
from tests.support.examples import OfficeClock, a_register, an_intake, an_officer
from tests.support.manual_sync import carry

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
SECOND = an_officer(Role.ADMINISTRATOR, "Yuliana Putri")
SIZE = CHUNK + 10


@pytest.fixture
def other(register: Register, clock: OfficeClock) -> Iterator[Register]:
    """Another desk, which knows of the attachment and has not its content."""
    folder = register.path.parent / "dua"
    folder.mkdir()
    subject = register.complaints.record(an_intake(), OFFICER, uuid4()).complaint.subject
    register.attachments.attach(subject, a_scan(SIZE), OFFICER, uuid4())
    with closing(a_register(folder, clock=clock, counter="L2")) as opened:
        carry(register, opened)
        yield opened


@pytest.fixture
def store(other: Register) -> Iterator[ContentStore]:
    with closing(other.replica()) as replica:
        yield replica.contents


def subject_of(register: Register) -> UUID:
    found: bytes = register.unit.connection.execute("SELECT subject FROM complaint").get
    return UUID(bytes=found)


def pieces() -> list[bytes]:
    content = a_scan(SIZE).content
    return [content[:CHUNK], content[CHUNK:]]


def test_chunks_are_kept_until_the_content_is_whole_and_only_then_the_window_hears_of_it(
    other: Register, store: ContentStore
) -> None:
    (address,) = store.list_missing()
    heard: list[int] = []
    other.on_commit.append(lambda: heard.append(1))
    assert [store.keep(address, no, data) for no, data in enumerate(pieces())] == [False, True]
    assert heard == [1]
    assert store.list_missing() == ()
    assert (store.next_chunk(address), store.has(address.key), store.is_sound(address.key)) == (2, True, True)
    assert [store.chunk(address.key, no) for no in range(3)] == [*pieces(), None]


@pytest.mark.thorough
def test_of_many_the_window_hears_once_a_second_and_of_the_last_at_the_end(register: Register, other: Register) -> None:
    subject = subject_of(register)
    for seed in range(4, 8):
        register.attachments.attach(subject, a_scan(100, seed), an_officer(), uuid4())
    carry(register, other)
    now, heard = [0.0], list[float]()
    other.on_commit.append(lambda: heard.append(now[0]))
    store, theirs = ContentStore(other.unit, lambda: now[0]), ContentStore(register.unit)
    small = [one for one in store.list_missing() if one.size == 100]
    for address, now[0] in zip(small, (0.0, 0.9, 1.0, 1.5), strict=True):
        content = theirs.chunk(address.key, 0)
        assert content is not None
        assert store.keep(address, 0, content)
    assert heard == [0.0, 1.0]
    store.announce()
    store.announce()
    assert heard == [0.0, 1.0, 1.5]


def test_what_has_come_wrong_is_gone_whole(store: ContentStore) -> None:
    (address,) = store.list_missing()
    store.keep(address, 0, bytes(CHUNK))
    with pytest.raises(ContentChanged):
        store.keep(address, 1, pieces()[1])
    assert (store.next_chunk(address), store.has(address.key), store.list_missing()) == (0, False, (address,))


@pytest.mark.thorough
def test_what_nothing_names_is_never_taken(register: Register, other: Register, store: ContentStore) -> None:
    (address,) = store.list_missing()
    store.keep(address, 0, pieces()[0])
    subject = subject_of(register)
    register.handling.cancel(subject, "Dicabut", SUPERVISOR, uuid4())
    register.erasures.erase(subject, "Nota Dinas 12/2031", (SUPERVISOR, SECOND), uuid4())
    carry(register, other)
    assert store.list_missing() == ()
    assert store.keep(address, 1, pieces()[1])
    assert store.keep(content_address.of_content(b"x", bytes(16)), 0, b"x")
    assert other.unit.connection.execute("SELECT count(*) FROM content_chunk").get == 0
    assert not store.is_sound(ContentAddress(bytes(32), bytes(16), 1).key)


@pytest.mark.thorough
def test_its_own_is_wanted_whatever_became_of_the_complaint(register: Register, other: Register) -> None:
    subject = subject_of(register)
    register.handling.cancel(subject, "Ganda", SUPERVISOR, uuid4())
    carry(register, other)
    with closing(register.replica()) as mine, closing(other.replica()) as its:
        key: bytes = register.unit.connection.execute("SELECT key FROM content").get
        mine.contents.forget(content_address.of_key(key))
        assert [one.key for one in mine.contents.list_missing()] == [key]
        assert its.contents.list_missing() == ()
