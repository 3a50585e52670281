from __future__ import annotations

import contextlib
import logging
import re
import shutil
from contextlib import closing
from pathlib import Path
from uuid import uuid4

import apsw
import pytest

from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.register.commands import authenticating
from frontoffice.register.journal.known_heads import HeadSource, KnownHead
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage import accepted_history, conversion, encryption, opening, restore
from frontoffice.register.storage.database_file import open_database
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.register.storage.register_tags import TagTrust
from tests.conftest import Announce
from tests.support import foreign_process, golden, register_keys
from tests.support.examples import SECRET, OfficeClock, an_intake, lay_blank
from tests.support.faulty_disk import FaultyDisk
from tests.support.place_keys import MemoryPlaceKeys

pytestmark = pytest.mark.usefixtures("keyring")

SITIS = "739152"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A register of two people and one complaint, closed."""
    lay_blank(tmp_path / "register.db")
    with closing(opened(tmp_path / "register.db")) as register:
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        siti = register.officers.add("Siti", Role.OFFICER, "", SITIS, hendra, uuid4())
        register.complaints.record(an_intake(), siti, uuid4())
    return tmp_path / "register.db"


def opened(path: Path) -> Register:
    mark = HighWaterMark(path.parent.parent / f"marks of {path.parent.name}", "m1")
    return open_register(path, Desk(), clock=OfficeClock(), high_water_mark=mark)


def person(register: Register, name: str) -> Officer:
    return next(one for one in register.officers.all() if one.name == name)


def outcome(register: Register, name: str, secret: str) -> str:
    """The role in which somebody signs in, or why not."""
    try:
        return register.officers.sign_in(person(register, name).officer_id, secret).role
    except Refused as refused:
        return refused.problems[0].code


def codes(register: Register) -> list[str]:
    return [notice.code for notice in register.notices()]


@pytest.mark.thorough
def test_a_register_that_nobody_touched_fits_and_says_nothing(path: Path) -> None:
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS
        assert codes(register) == []
        assert outcome(register, "Hendra", SECRET) == "supervisor"
        assert outcome(register, "Siti", SITIS) == "officer"


@pytest.mark.thorough
def test_a_register_from_before_is_taken_once_and_what_lacks_its_tag_after_that_is_wrong(
    path: Path, keyring: MemoryPlaceKeys, announce: Announce
) -> None:
    announce("the register is not as this program left it: untrusted")
    keyring.kept.clear()
    foreign_process.run(path, "DELETE FROM authentication")
    with closing(opened(path)) as register:
        assert outcome(register, "Siti", SITIS) == "officer"
    ((_, is_new),) = keyring.kept.values()
    assert not is_new
    foreign_process.run(path, "DELETE FROM authentication")
    with closing(opened(path)) as register:
        assert codes(register) == ["changed_outside"]
        assert outcome(register, "Hendra", SECRET) == "secrets_changed"
        assert register.numbering.find_block() == "register_changed"


@pytest.mark.thorough
def test_the_golden_register_is_taken(tmp_path: Path) -> None:
    path = golden.laid_out(tmp_path)
    with closing(open_register(path, Desk(), clock=OfficeClock())) as register:
        assert register.unit.tags.trust is TagTrust.FITS


@pytest.mark.thorough
@pytest.mark.parametrize("is_committed", [False, True])
def test_a_start_that_was_cut_off_between_key_and_register_goes_on_where_it_was(
    path: Path, keyring: MemoryPlaceKeys, is_committed: bool
) -> None:
    keyring.kept = {at: (secret, True) for at, (secret, _) in keyring.kept.items()}
    if not is_committed:
        foreign_process.run(path, "DELETE FROM authentication")
    with closing(opened(path)) as register:
        assert outcome(register, "Hendra", SECRET) == "supervisor"
    assert [is_new for _, is_new in keyring.kept.values()] == [False]


def test_without_a_keyring_the_register_works_as_before_and_is_taken_when_there_is_one(
    tmp_path: Path, keyring: MemoryPlaceKeys
) -> None:
    keyring.is_missing = True
    lay_blank(tmp_path / "register.db")
    with closing(opened(tmp_path / "register.db")) as register:
        register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
        assert outcome(register, "Hendra", SECRET) == "supervisor"
    keyring.is_locked = True
    with closing(opened(tmp_path / "register.db")) as register:
        assert outcome(register, "Hendra", SECRET) == "supervisor"
    keyring.is_missing = keyring.is_locked = False
    with closing(opened(tmp_path / "register.db")) as register:
        assert register.unit.tags.trust is TagTrust.FITS


@pytest.mark.thorough
def test_a_locked_keyring_keeps_an_authenticated_register_closed(path: Path, keyring: MemoryPlaceKeys) -> None:
    keyring.is_locked = True
    with pytest.raises(Unavailable) as unavailable:
        opened(path)
    assert unavailable.value.code == "register_key_unreachable"


def test_on_another_computer_a_plain_register_is_taken_when_a_supervisor_signs_in(
    path: Path, tmp_path: Path, keyring: MemoryPlaceKeys
) -> None:
    elsewhere = tmp_path / "other" / "register.db"
    elsewhere.parent.mkdir()
    shutil.copy(path, elsewhere)
    with closing(opened(elsewhere)) as register:
        assert outcome(register, "Siti", SITIS) == "supervisor_signs_in"
        assert outcome(register, "Hendra", SITIS) == "wrong_secret"
        assert elsewhere not in keyring.kept
        assert outcome(register, "Hendra", SECRET) == "supervisor"
        assert outcome(register, "Siti", SITIS) == "officer"
        assert register.unit.tags.trust is TagTrust.FITS
        assert register.numbering.find_block() == "numbering_unconfirmed"
    foreign_process.run(elsewhere, "UPDATE credential SET secret_hash = 'x' WHERE wrong_tries = 0")
    with closing(opened(elsewhere)) as register:
        assert outcome(register, "Siti", SITIS) == "secrets_changed"


@pytest.mark.thorough
def test_an_encrypted_register_has_its_key_with_it_wherever_it_is_opened(path: Path, tmp_path: Path) -> None:
    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        with closing(opened(path)) as register:
            assert register.unit.tags.trust is TagTrust.FITS
            assert outcome(register, "Siti", SITIS) == "officer"
        elsewhere = tmp_path / "other" / "register.db"
        elsewhere.parent.mkdir()
        shutil.copy(path, elsewhere)
        with closing(opened(elsewhere)) as register:
            assert register.unit.tags.trust is TagTrust.FITS
            assert outcome(register, "Siti", SITIS) == "officer"


@pytest.mark.thorough
def test_a_register_that_was_encrypted_goes_on_numbering_at_once(path: Path) -> None:
    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        for no in (2, 3):
            with closing(opened(path)) as register:
                assert codes(register) == []
                assert register.numbering.find_block() is None
                assert (
                    register.complaints.record(an_intake(), person(register, "Siti"), uuid4()).complaint.number.no == no
                )


@pytest.mark.thorough
@pytest.mark.parametrize("is_plain", [True, False])
@pytest.mark.parametrize("call", range(1, 12))
def test_a_start_whose_disk_fails_while_the_key_changes_leaves_the_numbers_free(
    path: Path, keyring: MemoryPlaceKeys, announce: Announce, is_plain: bool, call: int
) -> None:
    """The register is taken with its first key, or with that of the encrypted one; then the disk works again."""
    if is_plain:
        keyring.kept.clear()
        foreign_process.run(path, "DELETE FROM authentication")
        (mark,) = (path.parent.parent / f"marks of {path.parent.name}").iterdir()
        mark.write_bytes(re.sub(rb', "tag": "[0-9a-f]+"', b"", mark.read_bytes()))
    disk = FaultyDisk(f"taken-{uuid4()}", below=True)
    with register_keys.known(register_keys.KEY):
        if not is_plain:
            conversion.encrypt(path, register_keys.KEY)
        desk = HighWaterMark(path.parent.parent / f"marks of {path.parent.name}", "m1")
        disk.fail(call, 1_000, apsw.IOError)
        with contextlib.suppress(Unavailable):
            open_register(path, Desk(), clock=OfficeClock(), vfs=disk.name, high_water_mark=desk).close()
        disk.heal()
        with closing(opened(path)) as register:
            assert register.numbering.find_block() is None
            assert register.unit.tags.trust is TagTrust.FITS
            assert register.complaints.record(an_intake(), person(register, "Siti"), uuid4()).complaint.number.no == 2
    disk.unregister()


@pytest.mark.thorough
def test_a_history_that_was_accepted_stays_so_when_the_register_is_encrypted(path: Path) -> None:
    head = KnownHead(uuid4(), 7, b"h" * 32, HeadSource.COPY)
    with closing(opened(path)) as register, register.unit.writing():
        accepted_history.add(register.unit.connection, register.unit.tags, [head])
    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        for _ in range(2):
            with closing(opened(path)) as register:
                assert accepted_history.read(register.unit.connection, register.unit.tags) == {head.address}


@pytest.mark.thorough
def test_an_encrypted_register_from_before_the_first_tags_is_taken(path: Path) -> None:
    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        opened(path).close()
        with closing(open_database(path)) as connection:
            connection.execute("DELETE FROM authentication")
        with closing(opened(path)) as register:
            assert register.unit.tags.trust is TagTrust.FITS
            assert outcome(register, "Siti", SITIS) == "officer"


@pytest.mark.thorough
def test_what_was_overwritten_before_a_register_was_encrypted_stays_wrong(path: Path, keyring: MemoryPlaceKeys) -> None:
    foreign_process.run(
        path,
        "UPDATE credential SET wrong_tries = 9 WHERE officer_id = (SELECT officer_id FROM officer WHERE name = 'Siti')",
    )
    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        assert encryption.key_name(path)
        for _ in range(2):
            with closing(opened(path)) as register:
                assert outcome(register, "Siti", SITIS) == "secret_changed"
                assert outcome(register, "Hendra", SECRET) == "supervisor"
    assert not keyring.kept


@pytest.mark.thorough
def test_a_mark_that_was_overwritten_counts_as_none(path: Path) -> None:
    (mark,) = (path.parent.parent / f"marks of {path.parent.name}").iterdir()
    mark.write_bytes(mark.read_bytes().replace(b'["L1", 2026, 1]', b'["L1", 2026, 0]'))
    with closing(opened(path)) as register:
        assert codes(register) == ["register_moved"]
        assert register.numbering.find_block() == "numbering_unconfirmed"


@pytest.mark.thorough
@pytest.mark.parametrize("is_untagged", [True, False])
def test_a_copy_that_a_person_puts_back_is_taken_whatever_its_tags(
    path: Path, keyring: MemoryPlaceKeys, is_untagged: bool
) -> None:
    """A copy from before the first tags, and one of another computer, in the place of an authenticated register."""
    copy = path.with_name("copy.db")
    shutil.copy(path, copy)
    foreign_process.run(
        copy,
        "DELETE FROM authentication"
        if is_untagged
        else "UPDATE authentication SET id = zeroblob(16) WHERE what = 'state'",
    )
    restore.put_in_place(restore.prepare(copy, path).ready, path, "20261124T033200Z")
    with closing(opened(path)) as register:
        if not is_untagged:
            assert outcome(register, "Siti", SITIS) == "supervisor_signs_in"
        assert outcome(register, "Hendra", SECRET) == "supervisor"
        assert outcome(register, "Siti", SITIS) == "officer"
        assert register.unit.tags.trust is TagTrust.FITS
        assert register.numbering.find_block() == "numbering_unconfirmed"


@pytest.mark.thorough
def test_a_copy_of_this_register_that_is_put_back_fits_by_its_own_tags(path: Path, keyring: MemoryPlaceKeys) -> None:
    copy, before = path.with_name("copy.db"), dict(keyring.kept)
    shutil.copy(path, copy)
    with closing(opened(path)) as register:
        register.complaints.record(an_intake(), person(register, "Siti"), uuid4())
    restore.put_in_place(restore.prepare(copy, path).ready, path, "20261124T033200Z")
    assert keyring.kept == before
    with closing(opened(path)) as register:
        assert register.unit.tags.trust is TagTrust.FITS
        assert register.numbering.find_block() == "numbering_unconfirmed"


@pytest.mark.thorough
def test_an_inspection_says_the_same_and_writes_nothing(path: Path, keyring: MemoryPlaceKeys) -> None:
    def inspected() -> tuple[str, int, bool]:
        mark = HighWaterMark(path.parent.parent / f"marks of {path.parent.name}", "m1")
        with closing(opening.reader(path)) as connection:
            found = authenticating.inspect(connection, path, mark)
        return found.trust, found.credentials, found.is_mark_overwritten

    assert inspected() == ("fits", 0, False)
    foreign_process.run(path, "UPDATE credential SET wrong_tries = 1")
    assert inspected() == ("fits", 2, False)
    (mark,) = (path.parent.parent / f"marks of {path.parent.name}").iterdir()
    mark.write_bytes(mark.read_bytes().replace(b'["L1", 2026, 1]', b'["L1", 2026, 0]'))
    assert inspected() == ("fits", 2, True)
    foreign_process.run(path, "UPDATE head SET hash = zeroblob(32)")
    assert inspected() == ("untrusted", 2, True), "without the mark nothing says that the state is the newest"
    foreign_process.run(path, "DELETE FROM authentication")
    assert inspected() == ("untrusted", 2, True)
    foreign_process.run(path, "DROP TABLE authentication")
    assert inspected() == ("untrusted", 2, True)
    kept = dict(keyring.kept)
    keyring.kept.clear()
    assert inspected() == ("unkeyed", 0, False)
    keyring.kept = {at: (secret, True) for at, (secret, _) in kept.items()}
    assert inspected() == ("unkeyed", 0, False)


@pytest.mark.thorough
def test_an_inspection_of_an_encrypted_register_goes_by_the_key_that_it_came_with(path: Path) -> None:
    def inspected() -> authenticating.Inspection:
        with closing(opening.reader(path)) as connection:
            return authenticating.inspect(connection, path, None)

    with register_keys.known(register_keys.KEY):
        conversion.encrypt(path, register_keys.KEY)
        assert inspected() == authenticating.Inspection(TagTrust.FITS), "by the key from before it was encrypted"
        opened(path).close()
        assert inspected() == authenticating.Inspection(TagTrust.FITS)
        with closing(open_database(path)) as connection:
            connection.execute("UPDATE authentication SET id = zeroblob(16) WHERE what = 'state'")
        assert inspected() == authenticating.Inspection(TagTrust.UNTAKEN)


@pytest.mark.thorough
def test_where_no_key_can_be_kept_the_log_says_why(
    tmp_path: Path, keyring: MemoryPlaceKeys, caplog: pytest.LogCaptureFixture
) -> None:
    keyring.is_missing = True
    lay_blank(tmp_path / "register.db")
    with caplog.at_level(logging.INFO, authenticating.__name__):
        opened(tmp_path / "register.db").close()
    assert caplog.messages == ["no key can be kept, nothing is authenticated: KeyringLocked"]
    keyring.is_missing = False
    caplog.clear()
    with caplog.at_level(logging.INFO, authenticating.__name__):
        for _ in range(2):
            opened(tmp_path / "register.db").close()
    assert caplog.messages == ["the register is authenticated from now on"]
