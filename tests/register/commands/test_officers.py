from __future__ import annotations

import dataclasses
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.office_bodies import OfficerSetBody
from frontoffice.domain.people import NOBODY, TRAINING_PIN, May, Officer, Role
from frontoffice.domain.text.printable_text import LONGEST_LINE
from frontoffice.register.commands import credentials
from frontoffice.register.journal import story_line
from frontoffice.register.opened import open_register
from frontoffice.register.register import Register
from frontoffice.register.storage.desk import Desk
from frontoffice.register.storage.high_water_mark import HighWaterMark
from tests.support import foreign_process, place_keys
from tests.support.examples import SECRET, OfficeClock, a_reader, a_register, a_signed_in, an_intake
from tests.support.refusals import not_allowed, refusal, too_long

WRONG = "000111222"


@pytest.fixture
def hendra(register: Register) -> Officer:
    """The register's first supervisor."""
    return register.officers.add("Hendra Wijaya", Role.SUPERVISOR, "Kepala Bidang", SECRET, None, uuid4())


@pytest.fixture(autouse=True)
def computer_runs(monkeypatch: pytest.MonkeyPatch, clock: OfficeClock) -> None:
    """The seconds since the computer started go on as the clock does."""
    monkeypatch.setattr(credentials, "since_start", lambda: clock().timestamp())


def seconds_to_wait(register: Register, officer: Officer, secret: str) -> object:
    field, code, facts = refusal(lambda: register.officers.sign_in(officer.officer_id, secret))
    assert (field, list(facts)) == ("secret", ["seconds"] if code == "wait" else [])
    return facts.get("seconds", code)


def five_wrong_tries(register: Register, officer: Officer) -> None:
    """Four of them are only noted, since hashing is slow on purpose; the fifth is made."""
    of = (officer.officer_id.bytes,)
    register.unit.connection.execute("UPDATE credential SET wrong_tries = 4 WHERE officer_id = ?", of)
    assert seconds_to_wait(register, officer, WRONG) == 30


def test_the_first_one_is_a_supervisor_whom_nobody_adds(register: Register) -> None:
    nobody = not_allowed(NOBODY, May.KEEP_OFFICERS)
    assert refusal(lambda: register.officers.add("Siti", Role.OFFICER, "", SECRET, None, uuid4())) == nobody
    hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    assert register.officers.all() == (hendra,)
    assert refusal(lambda: register.officers.add("Tamu", Role.SUPERVISOR, "", SECRET, None, uuid4())) == nobody


def test_whoever_has_the_right_secret_signs_in(register: Register, hendra: Officer) -> None:
    assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra
    wrong = refusal(lambda: register.officers.sign_in(hendra.officer_id, WRONG))
    assert wrong == ("secret", "wrong_secret", {})
    assert refusal(lambda: register.officers.sign_in(uuid4(), SECRET)) == ("name", "officer_unknown", {})


def test_after_five_wrong_tries_there_is_a_wait_that_grows(
    register: Register, hendra: Officer, clock: OfficeClock
) -> None:
    for _ in range(4):
        assert seconds_to_wait(register, hendra, WRONG) == "wrong_secret"
    assert seconds_to_wait(register, hendra, WRONG) == 30
    clock.move(seconds=29)
    assert seconds_to_wait(register, hendra, SECRET) == 1, "during the wait not even the right one opens"
    clock.move(seconds=1)
    assert seconds_to_wait(register, hendra, WRONG) == 60
    clock.move(seconds=60)
    assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra
    assert seconds_to_wait(register, hendra, WRONG) == "wrong_secret", "a right one ends the counting"


def test_trying_during_the_wait_does_not_lengthen_it(register: Register, hendra: Officer, clock: OfficeClock) -> None:
    five_wrong_tries(register, hendra)
    for left in (20, 10):
        clock.move(seconds=10)
        assert seconds_to_wait(register, hendra, WRONG) == left
    clock.move(seconds=10)
    assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra


