from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.printing.escpos import defuse_commands, is_harmless


@given(st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x06, 0xFF]), max_size=60).map(bytes))
def test_an_image_without_realtime_commands_has_the_same_dots_and_a_few_more(image: bytes) -> None:
    safe = defuse_commands(image)
    assert is_harmless(safe)
    assert len(safe) == len(image)
    assert all(old & new == old for old, new in zip(image, safe, strict=True))
    assert safe == image or not is_harmless(image)


def test_the_commands_themselves_are_found() -> None:
    assert not any(
        is_harmless(b"x" + command + b"x") for command in (b"\x10\x04\x01", b"\x10\x05\x02", b"\x10\x14\x08")
    )
    assert is_harmless(b"\x10\x06\x04\x05\x14")
