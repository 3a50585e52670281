from __future__ import annotations

import dataclasses
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from frontoffice.domain.complaint import Complainant, Complaint, Identity, Intake
from frontoffice.domain.list_filter import ListFilter
from frontoffice.domain.people import Role
from frontoffice.register.queries import search
from frontoffice.register.queries.complaint_list import ListQuery
from frontoffice.register.register import Register
from tests.conftest import Announce
from tests.support.drawn import examples
from tests.support.examples import OfficeClock, a_complainant, a_letter, a_register, an_intake, an_officer
from tests.support.refusals import failure

OFFICER = an_officer()
SUPERVISOR = an_officer(Role.SUPERVISOR, "Hendra Wijaya")
NOBODY = Complainant()


def record(register: Register, intake: Intake | None = None, **changes: Any) -> Complaint:
    return register.complaints.record(intake or an_intake(**changes), OFFICER, uuid4()).complaint


def found(register: Register, text: str) -> list[str]:
    return [one.number_text[:4] for one in register.search.find(text)]


@pytest.mark.thorough
def test_what_is_alike_and_cannot_be_read_is_damage(register: Register, announce: Announce) -> None:
    announce("the register cannot be read (UnreadableRow): complaint")
    record(register)
    register.unit.connection.execute("UPDATE complaint SET number_text = CAST(x'FF' AS TEXT)")
    code, facts = failure(lambda: register.search.similar(an_intake()))
    assert (code, facts["where"]) == ("tables_damaged", "complaint")


@pytest.fixture
def three(register: Register) -> Register:
    """0001 Nurhayati about a route permit, 0002 Rene about a mine, 0003 nobody about a queue."""
    record(register)
    rene = Complainant("Ren\u00e9 Dominique", phone="+62 852 6745 8033", nik="1901011208850001")
    record(register, description="Tambang timah di Mentok", complainant=rene, application_no="", service="IUP", wish="")
    record(
        register,
        description="Antrean panjang",
        complainant=NOBODY,
        application_no="77",
        service="",
        wish="",
        respondent="",
    )
    return register


FOUND: dict[str, list[str]] = {
    "0001/PGD-L1/2026": ["0001"],
    "0001/pgd-l1/2026": ["0001"],
    "0009/PGD-L1/2026": [],
    "0001/": ["0001"],
    "0001/PGD": ["0001"],
    "0001/PGD-L1/202": ["0001"],
    "1/PGD-L1/2026": ["0001"],
    "1/2026": ["0001"],
    "0001 pgd l1 2026": ["0001"],
    "0001/2025": [],
    "1/PGD-L2": [],
    "0002": ["0002"],
    "nurhayati": ["0001"],
    "Nurhayati Saleh": ["0001"],
    "nurha": ["0001"],
    "n": ["0001"],
    "rene": ["0002"],
    "Ren\u00e9": ["0002"],
    "RENE\u0301": ["0002"],
    "timah mentok": ["0002"],
    "mentok tam": ["0002"],
    "timah antrean": [],
    "antr": ["0003"],
    "antr ": [],
    "trayek": ["0001"],
    "503/1187/2026": ["0001"],
    "8033": ["0002"],
    "6745 8033": ["0002"],
    "0852-6745-8033": ["0002"],
    "+62 852 6745 8033": ["0002"],
    "7171 2026": ["0001"],
    "1901011208850001": ["0002"],
    "190101120885000": [],
    "77": ["0003"],
    "": [],
    "   ": [],
    "zzzz": [],
}


@pytest.mark.thorough
def test_a_complaint_is_found_by_whatever_is_known_of_it(three: Register) -> None:
    assert {text: found(three, text) for text in FOUND} == FOUND


@pytest.mark.thorough
def test_what_digits_find_in_several_ways_is_found_once(register: Register) -> None:
    register.unit.connection.execute("INSERT INTO number_floor VALUES ('L1', 2026, 2025)")
    record(register, application_no="2026", complainant=a_complainant(phone="0812-7171-2026"))
    record(register, application_no="2026", complainant=a_complainant(phone="0812-7171-2026"))
    assert [one.number_text[:4] for one in register.search.find("2026")] == ["2026", "2027"]
    assert [one.number_text[:4] for one in register.search.find("2026", limit=1)] == ["2026"]