def test_a_clock_that_is_set_back_does_not_lock_anybody_out(
    register: Register, hendra: Officer, clock: OfficeClock
) -> None:
    five_wrong_tries(register, hendra)
    clock.move(days=-400)
    assert seconds_to_wait(register, hendra, SECRET) == 30
    clock.move(seconds=29)
    assert seconds_to_wait(register, hendra, SECRET) == 1
    clock.move(seconds=1)
    assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra


def test_wrong_tries_are_remembered_over_a_restart(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        hendra = a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
        five_wrong_tries(register, hendra)
    with closing(a_register(tmp_path)) as register:
        assert seconds_to_wait(register, hendra, SECRET) == 30


def test_a_wait_is_of_one_person(register: Register, hendra: Officer) -> None:
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    five_wrong_tries(register, hendra)
    assert register.officers.sign_in(siti.officer_id, SECRET) == siti


def test_what_stands_beneath_a_signature_is_kept_and_a_new_pin_leaves_it(register: Register, hendra: Officer) -> None:
    added = register.officers.add("Siti", Role.OFFICER, "Pengelola", "246813", hendra, uuid4(), nip=" 19900101 1 ")
    register.officers.set_secret(added.officer_id, "246814", hendra, uuid4())
    assert register.officers.as_now(added).nip == "19900101 1"
    register.officers.change(dataclasses.replace(added, nip="19900102"), hendra, uuid4())
    assert register.officers.as_now(added).nip == "19900102"


def test_only_a_supervisor_keeps_the_officers(register: Register, hendra: Officer) -> None:
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    for verb in (
        lambda: register.officers.add("Budi", Role.OFFICER, "", SECRET, siti, uuid4()),
        lambda: register.officers.change(siti, siti, uuid4()),
        lambda: register.officers.set_secret(hendra.officer_id, "kopi tubruk", siti, uuid4()),
    ):
        assert refusal(verb) == not_allowed(siti, May.KEEP_OFFICERS)


def test_anyone_may_change_their_own_secret(register: Register, hendra: Officer) -> None:
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    register.officers.set_secret(siti.officer_id, "kopi tubruk", siti, uuid4())
    assert register.officers.sign_in(siti.officer_id, "kopi tubruk") == siti
    former = refusal(lambda: register.officers.sign_in(siti.officer_id, SECRET))
    assert former == ("secret", "wrong_secret", {})


def test_a_supervisor_resets_a_secret_and_ends_the_wait(register: Register, hendra: Officer) -> None:
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    five_wrong_tries(register, siti)
    register.officers.set_secret(siti.officer_id, "739104", hendra, uuid4())
    assert register.officers.sign_in(siti.officer_id, "739104") == siti


@pytest.mark.parametrize("secret", ["123456", "12345", "kopi", ""])
def test_a_weak_secret_is_refused_before_anything_is_written(register: Register, hendra: Officer, secret: str) -> None:
    before = register.maintenance.verify().entries
    for verb in (
        lambda: register.officers.add("Siti", Role.OFFICER, "", secret, hendra, uuid4()),
        lambda: register.officers.set_secret(hendra.officer_id, secret, hendra, uuid4()),
        lambda: register.officers.give_first_secret(hendra.officer_id, secret, "Yuliana", uuid4()),
    ):
        field, code, _ = refusal(verb)
        assert (field, code[0]) == ("secret", "p")
    assert register.maintenance.verify().entries == before


def test_a_disabled_officer_does_not_sign_in_and_is_not_forgotten(register: Register, hendra: Officer) -> None:
    siti = register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, uuid4())
    gone = register.officers.change(dataclasses.replace(siti, active=False), hendra, uuid4())
    assert refusal(lambda: register.officers.sign_in(siti.officer_id, SECRET)) == ("name", "officer_disabled", {})
    assert gone in register.officers.all()
    register.officers.change(siti, hendra, uuid4())
    assert register.officers.sign_in(siti.officer_id, SECRET) == siti


