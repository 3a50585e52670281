from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from frontoffice.register.storage import authentication, conversion
from frontoffice.register.storage.authentication import AuthenticationKey, Purpose, canonical, derive
from tests.support import place_keys, register_keys
from tests.support.examples import a_register, lay_blank

KEY = AuthenticationKey(bytes(range(32)))
FACTS = st.lists(st.one_of(st.binary(max_size=8), st.text(max_size=8), st.integers()), max_size=4)


def test_a_key_is_derived_as_rfc_5869_says() -> None:
    """Its third test case: SHA-256, no salt, no info; the first 32 bytes of the output."""
    derived = derive(bytes([0x0B]) * 22, b"")
    assert derived.hex() == "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
    assert derive(bytes([0x0B]) * 22, b"other") != derived


def test_each_fact_is_authenticated_with_its_type_and_length() -> None:
    """Also a text that is none in UTF-8, such as a file's name may be."""
    facts = (b"s" + bytes([*[0] * 7, 3]) + b"\xed\xb2\x80", b"b" + bytes(8), b"i" + bytes([*[0] * 7, 2]) + b"-1")
    assert canonical("\udc80", b"", -1) == b"".join(facts)
    assert canonical() == b""
    with pytest.raises(TypeError, match="float"):
        canonical(1.0)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("purpose", "tag"),
    [
        ("credential", "e511e71bcde1cc18f86978696632aa5e1ef73b293df69a11cbe71b5054d8e6e8"),
        ("state", "483c00db6230cfffd60682eab5a9f55a8f96651e9a902f8f9033a33db956aaec"),
        ("settings", "60fb420fab8113570c14315c9259a96b37c40c3f2ccb28faba9ba4e15b6a3492"),
        ("high-water mark", "66f9a827cb470085969731e812964db0d10c4c142f44b9b63b4eea4b374a8bab"),
    ],
)
def test_a_tag_fits_whichever_version_of_the_program_made_it(purpose: str, tag: str) -> None:
    assert KEY.name.hex() == "cf6ce3c178108cd1b8a78f61ce9b22ce"
    assert KEY.tag(Purpose(purpose), b"desk", "supervisor", 7).hex() == tag
    assert KEY.fits(bytes.fromhex(tag), Purpose(purpose), b"desk", "supervisor", 7)


@given(FACTS, FACTS)
def test_no_two_lists_of_facts_have_one_form(first: list[Any], second: list[Any]) -> None:
    assume([*map(type, first)] != [*map(type, second)] or first != second)
    assert canonical(*first) != canonical(*second)


@given(FACTS, st.data())
def test_any_flipped_bit_of_a_tag_or_of_what_it_was_made_of_is_noticed(facts: list[Any], data: st.DataObject) -> None:
    tag = KEY.tag(Purpose.CREDENTIAL, *facts)
    assert KEY.fits(tag, Purpose.CREDENTIAL, *facts)
    bit = data.draw(st.integers(0, 255))
    turned = bytes(byte ^ (1 << bit % 8) if at == bit // 8 else byte for at, byte in enumerate(tag))
    assert not KEY.fits(turned, Purpose.CREDENTIAL, *facts)
    assert not KEY.fits(tag, Purpose.STATE, *facts)
    assert not KEY.fits(tag, Purpose.CREDENTIAL, *facts, b"")
    assert not AuthenticationKey(bytes(32)).fits(tag, Purpose.CREDENTIAL, *facts)


@pytest.mark.parametrize("fact", [None, 1.0, True, b"".join])
def test_what_the_program_never_writes_fits_nothing(fact: object) -> None:
    assert not KEY.fits(bytes(32), Purpose.STATE, fact)
    assert not KEY.fits(None, Purpose.STATE, 1)


@pytest.mark.thorough
def test_an_encrypted_register_has_its_own_key_and_a_plain_one_that_of_its_place(tmp_path: Path) -> None:
    plain, encrypted = tmp_path / "plain" / "register.db", tmp_path / "encrypted" / "register.db"
    lay_blank(plain)
    a_register(encrypted.parent).close()
    assert authentication.find_key(plain) is None
    with place_keys.in_use() as places, register_keys.known(register_keys.KEY):
        conversion.encrypt(encrypted, register_keys.KEY)
        assert authentication.find_key(plain) is None
        places.keep(plain, bytes(32), new=True)
        assert authentication.find_key(plain) == AuthenticationKey(bytes(32))
        key = authentication.find_key(encrypted)
        assert key is not None
        assert key.secret not in (register_keys.KEY, bytes(32))
        assert register_keys.KEY.hex() not in repr(key)


def test_the_name_of_a_key_says_nothing_about_it() -> None:
    assert KEY.name not in KEY.secret
    assert KEY.name != AuthenticationKey(bytes(32)).name
    assert KEY.secret.hex() not in repr(KEY)