@pytest.mark.thorough
def test_a_running_number_comes_before_words_that_begin_so(three: Register) -> None:
    assert found(three, "2")[0] == "0002"


@pytest.mark.thorough
def test_a_number_without_strokes_is_found_as_it_is_written(tmp_path: Path) -> None:
    with closing(a_register(tmp_path, number_format="{no:4}-Pgd.{counter}-{year}")) as register:
        complaint = record(register)
        assert complaint.number_text == "0001-Pgd.L1-2026"
        for text in (complaint.number_text, f"{complaint.number_text} {complaint.check_code}"):
            assert [one.subject for one in register.search.find(text)] == [complaint.subject]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("rene 8033", ["0002"]),
        ("8033 dom", ["0002"]),
        ("mentok 67458033", ["0002"]),
        ("rene 2", ["0002"]),
        ("rene 1901011208850001", ["0002"]),
        ("nurhayati 8033", []),
        ("rene 803", []),
        ("antrean 8033", []),
    ],
)
def test_a_name_and_the_end_of_a_telephone_find_together_in_any_order(
    three: Register, text: str, numbers: list[str]
) -> None:
    assert found(three, text) == numbers


@pytest.fixture
def mixed(register: Register, clock: OfficeClock) -> Register:
    """0001 Budi of Jalan Mawar on 24 November, 0002 Dewi of Jalan Melati 12 on the 25th, 0003 Budi there, too."""
    for name, phone, street, story in (
        ("Budi Santoso", "0812 7171 1234", "Jalan Mawar 7", "Antrean lama"),
        ("Dewi Rahman", "0812 7000 1234", "Jalan Melati 12", "Izin trayek terlambat"),
        ("Budi Hartono", "0812 7000 5678", "Jalan Melati 12", "Izin trayek hilang"),
    ):
        who = a_complainant(name=name, phone=phone, address=street, nik="")
        record(register, complainant=who, description=story, application_no="", service="", wish="", event_place="")
        if name == "Budi Santoso":
            clock.move(days=1)
    return register


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("dewi 1234", ["0002"]),
        ("1234 dewi", ["0002"]),
        ("budi 24 nov", ["0001"]),
        ("budi 24 november 2026", ["0001"]),
        ("24-11 budi", ["0001"]),
        ("25/11/2026 budi", ["0003"]),
        ("budi 26 nov", []),
        ("24 nov", ["0001"]),
        ("24-11-2026", ["0001"]),
        ("25 nov 2025", []),
        ("25 nov 1234", ["0002"]),
        ("0001 mawar", ["0001"]),
        ("0002 mawar", []),
        ("dewi mela", ["0002"]),
        ("mela dewi", []),
        ("melati dewi", ["0002"]),
        ("melati 12 budi", ["0003"]),
        ("melati 12 budi 5678", ["0003"]),
        ("budi 0812 7171 1234", ["0001"]),
        ("0001 1234", ["0001"]),
        ("2 5678", []),
        ("0002/PGD-L1/2026 dewi", ["0002"]),
        ("0002/PGD budi", []),
        ("trayek 25 nov bud", ["0003"]),
        ("trayek 25 nov bud ", []),
    ],
)
def test_each_part_of_a_text_is_a_word_a_number_a_day_or_the_end_of_a_telephone(
    mixed: Register, text: str, numbers: list[str]
) -> None:
    assert found(mixed, text) == numbers
    every = mixed.lists.page(ListQuery(ListFilter(kind="complaint"), text), limit=50).lines
    assert [one.number_text[:4] for one in every] == numbers, "with a filter as well"


