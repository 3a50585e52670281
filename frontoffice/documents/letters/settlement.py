"""Settlement record (*berita acara*): parties, chronology, action, result, and the complainant's answer."""

from __future__ import annotations

from typing import Any, Final

from frontoffice.documents.case_file import (
    BLANK,
    OUTCOME_WORDS,
    SHORT_BLANK,
    SOURCE_WORDS,
    STEP_WORDS,
    CaseFile,
    address_of,
    is_named,
    name_of,
    receipt_line,
    signature_block,
)
from frontoffice.documents.layout import a4_sheet, tables
from frontoffice.documents.letters import letter_facts, letter_sheet
from frontoffice.domain import complainants
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Cycle
from frontoffice.domain.cases.steps import Step

_INDENT: Final = " " * 4  # as wide as "1. "


def record(file: CaseFile) -> list[Any]:
    """Settlement record of the last cycle with a conveyed result."""
    cycle = letter_facts.last_conveyed_cycle(file.case) or file.case.cycle
    story = [a4_sheet.heading("BERITA ACARA PENYELESAIAN PENGADUAN", large=True)]
    story += [a4_sheet.heading(f"Nomor: {file.number or SHORT_BLANK}", large=True), a4_sheet.gap()]
    day = f"{dates.DAYS[file.today.weekday()]}, tanggal {dates.day(file.today)} ({dates.in_digits(file.today)})"
    story += a4_sheet.paragraphs(
        f"Pada hari ini, {day}, bertempat di {file.office.name}, kami yang bertanda tangan di bawah ini:"
    )
    story += [tables.fields(_parties(file, cycle)), a4_sheet.gap(2)]
    which = f", dalam {letter_sheet.round_of(cycle.no)}," if len(file.case.cycles) > 1 else ""
    about = f"pengaduan nomor {file.complaint.number_text} yang diterima pada {receipt_line(file)}"
    story += a4_sheet.paragraphs(f"menyatakan bahwa {about}{which} telah ditangani sebagai berikut.")
    story += [a4_sheet.heading("Kronologi"), tables.table(_chronology(file, cycle), (40, 88, 42), head=True)]
    for title, step in (("Tindakan penyelesaian", Step.DECIDE), ("Pelaksanaan", Step.ACT), ("Hasil", Step.VERIFY)):
        taken = letter_facts.valid_step(cycle, step)
        found = OUTCOME_WORDS.get(str(taken.facts.outcome), "") if taken else ""
        text = "\n".join(
            part for part in (f"Hasil verifikasi: {found}." if found else "", taken.text if taken else "") if part
        )
        if text:
            story += [a4_sheet.heading(title), *a4_sheet.paragraphs(text)]
    story += [a4_sheet.heading("Tanggapan pengadu"), *a4_sheet.paragraphs(_answer(cycle))]
    story += a4_sheet.paragraphs(
        "Demikian berita acara ini dibuat dengan sebenarnya untuk dipergunakan sebagaimana mestinya.", "closing"
    )
    return [*story, *_signatures(file, cycle)]


def _doer(cycle: Cycle) -> str:
    acted = letter_facts.valid_step(cycle, Step.ACT)
    return acted.officer if acted else ""


def _parties(file: CaseFile, cycle: Cycle) -> list[tuple[str, str]]:
    team = file.case.team.text
    rows = [
        ("1. Nama", _doer(cycle) or BLANK),
        (f"{_INDENT}Selaku", "Tim Penanganan Pengaduan" + (f" ({team})" if team else "")),
        ("2. Nama", f"{_complainant(file)}{_with_others(file)}" or f"Pengadu nomor {file.complaint.number_text}"),
    ]
    who, address = file.complaint.intake.complainant, address_of(file)
    speaks = bool(_speaker(file))
    rows += [(f"{_INDENT}Jabatan", who.position)] if who.position and speaks else []
    rows += [(f"{_INDENT}Alamat", address)] if address and is_named(file) else []
    return [*rows, (f"{_INDENT}Selaku", f"Pengadu, mewakili {name_of(file)}" if speaks else "Pengadu")]


def _speaker(file: CaseFile) -> str:
    """Contact person of a complaining company, "" for none or for a complainant not to be named."""
    who = file.complaint.intake.complainant
    return who.contact if is_named(file) and complainants.is_company(who) else ""


def _with_others(file: CaseFile) -> str:
    """``dan kawan-kawan (3 pengadu)`` for several complainants on the number, if the first may be named."""
    count = len(file.complaint.joined)
    return f" dan kawan-kawan ({count + 1} pengadu)" if count and is_named(file) else ""


def _complainant(file: CaseFile) -> str:
    """Name for the complainant's side, "" if nobody may be named."""
    return _speaker(file) or (name_of(file) if is_named(file) else "")


def _chronology(file: CaseFile, last: Cycle) -> list[tuple[str, str, str]]:
    complaint = file.complaint
    rows = [("Tanggal", "Kegiatan", "Petugas")]
    rows.append(
        (
            dates.without_weekday(complaint.received_on),
            f"Pengaduan diterima melalui {complaint.channel_name}",
            complaint.officer,
        )
    )
    for cycle in file.case.cycles:
        if cycle.no > last.no:
            break
        which = f" ({letter_sheet.round_of(cycle.no)})" if last.no > 1 else ""
        rows += [(dates.without_weekday(one.on), STEP_WORDS[one.step] + which, one.officer) for one in cycle.steps]
    return rows


def _answer(cycle: Cycle) -> str:
    taken = letter_facts.complainant_answer(cycle)
    if taken is None:
        return "Atas hasil penyelesaian tersebut pengadu menyatakan PUAS / BELUM PUAS (coret yang tidak perlu)."
    on, source = dates.without_weekday(taken.on), str(taken.facts.source)
    how = f" ({SOURCE_WORDS.get(source, source)})" if source else ""
    if taken.step is Step.SATISFIED:
        words = f"Atas hasil penyelesaian tersebut pengadu menyatakan PUAS pada {on}{how}."
    elif taken.step is Step.UNSATISFIED:
        words = (
            f"Atas hasil penyelesaian tersebut pengadu menyatakan BELUM PUAS pada {on}{how}, sehingga penanganan "
            "diulang."
        )
    else:
        words = f"Sampai {on} pengadu tidak memberikan tanggapan atas hasil penyelesaian tersebut."
    return f"{words}\nCatatan: {taken.text}" if taken.text else words


def _signatures(file: CaseFile, cycle: Cycle) -> list[Any]:
    role, name = signature_block(file.signatory)
    complainant = _complainant(file) or f"({SHORT_BLANK})"
    doer = _doer(cycle) or f"({SHORT_BLANK})"
    people = [("Pengadu,", complainant), ("Tim Penanganan Pengaduan,", doer), (f"Mengetahui,\n{role}", name)]
    return [a4_sheet.signatures(people)]
