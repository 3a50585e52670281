from __future__ import annotations

import dataclasses
import time
from collections.abc import Callable
from types import SimpleNamespace

import pytest

from frontoffice.printing import probe
from frontoffice.printing.abilities import Abilities
from frontoffice.printing.escpos import is_harmless
from frontoffice.printing.printer_session import DISABLE_ASB, ENABLE_ASB, GS_R_REQUEST, PrinterSession
from frontoffice.printing.probe import ProbeResult, probe_abilities, probe_page, probe_printer
from frontoffice.printing.transports import open_connection
from tests.support import other_servers, waited_time
from tests.support.fake_connection import BrokenConnection, HeldConnection
from tests.support.paper_printer import PaperPrinter
from tests.support.print_assertions import FAST, SHORT, print_on
from tests.support.printer_emulator import EVERYTHING, drawn
from tests.support.rebooting_printer import ServedPrinter
from tests.support.thermal_reader import read
from tests.support.timed_line import TimedLine

_LIMITS = dataclasses.replace(FAST, status=1.0, sync=0.5)  # what a printer lacks is found out by waiting this long


def found(printer: PaperPrinter) -> ProbeResult:
    return probe_abilities(open_connection("network", printer.address), _LIMITS)


def found_at_once(printer: ServedPrinter) -> ProbeResult:
    """The same where time passes by itself."""
    with waited_time.in_force():
        return probe_abilities(printer, _LIMITS)


@pytest.mark.parametrize(
    "abilities",
    [
        EVERYTHING,
        dataclasses.replace(EVERYTHING, macro=False),
        Abilities(gs_r=True, macro=True),
        Abilities(dle_eot=True, gs_r=True, asb=True),
        Abilities(dle_eot=True, gs_r=True),
        Abilities(gs_r=True),
        Abilities(dle_eot=True),
        Abilities(),
    ],
)
def test_what_a_printer_can_do_is_found_by_asking_it(abilities: Abilities) -> None:
    printer = ServedPrinter(abilities)
    findings = found_at_once(printer)
    assert findings.abilities == abilities
    assert (printer.engine.sheets, printer.engine.sheet) == ([], [])
    assert (findings.maker, findings.model) == (("PALSU", "TM-PALSU") if abilities.gs_r else ("", ""))


def test_what_a_printer_on_the_network_can_do_is_found_by_asking_it() -> None:
    with PaperPrinter() as printer:
        findings = found(printer)
        printer.rest()
        assert (findings.abilities, findings.device) == (EVERYTHING, "PALSU TM-PALSU\tPLS0001")
        assert printer.paper == []


class LateAnswers(PaperPrinter):
    """Each answer comes after a pause, on a way of its own speed, never two at once."""

    _after = 0.0

    def say(self, words: bytes) -> None:
        self._after = max(time.monotonic(), self._after) + 2 * _LIMITS.quiet
        self._words.append((self._after, words))


@pytest.mark.thorough
@pytest.mark.seconds
def test_answers_that_come_apart_hide_no_macro() -> None:
    with LateAnswers() as printer:
        assert found(printer).abilities.macro


def test_a_printer_that_loses_its_macro_with_an_image_has_none() -> None:
    printer = ServedPrinter(EVERYTHING)
    printer.engine.images_clear_macro = True
    assert found_at_once(printer).abilities == dataclasses.replace(EVERYTHING, macro=False)


def test_a_definition_that_was_broken_off_is_no_hindrance() -> None:
    with PaperPrinter() as printer:
        printer.do(lambda: printer.engine.buffer.extend(b"\x1d:\x1dr\x01"))
        assert found(printer).abilities == EVERYTHING


def test_an_id_that_was_not_ours_is_no_ability() -> None:
    printer = ServedPrinter(EVERYTHING)
    printer.engine.wrong_id = b"1234"
    assert not found_at_once(printer).abilities.gs_h


def test_the_state_is_told_with_the_findings() -> None:
    printer = ServedPrinter(EVERYTHING)
    printer.engine.cover_open = True
    assert found_at_once(printer).state.trouble == "printer_cover_open"


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


@pytest.mark.thorough
def test_the_trial_page_is_printed_like_any_paper() -> None:
    with PaperPrinter() as printer:
        print_on(printer, data=probe_page("x", 32, native_qr=True, cut=True))
        assert printer.engine.unknown == []


@pytest.mark.parametrize(
    "name",
    ["web", "echo", *(pytest.param(name, marks=pytest.mark.thorough) for name in other_servers.TALKING)],
)
def test_a_server_that_is_no_printer_is_found_out(name: str) -> None:
    with other_servers.serving(other_servers.TALKING[name]) as address:
        result = probe_abilities(open_connection("network", address), SHORT)
    assert result == ProbeResult(Abilities(), no_printer=True)


def test_a_server_that_hangs_up_when_it_is_asked_is_found_out() -> None:
    with other_servers.serving(other_servers.hangs_up) as address:
        assert probe_printer(lambda: open_connection("network", address), SHORT).no_printer
    with other_servers.serving(lambda _data: None) as address, pytest.raises(ConnectionError):
        probe_printer(lambda: open_connection("network", address), SHORT)