def test_a_check_code_finds_beside_a_word(mixed: Register) -> None:
    code = mixed.complaints.get(mixed.search.find("dewi")[0].subject).check_code
    for text in (f"dewi {code}", f"{code} trayek 1234", f"25 nov {code.lower()}"):
        assert found(mixed, text) == ["0002"], text
    assert found(mixed, f"{code} budi") == []


def test_a_day_without_a_year_is_the_last_one(mixed: Register, clock: OfficeClock) -> None:
    clock.move(days=50)
    assert found(mixed, "budi 24 nov") == ["0001"]


def test_who_asked_for_confidence_is_not_found_by_words_and_digits_together(register: Register) -> None:
    hidden = a_complainant(
        identity=Identity.CONFIDENTIAL, name="Dewi Rahman", phone="0812 7000 1234", address="Jalan Mawar 7"
    )
    record(register, complainant=hidden)
    for text in ("dewi 1234", "dewi 1", "izin 1234", "mawar", "mawar 1", "dewi 24 nov", "24 nov 1234"):
        assert found(register, text) == [], text
    assert found(register, "izin 24 nov") == found(register, "izin 1") == found(register, "24 nov") == ["0001"]


def test_a_telephone_that_was_copied_from_a_chat_is_found(register: Register) -> None:
    record(register, complainant=Complainant("A", phone="0812 7162 2026"))
    for copied in ("\u202a+62 812\u20117162\u20112026\u202c", "+62 (0)812 7162 2026", "0812\u00a07162\u00a02026\n"):
        assert len(register.search.find(copied)) == 1, copied


@pytest.mark.thorough
def test_a_telephone_is_found_by_a_tail_that_looks_like_a_country_code(register: Register) -> None:
    record(register, complainant=Complainant("A", phone="0812 7162 2026"))
    assert found(register, "622026") == ["0001"]


@pytest.mark.thorough
def test_the_scanned_code_finds_its_complaint_and_only_with_its_check_code(three: Register) -> None:
    complaint = three.search.find("0002")[0]
    code = three.complaints.get(complaint.subject).check_code
    assert found(three, f"{complaint.number_text} {code}") == ["0002"]
    assert found(three, f"{complaint.number_text} {code}\n".lower()) == ["0002"]
    assert found(three, f"{complaint.number_text} XXXXXX") == []


@pytest.mark.thorough
def test_the_newest_come_first_and_no_more_than_asked_for(register: Register) -> None:
    for _ in range(6):
        record(register)
    assert found(register, "trayek") == ["0006", "0005", "0004", "0003", "0002", "0001"]
    assert [one.number_text[:4] for one in register.search.find("trayek", limit=2)] == ["0006", "0005"]
    assert [one.number_text[:4] for one in register.search.find("2026", limit=2)] == ["0006", "0005"]


@pytest.mark.thorough
def test_what_was_amended_is_found_by_the_new_words_only(register: Register) -> None:
    complaint = record(register)
    register.amendments.amend(
        complaint.subject, an_intake(description="Loket tutup", wish="Buka"), "x", OFFICER, uuid4()
    )
    assert found(register, "loket tutup") == ["0001"]
    assert found(register, "dijanjikan") == []


@pytest.mark.thorough
def test_a_cancelled_complaint_is_found_and_says_so(register: Register) -> None:
    register.handling.cancel(record(register).subject, "x", SUPERVISOR, uuid4())
    (one,) = register.search.find("trayek")
    assert one.status == "cancelled"


@pytest.mark.thorough
def test_who_asked_for_confidence_is_not_found_by_telephone_or_nik(register: Register) -> None:
    record(register, complainant=a_complainant(identity=Identity.CONFIDENTIAL), application_no="", description="Lama")
    for asked in ("0812-7171-2026", "6281271712026", "2026", "1971034107900002", "nurhayati@example.com"):
        assert register.search.find(asked) == (), asked


def test_a_whole_e_mail_address_finds_its_complaints_in_whatever_letters(register: Register) -> None:
    record(register, complainant=a_complainant(email="Kembang7@pos.example"))
    assert found(register, " KEMBANG7@Pos.example") == ["0001"]
    for asked in ("kembang7@", "embang7@pos.example", "kembang7@pos.exampl", "@"):
        assert register.search.find(asked) == (), asked


