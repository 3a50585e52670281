from __future__ import annotations

import dataclasses
from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, IntakeRefusal
from frontoffice.domain.people import May, Officer, Role
from frontoffice.errors import Problem, Refused
from tests.support.examples import an_officer


def codes(nik: str) -> list[tuple[str, bool]]:
    return [(problem.code, problem.warning) for problem in people.nik_problems(nik)]


@pytest.mark.parametrize(
    "nik",
    [
        "1971034107900002",
        "1901011208850001",
        "1971032902161002",  # 29 February 2016
        "1971036902001002",  # of 2000
    ],
)
def test_the_niks_of_women_and_men_are_in_order(nik: str) -> None:
    assert codes(nik) == []


def test_a_nik_is_optional() -> None:
    assert codes("") == []


def test_fifteen_digits_are_refused_and_counted() -> None:
    (problem,) = people.nik_problems("190101120885000")
    assert (problem.field, problem.code, problem.facts["digits"], problem.warning) == ("nik", "nik_length", 15, False)


def test_seventeen_digits_are_refused() -> None:
    assert codes("19010112088500011") == [("nik_length", False)]


@pytest.mark.parametrize("nik", ["19010112088500O1", "1901-0112-0885-0001", "١٩٧١٠٣٤١٠٧٩٠٠٠٠٢", "19010112088500 1"])
def test_anything_but_plain_digits_is_refused(nik: str) -> None:
    assert codes(nik) == [("nik_digits", False)]


def test_month_thirteen_only_warns() -> None:
    (problem,) = people.nik_problems("1901013213850001")
    assert (problem.code, problem.facts["month"], problem.warning) == ("nik_month", 13, True)


@pytest.mark.parametrize("nik", ["1901013212850001", "1901010012850001", "1901014012850001", "1901017212850001"])
def test_a_day_that_no_month_has_only_warns(nik: str) -> None:
    assert codes(nik) == [("nik_day", True)]


def test_the_thirty_first_of_february_only_warns() -> None:
    assert codes("1901013102850001") == [("nik_day", True)]


@pytest.mark.parametrize(("month", "odd"), [("00", True), ("01", False), ("12", False), ("13", True)])
def test_the_months_reach_from_one_to_twelve(month: str, odd: bool) -> None:
    assert codes(f"19010112{month}850001") == ([("nik_month", True)] if odd else [])


def test_the_thirty_first_of_april_only_warns() -> None:
    assert codes("1901013104850001") == [("nik_day", True)]
    assert codes("1901017104850001") == [("nik_day", True)]


def test_a_leap_day_that_only_one_century_has_is_a_day() -> None:
    assert codes("1901012902000001") == []  # 2000 had one, 1900 had not
    assert codes("1901012902850001") == [("nik_day", True)]


def test_a_leap_day_of_either_century_is_a_day() -> None:
    assert codes("1901012902000001") == []
    assert codes("1901016902040001") == []


@pytest.mark.parametrize("day", ["01", "31", "41", "71"])
def test_days_of_men_and_women_reach_from_first_to_last(day: str) -> None:
    assert codes(f"190101{day}12850001") == []


def test_serial_zero_only_warns() -> None:
    assert codes("1901011208850000") == [("nik_serial", True)]


def test_a_nik_from_elsewhere_is_normal() -> None:
    assert codes("3171011208850001") == []


@given(st.text("0123456789", min_size=16, max_size=16))
def test_sixteen_digits_are_never_refused(nik: str) -> None:
    assert all(warning for _, warning in codes(nik))


@pytest.mark.parametrize(
    ("typed", "digits"),
    [
        ("0812-7171-2026", "081271712026"),
        ("+62 812 7171 2026", "081271712026"),
        ("(0717) 422094", "0717422094"),
        ("0812\N{ARABIC-INDIC DIGIT THREE}7171", "08127171"),  # the centre knows ten digits
        ("\N{ARABIC-INDIC DIGIT THREE}", ""),
        ("", ""),
    ],
)
def test_telephone_numbers_are_compared_by_their_digits(typed: str, digits: str) -> None:
    assert people.phone_digits(typed) == digits


@pytest.mark.parametrize(
    "phone", ["", "0717-422094", "0852 6745 8033", "+62(812)71712026", "110.22", "12345", "1" * 15]
)
def test_telephone_numbers_may_be_written_as_people_do(phone: str) -> None:
    assert people.phone_problems("phone", phone) == ()


@pytest.mark.parametrize(
    ("copied", "typed"),
    [
        ("\u202a+62 812\u20113456\u20117890\u202c", "+62 812-3456-7890"),
        ("0812\n3456\t7890\n", "0812 3456 7890"),
        ("0812\u00a03456\u00a07890", "0812 3456 7890"),
        ("0812\u20133456\u20137890", "0812-3456-7890"),
        ("+62 (0)812-3456-7890", "+62 812-3456-7890"),
        ("(0717) 422094", "(0717) 422094"),
        ("0812 abc", "0812 abc"),
        ("", ""),
    ],
)
def test_a_telephone_number_that_was_copied_is_as_if_it_was_typed(copied: str, typed: str) -> None:
    assert people.normalise_phone(copied) == typed


