from __future__ import annotations

import pytest

from frontoffice.printing.paper_pieces import UnknownCommandError, split_paper
from frontoffice.printing.probe import probe_page
from tests.support.print_assertions import a_receipt

PAPERS = [
    a_receipt(native_qr=True),
    a_receipt(columns=32),
    probe_page("Loket", 48, native_qr=True, cut=True),
    probe_page("Loket", 32, native_qr=True, cut=False, code_page=16),
    b"satu\ndua\x1da\x00",
]


@pytest.mark.parametrize(
    "data", PAPERS, ids=["native", "raster", "test page", "test page without cutter", "no feed at its end"]
)
def test_the_pieces_are_the_paper(data: bytes) -> None:
    assert b"".join(piece.data for piece in split_paper(data)) == data


def test_no_line_is_long_without_a_place_for_a_question() -> None:
    (piece,) = split_paper(b"\x1bE\x01" + b"a" * 40 + b"\n")
    assert piece.fragments == (b"\x1bE\x01" + b"a" * 13, b"a" * 16, b"a" * 11 + b"\n")


def test_an_image_stands_alone_and_in_one_piece() -> None:
    image = b"\x1dv0\x00\x01\x00\x03\x00\n\x1d\x1b"
    before, drawn, after = split_paper(b"\x1ba\x01" + image + b"\n")
    assert (before.alone, drawn.alone, after.alone) == (False, True, False)
    assert drawn.fragments == (image,)
    assert drawn.is_raster


def test_a_code_of_the_printer_stands_alone_with_a_place_before_each_of_its_commands() -> None:
    (code,) = (piece for piece in split_paper(a_receipt(native_qr=True)) if piece.alone)
    assert all(fragment.startswith(b"\x1d(k") for fragment in code.fragments)
    assert len(code.fragments) == 5
    assert not code.is_raster
    first, second, *others = code.fragments
    (with_another,) = split_paper(b"".join((first, second, b"\x1bE\x01", *others)))
    assert with_another.fragments == (first, second + b"\x1bE\x01", *others)


@pytest.mark.parametrize(
    "data", [b"\x1b\xffabc", b"a\x1d", b"\x1dV", b"\x1dv0\x00\x01\x00\x02\x00a", b"\x1d(k\x09\x00ab"]
)
def test_a_command_that_is_not_known_or_not_whole_is_not_cut(data: bytes) -> None:
    with pytest.raises(UnknownCommandError):
        split_paper(data)


COMMANDS = [
    *(b"\x1b" + name for name in (b"@", b"2", b"$ab", b"\\ab", b"pabc")),
    *(b"\x1b" + bytes([name]) + b"\n" for name in b"!Mt-3{GR V=rUaE"),
    *(b"\x1c" + name for name in (b".", b"&", b"!\n", b"-\n", b"W\n")),
    *(b"\x1d" + name for name in (b"L\n\n", b"W\n\n", b"P\n\n")),
    *(b"\x1d" + bytes([name]) + b"\n" for name in b"!BahwHfrIb"),
    b"\x1d(L\x02\x00\n\n",
    b"\x1d(L\x00\x01" + b"\n" * 256,
]


@pytest.mark.parametrize("command", COMMANDS, ids=repr)
def test_a_command_is_as_long_as_its_reference_says(command: bytes) -> None:
    """What of it looks like text, or like the end of a line, is neither."""
    assert [piece.data for piece in split_paper(command + b"a\nb")] == [command + b"a\n", b"b"]
    with pytest.raises(UnknownCommandError):
        split_paper(command[:-1])


def test_no_other_command_is_known() -> None:
    """Each of the three leads has its own names: an ESC v or FS V has no length here, whatever follows."""
    names = {command[:2] for command in (*COMMANDS, b"\x1bd", b"\x1bJ", b"\x1dV", b"\x1dv", b"\x1d(")}
    for other in {bytes([lead, name]) for lead in b"\x1b\x1c\x1d" for name in range(256)} - names:
        with pytest.raises(UnknownCommandError) as unknown:
            split_paper(b"a" + other + b"0\x00\x00\x00\x00\x00\n")
        assert unknown.value.args == (other,)


def test_a_piece_ends_with_what_feeds_or_cuts() -> None:
    cases: list[bytes] = [
        b"\x1bd\n",
        b"\x1bJ\n",
        b"\x1dV\x00",
        b"\x1dV1",
        *(b"\x1dV" + bytes([cut]) + b"\n" for cut in b"ABabgh"),
    ]
    for feed in cases:
        assert [piece.data for piece in split_paper(b"a" + feed + b"b\n")] == [b"a" + feed, b"b\n"]


@pytest.mark.parametrize(("wide", "tall"), [(1, 3), (0, 5), (256, 2), (2, 257)])
def test_an_image_is_as_long_as_it_is_wide_and_tall(wide: int, tall: int) -> None:
    image = b"\x1dv0\x00" + wide.to_bytes(2, "little") + tall.to_bytes(2, "little") + b"\n" * wide * tall
    pieces = split_paper(b"a" + image + b"b")
    assert [(piece.data, piece.alone, piece.is_raster) for piece in pieces] == [
        (b"a", False, False),
        (image, True, True),
        (b"b", False, False),
    ]


def test_a_line_is_cut_each_sixteen_bytes_counted_anew_in_each_piece() -> None:
    first, second = split_paper(b"a" * 17 + b"\n" + b"b" * 16 + b"\x1bE\x01" + b"c\n")
    assert first.fragments == (b"a" * 16, b"a\n")
    assert second.fragments == (b"b" * 16, b"\x1bE\x01c\n"), "what is lost of commands and text shows, too"
    (piece,) = split_paper(b"\x1d!\x11\x1bE\x01\x1ba\x01" + b"a" * 8)
    assert piece.fragments == (b"\x1d!\x11\x1bE\x01\x1ba\x01" + b"a" * 7, b"a")
    before, _, after = split_paper(b"x" * 10 + b"\x1dv0\x00\x01\x00\x01\x00\n" + b"y" * 16 + b"\n")
    assert (before.fragments, after.fragments) == ((b"x" * 10,), (b"y" * 16 + b"\n",))


def test_nothing_is_no_piece() -> None:
    assert split_paper(b"") == ()


def test_two_images_one_below_the_other_are_two_pieces() -> None:
    image = b"\x1dv0\x00\x01\x00\x01\x00x"
    assert [piece.fragments for piece in split_paper(image * 2)] == [(image,), (image,)]
