"""The inbox folder of smsd: files as it writes them, and those of a real gammu-smsd with a dummy telephone."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontoffice.domain.incoming import IncomingMessage, sms_identity
from frontoffice.errors import Unavailable
from frontoffice.receiving.codes import InboxReason, LeftOut
from frontoffice.receiving.sms_inbox import PATIENCE, READ, InboxRound, read_round
from tests.support.smsd import Smsd, received

NOW = datetime(2026, 12, 3, 3, 30, tzinfo=UTC)
BEFORE = timedelta(minutes=10)
PHONE = "+6281234567890"


class Inbox:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.took: list[IncomingMessage] = []

    def put(self, name: str, content: bytes | str, ago: timedelta = BEFORE) -> Path:
        file = self.folder / name
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        at = (NOW - ago).timestamp()
        os.utime(file, (at, at))
        return file

    def take(self, messages: Sequence[IncomingMessage]) -> None:
        self.took += messages

    def go(self, now: datetime = NOW) -> InboxRound:
        return read_round(self.folder, now, self.take)

    @property
    def texts(self) -> list[str]:
        return [one.text for one in self.took]

    @property
    def left(self) -> list[str]:
        return sorted(file.name for file in self.folder.iterdir() if file.name != READ)


@pytest.fixture
def inbox(tmp_path: Path) -> Inbox:
    return Inbox(tmp_path)


def named(time: str = "101500", number: str = PHONE, part: int = 0, serial: str = "00", kind: str = "txt") -> str:
    return f"IN20261203_{time}_{serial}_{number}_{part:02}.{kind}"


def backup(*parts: tuple[int, str], total: int = 1, pdu: str = "Deliver", reference: int = 170) -> str:
    """A file in the format of gammu's backups, as smsd 1.42 writes it."""
    lines = ["; This file format was designed for Gammu and is compatible with Gammu+", ""]
    for index, (number, text) in enumerate(parts):
        header = [f"UDH = 050003{reference:02X}{total:02X}{number:02X}"] if total > 1 else []
        units = text.encode("utf-16-be", "surrogatepass").hex().upper()
        pieces = [
            f"Text{place:02} = {units[start : start + 200]}" for place, start in enumerate(range(0, len(units), 200))
        ]
        lines += [
            f"[SMSBackup{index:03}]",
            f"; {text!a}",
            f"PDU = {pdu}",
            "DateTime = 20261203T101500Z",
            *header,
            *pieces,
        ]
    return "\r\n".join([*lines, ""])


def test_an_sms_is_given_once_with_its_number_in_one_spelling_and_put_aside(inbox: Inbox) -> None:
    inbox.put(named(), "Izin saya belum terbit")
    assert inbox.go() == InboxRound(given=1)
    (one,) = inbox.took
    assert (one.channel, one.sender, one.text) == ("sms", "6281234567890", "Izin saya belum terbit")
    assert one.arrived_at == NOW - BEFORE
    assert one.identity == sms_identity(PHONE, datetime(2026, 12, 3, 10, 15, tzinfo=UTC), one.text)
    assert not one.automatic
    assert inbox.left == []
    assert (inbox.folder / READ / named()).exists()
    assert inbox.go() == InboxRound()
    assert len(inbox.took) == 1


@pytest.mark.parametrize(
    "content",
    [
        "Permohonan é 😀".encode(),
        b"\xfe\xff" + "Permohonan é 😀".encode("utf-16-be"),
        b"\xfe\xff" + "Permohonan é 😀".encode("utf-16-be") + b"\0\0\0\0",  # as smsd ends them
        b"\xff\xfe" + "Permohonan é 😀".encode("utf-16-le"),
        backup((1, "Permohonan é 😀")).encode(),
    ],
)
def test_whatever_format_it_is_written_in_the_text_is_the_same(inbox: Inbox, content: bytes) -> None:
    inbox.put(named(), content)
    inbox.go()
    assert inbox.texts == ["Permohonan é 😀"]


@pytest.mark.parametrize(
    "content", [b"kopi caf\xe9", b"\xfe\xff\0", b"", b"\xfe\xff\xd8\x3d", backup((1, "x")).encode() + b"Text01 = 00"]
)
def test_what_is_no_right_text_is_an_sms_all_the_same(inbox: Inbox, content: bytes) -> None:
    inbox.put(named(), content)
    assert inbox.go() == InboxRound(given=1)