@pytest.mark.parametrize(
    "phone",
    [
        "1234",
        "1234567890123456",
        "0812 abc",
        "+",
        "0812\n7171",
        "٠٨١٢٧١٧١",
        "0812 3456 7890 / 0813 2222 1111",
        "0812 3456 7890 (istri)",
        "0717 422094 ext 12",
    ],
)
def test_what_nobody_can_dial_is_refused(phone: str) -> None:
    assert [(p.field, p.code) for p in people.phone_problems("phone", phone)] == [("phone", "phone")]


@pytest.mark.parametrize("email", ["", "a@b.id", "ptsp.babelprov@gmail.com"])
def test_an_address_with_one_at_and_a_dot_is_enough(email: str) -> None:
    assert people.email_problems("email", email) == ()


@pytest.mark.parametrize("email", ["a", "a@b", "a@@b.id", "a b@c.id", "@b.id", "a@b.", "a@b.id\n"])
def test_what_is_no_address_is_refused(email: str) -> None:
    assert [p.code for p in people.email_problems("email", email)] == ["email"]


BOTH = {May.PRINT, May.EXPORT, May.REVEAL, May.CONTACT, May.READ_REPORTS, May.KEEP_OWN}
RIGHTS = {
    Role.OFFICER: {May.RECORD, May.AMEND, *BOTH},
    Role.HANDLER: {May.HANDLE, *BOTH},
    Role.SUPERVISOR: set(May),
    Role.ADMINISTRATOR: {May.KEEP_LISTS, May.KEEP_SETTINGS, May.READ_EXPORTS, May.KEEP_OWN},
    Role.READER: {May.EXPORT, May.READ_REPORTS, May.READ_READS},
}


@pytest.mark.parametrize("role", list(Role))
def test_each_role_may_what_its_work_needs(role: Role) -> None:
    assert {what for what in May if people.may(an_officer(role), what)} == RIGHTS[role]


def test_the_roles_that_may_are_named_in_their_order() -> None:
    assert people.roles_that(May.HANDLE) == (Role.HANDLER, Role.SUPERVISOR)


def test_a_reader_sees_who_asked_for_confidence_only_with_a_grant() -> None:
    reader = an_officer(Role.READER, grant="Surat Ombudsman 12/2026")
    assert {what for what in May if people.may(reader, what)} == {*RIGHTS[Role.READER], May.REVEAL}
    assert not people.may(dataclasses.replace(reader, active=False), May.REVEAL)
    assert not people.may(an_officer(Role.ADMINISTRATOR, grant="Surat Ombudsman 12/2026"), May.REVEAL)


def test_a_reader_is_over_the_day_after_the_last_one() -> None:
    reader = an_officer(Role.READER, until=date(2026, 12, 31))
    assert [people.is_over(reader, day) for day in (date(2026, 12, 31), date(2027, 1, 1))] == [False, True]
    assert people.is_over(dataclasses.replace(reader, until=None), date(2026, 12, 31))
    assert not people.is_over(an_officer(until=date(2026, 12, 31)), date(2027, 1, 1))


def test_a_disabled_supervisor_may_nothing() -> None:
    for what in May:
        assert not people.may(an_officer(Role.SUPERVISOR, active=False), what)


def test_demanding_what_is_not_allowed_names_the_role_and_the_right() -> None:
    with pytest.raises(Refused) as refused:
        people.demand(an_officer(Role.OFFICER), May.CANCEL)
    facts = {"role": Role.OFFICER, "what": May.CANCEL}
    assert refused.value.problems == (Problem("", AccessRefusal.NOT_ALLOWED, facts),)


def test_demanding_what_is_allowed_says_nothing() -> None:
    people.demand(an_officer(Role.SUPERVISOR), May.CANCEL)


@pytest.mark.parametrize(
    "secret", ["482915", "19283746", "112257", "101213", "102234", "342210", "1357924", "kopi tubruk", "pantai1!"]
)
def test_a_pin_of_six_or_a_passphrase_of_eight_is_enough(secret: str) -> None:
    people.check_secret(secret)


