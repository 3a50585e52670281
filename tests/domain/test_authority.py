from __future__ import annotations

import pytest

from frontoffice.domain import authority
from frontoffice.domain.authority import Extent
from frontoffice.domain.cases.steps import RULES, Step
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.entries.entry_kinds import KINDS
from frontoffice.domain.people import Role, roles_that
from frontoffice.domain.proof.device_certificate import DeviceClass


def test_every_kind_and_every_step_stands_in_the_table() -> None:
    named = {(kind, step) for kind, step, _, _ in authority.rows()}
    assert {kind for kind, _ in named} == {str(kind) for kind in EntryKind}
    assert {step for _, step in named} == {"", authority.OF_ANOTHER, *(str(step) for step in RULES)}
    assert {step for kind, step in named if kind == EntryKind.STEP_CORRECTED} == {"", *(str(step) for step in RULES)}


@pytest.mark.parametrize("kind", EntryKind)
def test_the_office_writes_everything(kind: EntryKind) -> None:
    assert authority.extent(DeviceClass.OFFICE, kind) is Extent.EVERYWHERE


def test_what_is_the_offices_no_counter_and_no_team_writes() -> None:
    for kind in (
        EntryKind.OFFICER_SET,
        EntryKind.CHOICE_SET,
        EntryKind.CALENDAR_DAY,
        EntryKind.OFFICE_HOURS,
        EntryKind.SERIES_TAKEN,
        EntryKind.ERASED,
        EntryKind.CONSULTATION_ERASED,
        EntryKind.REPORT_APPROVED,
        EntryKind.DUE_MOVED,
    ):
        for device_class in (DeviceClass.COUNTER, DeviceClass.HANDLING):
            assert authority.extent(device_class, kind) is Extent.NOWHERE, (kind, device_class)


def test_a_counter_works_on_what_it_recorded_and_takes_every_complainants_answer() -> None:
    for kind in (EntryKind.AMENDED, EntryKind.CANCELLED, EntryKind.REVIEWED, EntryKind.ASSIGNED, EntryKind.JOINED):
        assert authority.extent(DeviceClass.COUNTER, kind) is Extent.OWN, kind
    for kind in (EntryKind.RECORDED, EntryKind.CONTACTED, EntryKind.PAPER, EntryKind.ATTACHED, EntryKind.CONSULTED):
        assert authority.extent(DeviceClass.COUNTER, kind) is Extent.EVERYWHERE, kind
    stepped = {step: authority.extent(DeviceClass.COUNTER, EntryKind.STEPPED, str(step)) for step in Step}
    assert {step for step, extent in stepped.items() if extent is Extent.EVERYWHERE} == {
        Step.SATISFIED,
        Step.UNSATISFIED,
    }
    assert Extent.NOWHERE not in stepped.values()


def test_numbers_days_and_handovers_are_of_ones_own_series_and_settings_of_ones_own_device() -> None:
    for device_class in (DeviceClass.COUNTER, DeviceClass.HANDLING):
        for kind in (
            *(EntryKind.NUMBERS_RESERVED, EntryKind.NUMBERS_VOIDED, EntryKind.NUMBERS_RESUMED),
            *(EntryKind.SHIFT_HANDED, EntryKind.BOX_OPENED),
        ):
            assert authority.extent(device_class, kind) is Extent.OWN_SERIES, (kind, device_class)
        for kind in (
            *(EntryKind.DESK_CONFIGURED, EntryKind.CLOCK_BEHIND, EntryKind.CLOCK_CONFIRMED),
            *(EntryKind.BACKUP_TRIED, EntryKind.KEY_PAPERED, EntryKind.HISTORY_ACCEPTED),
        ):
            assert authority.extent(device_class, kind) is Extent.OWN_DEVICE, (kind, device_class)
    assert authority.extent(DeviceClass.COUNTER, EntryKind.DAY_CLOSED) is Extent.OWN_SERIES
    assert authority.extent(DeviceClass.HANDLING, EntryKind.DAY_CLOSED) is Extent.EVERYWHERE


def test_the_team_takes_every_step_and_cancels_its_own_alone() -> None:
    stepped = {step: authority.extent(DeviceClass.HANDLING, EntryKind.STEPPED, str(step)) for step in Step}
    assert {step for step, extent in stepped.items() if extent is not Extent.EVERYWHERE} == {Step.CANCEL}
    assert stepped[Step.CANCEL] is Extent.OWN


