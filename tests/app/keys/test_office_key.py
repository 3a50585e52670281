from __future__ import annotations

import errno
import json
import os
import stat
from pathlib import Path

import pytest

from frontoffice import signed_notes
from frontoffice.app.keys import office_key
from frontoffice.app.keys.office_key import OfficeKeyError
from frontoffice.app.keys.passphrase import Cost
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE
from frontoffice.errors import Refused, Unavailable
from tests.support.faulty_disk import file_syncs_fail

WORDS = "kunci kantor di laci besi"
LITTLE = Cost(1, 64, 1)


@pytest.fixture
def seed() -> bytes:
    return office_key.new_seed()


@pytest.fixture
def file(tmp_path: Path, seed: bytes) -> Path:
    made = tmp_path / "kantor.kunci"
    office_key.write(made, seed, WORDS, LITTLE)
    return made


def test_the_file_gives_the_key_to_its_passphrase_alone_and_holds_nothing_of_it_in_plain(
    file: Path, seed: bytes
) -> None:
    sealed = office_key.read(file)
    assert sealed.public == signed_notes.public_key(seed)
    assert sealed.unlock("kunci kantor di laci kayu") is None
    key = sealed.unlock(f" {WORDS} ")
    assert key is not None
    note = checkpoint.append_signatures("a text\n", (key.sign("a text\n"),))
    assert signed_notes.verify_note(note, {OFFICE: sealed.public}) == ("a text\n", frozenset({OFFICE}))
    assert seed.hex() not in file.read_text()
    assert os.name != "posix" or stat.S_IMODE(file.stat().st_mode) == 0o600


def test_a_file_that_is_there_and_a_weak_passphrase_are_refused(file: Path, seed: bytes) -> None:
    before = file.read_bytes()
    with pytest.raises(Unavailable):
        office_key.write(file, office_key.new_seed(), WORDS, LITTLE)
    assert file.read_bytes() == before
    with pytest.raises(Refused):
        office_key.write(file.with_name("other"), seed, "1234", LITTLE)
    assert not file.with_name("other").exists()


def test_of_a_stick_that_is_full_half_a_file_is_not_left_in_the_way(
    tmp_path: Path, seed: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    with file_syncs_fail(monkeypatch, errno.ENOSPC), pytest.raises(Unavailable):
        office_key.write(tmp_path / "kantor.kunci", seed, WORDS, LITTLE)
    assert list(tmp_path.iterdir()) == []


def test_what_is_no_key_is_said_to_be_none(file: Path) -> None:
    good = json.loads(file.read_text())
    for change in (
        {"format": "frontoffice-office-key/2"},
        {"public": "AAAA"},
        {"salt": "00"},
        {"cost": {"passes": 10**9, "memory": 1, "lanes": 1}},
        {"cost": {"passes": "1"}},
        {"sealed": None},
    ):
        file.write_text(json.dumps({**good, **change}))
        with pytest.raises(OfficeKeyError):
            office_key.read(file)
    for content in ("[]", " " * 20_000 + json.dumps(good)):  # of a device, which has no end, not all is read
        file.write_text(content)
        with pytest.raises(OfficeKeyError):
            office_key.read(file)
    with pytest.raises(Unavailable):
        office_key.read(file.with_name("none"))


def test_a_public_key_that_somebody_else_wrote_into_the_file_opens_nothing(file: Path) -> None:
    other = signed_notes.public_key(office_key.new_seed())
    fields = json.loads(file.read_text())
    file.write_text(json.dumps({**fields, "public": checkpoint.root_text(other)}))
    assert office_key.read(file).unlock(WORDS) is None
