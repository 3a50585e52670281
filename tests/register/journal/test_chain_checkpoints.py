from __future__ import annotations

from uuid import uuid4

from frontoffice.register.journal import chain
from frontoffice.register.journal.chain import ForkEvidence, SignedCheckpoint
from frontoffice.register.storage.opening import OpenFile
from tests.support.examples import MORNING


def test_the_newest_checkpoint_of_each_signer_is_kept(file: OpenFile) -> None:
    origin = uuid4()
    ten, seven, office = (
        SignedCheckpoint(origin, signer, size, bytes([size]) * 32, f"note {size}\n")
        for signer, size in (("a", 10), ("a", 7), ("office", 3))
    )
    with file.connection:
        for one in (ten, seven, office):
            chain.keep(file.connection, one)
    assert chain.of_chain(file.connection, origin) == {"a": ten, "office": office}
    assert chain.of_chain(file.connection, uuid4()) == {}


def test_a_chain_has_an_owner_until_another_is_said(file: OpenFile) -> None:
    origin, one, two = uuid4(), uuid4(), uuid4()
    assert chain.owner(file.connection, origin) is None
    with file.connection:
        chain.bind(file.connection, origin, one)
        assert chain.owner(file.connection, origin) == one
        chain.bind(file.connection, origin, two)
    assert chain.owner(file.connection, origin) == two


def test_a_proven_fork_is_kept_once(file: OpenFile) -> None:
    one = ForkEvidence(uuid4(), uuid4(), "ten\n", "another ten\n", MORNING)
    nameless = ForkEvidence(uuid4(), None, "ten\n", "another ten\n", MORNING)
    with file.connection:
        kept = [chain.keep_evidence(file.connection, each) for each in (one, one, nameless)]
    assert kept == [True, False, True]
    assert set(chain.evidence(file.connection)) == {one, nameless}
