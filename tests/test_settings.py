from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as run
from hypothesis import strategies as st

from frontoffice import settings
from frontoffice.errors import Cause, Unavailable
from frontoffice.settings import LAST_LINE, Centre, Office, Printer, Settings, Theme, Transport
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.drawn import examples

CHANGED = Settings(
    office=Office(address="Jalan Pulau Belitung, Kompleks Perkantoran", zone="WIB"),
    counter="L2",
    counter_name="Loket 2",
    number_format="{no:4}/PGD/{counter}/{month}/{year}",
    printer=Printer("TM-T82", Transport.NETWORK, "192.168.1.50:9100", 42, qr="native"),
    idle_minutes=0,
    theme=Theme.DARK,
    training=True,
    gives_numbers=False,
    centre=Centre("pusat.babelprov.go.id/pengaduan", "fo_loket_2_3f2a9c", "/etc/pusat.crt", 90, first_pull=True),
)
texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "office" / "settings.toml"


def test_what_was_saved_is_read_back(path: Path) -> None:
    settings.save(path, CHANGED)
    assert settings.load(path) == CHANGED


def test_what_an_editor_of_windows_makes_of_the_file_is_read_as_it_was(path: Path) -> None:
    """A mark at its beginning, and other ends of lines."""
    settings.save(path, CHANGED)
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    assert settings.load(path) == CHANGED


def test_before_the_first_start_there_are_none(path: Path) -> None:
    assert settings.load(path) is None
    assert settings.load_previous(path) is None


@run(max_examples=examples(25))
@given(address=texts, name=texts)
def test_any_text_survives(tmp_path_factory: pytest.TempPathFactory, address: str, name: str) -> None:
    path = tmp_path_factory.mktemp("settings") / "settings.toml"
    written = Settings(office=Office(address=address), counter_name=name)
    settings.save(path, written)
    assert settings.load(path) == written


def test_the_settings_before_the_last_are_kept(path: Path) -> None:
    settings.save(path, Settings())
    settings.save(path, CHANGED)
    assert settings.load_previous(path) == Settings()