def test_no_question_about_digits_reads_every_complaint(register: Register) -> None:
    for digits in ("147", "2026", "081271712026", "1971034107900002"):
        for where, values in search.digit_questions(digits):
            question = f"EXPLAIN QUERY PLAN {search.FOUND} WHERE {where} ORDER BY id DESC LIMIT 50"
            plan: Any = register.unit.connection.execute(question, values).fetchall()
            assert not [step for *_, step in plan if step.startswith("SCAN")], where


@pytest.mark.thorough
def test_nothing_resembles_by_the_telephone_or_nik_of_who_asked_for_confidence(register: Register) -> None:
    record(register, complainant=a_complainant(identity=Identity.CONFIDENTIAL), application_no="")
    who = Complainant(phone="081271712026", nik="1971034107900002", email="nurhayati@example.com")
    assert register.search.similar(an_intake(complainant=who, application_no="", description="Lain sama sekali")) == ()


@pytest.mark.thorough
def test_who_asked_for_confidence_is_not_found_by_name(register: Register) -> None:
    record(register, complainant=a_complainant(identity=Identity.CONFIDENTIAL))
    assert found(register, "nurhayati") == []
    (one,) = register.search.find("trayek")
    assert one.name == "Dirahasiakan"


@pytest.mark.thorough
def test_what_is_found_tells_what_a_list_shows(register: Register) -> None:
    complaint = record(register)
    (one,) = register.search.find("0001")
    assert one.subject == complaint.subject
    assert (one.number_text, one.recorded_on, one.name) == ("0001/PGD-L1/2026", "2026-11-24", "Nurhayati binti Saleh")
    assert (one.service, one.status, one.kind) == ("Izin trayek AKDP", "registered", "complaint")
    assert one.summary == an_intake().description


@pytest.mark.thorough
def test_a_prefix_longer_than_the_index_keeps_finds_every_word_that_begins_so(register: Register) -> None:
    for word in ("tambang", "tambangan", "tamban", "tam"):
        record(register, description=word, wish="", respondent="", event_place="")
    assert found(register, "tamba") == ["0003", "0002", "0001"]
    assert found(register, "tambang") == ["0002", "0001"]


@pytest.mark.thorough
def test_the_newest_is_found_among_more_words_of_one_beginning_than_are_looked_up(register: Register) -> None:
    words = [f"pengu{first}{second}" for first in "abcdefghijklmnop" for second in "abcdefghijklmn"]
    record(register, description=" ".join(words))
    record(register, description="penguzz")
    assert found(register, "pengu") == ["0002", "0001"]


WEIRD = [
    '"',
    "'",
    "a AND",
    "NEAR(",
    "*",
    "a*",
    "^a",
    "-a",
    "{x}:y",
    "(",
    "a OR b",
    "%",
    "_",
    "\\",
    "\0",
    "\ud800",
    "1/",
    "/",
    "９",
    "x" * 10_000,
]


@pytest.mark.thorough
def test_weird_questions_are_questions(three: Register) -> None:
    for text in WEIRD:
        three.search.find(text)


@pytest.mark.thorough
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=examples(200))
@given(text=st.text(st.characters(codec=None), max_size=30) | st.text('0123456789 +-/"*()', max_size=20))
def test_any_text_is_a_question(three: Register, text: str) -> None:
    three.search.find(text)
    three.search.find_complainants(text, text)
    three.search.similar(an_intake(description=text, external_id=text, application_no=text, complainant=NOBODY))


def whys(register: Register, intake: Intake) -> list[tuple[str, str]]:
    return [(one.number_text[:4], one.why) for one in register.search.similar(intake)]


OTHER = Intake(an_intake().kind, "counter", "Antrean panjang sekali di pagi hari", NOBODY)


@pytest.mark.thorough
def test_a_form_like_no_other_has_nothing_similar(three: Register) -> None:
    assert whys(three, OTHER) == []


