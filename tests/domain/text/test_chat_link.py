from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from frontoffice.domain.text.mobile_number import LONGEST, chat_link


def test_a_link_carries_the_text_letter_by_letter() -> None:
    text = "Pengaduan 0147/PGD-L1/2026: 100% selesai & dibalas.\nTerima kasih – ✓"
    link = chat_link("0812 7100 1234", text)
    assert link is not None
    assert link.url.isascii()
    parts = urlsplit(link.url)
    assert (parts.scheme, parts.netloc, parts.path) == ("https", "wa.me", "/6281271001234")
    assert parse_qs(parts.query) == {"text": [text]}
    assert link.has_text


def test_a_text_too_long_for_a_link_is_left_out_of_it() -> None:
    address = "https://wa.me/6281271001234"
    room = LONGEST - len(f"{address}?text=")
    for count, has_text in ((room, True), (room + 1, False)):
        link = chat_link("081271001234", "a" * count)
        assert link is not None
        assert (len(link.url) <= LONGEST, link.has_text) == (True, has_text)
        assert (link.url == address) is not has_text


def test_nothing_is_linked_where_no_whatsapp_can_be() -> None:
    assert chat_link("0717 421234", "Isi") is None