def test_parts_with_other_seconds_are_put_together_and_two_of_one_sender_kept_apart(inbox: Inbox) -> None:
    inbox.put(named("101500"), "Satu ")
    inbox.put(named("101459", part=1), "dua ")
    inbox.put(named("101503", part=2), "tiga")
    inbox.put(named("101700"), "Lain ")
    inbox.put(named("101702", part=1), "lagi")
    inbox.put(named("101700", serial="01"), "Ketiga")
    inbox.put(named("101500", number="+6285550001111"), "Orang lain")
    assert inbox.go().given == 4
    assert sorted(inbox.texts) == ["Ketiga", "Lain lagi", "Orang lain", "Satu dua tiga"]
    assert inbox.left == []


def test_half_a_letter_at_the_end_of_a_part_is_whole_again(inbox: Inbox) -> None:
    units = "😀".encode("utf-16-be")
    inbox.put(named(), b"\xfe\xff\0a" + units[:2])
    inbox.put(named(part=1), b"\xfe\xff" + units[2:] + b"\0b")
    inbox.go()
    assert inbox.texts == ["a😀b"]


def test_what_smsd_is_writing_is_left_until_it_is_whole(inbox: Inbox) -> None:
    inbox.put(named(), "Satu ", timedelta(seconds=5))
    assert inbox.go() == InboxRound(waiting=1)
    inbox.put(named(part=1), "dua", timedelta(seconds=4))
    assert inbox.go() == InboxRound(waiting=2)
    assert inbox.go(NOW + timedelta(seconds=10)).given == 1
    assert inbox.texts == ["Satu dua"]


def test_the_clock_of_a_share_that_is_far_ahead_holds_nothing_back(inbox: Inbox) -> None:
    inbox.put(named(), "Izin", -timedelta(days=3))
    assert inbox.go().given == 1
    assert inbox.took[0].arrived_at == NOW


@pytest.mark.parametrize("places", [(1,), (0, 2)])
def test_parts_that_never_come_are_waited_for_a_day_and_then_marked(inbox: Inbox, places: tuple[int, ...]) -> None:
    for place in places:
        inbox.put(named(part=place), f"bagian {place} ")
    assert inbox.go(NOW + PATIENCE - timedelta(hours=1)).given == 0
    assert inbox.go(NOW + PATIENCE) == InboxRound(given=1)
    assert inbox.took[0].left_out == (LeftOut.SMS_PART,)
    assert inbox.left == []


def test_where_the_header_says_how_many_there_are_a_late_part_is_added(inbox: Inbox) -> None:
    inbox.put(named("101500"), backup((2, "dua"), total=2))
    assert inbox.go() == InboxRound(waiting=1)
    inbox.put(named("103000"), backup((1, "Satu "), total=2))
    assert inbox.go() == InboxRound(given=1)
    assert (inbox.texts, inbox.took[0].left_out) == (["Satu dua"], ())
    inbox.put(named("110000"), backup((1, "Tanpa "), total=3))
    inbox.put(named("110000", number="+6285550001111"), backup((2, "yang lain"), total=3))
    assert inbox.go(NOW + PATIENCE).given == 2
    assert [one.left_out for one in inbox.took[1:]] == [(LeftOut.SMS_PART,)] * 2


def test_all_parts_in_one_file_are_one_sms(inbox: Inbox) -> None:
    inbox.put(named(), backup((2, "dua"), (1, "Satu "), total=2))
    inbox.go()
    assert inbox.texts == ["Satu dua"]


def test_what_was_not_committed_stays_and_a_kill_between_two_moves_doubles_nothing(inbox: Inbox) -> None:
    def dies(_messages: Sequence[IncomingMessage]) -> None:
        raise KeyboardInterrupt

    inbox.put(named(), "Satu ")
    inbox.put(named("101503", part=1), "dua")
    with pytest.raises(KeyboardInterrupt):
        read_round(inbox.folder, NOW, dies)
    assert len(inbox.left) == 2
    inbox.go()
    (inbox.folder / READ / named("101503", part=1)).rename(inbox.folder / named("101503", part=1))  # not moved yet
    assert inbox.go().given == 1
    assert len({one.subject for one in inbox.took}) == 1
    assert inbox.left == []


def test_delivery_reports_and_data_are_marked(inbox: Inbox) -> None:
    inbox.put(named("101500"), "Delivered")
    inbox.put(named("101600"), backup((1, "Delivered"), pdu="Status_Report"))
    inbox.put(named("101700", kind="bin"), b"\x06\x05\x04")
    inbox.put(named("101800", number="TELKOMSEL"), "Pulsa habis")
    inbox.go()
    assert [one.automatic for one in inbox.took] == [True, True, False, False]
    assert [one.left_out for one in inbox.took] == [(), (), (LeftOut.SMS_DATA,), ()]
    assert inbox.took[3].sender == "TELKOMSEL"


