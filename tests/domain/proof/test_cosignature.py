"""What a witness is asked and answers, against C2SP's words and drawn chains."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.proof import checkpoint, cosignature, merkle
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.cosignature import Cosignature, WitnessRequest, WitnessVerdict
from frontoffice.domain.proof.merkle import Subtree, TreeHead

TEXT = checkpoint.text_of(Checkpoint(UUID(int=7), 148, bytes(32), datetime(2026, 11, 24, 1, 5, tzinfo=UTC)))
NOTE = f"{TEXT}\n\N{EM DASH} loket AAAA\n"
SAID = Cosignature("dinas.example", bytes(range(32)), 1_679_315_147, bytes(64), TEXT)
ASKED = WitnessRequest("loket", bytes(range(32)), 100, (bytes(32), bytes(range(32))), NOTE)


def head_of(leaves: Sequence[bytes]) -> TreeHead:
    return TreeHead(len(leaves), merkle.root(len(leaves), tree_of(leaves)))


def tree_of(leaves: Sequence[bytes]) -> Subtree:
    def subtree(level: int, index: int) -> bytes:
        nodes = [merkle.leaf_hash(leaf) for leaf in leaves[index << level : (index + 1) << level]]
        while len(nodes) > 1:
            nodes = merkle.level_above(nodes)
        return nodes[0]

    return subtree


def asking(older: int, leaves: Sequence[bytes]) -> WitnessRequest:
    proof = merkle.consistency_proof(older, len(leaves), tree_of(leaves)) if 0 < older <= len(leaves) else ()
    return WitnessRequest("loket", bytes(32), older, proof, "")


def test_a_witness_signs_the_standards_lines_before_the_whole_text() -> None:
    assert cosignature.message(TEXT, 1_679_315_147) == b"cosignature/v1\ntime 1679315147\n" + TEXT.encode()


def test_its_line_has_the_key_of_kind_four_the_moment_and_the_signature() -> None:
    mark, name, encoded = cosignature.line(SAID).removesuffix("\n").split(" ")
    data = base64.b64decode(encoded)
    assert (mark, name, len(data)) == ("\N{EM DASH}", "dinas.example", 4 + 8 + 64)
    assert data[:4] == hashlib.sha256(b"dinas.example\n\x04" + SAID.public_key).digest()[:4]
    assert int.from_bytes(data[4:12], "big") == 1_679_315_147


def test_what_is_asked_and_answered_is_read_as_it_was_written() -> None:
    assert cosignature.read_request(cosignature.write_request(ASKED)) == ASKED
    assert cosignature.read_request(cosignature.write_request(replace(ASKED, older=0, proof=()))).older == 0
    assert cosignature.read_reply(cosignature.write_reply(SAID)) == SAID


CHANGES: list[Callable[[str], str]] = [
    lambda text: text[:-1],
    lambda text: text[1:],
    lambda _text: "",
    lambda text: text.replace("/1\n", "/2\n", 1),
    lambda text: text.replace("key ", "key  ", 1),
    lambda text: text.replace("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "AAECAw=="),
    lambda text: text.replace("Hh8=", "Hh9="),
    lambda text: text.replace("\n\n", "\n", 1),
]


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        lambda text: text.replace("old 100", "old 0100"),
        lambda text: text.replace("old 100", "old -1"),
        lambda text: text.replace("node ", "nodes ", 1),
        lambda text: text.replace("node ", "", 1),
        lambda text: text.replace("node ", "node " + base64.b64encode(bytes(32)).decode() + "\nnode " * 64, 1),
    ],
)
def test_any_other_text_asks_nothing(change: Callable[[str], str]) -> None:
    text = cosignature.write_request(ASKED)
    changed = change(text)
    if changed == text[:-1]:
        assert cosignature.read_request(changed).note != NOTE, "the note itself is read by whoever checks it"
        return
    with pytest.raises(ValueError):
        cosignature.read_request(changed)


@pytest.mark.parametrize(
    "change",
    [
        *CHANGES,
        lambda text: text.replace("\N{EM DASH}", "-"),
        lambda text: text.replace("dinas.example ", "another ", 1),
        lambda text: text + "\N{EM DASH} another AAAA\n",
    ],
)
def test_any_other_text_answers_nothing(change: Callable[[str], str]) -> None:
    with pytest.raises(ValueError):
        cosignature.read_reply(change(cosignature.write_reply(SAID)))


def test_a_moment_beyond_all_calendars_is_none() -> None:
    with pytest.raises(ValueError):
        cosignature.read_reply(cosignature.write_reply(replace(SAID, at=2**63)))


@pytest.mark.parametrize(("name", "is_one"), [("dinas", True), ("dua kata", False), ("a+b", False), ("", False)])
def test_a_witness_has_a_name_that_a_note_can_carry(name: str, is_one: bool) -> None:
    assert cosignature.is_name(name) is is_one


@given(st.lists(st.binary(max_size=2), min_size=1, max_size=40), st.data())
def test_whatever_goes_on_is_cosigned(leaves: list[bytes], data: st.DataObject) -> None:
    older = data.draw(st.integers(1, len(leaves)))
    seen, asked = head_of(leaves[:older]), head_of(leaves)
    assert cosignature.verdict(seen, asked, asking(older, leaves)) is WitnessVerdict.COSIGNED
    assert cosignature.verdict(None, asked, asking(0, leaves)) is WitnessVerdict.COSIGNED


@given(st.lists(st.binary(max_size=2), min_size=1, max_size=40), st.data())
def test_no_other_history_is_ever_cosigned(leaves: list[bytes], data: st.DataObject) -> None:
    seen = head_of(leaves)
    at = data.draw(st.integers(0, len(leaves) - 1))
    other = [*leaves[:at], leaves[at] + b"x", *leaves[at + 1 :], *data.draw(st.lists(st.binary(max_size=2)))]
    upto = data.draw(st.integers(1, len(other)))
    asked, older = head_of(other[:upto]), data.draw(st.integers(0, upto))
    for request in (
        asking(older, other[:upto]),
        asking(min(len(leaves), upto), other[:upto]),
        replace(asking(older, other[:upto]), proof=tuple(data.draw(st.lists(st.binary(min_size=32, max_size=32))))),
    ):
        is_cosigned = cosignature.verdict(seen, asked, request) is WitnessVerdict.COSIGNED
        assert not is_cosigned


def test_what_begins_elsewhere_is_asked_for_again_and_what_differs_contradicts() -> None:
    leaves = [bytes([at]) for at in range(9)]
    seen = head_of(leaves[:5])
    assert cosignature.verdict(seen, head_of(leaves), asking(4, leaves)) is WitnessVerdict.OTHER_SIZE
    assert cosignature.verdict(seen, head_of(leaves[:4]), asking(4, leaves[:4])) is WitnessVerdict.OTHER_SIZE
    for other in ([b"x", *leaves[1:]], [b"x", *leaves[1:5]]):
        assert cosignature.verdict(seen, head_of(other), asking(5, other)) is WitnessVerdict.CONTRADICTED
