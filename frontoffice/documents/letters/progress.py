"""Progress letter (*surat kemajuan*): what was done before there is an answer, what comes next, and by when.

What was found is not in it: as long as no action is set, nothing is decided that the office could be held to.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from frontoffice.documents.case_file import KIND_WORDS, PAPER_WORDS, CaseFile, word_of
from frontoffice.documents.letters import addressing, letter_facts
from frontoffice.documents.letters.letter_facts import Chronicle, LetterFacts, Part, Subheading, Text
from frontoffice.documents.letters.letters import letter
from frontoffice.domain.calendar import dates
from frontoffice.domain.cases import deadlines
from frontoffice.domain.cases.case import TakenStep
from frontoffice.domain.cases.steps import Step
from frontoffice.domain.complaint import Status

_DONE: Final[Mapping[Step, str]] = {
    Step.REVIEW: "Ditelaah dan diteruskan kepada yang menangani",
    Step.ANALYSE: "Dianalisis oleh tim penanganan",
}
_NEXT: Final[Mapping[Status, str]] = {
    Status.REGISTERED: "{Word} Bapak/Ibu sedang kami telaah, lalu kami teruskan kepada yang menangani.",
    Status.REVIEWED: "{Word} Bapak/Ibu sedang dianalisis oleh tim penanganan.",
    Status.ANALYSED: "Tindakan penyelesaiannya sedang kami tetapkan.",
    Status.REPEATED: "{Word} Bapak/Ibu kami analisis ulang.",
}


def progress(file: CaseFile) -> LetterFacts:
    """Put the letter together; what was done is of the present round of handling."""
    word = word_of(file)
    opening = (
        f"Sehubungan dengan {addressing.about(file)}, bersama ini kami sampaikan perkembangan penanganannya sampai "
        f"dengan {dates.without_weekday(file.today)}."
    )
    asked = (
        f"Keterangan lebih lanjut dapat diminta melalui telepon {file.office.telephone} atau {file.office.email}, "
        f"dengan menyebut nomor {file.complaint.number_text}. Seluruh penanganan {word} tidak dipungut biaya."
    )
    body: list[Part] = [Text(opening), Subheading("Yang sudah dilakukan"), Chronicle(tuple(_list_progress(file)))]
    body += [Subheading("Langkah berikutnya"), Text(" ".join(_to_come(file))), Text(asked, apart=True)]
    return letter(file, f"Perkembangan penanganan {word}", body)


def _list_progress(file: CaseFile) -> Iterator[tuple[str, str]]:
    complaint, case = file.complaint, file.case
    found = [(complaint.received_on, f"Diterima melalui {complaint.channel_name}, nomor {complaint.number_text}")]
    if len(case.cycles) > 1:
        before = letter_facts.complainant_answer(case.cycles[-2])
        again = "Penanganan diulang, karena Bapak/Ibu menyatakan belum puas"
        found += [(before.on, again)] if before and before.step is Step.UNSATISFIED else []
    found += [(taken.on, _DONE[taken.step]) for taken in case.cycle.steps if _counts(taken)]
    if case.asked:
        found.append((case.asked.on, "Kelengkapan berkas diminta dari Bapak/Ibu"))
    if case.completed_on:
        found.append((case.completed_on, "Berkas lengkap kami terima"))
    for on, what in sorted(found, key=lambda one: one[0]):
        yield dates.without_weekday(on), what


def _counts(taken: TakenStep) -> bool:
    return taken.step in _DONE and taken.moves


def _to_come(file: CaseFile) -> Iterator[str]:
    complaint, case = file.complaint, file.case
    yield _NEXT.get(case.status, _NEXT[Status.REGISTERED]).format(Word=KIND_WORDS[complaint.intake.kind])
    missing = [PAPER_WORDS[paper] for paper in complaint.missing_papers]
    if case.asked and missing:
        yield f"Kami masih menunggu {' dan '.join(missing)} sampai {dates.in_words(case.asked.until)}."
    due = deadlines.next_obligation(complaint, case)
    if due is None:  # suggestions and input have none
        return
    extended = complaint.extended_until if case.response is None else None
    until = max(due.on, extended) if extended else due.on
    if until < file.today:
        yield f"Batas waktunya, {dates.in_words(until)}, telah terlewati. Kami mohon maaf dan segera menjawabnya."
        return
    first = f" (semula {dates.without_weekday(due.on)}, diperpanjang)" if extended and extended > due.on else ""
    yield f"Jawaban kami sampaikan paling lambat {dates.in_words(until)}{first}."