def test_the_team_writes_whatever_a_counter_does() -> None:
    widening = list(Extent)
    by_class: dict[str, dict[tuple[str, str], int]] = {DeviceClass.COUNTER: {}, DeviceClass.HANDLING: {}}
    for kind, step, device_class, extent in authority.rows():
        by_class[device_class][kind, step] = widening.index(Extent(extent))
    counter, team = by_class[DeviceClass.COUNTER], by_class[DeviceClass.HANDLING]
    assert counter.keys() == team.keys()
    assert [written for written in counter if team[written] < counter[written]] == []
    assert authority.extent(DeviceClass.HANDLING, EntryKind.RECORDED) is Extent.EVERYWHERE
    assert authority.extent(DeviceClass.HANDLING, EntryKind.AMENDED) is Extent.OWN


def test_what_this_program_does_not_know_is_never_without_authority() -> None:
    for step in ("step.of.tomorrow", None, 7, ["cancel"]):
        assert authority.extent(DeviceClass.HANDLING, EntryKind.STEPPED, step) is Extent.EVERYWHERE
    assert authority.extent(DeviceClass.COUNTER, "kind.of_tomorrow") is Extent.EVERYWHERE


def test_an_entry_applies_as_far_as_its_class_reaches() -> None:
    assert authority.applies(Extent.EVERYWHERE, is_own=False)
    for extent in (Extent.OWN, Extent.OWN_SERIES, Extent.OWN_DEVICE):
        assert [authority.applies(extent, is_own=own) for own in (True, False)] == [True, False]
    assert not authority.applies(Extent.NOWHERE, is_own=True)


def test_whoever_may_write_a_kind_or_take_a_step_has_authority() -> None:
    for kind, spec in KINDS.items():
        may = {*Role} if spec.may is None else {*roles_that(spec.may)}
        if kind == EntryKind.STEP_CORRECTED:  # whoever may take a step, of whatever kind
            may = {role for rule in RULES.values() for role in roles_that(rule.may)}
        assert {role for role in Role if authority.is_of_role(role, kind)} >= may, kind
    for step, rule in RULES.items():
        may = {role for role in Role if authority.is_of_role(role, EntryKind.STEPPED, str(step))}
        assert may == {*roles_that(rule.may)}, step


def test_whoever_may_take_a_step_takes_it_back_and_nobody_else() -> None:
    for step, rule in RULES.items():
        may = {role for role in Role if authority.is_of_role(role, EntryKind.STEP_CORRECTED, str(step))}
        assert may == {*roles_that(rule.may)} | {Role.SUPERVISOR}, step


def test_a_device_takes_back_what_it_may_write_itself() -> None:
    widening = list(Extent)
    for device_class in (DeviceClass.COUNTER, DeviceClass.HANDLING):
        taken_back = {step: authority.extent(device_class, EntryKind.STEP_CORRECTED, str(step)) for step in RULES}
        for step, extent in taken_back.items():
            taken = authority.extent(device_class, EntryKind.STEPPED, str(step))
            assert widening.index(extent) <= widening.index(taken), (device_class, step)
    assert authority.extent(DeviceClass.HANDLING, EntryKind.STEP_CORRECTED, "cancel") is Extent.OWN
    assert authority.extent(DeviceClass.HANDLING, EntryKind.STEP_CORRECTED, "analyse") is Extent.EVERYWHERE
    # Everybody's complainant answers at a counter, and what others wrote of it is not a counter's to take back.
    assert authority.extent(DeviceClass.COUNTER, EntryKind.STEP_CORRECTED, "satisfied") is Extent.OWN


def test_an_absence_is_ones_own_or_a_supervisors_to_set() -> None:
    own = {role for role in Role if authority.is_of_role(role, EntryKind.ABSENCE_SET)}
    another = {role for role in Role if authority.is_of_role(role, EntryKind.ABSENCE_SET, authority.OF_ANOTHER)}
    assert (own, another) == ({Role.OFFICER, Role.HANDLER, Role.SUPERVISOR}, {Role.SUPERVISOR})
    assert authority.extent(DeviceClass.COUNTER, EntryKind.ABSENCE_SET, authority.OF_ANOTHER) is Extent.EVERYWHERE