def test_what_is_no_file_of_smsd_is_left_where_it_is(inbox: Inbox) -> None:
    for name in ("IN", "OUT123.txt", "IN20261303_101500_00_+62_00.txt", named() + ".tmp", "IN_00.txt", ".IN"):
        inbox.put(name, "x")
    inbox.put(named("101900"), b"x" * 600_000)
    (inbox.folder / named("102000")).mkdir()
    before = inbox.left
    assert inbox.go() == InboxRound()
    assert inbox.left == before


@pytest.mark.posix("links, pipes, names of bytes")
def test_links_and_pipes_are_not_followed_and_a_name_of_no_letters_harms_nothing(inbox: Inbox, tmp_path: Path) -> None:
    secret = tmp_path / "rahasia"
    secret.write_text("rahasia")
    (inbox.folder / named("101500")).symlink_to(secret)
    os.mkfifo(inbox.folder / named("101600"))
    inbox.put(os.fsdecode(b"IN20261203_101700_00_\xff\xfe'; --_00.txt"), "x")
    inbox.put(named("101800", number="a/b".replace("/", "\n")), "y")
    assert inbox.go() == InboxRound(given=2)
    assert sorted(inbox.texts) == ["x", "y"]
    assert secret.read_text() == "rahasia"


def test_a_name_that_smsd_used_again_takes_nothing_away(inbox: Inbox) -> None:
    inbox.put(named(), "Satu")
    inbox.go()
    inbox.put(named(), "Dua")
    inbox.go()
    assert inbox.texts == ["Satu", "Dua"]
    assert len(list((inbox.folder / READ).iterdir())) == 2


def test_files_that_cannot_be_moved_hold_nothing_up(inbox: Inbox) -> None:
    (inbox.folder / READ).write_text("no folder")
    inbox.put(named("101500"), "Satu")
    assert inbox.go() == InboxRound(given=1, notice=InboxReason.NOT_MOVED)
    inbox.put(named("101600"), "Dua")
    assert inbox.go().given == 2
    assert len({one.subject for one in inbox.took}) == 2


def test_a_folder_that_is_away_says_so(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="sms_inbox_unreadable"):
        read_round(tmp_path / "away", NOW, list.clear)  # type: ignore[arg-type]


@pytest.mark.thorough
@pytest.mark.seconds
@pytest.mark.posix("gammu-smsd")
@pytest.mark.parametrize("form", ["standard", "unicode", "detail"])
def test_what_a_real_smsd_received_is_read(tmp_path: Path, form: str) -> None:
    smsd = Smsd(tmp_path, inboxformat=form, multiparttimeout="1", receivefrequency="1", deliveryreport="sms")
    sent = [
        received(PHONE, "Izin saya belum terbit é", "20261203T101500"),
        received(PHONE, "Bagian satu, ", "20261203T101600", header="050003AA0201"),
        received(PHONE, "bagian dua.", "20261203T101603", header="050003AA0202"),
        received("TELKOMSEL", "Pulsa habis", "20261203T101700"),
        received(PHONE, "Emoji 😀 ini", "20261203T101900"),
        received(PHONE, "Delivered", "20261203T102000", kind="Status_Report"),
        received("+6281299990000", "dua saja", "20261203T101800", header="050003BB0202"),
    ]
    for place, one in enumerate(sent, 1):
        (tmp_path / "telephone/sms/1" / str(place)).write_text(one)
    smsd.start()
    folder = smsd.spool / "inbox"
    try:
        smsd.until(lambda: any("_101800_" in file.name for file in folder.iterdir()))
    finally:
        smsd.stop()
    inbox = Inbox(folder)
    later = datetime.now(UTC) + timedelta(minutes=1)
    assert inbox.go(later).given == (5 if form == "detail" else 6)
    inbox.go(later + PATIENCE)
    assert inbox.texts[:5] == [
        "Izin saya belum terbit é",
        "Bagian satu, bagian dua.",
        "Pulsa habis",
        *(["Emoji 😀 ini", "Delivered"] if form == "detail" else ["dua saja", "Emoji 😀 ini"]),
    ]
    assert [one.automatic for one in inbox.took if one.text == "Delivered"] == [True]
    assert [one.left_out for one in inbox.took if one.text == "dua saja"] == [
        (LeftOut.SMS_PART,) if form == "detail" else ()  # of a part alone nothing says that it is one
    ]
    assert inbox.left == []
