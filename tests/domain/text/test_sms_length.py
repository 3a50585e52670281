from __future__ import annotations

from frontoffice.domain.text.sms_length import ONE_SMS, SmsLength, measure, plain, split


def test_a_message_takes_as_many_parts_as_its_alphabet_leaves_room_for() -> None:
    lengths: list[tuple[str, SmsLength]] = [
        ("", SmsLength(0, 0, 160, wide=False)),
        ("a" * 160, SmsLength(160, 1, 160, wide=False)),
        ("a" * 161, SmsLength(161, 2, 306, wide=False)),
        ("a" * 306, SmsLength(306, 2, 306, wide=False)),
        ("a" * 307, SmsLength(307, 3, 459, wide=False)),
        ("€" * 80, SmsLength(160, 1, 160, wide=False)),
        ("a" * 152 + "€" + "a" * 10, SmsLength(164, 2, 306, wide=False)),
        ("a" * 152 + "€" + "a" * 151, SmsLength(305, 2, 306, wide=False)),
        ("a" * 152 + "€" + "a" * 152, SmsLength(306, 3, 459, wide=False)),  # the euro is never cut
        ("ş" + "a" * 69, SmsLength(70, 1, 70, wide=True)),
        ("ş" + "a" * 70, SmsLength(71, 2, 134, wide=True)),
        ("ş" * 135, SmsLength(135, 3, 201, wide=True)),
        ("😀" * 35, SmsLength(70, 1, 70, wide=True)),
        ("a" * 66 + "😀" * 34, SmsLength(134, 3, 201, wide=True)),
    ]
    for text, length in lengths:
        assert measure(text) == length, text


def test_the_signs_of_a_word_processor_do_not_halve_a_message() -> None:
    text = "“Izin” – trayek… 10\N{NO-BREAK SPACE}hari\N{EM DASH}‘selesai’"
    assert plain(text) == "\"Izin\" - trayek... 10 hari-'selesai'"
    assert measure(text).wide
    assert measure(plain(text)) == SmsLength(len(plain(text)), 1, ONE_SMS, wide=False)


def test_the_parts_are_as_many_as_are_counted_and_make_the_text_again() -> None:
    for text in ("", "a" * 160, "a" * 161, "a" * 152 + "€" + "a" * 152, "ş" * 135, "a" * 66 + "😀" * 34):
        parts = split(text)
        assert ("".join(parts), len(parts)) == (text, measure(text).parts), text
    assert split("a" * 152 + "€" + "a" * 10) == ("a" * 152, "€" + "a" * 10)
    assert split("ş" + "a" * 65 + "😀" + "a") == ("ş" + "a" * 65 + "😀" + "a",)
    assert split("ş" + "a" * 65 + "😀" * 3) == ("ş" + "a" * 65, "😀" * 3)