def test_what_is_quickly_guessed_is_refused() -> None:
    cases: list[tuple[str, str]] = [
        ("", "passphrase_short"),
        ("kopi123", "passphrase_short"),
        ("48291", "pin_short"),
        ("000000", "pin_simple"),
        ("123456", "pin_simple"),
        ("987654", "pin_simple"),
        ("890123", "pin_simple"),  # a run over the zero
        ("123123", "pin_simple"),  # a block that repeats
        ("121212", "pin_simple"),
        ("12341234", "pin_simple"),
        ("000001", "pin_simple"),  # one digit but for one
        ("7777787", "pin_simple"),
        ("123321", "pin_simple"),  # its own mirror
        ("123450", "pin_simple"),  # one after the other but for one
        ("998765", "pin_simple"),
        ("147258", "pin_simple"),  # a pattern on the keys
        ("170845", "pin_simple"),  # a date that everybody knows
        ("852741", "pin_simple"),  # a pattern backwards
        ("135791", "pin_simple"),  # digits in one step, over the ten
        ("369258", "pin_simple"),
        ("101112", "pin_simple"),  # pairs in one step
        ("010203", "pin_simple"),
        ("121110", "pin_simple"),
        ("102030", "pin_simple"),  # pairs in steps of ten, up and down
        ("302010", "pin_simple"),
        ("102132", "pin_simple"),  # of eleven
        ("322110", "pin_simple"),
        ("223344", "pin_simple"),  # digits that are doubled, in one step
        ("998877", "pin_simple"),
        ("111222", "pin_simple"),  # two digits
        ("100100", "pin_simple"),
        ("199519951995", "pin_simple"),
        ("246810", "pin_simple"),  # which the manual tells everybody
    ]
    for secret, code in cases:
        with pytest.raises(Refused, match=f"secret:{code}"):
            people.check_secret(secret)


def test_only_for_training_is_the_published_pin_one_and_a_common_pin_is_none_there_either() -> None:
    people.check_secret(people.TRAINING_PIN, training=True)
    with pytest.raises(Refused, match="secret:pin_simple"):
        people.check_secret("123456", training=True)


def test_the_wait_grows_after_five_wrong_tries() -> None:
    assert [people.wait_after(tries) for tries in range(12)] == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]


@given(st.integers(0, 10_000))
def test_the_wait_never_shrinks_and_never_passes_a_quarter_of_an_hour(tries: int) -> None:
    assert people.wait_after(tries) <= people.wait_after(tries + 1) <= 15 * 60


def test_the_names_of_roles_and_rights_in_the_journal_stay() -> None:
    assert " ".join(Role) == "officer handler supervisor administrator reader"
    assert " ".join(May) == (
        "record amend cancel review print export reveal keep_officers keep_lists keep_settings contact handle decide"
        " keep_calendar read_reports approve read_exports keep_own read_reads"
    )


def test_nobody_may_do_anything() -> None:
    assert [what for what in May if people.may(people.NOBODY, what)] == []


@pytest.mark.parametrize(
    ("secret", "problem"),
    [
        ("12345", Problem("secret", AccessRefusal.PIN_SHORT, {"least": 6})),
        ("111111", Problem("secret", AccessRefusal.PIN_SIMPLE)),
        ("224466", Problem("secret", AccessRefusal.PIN_SIMPLE)),
        ("886644", Problem("secret", AccessRefusal.PIN_SIMPLE)),
        ("654321", Problem("secret", AccessRefusal.PIN_SIMPLE)),
        ("rahasia", Problem("secret", AccessRefusal.PASSPHRASE_SHORT, {"least": 8})),
    ],
)
def test_a_secret_that_is_refused_says_why(secret: str, problem: Problem) -> None:
    with pytest.raises(Refused) as refused:
        people.check_secret(secret)
    assert refused.value.problems == (problem,)


@pytest.mark.parametrize(
    ("nik", "problem"),
    [
        ("19710341079000x2", Problem("nik", IntakeRefusal.NIK_DIGITS)),
        ("197103410790000", Problem("nik", IntakeRefusal.NIK_LENGTH, {"digits": 15})),
        ("1971034113900002", Problem("nik", IntakeRefusal.NIK_MONTH, {"month": 13}, warning=True)),
        ("1971034100900002", Problem("nik", IntakeRefusal.NIK_MONTH, {"month": 0}, warning=True)),
        ("1971037207900002", Problem("nik", IntakeRefusal.NIK_DAY, {"day": 72}, warning=True)),
        ("1971034007900002", Problem("nik", IntakeRefusal.NIK_DAY, {"day": 40}, warning=True)),
        ("1971032902030002", Problem("nik", IntakeRefusal.NIK_DAY, {"day": 29}, warning=True)),  # neither 1903 nor 2003
        ("1971034107900000", Problem("nik", IntakeRefusal.NIK_SERIAL, warning=True)),
    ],
)
def test_what_is_odd_about_a_nik_is_named_with_its_facts(nik: str, problem: Problem) -> None:
    assert people.nik_problems(nik) == (problem,)


def test_nobody_is_an_officer_without_name_or_rights_whose_id_stays() -> None:
    assert Officer(UUID(int=0), "", Role.OFFICER, active=False) == people.NOBODY