@pytest.mark.parametrize("change", [{"active": False}, {"role": Role.OFFICER}])
def test_the_last_active_supervisor_stays(register: Register, hendra: Officer, change: dict[str, object]) -> None:
    less = dataclasses.replace(hendra, **change)  # type: ignore[arg-type]
    assert refusal(lambda: register.officers.change(less, hendra, uuid4())) == ("role", "last_supervisor", {})
    register.officers.add("Ani", Role.SUPERVISOR, "", SECRET, hendra, uuid4())
    assert register.officers.change(less, hendra, uuid4()) == less


def test_two_active_people_do_not_share_a_name(register: Register, hendra: Officer) -> None:
    taken = refusal(lambda: register.officers.add("hendra wijaya", Role.OFFICER, "", SECRET, hendra, uuid4()))
    assert taken == ("name", "name_taken", {})
    nameless = refusal(lambda: register.officers.add(" ", Role.OFFICER, "", SECRET, hendra, uuid4()))
    assert nameless == ("name", "name_missing", {})


def test_adding_the_same_person_twice_by_the_same_press_adds_one(register: Register, hendra: Officer) -> None:
    action = uuid4()
    for _ in range(2):
        register.officers.add("Siti", Role.OFFICER, "", SECRET, hendra, action)
    assert [one.name for one in register.officers.all()] == ["Hendra Wijaya", "Siti"]


def test_every_change_of_a_person_is_an_entry_without_the_secret(register: Register, hendra: Officer) -> None:
    register.officers.set_secret(hendra.officer_id, "kopi tubruk", hendra, uuid4())
    register.officers.change(dataclasses.replace(hendra, position="Kabid"), hendra, uuid4())
    story = register.complaints.story(hendra.officer_id)
    assert [line.body["what"] for line in story] == ["added", "secret", "changed"]
    assert "kopi" not in repr(story)


def test_secrets_stand_in_the_file_as_argon2_hashes_only(tmp_path: Path) -> None:
    with closing(a_register(tmp_path)) as register:
        a_signed_in(register, Role.SUPERVISOR, secret=SECRET)
    ((kept,),) = foreign_process.run(tmp_path / "register.db", "SELECT secret_hash FROM credential")
    assert kept.startswith("$argon2id$")
    assert SECRET.encode() not in (tmp_path / "register.db").read_bytes()


def test_a_person_known_from_elsewhere_has_no_secret_here_yet(register: Register, hendra: Officer) -> None:
    unit, siti = register.unit, uuid4()
    body = OfficerSetBody(name="Siti", role="officer", position="", active=True, what="added")
    unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), siti, EntryKind.OFFICER_SET, body, hendra))
    assert refusal(lambda: register.officers.sign_in(siti, SECRET)) == ("secret", "no_secret", {})
    register.officers.set_secret(siti, "739104", hendra, uuid4())
    assert register.officers.sign_in(siti, "739104").name == "Siti"


def test_a_supervisor_of_the_office_gets_the_first_secret_and_the_journal_says_who_gave_it(register: Register) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR)  # known, with no secret here
    assert register.officers.with_secret() == frozenset()
    given = register.officers.give_first_secret(boss.officer_id, SECRET, "Yuliana Putri", uuid4())
    assert given == boss
    assert register.officers.sign_in(boss.officer_id, SECRET) == boss
    last = register.complaints.story(boss.officer_id)[-1]
    assert (last.officer, last.role, last.body["what"]) == ("Yuliana Putri", "administrator", "secret")
    assert SECRET not in str(last.body)


def test_where_everybody_who_signed_in_has_left_a_first_supervisor_is_added(
    register: Register, hendra: Officer
) -> None:
    unit, who = register.unit, hendra.officer_id
    body = OfficerSetBody(name="Hendra Wijaya", role="supervisor", position="", active=False, what="changed")
    elsewhere = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
    unit.run_once(uuid4(), lambda: unit.append_entry(uuid4(), who, EntryKind.OFFICER_SET, body, elsewhere))
    ani = register.officers.add("Ani", Role.SUPERVISOR, "", SECRET, None, uuid4())
    assert register.officers.sign_in(ani.officer_id, SECRET) == ani