@pytest.mark.thorough
def test_what_may_be_the_same_is_named_with_its_reason(three: Register) -> None:
    alike: list[tuple[dict[str, Any], str]] = [
        ({"complainant": Complainant("B", phone="0812 7171 2026")}, "phone"),
        ({"complainant": Complainant("B", phone="+6281271712026")}, "phone"),
        ({"complainant": Complainant("B", email="Nurhayati@Example.com ")}, "email"),
        ({"complainant": Complainant("B", nik="1971034107900002")}, "nik"),
        ({"application_no": "503/1187/2026"}, "application_no"),
        ({"description": an_intake().description + " Mohon dibantu."}, "text"),
        ({"description": "sudah DIJANJIKAN: izin trayek selesai minggu lalu; belum ada kabar"}, "text"),
    ]
    for changes, why in alike:
        other = {"complainant": NOBODY, "application_no": "", "description": "Lain sama sekali"} | changes
        assert whys(three, an_intake(**other)) == [("0001", why)]


@pytest.mark.thorough
def test_the_same_item_of_a_channel_is_named(register: Register) -> None:
    record(register, a_letter(channel="sp4n", external_id="#1916449"))
    again = a_letter(channel="sp4n", external_id="#1916449", description="Lain", complainant=NOBODY, application_no="")
    assert whys(register, again) == [("0001", "external_id")]
    assert (
        whys(
            register,
            a_letter(channel="post", external_id="#1916449", description="L", complainant=NOBODY, application_no=""),
        )
        == []
    )


@pytest.mark.thorough
def test_each_similar_complaint_is_named_once(three: Register) -> None:
    assert [number for number, _ in whys(three, an_intake())] == ["0001"]


@pytest.mark.thorough
def test_thirty_days_are_looked_back(three: Register, clock: OfficeClock) -> None:
    clock.move(days=30)
    assert whys(three, an_intake()) != []
    clock.move(days=1)
    assert whys(three, an_intake()) == []


@pytest.mark.thorough
def test_a_cancelled_entry_is_no_duplicate(register: Register) -> None:
    register.handling.cancel(record(register).subject, "x", SUPERVISOR, uuid4())
    assert whys(register, an_intake()) == []


@pytest.mark.thorough
def test_a_similar_complaint_tells_number_and_day(three: Register) -> None:
    (one,) = three.search.similar(an_intake())
    assert (one.number_text, one.recorded_on) == ("0001/PGD-L1/2026", date(2026, 11, 24))
    assert isinstance(one.subject, UUID)


@pytest.mark.thorough
def test_a_known_complainant_is_offered_by_telephone_nik_or_e_mail(three: Register) -> None:
    assert three.search.find_complainants("", "", "Nurhayati@example.com") == (a_complainant(),)
    assert three.search.find_complainants("", "", "nurhayati") == ()
    assert three.search.find_complainants("+62 812-7171-2026", "") == (a_complainant(),)
    assert three.search.find_complainants("", "1971034107900002") == (a_complainant(),)
    assert three.search.find_complainants("0812", "") == ()
    assert three.search.find_complainants("", "") == ()


@pytest.mark.thorough
def test_each_person_is_offered_once_as_told_last(register: Register, clock: OfficeClock) -> None:
    record(register)
    clock.move(minutes=1)
    record(register, complainant=a_complainant(address="Jalan Baru 1"))
    clock.move(minutes=1)
    record(register, complainant=a_complainant(name="Saleh"))
    names = [(one.name, one.address) for one in register.search.find_complainants("0812-7171-2026", "")]
    assert names == [("Saleh", "Jalan Depati Amir 12"), ("Nurhayati binti Saleh", "Jalan Baru 1")]


@pytest.mark.thorough
@pytest.mark.parametrize("who", [a_complainant(identity=Identity.CONFIDENTIAL), a_complainant(name="")])
def test_who_asked_for_confidence_or_gave_no_name_is_not_offered(register: Register, who: Complainant) -> None:
    record(register, complainant=who)
    assert register.search.find_complainants("0812-7171-2026", "1971034107900002", "nurhayati@example.com") == ()


