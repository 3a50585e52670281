from __future__ import annotations

import dataclasses
from collections.abc import Callable

import pytest

from frontoffice.printing.abilities import Abilities
from frontoffice.printing.probe import ProbeResult, probe_abilities, probe_page
from frontoffice.printing.realtime_commands import is_harmless
from frontoffice.printing.transports import open_connection
from tests.support import other_servers
from tests.support.fake_connection import BrokenConnection
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import FAST, print_on
from tests.support.printer_emulator import EVERYTHING, drawn
from tests.support.thermal_reader import read

_LIMITS = dataclasses.replace(FAST, sync=1.0)  # what a printer lacks is found out by waiting this long


def found(printer: PaperPrinter) -> ProbeResult:
    return probe_abilities(open_connection("network", printer.address), _LIMITS)


@pytest.mark.parametrize(
    "abilities",
    [
        EVERYTHING,
        Abilities(dle_eot=True, gs_r=True, asb=True),
        Abilities(dle_eot=True, gs_r=True),
        Abilities(gs_r=True),
        Abilities(dle_eot=True),
        Abilities(),
    ],
)
def test_what_a_printer_can_do_is_found_by_asking_it(abilities: Abilities) -> None:
    with PaperPrinter(abilities) as printer:
        findings = found(printer)
        printer.rest()
        assert findings.abilities == abilities
        assert printer.paper == []
        assert (findings.maker, findings.model) == (("PALSU", "TM-PALSU") if abilities.gs_r else ("", ""))


def test_an_id_that_was_not_ours_is_no_ability() -> None:
    with PaperPrinter() as printer:
        printer.engine.wrong_id = b"1234"
        assert not found(printer).abilities.gs_h


def test_the_state_is_told_with_the_findings() -> None:
    with PaperPrinter() as printer:
        printer.cover(is_open=True)
        assert found(printer).state.trouble == "printer_cover_open"


def test_a_line_that_breaks_is_said_to_be_so() -> None:
    connection = BrokenConnection()
    with pytest.raises(OSError, match="gone"):
        probe_abilities(connection, FAST)
    assert connection.aborted


def test_a_line_that_brings_nothing_back_is_not_asked() -> None:
    assert probe_abilities(BrokenConnection(bidirectional=False), FAST) == ProbeResult(Abilities())


@pytest.mark.parametrize("native", [True, False])
@pytest.mark.parametrize("cut", [True, False])
def test_the_trial_page_shows_rulers_letters_codes_and_cut(native: bool, cut: bool) -> None:
    page = probe_page("Loket 1 – Ø", 48, native_qr=native, cut=cut)
    (sheet,) = drawn(page)
    text = "\n".join(sheet)
    assert "Loket 1 ? ?" in text
    assert [line for line in text.splitlines() if "kolom" in line] == ["32 kolom", "42 kolom", "48 kolom (dipilih)"]
    assert {32, 42, 48} <= {len(line) for line in sheet if line.startswith("1234567890")}
    assert "40 @ABC" in text
    assert ("[QR UJI PRINTER]" in text) == native
    below = [line for line in sheet[sheet.index("QR sebagai gambar:") :] if line and not line.startswith("[")]
    codes = ["QR sebagai gambar:", *["QR dari printer:"] * native]
    assert below == [*codes, "Pemotong kertas:" if cut else "Sobek di sini:"]
    assert is_harmless(page)


def test_the_image_on_the_trial_page_can_be_scanned() -> None:
    page = probe_page("x", 48, native_qr=False, cut=True)
    start = page.index(b"\x1dv0")
    assert read(page[start:-4]).codes == ["UJI PRINTER"]


def test_the_trial_page_is_printed_like_any_paper() -> None:
    with PaperPrinter() as printer:
        print_on(printer, data=probe_page("x", 32, native_qr=True, cut=True))
        assert printer.engine.unknown == []


@pytest.mark.parametrize("answer", [other_servers.web, other_servers.files, other_servers.echo])
def test_a_server_that_is_no_printer_is_found_out(answer: Callable[[bytes], bytes]) -> None:
    with other_servers.serving(answer) as address:
        try:
            result = probe_abilities(open_connection("network", address), _LIMITS)
        except OSError:
            return  # it hung up on what it did not understand
        assert result.no_printer
        assert result.abilities == Abilities()