def test_once_somebody_can_sign_in_the_first_secret_is_never_given_this_way_again(register: Register) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR)
    action = uuid4()
    register.officers.give_first_secret(boss.officer_id, SECRET, "Yuliana Putri", action)
    register.officers.give_first_secret(boss.officer_id, SECRET, "Yuliana Putri", action)  # F9 twice
    again = refusal(lambda: register.officers.give_first_secret(boss.officer_id, SECRET, "Yuliana Putri", uuid4()))
    assert again == ("secret", "secret_here_already", {})


@pytest.mark.parametrize("role", [Role.OFFICER, Role.HANDLER, Role.ADMINISTRATOR])
def test_the_first_secret_here_is_a_supervisors(register: Register, role: Role) -> None:
    somebody = a_signed_in(register, role).officer_id
    first = refusal(lambda: register.officers.give_first_secret(somebody, SECRET, "Yuliana Putri", uuid4()))
    assert first == ("supervisor", "supervisor_first", {})
    assert register.officers.with_secret() == frozenset()


@pytest.mark.parametrize("secret", ["123456", TRAINING_PIN])
def test_a_weak_secret_is_refused_wherever_one_is_given(register: Register, hendra: Officer, secret: str) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR).officer_id
    people = register.officers
    for give in (
        lambda: people.give_first_secret(boss, secret, "Yuliana", uuid4()),
        lambda: people.add("Siti", Role.OFFICER, "", secret, hendra, uuid4()),
        lambda: people.set_secret(hendra.officer_id, secret, hendra, uuid4()),
        lambda: people.recover(boss, secret, uuid4()),
    ):
        assert refusal(give)[:2] == ("secret", "pin_simple")