def many_like(register: Register, count: int) -> None:
    """So many complaints with the words of an example, numbered from 1, each a second after the one before."""
    record(register)
    for table in ("complaint",):
        rows = register.unit.connection.execute(f"SELECT name FROM pragma_table_info('{table}')").fetchall()
        listed = ", ".join(f'"{name}"' for (name,) in rows if name not in ("id", "subject", "no"))
        register.unit.connection.execute(
            f"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {count - 1})"
            f" INSERT INTO complaint (id, subject, no, {listed})"
            f" SELECT id + 64 * i, randomblob(16), no + i, {listed} FROM complaint, n"
        )


@pytest.mark.thorough
def test_fifty_are_found_by_a_number_or_a_telephone_and_five_resemble_by_each_likeness(register: Register) -> None:
    many_like(register, 55)
    for text in ("0001/PGD-L1/2026", "0812-7171-2026"):
        assert len(register.search.find(text)) == 50
    assert len(register.search.find("0812-7171-2026", limit=7)) == 7
    assert len(register.search.similar(an_intake(description="Lain", application_no="", complainant=NOBODY))) == 0
    alike = register.search.similar(an_intake(description="Lain", complainant=NOBODY))
    assert [one.why for one in alike] == ["application_no"] * 5


@pytest.mark.thorough
def test_ten_that_came_before_are_looked_at(register: Register, clock: OfficeClock) -> None:
    for no in range(12):
        record(register, complainant=a_complainant(name=f"Orang {no:02}"))
        clock.move(minutes=1)
    assert [one.name for one in register.search.find_complainants("0812-7171-2026", "")] == [
        f"Orang {no:02}" for no in range(11, 1, -1)
    ]


@pytest.mark.thorough
def test_a_part_of_a_number_is_found_only_where_its_parts_stand_in_that_order(register: Register) -> None:
    for _ in range(12):
        record(register)
    assert found(register, "12/L1") == ["0012"]
    assert found(register, "L1/12") == []
    assert found(register, "00001/PGD/2026") == ["0001"]
    assert found(register, "0000012/PGD") == [], "no running number is so long"
    assert found(register, "000012/PGD") == ["0012"]
    assert [one.number_text[:4] for one in register.search.find("1/PGD", limit=0)] == []


def test_digits_are_asked_for_as_what_they_can_be() -> None:
    """A running number up to six, a telephone from four on, with and without its country code.

    From six on, the number of a passport, NIB or NIK.
    """
    questions = {"1": 1, "123": 1, "1234": 2, "12345": 2, "123456": 3, "1234567": 2, "621234": 4}
    questions |= {"1971034107900002": 2, "19710341079000021": 2}
    assert {digits: len(list(search.digit_questions(digits))) for digits in questions} == questions


@pytest.mark.thorough
def test_a_telephone_is_found_by_its_end_only(register: Register) -> None:
    record(register, application_no="", complainant=Complainant("A", phone="0812 7171 2026"))
    assert found(register, "12026") == ["0001"]
    assert found(register, "71712") == []


@pytest.mark.thorough
def test_texts_resemble_by_five_words_and_six_in_ten(register: Register) -> None:
    there = "alpha bravo carlo delta ekos foxtrot golf hotel"
    record(register, description=there, complainant=NOBODY, application_no="")
    resembles = {
        "alpha bravo carlo delta ekos": True,  # five of five
        "alpha bravo carlo delta lain": False,  # four
        "alpha bravo carlo delta ekos satuu duaa tigaa empat": True,  # five of eight that are there are enough
        "alpha bravo carlo delta foxtrot": True,
        "alph alp al": False,
    }
    typed = {text: an_intake(description=text, complainant=NOBODY, application_no="") for text in resembles}
    assert {text: whys(register, intake) != [] for text, intake in typed.items()} == resembles


