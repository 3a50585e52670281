from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.entries.entry import (
    FIRST_PREV,
    Entry,
    EntryKind,
    canonical,
    chain_hash,
    content_hash,
    demand_count,
    demand_texts,
    entry_hash,
    whole,
)
from frontoffice.domain.numbering import Number

ENTRY = Entry(
    entry_id=UUID(int=1),
    origin=UUID(int=2),
    seq=3,
    lc=4,
    subject=UUID(int=5),
    kind=EntryKind.RECORDED,
    version=1,
    occurred_at=datetime(2026, 11, 24, 3, 32, tzinfo=UTC),
    recorded_at=datetime(2026, 11, 24, 3, 33, tzinfo=UTC),
    zone="WIB",
    officer="Siti Rahmawati",
    role="officer",
    number=Number("L1", 2026, 147),
    parents=(UUID(int=6),),
    content_hash=content_hash(b"s" * 16, b"{}"),
    prev=FIRST_PREV,
)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters=["\0"]), max_size=20)
bodies = st.dictionaries(
    texts.map(lambda text: unicodedata.normalize("NFC", text)),
    st.recursive(
        st.none() | st.booleans() | st.integers() | texts,
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
        max_leaves=8,
    ),
    max_size=5,
)


def test_the_format_of_the_hash_never_drifts() -> None:
    # every register in the field was written with these bytes; a change here needs a format "entry2" beside "entry1"
    assert entry_hash(ENTRY).hex() == "2bf9f1f2d02e82bdcd9727bb3a08538c58cea188aacbcac0f24774635e86861f"


def test_the_format_without_number_and_parents_never_drifts() -> None:
    bare = dataclasses.replace(ENTRY, number=None, parents=())
    assert entry_hash(bare).hex() == "4b3bad3cd3a7928cea861e76dd468c7e17195f2e5a0b363b337966d1c7e0cddd"


def test_the_format_with_two_parents_never_drifts() -> None:
    merged = dataclasses.replace(ENTRY, parents=(UUID(int=6), UUID(int=7)))
    assert entry_hash(merged).hex() == "37288529fd0bbc509aff9a838452202fab93f749aeb98ae744ab07557626c3aa"


def test_the_digest_of_a_body_never_drifts() -> None:
    assert content_hash(b"s" * 16, b"{}").hex() == "7525933f0e78f8a1b6144ced4eb2b43a4468d44f5ba6ba03c155c11d5196e53b"


def test_a_number_below_zero_is_hashed_with_its_sign() -> None:
    assert chain_hash((-1,)) == hashlib.sha256(b"entry1" + bytes.fromhex("00000008ffffffffffffffff")).digest()


OTHERS: dict[str, list[Any]] = {
    "entry_id": [UUID(int=9)],
    "origin": [UUID(int=9)],
    "seq": [2, 4],
    "lc": [3, 5],
    "subject": [UUID(int=9)],
    "kind": [EntryKind.AMENDED, "complaint.future"],
    "version": [2],
    "occurred_at": [ENTRY.occurred_at + timedelta(microseconds=1)],
    "recorded_at": [ENTRY.recorded_at - timedelta(microseconds=1)],
    "zone": ["WIT"],
    "officer": ["Siti Rahmawat", "siti Rahmawati"],
    "role": ["supervisor", ""],
    "number": [None, Number("L2", 2026, 147), Number("L1", 2027, 147), Number("L1", 2026, 148)],
    "parents": [(), (UUID(int=9),), (UUID(int=6), UUID(int=6))],
    "content_hash": [content_hash(b"s" * 16, b"[]"), content_hash(b"t" * 16, b"{}")],
    "prev": [b"\1" * 32],
}


def test_every_column_has_another_value_to_try() -> None:
    assert set(OTHERS) == {field.name for field in dataclasses.fields(Entry)}


def test_the_hash_covers_every_column() -> None:
    for column, values in OTHERS.items():
        for value in values:
            changed = dataclasses.replace(ENTRY, **{column: value})
            assert entry_hash(changed) != entry_hash(ENTRY), (column, value)


@given(texts, texts)
def test_text_does_not_slide_from_one_column_into_the_next(officer: str, role: str) -> None:
    one = dataclasses.replace(ENTRY, officer=officer + role, role="")
    other = dataclasses.replace(ENTRY, officer=officer, role=role)
    assert (entry_hash(one) == entry_hash(other)) == (role == "")


@given(bodies)
def test_a_body_reads_back_as_it_was(body: dict[str, Any]) -> None:
    data = canonical(body)
    assert canonical(json.loads(data)) == data


@given(bodies, st.randoms(use_true_random=False))
def test_the_order_of_keys_changes_nothing(body: dict[str, Any], chance: Any) -> None:
    keys = list(body)
    chance.shuffle(keys)
    assert canonical({key: body[key] for key in keys}) == canonical(body)


