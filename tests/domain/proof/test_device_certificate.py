from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain.proof import device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass

CHAIN = UUID(int=9)
ONE = DeviceCertificate(
    7,
    UUID(int=1),
    "Loket 1",
    DeviceClass.COUNTER,
    ("L1", "L2"),
    bytes(range(32)),
    (UUID(int=2),),
    None,
    datetime(2026, 11, 27, 1, 5, tzinfo=UTC),
)
REVOKED = replace(ONE, serial=8, upto=((CHAIN, 120), (UUID(int=10), 0)), series=(), replaces=())
TEXT = """frontoffice-certificate/1
serial 7
device 00000000-0000-0000-0000-000000000001
label Loket 1
class counter
series L1,L2
key AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=
replaces 00000000-0000-0000-0000-000000000002
state valid
made 2026-11-27T01:05:00.000000Z
"""


def test_a_certificate_is_a_line_for_each_thing_it_says() -> None:
    assert device_certificate.text_of(ONE) == TEXT
    assert device_certificate.read_text(TEXT) == ONE


def test_a_revoked_one_says_how_far_each_chain_counts() -> None:
    text = device_certificate.text_of(REVOKED)
    assert f"series -\nkey {TEXT.split('key ')[1][:44]}\nreplaces -\nstate revoked\nchain {CHAIN} 120\n" in text
    assert device_certificate.read_text(text) == REVOKED
    assert REVOKED.is_revoked
    assert not ONE.is_revoked


def test_one_that_is_revoked_before_it_wrote_is_revoked() -> None:
    empty = replace(REVOKED, upto=())
    assert device_certificate.read_text(device_certificate.text_of(empty)).is_revoked


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text[:-1],
        lambda text: text + "\n",
        lambda text: text.replace("/1", "/2"),
        lambda text: text.replace("serial 7", "serial 07"),
        lambda text: text.replace("serial 7", "serial 0"),
        lambda text: text.replace("serial 7", "serial -7"),
        lambda text: text.replace("serial 7", f"serial {10**9 + 1}"),
        lambda text: text.replace("class counter", "class minister"),
        lambda text: text.replace("label Loket 1", "label  Loket 1"),
        lambda text: text.replace("label Loket 1", "label Loket\x001"),
        lambda text: text.replace("label Loket 1", "label " + "L" * 41),
        lambda text: text.replace("label Loket 1\n", ""),
        lambda text: text.replace("Hh8=", "Hh9="),
        lambda text: text.replace("AAEC", ""),
        lambda text: text.replace("state valid", "state gone"),
        lambda text: text.replace("state valid\n", f"state valid\nchain {CHAIN} 1\n"),
        lambda text: text.replace("state valid\n", f"state revoked\nchain {CHAIN} -1\n"),
        lambda text: text.replace("state valid\n", f"state valid\nbefore {CHAIN}\n"),
        lambda text: text.replace("state valid\n", f"state revoked\nbefore {CHAIN} 1\nchain {CHAIN} 1\n"),
        lambda text: text.replace("2026-11-27", "2026-11-31"),
    ],
)
def test_any_other_text_is_no_certificate(change: Callable[[str], str]) -> None:
    assert change(TEXT) != TEXT
    with pytest.raises(ValueError):
        device_certificate.read_text(change(TEXT))


@given(
    st.builds(
        DeviceCertificate,
        st.integers(1, 10**9),
        st.uuids(),
        st.text(st.characters(exclude_categories=("C", "Z")), min_size=1, max_size=40),
        st.sampled_from(DeviceClass),
        st.lists(st.from_regex(r"[A-Z][A-Z0-9]{0,7}", fullmatch=True), max_size=3).map(tuple),
        st.binary(min_size=32, max_size=32),
        st.lists(st.uuids(), max_size=3).map(tuple),
        st.none() | st.lists(st.tuples(st.uuids(), st.integers(0, 10**12)), max_size=3).map(tuple),
        st.datetimes(datetime(2026, 1, 1), datetime(2099, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001
        st.lists(st.tuples(st.uuids(), st.integers(0, 10**12)), max_size=3).map(tuple),
    )
)
def test_what_was_written_is_read_as_it_was(one: DeviceCertificate) -> None:
    assert device_certificate.read_text(device_certificate.text_of(one)) == one


def test_the_highest_serial_of_a_device_holds_in_whatever_order_they_came() -> None:
    other = replace(ONE, device_id=UUID(int=3), serial=1)
    expected = {ONE.device_id: REVOKED, other.device_id: other}
    assert device_certificate.newest((REVOKED, other, ONE)) == expected
    assert device_certificate.newest((ONE, REVOKED, other)) == expected