@pytest.mark.thorough
def test_a_long_text_is_looked_for_by_its_longest_words(register: Register) -> None:
    """The short ones stand in too many: only six are asked for."""
    longest = "perhubungan pelabuhan kendaraan angkutan terminal trayeknya"
    record(register, description=longest, application_no="", complainant=NOBODY)
    typed = an_intake(description=f"abai acak adik akal alas alat {longest}", application_no="", complainant=NOBODY)
    assert [one.why for one in register.search.similar(typed)] == ["text"]


@pytest.mark.thorough
def test_a_long_text_resembles_by_fewer_than_six_in_ten_of_neither(register: Register) -> None:
    words = [f"kata{chr(97 + no)}" for no in range(10)]
    record(register, description=" ".join(words), complainant=NOBODY, application_no="")
    for shared, resembles in ((5, False), (6, True)):
        others = [f"lain{chr(97 + no)}" for no in range(10 - shared)]
        typed = an_intake(description=" ".join(words[:shared] + others), complainant=NOBODY, application_no="")
        assert (whys(register, typed) != []) is resembles


@pytest.mark.thorough
def test_resemblances_are_named_by_the_surest_reason_the_newest_first(register: Register, clock: OfficeClock) -> None:
    record(register)
    clock.move(minutes=1)
    record(register, application_no="")
    clock.move(minutes=1)
    record(register, application_no="", complainant=Complainant("B", phone="0812 7171 2026"))
    clock.move(minutes=1)
    record(register, application_no="", complainant=NOBODY)
    assert whys(register, an_intake()) == [
        ("0001", "application_no"),
        ("0002", "nik"),
        ("0003", "phone"),
        ("0004", "text"),
    ]
    whole = register.search.similar(an_intake(application_no="", complainant=NOBODY))
    assert [one.number_text[:4] for one in whole] == ["0004", "0003", "0002", "0001"]


@pytest.mark.thorough
def test_a_renumbered_complaint_is_found_by_both_numbers_however_they_are_typed(register: Register) -> None:
    complaint = record(register)
    register.unit.connection.execute(
        "UPDATE complaint SET number_text = '0001bis/PGD-L1/2026'; INSERT INTO renumbered VALUES (?, ?)",
        (complaint.subject.bytes, "0001/PGD-L1/2026"),
    )
    for text in (
        "0001bis/PGD-L1/2026",
        "0001BIS/pgd-l1/2026",
        "0001/pgd-l1/2026",
        f"0001/PGD-L1/2026 {complaint.check_code}",
    ):
        assert [one.subject for one in register.search.find(text)] == [complaint.subject], text
    assert register.search.find("0001/PGD-L1/2026 XXXXXX") == ()


def test_a_beginning_is_looked_up_among_two_hundred_words_and_no_more(register: Register) -> None:
    """More of them are left to the index itself, which gives the same."""
    connection = register.unit.connection
    connection.executemany("INSERT INTO word (term) VALUES (?)", [(f"kata{no:03}",) for no in range(200)])
    assert search.prefix_expression(connection, "kata").count(" OR ") == 199
    connection.execute("INSERT INTO word (term) VALUES ('kata200')")
    assert search.prefix_expression(connection, "kata") == '"kata" *'
    assert search.prefix_expression(connection, "kat") == '"kat" *'
    assert search.prefix_expression(connection, "tiada") == '("tiada")'


@pytest.mark.parametrize("text", ["A1234567", "a 123 4567", "1234567890123", "Suparman", "budi sant", "0812 7171"])
def test_somebody_is_found_by_passport_nib_power_giver_and_contact_unless_in_confidence(
    register: Register, text: str
) -> None:
    who = Complainant(
        "PT Timah Jaya",
        phone="08127171",
        nib="1234567890123",
        contact="Budi Santoso",
        represents="Suparman",
        identity_no="A1234567",
    )
    hidden = dataclasses.replace(who, identity=Identity.CONFIDENTIAL)
    record(register, complainant=hidden, description="Satu")
    assert register.search.find(text) == ()
    open_one = record(register, complainant=who, description="Dua")
    assert [one.subject for one in register.search.find(text)] == [open_one.subject]
