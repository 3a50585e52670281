from __future__ import annotations

from contextlib import closing
from pathlib import Path

from frontoffice.register.journal import chain, entry_authority
from frontoffice.register.journal.chain import SignedCheckpoint
from tests.support.examples import a_register, a_signed_in, an_intake
from tests.support.signing_office import SigningOffice, device_key


def test_a_tree_over_a_chain_goes_on_with_what_is_to_come(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register, closing(register.replica()) as replica:
        officer, draw = a_signed_in(register), register.unit.file.draw
        for _ in range(5):
            register.complaints.record(an_intake(), officer, draw())
        origin = replica.present()
        size = replica.heads()[origin].seq
        hashes = replica.hashes(origin, 0, size)
        for known in range(size + 1):
            tree = replica.notes.tree(origin, known)
            for digest in hashes[known:]:
                tree.add(digest)
            assert (tree.size, tree.root()) == (size, replica.notes.tree(origin, size).root())


def test_what_was_verified_is_kept_with_whose_chain_it_is(tmp_path: Path) -> None:
    office = SigningOffice()
    with closing(a_register(tmp_path)) as register, closing(register.replica()) as replica:
        origin, device = replica.present(), register.unit.file.draw()
        notes = replica.notes
        assert (notes.pin(office.public), notes.pin(office.public)) == (True, False)
        notes.keep([office.certify(device)])
        assert (notes.serials(), notes.missing(3), notes.office_key()) == ((1, 1), 2, office.public)
        assert notes.certificates()[device].public_key == device_key(device).public
        one = SignedCheckpoint(origin, str(device), 1, bytes(32), "note\n")
        notes.keep_checkpoints([one], {origin: device})
        assert (notes.checkpoints(origin), notes.owner(origin)) == ({str(device): one}, device)
        assert chain.head(register.unit.connection, origin.bytes).seq == 0


def test_what_comes_of_a_certificate_and_a_chain_of_its_device_holds_at_once_whichever_comes_first(
    tmp_path: Path,
) -> None:
    office = SigningOffice()
    with closing(a_register(tmp_path)) as register, closing(register.replica()) as replica:
        first, second, notes = register.unit.file.draw(), register.unit.file.draw(), replica.notes
        notes.pin(office.public)
        notes.keep_checkpoints([], {first: first})
        assert entry_authority.every_right(register.unit.connection) == {}
        notes.keep([office.certify(first), office.certify(second)])
        assert entry_authority.every_right(register.unit.connection).keys() == {first.bytes}
        notes.keep_checkpoints([], {second: second})
        assert entry_authority.every_right(register.unit.connection).keys() == {first.bytes, second.bytes}
