"""Answers that are none: each fails its round with a sentence, nothing is lost by it, and the next round goes on."""

from __future__ import annotations

import pytest

from frontoffice.errors import Unavailable
from frontoffice.sync import answers
from frontoffice.sync.codes import CentreFailure
from tests.conftest import Announce
from tests.support.centre_server import Centre
from tests.support.counters import agree, settle
from tests.support.signing_office import SigningOffice
from tests.sync.conftest import Enrol

_GREETED = "verdict text, clock timestamptz, epoch uuid, min_protocol integer, agrees boolean, devices bigint"
_ENDS = "buckets integer[], origins uuid[], seqs bigint[], hashes bytea[]"
_STATE = "device_id uuid, offered_key bytea, serial bigint, origins uuid[], sizes bigint[]"
_GREET = ("greet", "uuid, uuid, uuid, uuid, bigint, text, integer, bytea")
_DIFFERING = ("differing_heads", "bytea")
_SIGNING = ("signing_state", "")
_ONE = "ARRAY[gen_random_uuid()]"

_Statements = tuple[str, ...]


def answering(name: str, asked: str, answered: str, said: str) -> tuple[_Statements, _Statements]:
    """What has a function of the centre say something else, and what takes that back."""
    made = f"CREATE FUNCTION journal.{name}({asked}) RETURNS TABLE ({answered}) LANGUAGE sql AS $$ SELECT {said} $$"
    return (
        (f"ALTER FUNCTION journal.{name} RENAME TO kept", made),
        (f"DROP FUNCTION journal.{name}", f"ALTER FUNCTION journal.kept RENAME TO {name}"),
    )


OF_ANY = {
    "greeting without a moment": answering(
        *_GREET, _GREETED, "'welcome', NULL::timestamptz, NULL::uuid, 1, false, 1::bigint"
    ),
    "greeting at a moment beyond all": answering(
        *_GREET, _GREETED, "'welcome', 'infinity'::timestamptz, NULL::uuid, 1, false, 1::bigint"
    ),
    "greeting without a verdict": answering(*_GREET, _GREETED, "NULL::text, now(), NULL::uuid, 1, false, 1::bigint"),
    "no greeting": answering(*_GREET, _GREETED, "'welcome', now(), NULL::uuid, 1, false, 1::bigint WHERE false"),
    "greeting in words": answering(
        *_GREET, _GREETED.replace("timestamptz", "text"), "'welcome', 'now', NULL::uuid, 1, false, 1::bigint"
    ),
    "no heads": answering(*_DIFFERING, _ENDS, "NULL::integer[], NULL::uuid[], NULL::bigint[], NULL::bytea[]"),
    "heads without places": answering(
        *_DIFFERING, _ENDS, f"'{{1}}'::integer[], {_ONE}, '{{}}'::bigint[], '{{}}'::bytea[]"
    ),
    "heads without hashes": answering(
        *_DIFFERING, _ENDS, f"'{{1}}'::integer[], {_ONE}, '{{1}}'::bigint[], '{{NULL}}'::bytea[]"
    ),
    "heads beyond all numbers": answering(
        *_DIFFERING,
        _ENDS.replace("seqs bigint", "seqs numeric"),
        f"'{{1}}'::integer[], {_ONE}, ARRAY[1e30::numeric], ARRAY['x'::bytea]",
    ),
    "no version": (
        ("ALTER TABLE journal.centre ALTER COLUMN version TYPE text",),
        ("ALTER TABLE journal.centre ALTER COLUMN version TYPE integer USING version::integer",),
    ),
}
OF_UNPINNED = {
    "bounds without places": (
        (
            "ALTER TABLE journal.set_aside ALTER COLUMN upto DROP NOT NULL",
            "INSERT INTO journal.set_aside (origin, upto) SELECT origin, NULL FROM journal.head LIMIT 1",
        ),
        ("DELETE FROM journal.set_aside",),
    ),
}
OF_PINNED = {
    "states of uneven length": answering(
        *_SIGNING, _STATE, f"gen_random_uuid(), NULL::bytea, 2::bigint, {_ONE}, '{{}}'::bigint[]"
    ),
    "state of a device in words": answering(
        *_SIGNING, _STATE.replace("uuid", "text", 1), "'x', NULL::bytea, 2::bigint, NULL::uuid[], NULL::bigint[]"
    ),
    "checkpoints without text": (
        (
            "CREATE TABLE kept AS SELECT * FROM journal.checkpoint",
            "ALTER TABLE journal.checkpoint DISABLE TRIGGER ALL",
            "ALTER TABLE journal.checkpoint ALTER COLUMN note DROP NOT NULL",
            "UPDATE journal.checkpoint SET note = NULL",
        ),
        (
            "UPDATE journal.checkpoint c SET note = k.note FROM kept k WHERE (k.origin, k.signer) = (c.origin, c.signer)",
        ),
    ),
}
CASES = [
    *((False, said) for said in (OF_ANY | OF_UNPINNED).items()),
    *((True, said) for said in (OF_ANY | OF_PINNED).items()),
]


@pytest.mark.parametrize(
    ("is_pinned", "broken", "mended"),
    [
        pytest.param(
            is_pinned, *said, id=f"{name}{', pinned' * is_pinned}", marks=[pytest.mark.thorough] if place else []
        )
        for place, (is_pinned, (name, said)) in enumerate(CASES)
    ],
)
def test_what_is_no_answer_fails_the_round_and_the_next_one_goes_on(
    enrol: Enrol,
    centre: Centre,
    is_pinned: bool,
    broken: _Statements,
    mended: _Statements,
    announce: Announce,
) -> None:
    announce("the centre answered otherwise than it was asked")
    one, two = enrol("L1"), enrol("L2")
    if is_pinned:
        office = SigningOffice()
        office.join(one)
        office.join(two)
    two.record(3)
    two.sync()
    one.record(2)
    with centre.connect() as keeper:
        for statement in broken:
            keeper.execute(statement.encode())
        with pytest.raises(Unavailable) as failed:
            one.sync()
        assert failed.value.code is CentreFailure.FAILED
        assert one.numbers().count(("L1", 2)) == 1
        for statement in mended:
            keeper.execute(statement.encode())
    settle(one, two)
    agree(one, two)


def test_columns_of_one_length_stand_abreast() -> None:
    assert list(answers.abreast([1, 2], ["a", "b"])) == [(1, "a"), (2, "b")]