@pytest.mark.thorough
def test_a_file_cut_anywhere_is_damaged_even_where_it_is_good_toml(path: Path) -> None:
    settings.save(path, Settings())
    settings.save(path, CHANGED)
    whole = path.read_bytes().rstrip()
    for kept in range(100):
        path.write_bytes(whole[: len(whole) * kept // 100])
        with pytest.raises(Unavailable, match="settings_damaged"):
            pytest.fail(f"cut at {kept} %: {settings.load(path)}")
        assert settings.load_previous(path) == Settings(), kept


@pytest.mark.parametrize(
    "text",
    [
        "counter = ",
        "counter = 7\n",
        "idle_minutes = true\n",
        'theme = "purple"\n',
        '[printer]\ntransport = "pigeon"\n',
        "office = 3\n",
        "\udcff",
    ],
)
def test_what_is_no_settings_file_is_damaged(path: Path, text: str) -> None:
    path.parent.mkdir()
    path.write_bytes(f"{text}\n{LAST_LINE}".encode(errors="surrogateescape"))
    with pytest.raises(Unavailable) as unavailable:
        settings.load(path)
    assert unavailable.value.code == "settings_damaged"


def test_what_a_newer_version_wrote_is_passed_over(path: Path) -> None:
    settings.save(path, CHANGED)
    path.write_text('colour = "green"\n' + path.read_text() + f"\n[moon]\nphase = 3\n{LAST_LINE}\n")
    assert settings.load(path) == CHANGED


def test_what_an_older_version_did_not_write_has_its_default(path: Path) -> None:
    path.parent.mkdir()
    path.write_text(f'counter = "L3"\n{LAST_LINE}\n')
    assert settings.load(path) == Settings(counter="L3")


def test_damaged_settings_are_set_aside_whole(path: Path) -> None:
    path.parent.mkdir()
    path.write_text("half")
    aside = settings.set_aside(path, "20261124-1032")
    assert aside.name == "settings.damaged-20261124-1032.toml"
    assert aside.read_text() == "half"
    assert settings.load(path) is None


def test_a_folder_in_the_way_is_unreadable_not_damaged(path: Path) -> None:
    path.mkdir(parents=True)
    with pytest.raises(Unavailable) as unavailable:
        settings.load(path)
    assert unavailable.value.code == "settings_unreadable"
    assert isinstance(unavailable.value.facts["reason"], Cause)


def test_what_cannot_be_saved_leaves_what_was_there(path: Path) -> None:
    settings.save(path, CHANGED)
    (path.parent / "settings.toml.new").mkdir()
    with pytest.raises(Unavailable) as unavailable:
        settings.save(path, Settings())
    assert unavailable.value.code == "settings_not_saved"
    assert isinstance(unavailable.value.facts["reason"], Cause)
    assert settings.load(path) == CHANGED


def test_no_half_written_file_is_left_behind(path: Path) -> None:
    settings.save(path, Settings())
    settings.save(path, CHANGED)
    assert {entry.name for entry in path.parent.iterdir()} == {"settings.toml", "settings.toml.before"}


def test_the_office_starts_with_what_the_procedure_says() -> None:
    office = Office()
    assert (office.telephone, office.sms, office.fax) == ("0717-422094", "0852 6745 8033", "0717-424123")
    assert office.email == "ptsp.babelprov@gmail.com"
    assert office.address == "", "the procedure names no street address, so none is invented"


def test_a_counter_has_no_printer_until_it_is_told() -> None:
    assert Settings().printer.transport is Transport.NONE


def test_settings_are_values() -> None:
    with pytest.raises(dataclasses.FrozenInstanceError):
        Settings().counter = "L2"  # type: ignore[misc]


def test_several_printers_are_kept_and_the_one_that_prints_comes_first(path: Path) -> None:
    others = (Printer("Belakang", Transport.USBPRINT, "04b8:0202", tested="2026-11-25"), Printer("PDF", Transport.PDF))
    written = dataclasses.replace(CHANGED, other_printers=others)
    settings.save(path, written)
    assert settings.load(path) == written
    assert written.printers == (CHANGED.printer, *others)
    assert Settings(other_printers=others).printers == others


def test_settings_from_before_there_were_several_printers_are_read(path: Path) -> None:
    path.parent.mkdir(parents=True)
    path.write_text(
        'counter = "L2"\n[printer]\nname = "TM"\ntransport = "network"\naddress = "10.0.0.9"\ncolumns = 42\n'
        f"native_qr = true\ntimeout = 5\n\n{LAST_LINE}\n",
        encoding="utf-8",
    )
    known = settings.load(path)
    assert known is not None
    assert known.printer == Printer("TM", Transport.NETWORK, "10.0.0.9", 42, qr="native")
    assert known.other_printers == ()


def test_settings_from_before_there_was_a_centre_are_read(path: Path) -> None:
    settings.save(path, CHANGED)
    before, _, rest = path.read_text(encoding="utf-8").partition("[centre]")
    older = before.replace("gives_numbers = false\n", "") + "\n" + LAST_LINE + "\n"
    assert "fo_loket_2" in rest
    path.write_text(older, encoding="utf-8")
    assert settings.load(path) == dataclasses.replace(CHANGED, gives_numbers=True, centre=Centre())


@pytest.mark.parametrize(
    ("kind", "spellings"),
    [
        (Transport.NETWORK, ("10.0.0.5", "10.0.0.5:9100")),
        (Transport.NETWORK, ("Printer.Office", "printer.office:9100")),
        (Transport.NETWORK, ("[fe80::1]", "[FE80::1]:9100")),
        (Transport.SERIAL, ("/dev/ttyUSB0", "/dev/ttyUSB0,9600")),
        (Transport.USBPRINT, ("04B8:0E15", "04b8:0e15")),
    ],
)
def test_one_printer_is_one_device_however_its_address_is_spelled(kind: Transport, spellings: tuple[str, str]) -> None:
    one, other = (Printer("", kind, spelling).identity for spelling in spellings)
    assert one == other


def test_another_port_is_another_printer() -> None:
    assert len({Printer("", Transport.NETWORK, f"10.0.0.5{port}").identity for port in ("", ":9101", ":19100")}) == 3
    assert Printer("", Transport.DEVICE, "/dev/usb/lp0").identity == "device /dev/usb/lp0"


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_the_old_settings_or_the_new_are_whole(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    previous = path.with_name(path.name + settings.PREVIOUS)
    stays_whole_over_a_cut(monkeypatch, path, lambda: settings.save(path, Settings()))
    settings.save(path, CHANGED)
    stays_whole_over_a_cut(monkeypatch, previous, lambda: settings.save(path, Settings()))
    assert settings.load_previous(path) == CHANGED