def test_a_server_that_had_its_say_and_hung_up_is_found_out() -> None:
    said = iter([b"", b"ERROR\r\n"])
    with other_servers.serving(lambda _data: next(said, None)) as address:
        assert probe_abilities(open_connection("network", address), SHORT).no_printer


class Counted(HeldConnection):
    """Says so many zeros to each piece that asks GS r, and as often to any other."""

    def __init__(self, zeros: Callable[[int], int], always: int = 0) -> None:
        super().__init__()
        self._zeros, self._always = zeros, always

    def exchange(self, data: memoryview, seconds: float) -> tuple[int, bytes]:
        taken, said = super().exchange(data, seconds)
        asked = bytes(data[:taken]).count(GS_R_REQUEST)
        return taken, said + bytes(self._zeros(asked) if asked else self._always * bool(taken))


@pytest.mark.parametrize(
    ("zeros", "always", "answers", "no_printer"),
    [
        (lambda asked: asked, 0, True, False),
        (lambda _asked: 1, 0, False, False),  # a printer that runs them together is one
        (lambda _asked: 1, 1, False, True),  # what acknowledges each piece is none
        (lambda _asked: 3, 3, False, True),
        (lambda asked: asked + 1, 0, False, False),
    ],
)
def test_answers_in_order_are_counted(
    zeros: Callable[[int], int], always: int, answers: bool, no_printer: bool
) -> None:
    with waited_time.in_force():
        result = probe_abilities(Counted(zeros, always), SHORT)
    assert (result.abilities.gs_r, result.no_printer) == (answers, no_printer)


def test_an_answer_to_a_former_question_hides_none() -> None:
    late = iter([1])
    with waited_time.in_force():
        assert probe_abilities(Counted(lambda asked: asked + next(late, 0)), SHORT).abilities.gs_r


# --- to the millisecond ---------------------------------------------------------------------------------------------


def voice(
    *,
    gs_r: bool = True,
    gs_h: bool = True,
    asb: bool = True,
    state: bool = True,
    macro: bool = True,
    serial: bool = True,
) -> Callable[[bytes], bytes]:
    """What a printer with these abilities says to each command."""

    def answer(taken: bytes) -> bytes:
        if taken.startswith(b"\x10\x04"):
            return b"\x12" if state else b""
        if taken.startswith(b"\x1d(H"):
            return b"\x37\x22" + taken[-4:] + b"\x00" if gs_h else b""
        if taken == ENABLE_ASB:
            return b"\x10\x00\x00\x00" if asb else b""
        if taken.startswith(b"\x1d^"):  # it holds none before one is stored
            return b"\x00" * taken.count(GS_R_REQUEST) * (2 if macro and taken[2] == 0 else 1)
        if taken.endswith(GS_R_REQUEST):
            return b"\x00" * taken.count(GS_R_REQUEST) if gs_r else b""
        return {b"\x1dIB\x1dIC": b"\x5fPALSU\x00\x5fTM\x00", b"\x1dID": b"\x5fJ7\x00" * serial}.get(taken, b"")

    return answer


def test_each_question_is_asked_in_its_turn_and_nothing_is_left_on(monkeypatch: pytest.MonkeyPatch) -> None:
    line = a_timed(monkeypatch, voice())
    result = probe_abilities(line, SHORT)
    assert (result.abilities, result.device) == (EVERYTHING, "PALSU TM\tJ7")
    process = line.writes[5][1][-4:]
    numbers = [data.count(GS_R_REQUEST) for _, data in line.writes[3:5]]
    assert set(numbers) < {2, 3, 4, 5}
    assert numbers[0] != numbers[1]
    in_step = line.writes[11][1]
    assert in_step.count(b"\x1dI\x01") >= 2
    assert [data for _, data in line.writes] == [
        *(b"\x10\x04" + bytes([question]) for question in (1, 2, 4)),
        *(b"\x1b@" + GS_R_REQUEST * number for number in numbers),
        b"\x1d(H\x06\x0000" + process,
        ENABLE_ASB,
        DISABLE_ASB,
        b"\x1dIB\x1dIC",
        *[b"\x1dID"] * 2,
        in_step,
        b"\x1d^\1\0\0" + GS_R_REQUEST * 5,
        line.writes[-2][1],
        b"\x1d:\x1d:" + GS_R_REQUEST,
    ]
    stored = GS_R_REQUEST * line.writes[-2][1].count(GS_R_REQUEST)
    meanwhile = b"\x1dv0\x00\x01\x00\x01\x00\x00\x1b@"
    assert line.writes[-2][1] == b"\x1d^\0\0\0\x1d:" + stored + b"\x1d:" + meanwhile + b"\x1d^\1\0\0"
    assert line.ended == "aborted"
    assert line.passed <= 2 * SHORT.longer + 4 * SHORT.quiet + 0.06