def test_a_clock_put_forward_ends_no_wait(
    register: Register, hendra: Officer, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = 5_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    five_wrong_tries(register, hendra)
    clock.move(days=1)
    assert seconds_to_wait(register, hendra, SECRET) == 30
    running += 29
    assert seconds_to_wait(register, hendra, SECRET) == 1
    running += 1
    assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra


@pytest.mark.thorough
def test_a_register_that_was_put_back_and_a_new_start_end_no_wait(
    tmp_path: Path, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    running = 5_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    mark, file = tmp_path / "mark", tmp_path / "register.db"
    with closing(open_register(file, Desk(), clock=clock, high_water_mark=HighWaterMark(mark))) as register:
        hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
    before = file.read_bytes()
    with closing(open_register(file, Desk(), clock=clock, high_water_mark=HighWaterMark(mark))) as register:
        five_wrong_tries(register, hendra)
        running += 30
        clock.move(seconds=30)
        assert seconds_to_wait(register, hendra, WRONG) == 60
    file.write_bytes(before)
    clock.move(days=1)
    with closing(open_register(file, Desk(), clock=clock, high_water_mark=HighWaterMark(mark))) as register:
        assert seconds_to_wait(register, hendra, SECRET) == 60
        running = 20.0  # the computer was started again
        assert seconds_to_wait(register, hendra, SECRET) == 40
        running = 61.0
        assert seconds_to_wait(register, hendra, WRONG) == 120
        running += 120
        clock.move(seconds=120)
        assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra
        assert seconds_to_wait(register, hendra, WRONG) == "wrong_secret", "counted from none again"


FORGED = '{"tries": {"%s": [5, 0.0]}, "tag": "00"}'


@pytest.mark.thorough
@pytest.mark.parametrize(
    "forge",
    [
        lambda file, _who: file.unlink(),
        lambda file, _who: file.write_text("{}", encoding="ascii"),
        lambda file, who: file.write_text(f'{{"{who.officer_id.hex}": [5, 0.0]}}', encoding="ascii"),
        lambda file, who: file.write_text(FORGED % who.officer_id.hex, encoding="ascii"),
        lambda file, _who: file.write_text(
            file.read_text(encoding="ascii").replace("[5, 5000.0]", "[5, 10.0]"), encoding="ascii"
        ),
    ],
    ids=["gone", "empty", "without a tag", "with another tag", "another time"],
)
def test_a_count_that_another_program_wrote_and_a_clock_put_forward_end_no_wait(
    tmp_path: Path, clock: OfficeClock, monkeypatch: pytest.MonkeyPatch, forge: Callable[[Path, Officer], object]
) -> None:
    running = 5_000.0
    monkeypatch.setattr(credentials, "since_start", lambda: running)
    mark, file = tmp_path / "mark", tmp_path / "register.db"
    with place_keys.in_use():
        with closing(open_register(file, Desk(), clock=clock, high_water_mark=HighWaterMark(mark))) as register:
            hendra = register.officers.add("Hendra", Role.SUPERVISOR, "", SECRET, None, uuid4())
            for outcome in (*["wrong_secret"] * 4, 30):
                assert seconds_to_wait(register, hendra, WRONG) == outcome
        forge(mark / "tries.json", hendra)
        clock.move(days=1)
        with closing(open_register(file, Desk(), clock=clock, high_water_mark=HighWaterMark(mark))) as register:
            assert seconds_to_wait(register, hendra, SECRET) == 30
            running += 29
            assert seconds_to_wait(register, hendra, SECRET) == 1
            running += 1
            assert register.officers.sign_in(hendra.officer_id, SECRET) == hendra


def test_a_person_is_kept_clean_and_a_change_gives_them_as_they_stand(register: Register, hendra: Officer) -> None:
    action = uuid4()
    siti = register.officers.add(" Siti\0 ", Role.OFFICER, " Loket ", SECRET, hendra, action)
    assert (siti.officer_id, siti.name, siti.position, siti.active) == (action, "Siti", "Loket", True)
    changed = register.officers.change(dataclasses.replace(siti, name=" Siti R. ", position=" Kabid "), hendra, uuid4())
    assert changed == dataclasses.replace(siti, name="Siti R.", position="Kabid")
    assert register.officers.as_now(siti) == changed
    assert register.officers.all() == (hendra, changed)
    stranger = dataclasses.replace(siti, officer_id=uuid4())
    assert register.officers.as_now(stranger) is stranger
    assert refusal(lambda: register.officers.change(stranger, hendra, uuid4())) == ("name", "officer_unknown", {})
    unknown = refusal(lambda: register.officers.set_secret(stranger.officer_id, SECRET, hendra, uuid4()))
    assert unknown == ("name", "officer_unknown", {})
    first = refusal(lambda: register.officers.give_first_secret(stranger.officer_id, SECRET, "Y", uuid4()))
    assert first == ("name", "officer_unknown", {})


def test_people_stand_by_name(register: Register, hendra: Officer) -> None:
    for name in ("Zainal", "Ani"):
        a_signed_in(register, Role.OFFICER, name)
    assert [one.name for one in register.officers.all()] == ["Ani", "Hendra Wijaya", "Zainal"]


def test_the_name_of_somebody_who_left_is_free_and_ones_own_is_ones_own(register: Register, hendra: Officer) -> None:
    siti, gone = a_signed_in(register, name="Siti"), a_signed_in(register, name="Ani")
    register.officers.change(dataclasses.replace(gone, active=False), hendra, uuid4())
    renamed = register.officers.change(dataclasses.replace(siti, name="ANI"), hendra, uuid4())
    assert register.officers.change(dataclasses.replace(renamed, name="ani"), hendra, uuid4()).name == "ani"
    register.officers.change(dataclasses.replace(gone, name="ani", active=False), hendra, uuid4())
    back = dataclasses.replace(gone, name="Ani")
    assert refusal(lambda: register.officers.change(back, hendra, uuid4())) == ("name", "name_taken", {})


def test_a_supervisor_elsewhere_does_not_replace_the_last_who_signs_in_here(
    register: Register, hendra: Officer
) -> None:
    a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")  # known, with no secret at this desk
    less = dataclasses.replace(hendra, active=False)
    assert refusal(lambda: register.officers.change(less, hendra, uuid4())) == ("role", "last_supervisor", {})
    assert register.officers.change(dataclasses.replace(hendra, position="x"), hendra, uuid4()).position == "x"


def test_a_disabled_supervisor_is_not_given_the_first_secret(register: Register) -> None:
    boss = a_signed_in(register, Role.SUPERVISOR, "Budi Penyelia")
    other = a_signed_in(register, Role.SUPERVISOR, "Hendra Wijaya")
    register.officers.change(dataclasses.replace(boss, active=False), other, uuid4())
    first = refusal(lambda: register.officers.give_first_secret(boss.officer_id, SECRET, "Y", uuid4()))
    assert first == ("supervisor", "supervisor_first", {})


def test_one_changes_ones_own_secret_but_somebody_who_left_adds_nobody(register: Register, hendra: Officer) -> None:
    register.officers.set_secret(hendra.officer_id, "739104", hendra, uuid4())
    assert register.officers.with_secret() == {hendra.officer_id}
    (*_, line) = register.complaints.story(hendra.officer_id)
    assert line.body == {
        "name": "Hendra Wijaya",
        "role": "supervisor",
        "position": "Kepala Bidang",
        "active": True,
        "what": "secret",
    }


def test_a_recovery_gives_a_supervisor_a_secret_where_none_can_sign_in(register: Register, hendra: Officer) -> None:
    again = refusal(lambda: register.officers.recover(hendra.officer_id, "739104", uuid4()))
    assert again == ("secret", "secret_here_already", {})
    siti = register.officers.add("Siti", Role.OFFICER, "", "285017", hendra, uuid4())
    register.unit.connection.execute("DELETE FROM credential WHERE officer_id = ?", (hendra.officer_id.bytes,))
    weak = refusal(lambda: register.officers.recover(hendra.officer_id, "123456", uuid4()))
    assert weak[:2] == ("secret", "pin_simple")
    other = refusal(lambda: register.officers.recover(siti.officer_id, "739104", uuid4()))
    assert other == ("supervisor", "supervisor_first", {})
    assert register.numbering.find_block() is None
    register.officers.recover(hendra.officer_id, "739104", uuid4())
    assert register.officers.sign_in(hendra.officer_id, "739104") == hendra
    last = register.complaints.story(hendra.officer_id)[-1]
    assert (last.role, last.body["what"]) == ("administrator", "secret")
    assert register.numbering.find_block() == "numbering_unconfirmed"


def test_a_supervisor_who_left_recovers_nothing(register: Register, hendra: Officer) -> None:
    budi = register.officers.add("Budi", Role.SUPERVISOR, "", "285017", hendra, uuid4())
    register.officers.change(dataclasses.replace(budi, active=False), hendra, uuid4())
    register.unit.connection.execute("DELETE FROM credential WHERE officer_id = ?", (hendra.officer_id.bytes,))
    refused = refusal(lambda: register.officers.recover(budi.officer_id, "739104", uuid4()))
    assert refused == ("supervisor", "supervisor_first", {})


def a_new_reader(**changes: Any) -> Officer:
    whole = Officer(uuid4(), "Ratna Dewi", Role.READER, "Asisten", institution="Ombudsman RI", until=date(2026, 12, 31))
    return dataclasses.replace(whole, **changes)


def test_a_reader_signs_in_until_the_last_day_and_then_is_refused_with_it(
    register: Register, hendra: Officer, clock: OfficeClock
) -> None:
    reader = register.officers.add_reader(a_new_reader(until=date(2026, 11, 25)), SECRET, hendra)
    clock.move(days=1)
    assert register.officers.sign_in(reader.officer_id, SECRET) == register.officers.as_now(reader) == reader
    clock.move(days=1)
    found = refusal(lambda: register.officers.sign_in(reader.officer_id, SECRET))
    assert found == ("name", "officer_over", {"until": date(2026, 11, 25)})
    assert not register.officers.as_now(reader).active, "whoever sits there is signed out"
    later = register.officers.change(dataclasses.replace(reader, until=date(2027, 1, 31)), hendra, uuid4())
    assert register.officers.sign_in(reader.officer_id, SECRET) == later


def test_a_clock_that_is_put_back_lets_no_reader_in_again(
    register: Register, hendra: Officer, clock: OfficeClock
) -> None:
    reader = register.officers.add_reader(a_new_reader(until=date(2026, 11, 24)), SECRET, hendra)
    clock.move(days=1)
    register.complaints.record(an_intake(), hendra, uuid4())
    clock.move(days=-1)
    found = refusal(lambda: register.officers.sign_in(reader.officer_id, SECRET))
    assert found == ("name", "officer_over", {"until": date(2026, 11, 24)})
    assert not register.officers.as_now(reader).active


def test_a_reader_has_an_institution_and_a_last_day(register: Register, hendra: Officer) -> None:
    for changes, found in (
        ({"institution": " "}, ("institution", "institution_missing", {})),
        ({"until": None}, ("until", "text_missing", {})),
        ({"grant": "x" * (LONGEST_LINE + 1)}, too_long("grant", LONGEST_LINE + 1, LONGEST_LINE)),
    ):
        new = a_new_reader(**changes)
        assert refusal(lambda new=new: register.officers.add_reader(new, SECRET, hendra)) == found  # type: ignore[misc]
    assert register.officers.all() == (hendra,)


def test_nobody_becomes_a_reader_and_a_reader_nothing_else(register: Register, hendra: Officer) -> None:
    siti = a_signed_in(register)
    reader = a_reader(register)
    for changed in (
        dataclasses.replace(siti, role=Role.READER, institution="BPK", until=date(2026, 12, 31)),
        dataclasses.replace(reader, role=Role.OFFICER),
    ):
        found = refusal(lambda changed=changed: register.officers.change(changed, hendra, uuid4()))  # type: ignore[misc]
        assert found == ("role", "reader_stays", {})


def test_a_program_that_does_not_know_the_role_knows_nobody_of_it(
    register: Register, hendra: Officer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader = register.officers.add_reader(a_new_reader(), SECRET, hendra)
    register.officers.set_secret(reader.officer_id, "739104", hendra, uuid4())
    register.officers.change(dataclasses.replace(reader, grant="Surat 12"), hendra, uuid4())
    lines = register.complaints.story(reader.officer_id)
    assert len(lines) == 3
    former = {role.value: role for role in Role if role is not Role.READER}
    monkeypatch.setattr(story_line, "Role", lambda value: former[value])
    assert story_line.fold(reader.officer_id, lines) is None, "no entry of theirs has another role to go on from"


def test_entries_of_others_stay_as_they_were(register: Register, hendra: Officer) -> None:
    (line,) = register.complaints.story(hendra.officer_id)
    assert sorted(line.body) == ["active", "name", "position", "role", "what"]


def test_a_granted_reader_may_open_who_asked_for_confidence_until_the_grant_is_taken_back(
    register: Register, hendra: Officer
) -> None:
    reader = a_reader(register, grant="Surat Ombudsman 12/2026")
    subject = register.complaints.record(an_intake(), hendra, uuid4()).complaint.subject
    register.complaints.reveal(subject, "Memeriksa identitas", reader, uuid4())
    register.officers.change(dataclasses.replace(reader, grant=""), hendra, uuid4())
    again = refusal(lambda: register.complaints.reveal(subject, "Memeriksa identitas", reader, uuid4()))
    assert again == not_allowed(reader, May.REVEAL)


def test_a_name_that_was_pasted_with_line_ends_and_marks_is_one_line(register: Register) -> None:
    made = register.officers.add("Hendra\r\nWijaya\t", Role.SUPERVISOR, "\u202aKepala\nBidang", SECRET, None, uuid4())
    assert (made.name, made.position) == ("Hendra Wijaya", "Kepala Bidang")
