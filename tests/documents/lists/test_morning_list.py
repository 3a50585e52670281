from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from frontoffice.documents.lists.morning_list import NEXT_WORDS, MorningSheet, morning_paper
from frontoffice.domain.absences import Absence
from frontoffice.domain.cases.steps import NEXT, Step
from frontoffice.domain.people import Role
from frontoffice.register.projection.complaint_columns import NEVER, UNDECIDED
from frontoffice.register.queries.morning_list import MorningList, PersonWork
from frontoffice.register.queries.worklist import WorkLine
from frontoffice.settings import Office
from tests.support.examples import an_officer
from tests.support.papers import texts

AT = datetime(2026, 11, 24, 0, 45, tzinfo=UTC)  # 07.45 WIB
DEWI = an_officer(Role.HANDLER, "Dewi Lestari", position="")
HENDRA = an_officer(Role.SUPERVISOR, "Hendra Wijaya", position="Kepala Bidang")
BAMBANG = "00000000-0000-0000-0000-000000000009"
AWAY = {
    BAMBANG: Absence(
        UUID(int=1), BAMBANG, "Bambang Sutrisno", date(2026, 11, 23), date(2026, 11, 27), str(DEWI.officer_id), "x", ""
    )
}
LEFT = {"2026-11-20": -2, "2026-11-24": 0, "2026-12-03": 7, NEVER: 0}


def a_line(no: int, clock_on: str, **changes: Any) -> WorkLine:
    empty: dict[str, Any] = {name: 0 if kind == "int" else "" for name, kind in WorkLine.__annotations__.items()}
    known = {
        "subject": UUID(int=no),
        "number_text": f"{no:04}/PGD-L1/2026",
        "name": "Nurhayati <b>",
        "service": "Izin Trayek",
        "summary": "Belum terbit",
        "cycle": 1,
        "waits": "analyse",
        "clock_on": clock_on,
        "clock_time": "24.00",
    }
    return WorkLine(**(empty | known | changes))


def paper(*people: PersonWork) -> list[str]:
    return texts(
        morning_paper(MorningSheet(Office(), MorningList(AT, ("2026-11-24", "07.45"), people, LEFT, AWAY), "WIB"))
    )


def test_each_begins_on_a_sheet_of_their_own_with_what_is_late_and_what_is_due_today() -> None:
    dewi = PersonWork(
        DEWI,
        (
            a_line(1, "2026-11-20", waits_for=BAMBANG, assignee="Bambang Sutrisno", missing="documents"),
            a_line(2, "2026-11-24", waits_for=str(DEWI.officer_id), cycle=2, waits="convey", clock_time="15.00"),
        ),
        201,
    )
    nobody = PersonWork(None, (a_line(3, "2026-12-03", late_filing=UNDECIDED, clock_provisional=1),), 1)
    first, second = paper(dewi, nobody)
    assert "DAFTAR PAGI Dewi Lestari, tim penanganan. Selasa, 24 November 2026, keadaan pukul 07.45 WIB." in first
    counted = "Jumlah 201. Tercetak 2 yang paling mendesak (terlambat 1, jatuh tempo hari ini 1); selebihnya di halaman Perlu tindakan."
    assert counted in first
    assert "Jumlah 1. Terlambat 0, jatuh tempo hari ini 0." in second
    assert "1 20-11-2026 TERLAMBAT 2 0001/PGD-L1/2026 Analisis Nurhayati <b> Izin Trayek" in first
    whole = " ".join(first.split())
    assert "sebagai pengganti Bambang" in whole
    assert "tidak hadir s.d. 27-11-2026" in whole
    assert "berkas kurang: dokumen" in whole
    assert "2 24-11-2026 15.00 HARI INI 0002/PGD-L1/2026 Sampaikan hasil kepada pengadu" in whole
    assert "siklus ke-2" in whole
    assert "Belum ditangani seorang pun" in second
    assert "03-12-2026" in second
    assert "(sementara)" in second
    assert "lewat 30 hari, belum diputuskan" in second
    assert "24-11-2026, keadaan pukul 07.45 WIB. Memuat data pribadi" in first


def test_in_ones_own_list_it_says_what_is_nobodys_by_name_and_what_was_somebodys() -> None:
    own = PersonWork(HENDRA, (a_line(1, NEVER), a_line(2, "2026-12-03", waits_for="x", assignee="Rudi Hartono")), 2)
    (page,) = paper(own)
    assert "Hendra Wijaya, Kepala Bidang." in page
    assert "tanpa batas" in page
    assert "belum ditangani seorang pun" in page
    assert "semula ditangani Rudi Hartono" in page


def test_who_is_away_and_here_is_said_to_be_and_is_nobodys_substitute() -> None:
    bambang = replace(DEWI, officer_id=UUID(BAMBANG), name="Bambang Sutrisno")
    (page,) = paper(PersonWork(bambang, (a_line(1, "2026-12-03", waits_for=BAMBANG),), 1))
    assert "Tercatat tidak hadir s.d. 27-11-2026." in page
    assert "pengganti" not in page


def test_nothing_that_waits_is_a_sheet_that_says_so() -> None:
    assert "NIHIL" in paper()[0]
    (page,) = paper(PersonWork(DEWI, (), 0))
    assert "Dewi Lestari" in page
    assert "NIHIL" in page


def test_every_step_that_may_wait_has_its_words() -> None:
    assert {*NEXT.values(), Step.NOTE, Step.DECLINE} - {Step.SATISFIED} == NEXT_WORDS.keys()