def test_what_a_role_could_ever_write_it_has_authority_for() -> None:
    """A right that is taken from a role takes nothing from what was written with it: it stays in the table."""
    limits = [one for one in authority.role_limits() if one[0] not in (EntryKind.STEP_CORRECTED, EntryKind.ABSENCE_SET)]
    limits += [one for one in authority.role_limits() if one not in limits and not one[1]]
    limited = {role: {(kind, step) for kind, step, of in limits if of == role} for role in Role}
    assert limited[Role.SUPERVISOR] == set()
    steps = {str(step) for step in RULES}
    team = {"analyse", "decide", "act", "verify", "return", "note", "follow_up"}
    speaking = {"inform", "convey", "satisfied", "unsatisfied", "answer", "finish"}
    assert {step for _, step in limited[Role.OFFICER] if step} == steps - speaking
    assert {step for _, step in limited[Role.HANDLER] if step} == steps - speaking - team
    assert {step for _, step in limited[Role.ADMINISTRATOR] if step} == steps
    office = {
        *(EntryKind.CANCELLED, EntryKind.REVIEWED, EntryKind.DUE_MOVED, EntryKind.DUE_EXTENDED, EntryKind.RENUMBERED),
        *(
            EntryKind.ERASED,
            EntryKind.CONSULTATION_ERASED,
            EntryKind.MESSAGE_ERASED,
            EntryKind.OFFICER_SET,
            EntryKind.CALENDAR_DAY,
        ),
        *(EntryKind.OFFICE_HOURS, EntryKind.SERIES_TAKEN, EntryKind.REPORT_APPROVED, EntryKind.NUMBERS_VOIDED),
        EntryKind.DAY_CLOSED,
    }
    counter = {
        *(EntryKind.AMENDED, EntryKind.JOINED, EntryKind.LEFT, EntryKind.CONSULTATION_TURNED),
        *(EntryKind.BOX_SHEET_VOIDED, EntryKind.BOX_CLOSED, EntryKind.SHIFT_HANDED),
    }
    staff = {
        *(EntryKind.STEP_CORRECTED, EntryKind.ASSIGNED, EntryKind.PAPERS_ASKED, EntryKind.PAPERS_COMPLETED),
        *(EntryKind.SP4N_ENTERED, EntryKind.ATTACHMENT_WITHDRAWN, EntryKind.ABSENCE_SET, EntryKind.NOTED),
        EntryKind.MESSAGE_SETTLED,
    }
    settings = {EntryKind.CHOICE_SET, EntryKind.MAILBOX_CLAIMED}
    kinds = {role: {kind for kind, step in limited[role] if not step} for role in Role}
    assert kinds[Role.OFFICER] == {*map(str, office | settings)}
    assert kinds[Role.HANDLER] == {*map(str, office | counter | settings)}
    assert kinds[Role.ADMINISTRATOR] == {*map(str, office | counter | staff)}
    assert kinds[Role.READER] == {*map(str, office | counter | staff | settings)}


def test_nobodys_complaint_is_lost_for_whose_it_was_and_no_evidence() -> None:
    for kind in (
        *(EntryKind.RECORDED, EntryKind.CONSULTED, EntryKind.PAPER, EntryKind.DOCUMENT, EntryKind.ATTACHED),
        *(EntryKind.CONTACTED, EntryKind.REVEALED, EntryKind.READ, EntryKind.CLOCK_BEHIND, EntryKind.NUMBERS_RESUMED),
    ):
        assert all(authority.is_of_role(role, kind) for role in Role), kind


def test_a_role_or_a_kind_of_tomorrow_is_never_without_authority() -> None:
    assert authority.is_of_role("role of tomorrow", EntryKind.CANCELLED)
    assert authority.is_of_role("", EntryKind.CANCELLED)
    assert authority.is_of_role(Role.READER, "kind.of_tomorrow")
    for step in ("step.of.tomorrow", None, 7, ["cancel"]):
        assert authority.is_of_role(Role.READER, EntryKind.STEPPED, step)


def test_a_complaint_is_amended_back_to_its_review_by_whoever_may_reclassify_it() -> None:
    may = {role for role in Role if authority.is_of_role(role, EntryKind.AMENDED, "reclassify")}
    assert may == {*roles_that(RULES[Step.RECLASSIFY].may)}
    limits = {role for kind, step, role in authority.role_limits() if (kind, step) == (EntryKind.AMENDED, "reclassify")}
    assert limits == {*map(str, Role)} - may
    assert authority.is_of_role(Role.OFFICER, EntryKind.AMENDED, "analyse")
