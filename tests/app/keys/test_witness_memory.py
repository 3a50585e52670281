from __future__ import annotations

import stat
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest

from frontoffice.app.keys import witness_memory
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.merkle import TreeHead
from frontoffice.errors import Unavailable
from tests.documents.dossiers.test_proof_bundle import KEY

SEEN = Checkpoint(UUID(int=7), 148, bytes(range(32)), datetime(2026, 11, 24, 1, 5, tzinfo=UTC))
NOTE = checkpoint.signed(checkpoint.text_of(SEEN), (KEY.sign(checkpoint.text_of(SEEN)),))


def test_what_is_remembered_is_read_again_and_nothing_of_another_chain(tmp_path: Path) -> None:
    witness_memory.remember(tmp_path, SEEN, KEY.public, NOTE)
    seen = witness_memory.seen(tmp_path, SEEN.origin)
    assert seen is not None
    assert (seen.head, seen.key, seen.note) == (TreeHead(148, SEEN.root), KEY.public, NOTE)
    assert witness_memory.seen(tmp_path, UUID(int=8)) is None


def test_what_somebody_changed_is_no_memory(tmp_path: Path) -> None:
    witness_memory.remember(tmp_path, SEEN, KEY.public, NOTE)
    file = witness_memory.memory_file(tmp_path, SEEN.origin)
    file.rename(witness_memory.memory_file(tmp_path, UUID(int=8)))
    with pytest.raises(ValueError):
        witness_memory.seen(tmp_path, UUID(int=8))


def test_the_folder_is_one_processes_at_a_time(tmp_path: Path) -> None:
    folder = tmp_path / "witness"
    with witness_memory.held(folder), pytest.raises(Unavailable), witness_memory.held(folder):
        pytest.fail("two were in it")
    with witness_memory.held(folder):
        assert folder.is_dir()


@pytest.mark.posix("a file's mode")
def test_a_witness_has_one_key_that_only_its_owner_reads(tmp_path: Path) -> None:
    first = witness_memory.private_key(tmp_path)
    assert witness_memory.private_key(tmp_path) == first
    assert stat.S_IMODE((tmp_path / witness_memory.KEY_FILE).stat().st_mode) == 0o600
