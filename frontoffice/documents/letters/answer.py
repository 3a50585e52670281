"""Response letter (*surat jawaban*): from one cycle of the handling, a suggestion's follow-up, or how a case ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Final

from frontoffice.documents.case_file import (
    GROUND_WORDS,
    KIND_WORDS,
    OUTCOME_WORDS,
    PAPER_WORDS,
    SOURCE_WORDS,
    CaseFile,
    word_of,
)
from frontoffice.documents.letters import letter_facts, letter_sheet
from frontoffice.documents.letters.letter_facts import LetterFacts, Part, Subheading, Text
from frontoffice.documents.letters.letters import letter
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases.case import Cycle, TakenStep
from frontoffice.domain.cases.steps import Ground, Step
from frontoffice.domain.complaint import Kind, Status

_TITLES: Final[Mapping[Step, str]] = {
    Step.ANALYSE: "Hasil analisis",
    Step.DECIDE: "Tindakan penyelesaian",
    Step.ACT: "Pelaksanaan",
    Step.VERIFY: "Hasil akhir",
    Step.NOTE: "Tanggapan kami",
    Step.FOLLOW_UP: "Tindak lanjut",
}
_WAYS_OUT: Final[Mapping[Status, str]] = {
    Status.WITHDRAWN: (
        "{Word} tersebut telah dicabut oleh Bapak/Ibu pada {on} ({source}). Dengan demikian penanganannya kami akhiri."
    ),
    Status.DEEMED_WITHDRAWN: (
        "{asked}Oleh karena itu {word} tersebut kami anggap dicabut pada {on} dan penanganannya kami akhiri."
    ),
    Status.FORWARDED: (
        "{Word} tersebut tidak termasuk kewenangan kami dan telah kami teruskan kepada {agency} dengan surat nomor "
        "{letter} pada {on}. Penanganan dan jawaban selanjutnya disampaikan oleh instansi tersebut."
    ),
    Status.DECLINED: (
        "Setelah kami periksa, {word} tersebut tidak dapat kami tindaklanjuti karena {ground}. Keputusan ini kami "
        "ambil pada {on}, dengan surat nomor {letter}."
    ),
    Status.MERGED: (
        "{Word} tersebut memuat hal yang sama dengan laporan lain yang telah kami catat. Sejak {on} penanganan "
        "keduanya digabung; perkembangannya tetap dapat ditanyakan dengan nomor Bapak/Ibu tersebut."
    ),
    Status.CANCELLED: "Nomor tersebut dibatalkan dalam register pada {on} dan tidak dipakai lagi.",
}
_RIGHTS: Final = (
    "Bapak/Ibu juga dapat menyampaikan pengaduan kepada Ombudsman Republik Indonesia. "
    "Seluruh penanganan pengaduan tidak dipungut biaya."
)


def response(file: CaseFile) -> LetterFacts:
    """Put the response together; everything in it comes from one cycle."""
    body: list[Part] = [
        Text(f"Sehubungan dengan {letter_sheet.about(file)}, bersama ini kami sampaikan hal-hal berikut.")
    ]
    copies = []
    out = _WAYS_OUT.get(file.case.status)
    if out is not None and file.case.moved is not None:
        body += _way_out(file, out, file.case.moved)
        copies = [str(file.case.moved.facts.agency)] if file.case.moved.facts.agency else []
    else:
        body += _handling(file)
    closing = " ".join(_closing(file))
    body += [Text(closing, apart=True)] if closing else []
    return letter(file, f"Jawaban atas {word_of(file)}", body, copies)


def _way_out(file: CaseFile, sentence: str, taken: TakenStep) -> Iterator[Part]:
    facts, source = taken.facts, str(taken.facts.source)
    text = sentence.format(
        word=word_of(file),
        Word=KIND_WORDS[file.complaint.intake.kind],
        on=dates.without_weekday(taken.on),
        source=SOURCE_WORDS.get(source, source) or "-",
        asked=_papers_request(file),
        agency=facts.agency or "-",
        ground=GROUND_WORDS.get(str(facts.ground), GROUND_WORDS[Ground.OTHER]),
        letter=facts.letter or "-",
    )
    yield Text(text)
    if taken.text:
        yield Subheading("Alasan")
        yield Text(_without(str(facts.other_number), taken.text))


def _without(number: str, text: str) -> str:
    """Text without the number of the complaint merged with this one: that is another complainant's."""
    if not number:
        return text
    return re.sub(rf"(?<!\w)0*{re.escape(number.lstrip('0'))}(?!\w)", "laporan lain", text, flags=re.IGNORECASE)


def _papers_request(file: CaseFile) -> str:
    asked = file.case.asked
    if asked is None:
        return ""
    missing = " dan ".join(PAPER_WORDS[paper] for paper in file.complaint.missing_papers) or "berkas"
    since, until = dates.without_weekday(asked.on), dates.without_weekday(asked.until)
    return f"Pada {since} kami meminta Bapak/Ibu melengkapi {missing}; sampai batas waktu {until} belum kami terima. "


def _handling(file: CaseFile) -> Iterator[Part]:
    cycle = letter_facts.cycle_to_report(file.case)
    if len(file.case.cycles) > 1:
        yield Text(f"Yang kami sampaikan adalah {letter_sheet.round_of(cycle.no)}.")
    for step, title in _TITLES.items():
        taken = letter_facts.valid_step(cycle, step)
        text = _verification_text(taken) if taken else ""
        if text:
            yield Subheading(title)
            yield Text(text)


def _verification_text(taken: TakenStep) -> str:
    found = OUTCOME_WORDS.get(str(taken.facts.outcome), "")
    return "\n".join(part for part in (f"Hasil verifikasi: {found}." if found else "", taken.text) if part)


def _closing(file: CaseFile) -> Iterator[str]:
    if file.case.status in _WAYS_OUT:
        yield _RIGHTS if file.complaint.intake.kind is Kind.COMPLAINT else ""
    elif file.complaint.intake.kind is not Kind.COMPLAINT:
        yield f"Terima kasih atas {word_of(file)} Bapak/Ibu bagi perbaikan pelayanan kami."
    else:
        yield _answer_text(letter_facts.cycle_to_report(file.case))
        yield _RIGHTS


def _answer_text(cycle: Cycle) -> str:
    """The complainant's answer to the result, or how to give one."""
    taken = letter_facts.complainant_answer(cycle)
    on = dates.without_weekday(taken.on) if taken else ""
    if taken and taken.step is Step.SATISFIED:
        return f"Terhadap hasil tersebut Bapak/Ibu telah menyatakan puas pada {on}, sehingga pengaduan ini selesai."
    if taken and taken.step is Step.UNSATISFIED:
        return (
            f"Terhadap hasil tersebut Bapak/Ibu menyatakan belum puas pada {on}. Penanganannya kami ulangi "
            "dan hasilnya akan kami sampaikan."
        )
    if taken:
        return (
            f"Sampai {on} tanggapan Bapak/Ibu atas hasil tersebut belum kami terima, sehingga pengaduan ini kami "
            "tutup. Tanggapan yang Bapak/Ibu sampaikan kemudian tetap kami catat."
        )
    if letter_facts.valid_step(cycle, Step.VERIFY):
        return (
            "Apabila Bapak/Ibu belum puas dengan penyelesaian ini, mohon disampaikan kepada kami agar penanganannya "
            "diulang."
        )
    return "Hasil penyelesaiannya akan kami sampaikan kepada Bapak/Ibu."
