from __future__ import annotations

import pytest
from cryptography.hazmat import asn1

from frontoffice import time_stamp_syntax as syntax


@pytest.mark.parametrize(
    ("length", "head"),
    [(0, "3000"), (127, "307f"), (128, "308180"), (255, "3081ff"), (256, "30820100"), (70_000, "3083011170")],
)
def test_an_element_has_its_length_in_the_one_spelling(length: int, head: str) -> None:
    written = syntax.element(b"\x30", bytes(length))
    assert written.hex().startswith(head)
    assert len(written) == len(head) // 2 + length
    if length != 255:
        assert syntax.whole(asn1.decode_der(asn1.TLV, written)) == written


def test_a_query_says_what_an_authority_is_asked_for() -> None:
    imprint = syntax.Imprint(algorithm=syntax.Algorithm(name=_SHA256, parameters=asn1.Null()), digest=bytes(32))
    one = syntax.Query(version=1, imprint=imprint, policy=None, nonce=5, wants_certificates=True)
    assert asn1.encode_der(one).hex() == (
        "303c0201013031300d060960864801650304020105000420" + "00" * 32 + "0201050101ff"
    )


_SHA256 = asn1.decode_der(syntax.Algorithm, bytes.fromhex("300b0609608648016503040201")).name