@given(bodies)
def test_a_body_is_kept_in_nfc(body: dict[str, Any]) -> None:
    assert unicodedata.is_normalized("NFC", canonical(body).decode())


def test_composed_and_decomposed_letters_are_the_same_body() -> None:
    assert canonical({"name": "Rene\u0301"}) == canonical({"name": "Ren\u00e9"}) == '{"name":"René"}'.encode()


def test_a_body_is_compact_and_sorted() -> None:
    assert (
        canonical({"b": [1, True, None], "a": {"y": "ü", "x": ()}})
        == '{"a":{"x":[],"y":"ü"},"b":[1,true,null]}'.encode()
    )


@pytest.mark.parametrize(
    ("value", "why"),
    [
        *((value, r"^a journal body holds no floats$") for value in (1.0, float("nan"), float("inf"), [0.5])),
        ({"deep": {"er": 0.1}}, r"^a journal body holds no floats$"),
        *((value, r"^a journal body holds no NUL$") for value in ("a\0b", {"a\0": 1})),
        ("\ud800", "surrogates not allowed"),
    ],
)
def test_what_does_not_travel_between_databases_is_refused(value: object, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        canonical({"value": value})


@pytest.mark.parametrize("value", [{"at": 0.5}, {"at": [{"at": 0.5}]}, "a\0b", {"a\0b": 1}, [["a\0b"]]])
def test_what_does_not_travel_is_refused_however_deep_it_stands(value: object) -> None:
    with pytest.raises(ValueError, match="a journal body holds no"):
        canonical({"value": {"inner": value}})


def test_what_looks_like_nul_and_is_none_is_kept() -> None:
    assert canonical({"a": "\\u0000", "b": EntryKind.PAPER}) == rb'{"a":"\\u0000","b":"receipt.paper"}'


def test_a_key_is_written_as_the_text_that_it_is() -> None:
    assert canonical({"a": {1: 2}}) == b'{"a":{"1":2}}'
    assert canonical({"a": [{2: 1}]}) == b'{"a":[{"2":1}]}'


def test_two_keys_that_read_the_same_are_refused() -> None:
    with pytest.raises(ValueError, match=r"^two keys of a journal body read the same$"):
        canonical({"Ren\u00e9": 1, "Rene\u0301": 2})


def test_the_salt_keeps_equal_bodies_apart() -> None:
    assert content_hash(b"s" * 16, b"{}") != content_hash(b"t" * 16, b"{}")


def test_the_kinds_are_written_as_they_always_were() -> None:
    assert {kind.value for kind in EntryKind} >= {
        "desk.configured",
        "clock.behind",
        "officer.set",
        "choice.set",
        "complaint.recorded",
        "complaint.amended",
        "complaint.cancelled",
        "complaint.reviewed",
        "identity.revealed",
        "receipt.paper",
        "handling.stepped",
        "contact.logged",
        "papers.requested",
        "papers.completed",
        "due.moved",
        "document.made",
        "calendar.day",
        "calendar.hours",
        "complaint.renumbered",
        "series.taken",
        "day.closed",
        "complaint.erased",
        "clock.confirmed",
        "numbers.resumed",
        "numbers.reserved",
        "numbers.voided",
        "backup.tried",
        "list.exported",
        "register.read",
        "key.papered",
        "sp4n.entered",
        "consultation.recorded",
        "consultation.turned",
        "consultation.erased",
        "report.approved",
        "history.accepted",
        "box.opened",
        "box.sheet_entered",
        "box.sheet_voided",
        "box.closed",
        "attachment.added",
        "attachment.withdrawn",
        "attachment.opened",
    }


def test_a_number_of_a_body_is_one_that_a_table_keeps() -> None:
    assert [whole(number) for number in (7, "7", -(2**63), 2**63 - 1)] == [7, 7, -(2**63), 2**63 - 1]
    for number in (2**63, -(2**63) - 1, "9" * 30, "x"):
        with pytest.raises(ValueError, match=str(number)):
            whole(number)


def test_a_count_of_a_body_is_a_whole_number_and_nothing_like_one() -> None:
    assert [demand_count(number) for number in (0, -3, 2**63 - 1)] == [0, -3, 2**63 - 1]
    for value in ("7", 7.0, True, None, [7]):
        with pytest.raises(TypeError):
            demand_count(value)
    with pytest.raises(ValueError, match=str(2**63)):
        demand_count(2**63)


def test_texts_of_a_body_are_texts_or_none_of_them_is_read() -> None:
    assert demand_texts("L1", "") == ("L1", "")
    for value in (7, None, ["L1"], b"L1"):
        with pytest.raises(TypeError):
            demand_texts("L1", value)