def a_timed(monkeypatch: pytest.MonkeyPatch, answer: Callable[[bytes], bytes]) -> TimedLine:
    line = TimedLine(monkeypatch, answer)
    monkeypatch.setattr(probe, "time", SimpleNamespace(monotonic=lambda: line.now))
    return line


def test_what_is_not_answered_is_waited_for_and_no_ability(monkeypatch: pytest.MonkeyPatch) -> None:
    for lacks, waited in (
        ({"gs_h": False}, SHORT.sync),
        ({"asb": False}, SHORT.sync),
        ({"macro": False}, SHORT.sync),
        ({"serial": False}, SHORT.longer),
        ({"gs_r": False}, SHORT.sync),
        ({"state": False}, SHORT.status),
    ):
        line = a_timed(monkeypatch, voice(**lacks))
        found = probe_abilities(line, SHORT).abilities
        expected = {"dle_eot" if name == "state" else name: False for name in lacks if name != "serial"}
        if "gs_r" in lacks:
            expected |= {"gs_h": False, "macro": False}  # without the one it is not asked for the others
            assert not any(data.startswith(b"\x1d(H") for _, data in line.writes)
            assert not any(data.startswith(b"\x1dIB") for _, data in line.writes)
        assert found == dataclasses.replace(EVERYTHING, **expected)
        assert waited <= line.passed <= waited + SHORT.longer + 4 * SHORT.quiet + 0.17


def test_a_server_that_takes_seconds_to_greet_is_found_out(monkeypatch: pytest.MonkeyPatch) -> None:
    for second in (0.1, SHORT.status + 0.1, SHORT.status + SHORT.sync + 0.1):
        line = a_timed(monkeypatch, lambda _taken: b"")
        line.at = {second: lambda line=line: line.says.append(b"220 mail ESMTP\r\n")}  # type: ignore[misc]
        assert probe_abilities(line, SHORT).no_printer


def test_a_printer_that_does_not_say_how_it_is_is_owed_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    line = a_timed(monkeypatch, lambda _taken: b"")
    session = PrinterSession(line, SHORT, lambda: False)
    assert not probe.answers_at_once(session)
    assert session.reply_age == 0
    assert [data[2] for _, data in line.writes] == [1], "it is not asked again"


def test_an_image_that_was_broken_off_is_filled_up_first_where_it_can_print(monkeypatch: pytest.MonkeyPatch) -> None:
    for says, filled in ((b"\x12", True), (b"\x1a", False)):

        def answer(taken: bytes, says: bytes = says) -> bytes:
            return says if taken.startswith(b"\x10\x04\x01") else voice()(taken)

        line = a_timed(monkeypatch, answer)
        probe_abilities(line, SHORT, torn=True)
        assert (sum(data.count(0) for _, data in line.writes) > 16_000) is filled
        line = a_timed(monkeypatch, voice())
        probe_abilities(line, SHORT)
        assert sum(data.count(0) for _, data in line.writes) < 100


@pytest.mark.parametrize(("columns", "many"), [(32, 0x10), (42, 0x20), (48, 0x20)])
def test_the_letters_of_a_page_stand_in_rows_that_fit(columns: int, many: int) -> None:
    page = probe_page("Loket", columns, native_qr=True, cut=True, code_page=19)
    assert page.startswith(b"\x1b@\x1c.\x1bt\x13\x1dB\x01 UJI PRINTER \x1dB\x00\nLoket\n\n")
    assert b"\nHalaman kode 19:\n20  !" in page
    rows = [
        f"{at:02X} ".encode() + bytes(one for one in range(at, at + many) if one != 0x7F) + b"\n"
        for at in range(0x20, 0x100, many)
    ]
    assert b"".join(rows) in page
    assert b"12345678901234567890123456789012\n" in page
    assert [width for width in (32, 42, 48) if f"{width} kolom (dipilih)".encode() in page] == [columns]
    code = b"UJI PRINTER"
    stored = b"\x1d(k\x0e\x001P0" + code + b"\x1d(k\x03\x001Q0"
    assert b"\x1d(k\x04\x001A2\x00\x1d(k\x03\x001C\x05\x1d(k\x03\x001E1" + stored in page
    assert page.endswith(b"Pemotong kertas:\n\x1dVA\x10")
    assert probe_page("x", columns, native_qr=False, cut=False).endswith(b"Sobek di sini:\n\x1bd\x06")


@pytest.mark.thorough
@pytest.mark.seconds
def test_a_state_that_is_told_too_late_is_not_asked_for_and_that_is_said() -> None:
    with PaperPrinter(reply_delay=0.5) as printer:
        limits = dataclasses.replace(_LIMITS, status=0.3, sync=3.0, longer=1.0)
        result = probe_abilities(open_connection("network", printer.address), limits)
        assert (result.abilities.dle_eot, result.abilities.gs_r, result.slow_state) == (False, True, True)
    with PaperPrinter() as printer:
        assert not found(printer).slow_state
