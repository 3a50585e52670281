"""Sentences for refusals by the rules: fields, intakes, steps, the calendar, numbers, access."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final

from PySide6.QtCore import QCoreApplication

from frontoffice.domain.calendar.holidays import UnknownYear
from frontoffice.domain.codes import (
    AccessRefusal,
    ApprovalRefusal,
    CalendarRefusal,
    FieldRefusal,
    IntakeRefusal,
    NumberRefusal,
    StepRefusal,
)
from frontoffice.domain.field_spec import QT_TRANSLATE_NOOP
from frontoffice.errors import RefusalCode

# --- Sentences about the office calendar ---

translate: Final = QCoreApplication.translate  # by this name lupdate finds its texts


def unknown_years(years: Iterable[UnknownYear]) -> str:
    """One sentence for each year with missing or only assumed holidays; "" for none."""
    assumed = translate(
        "CalendarLine", "The holidays of {} are only assumed: no decree was seen. Due dates there are provisional."
    )
    missing = translate("CalendarLine", "The holidays of {} are not entered yet. Due dates there are provisional.")
    return " ".join((assumed if one.provisional else missing).format(one.year) for one in years)


# --- rule sentences ---

FIELD_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    FieldRefusal.CHOICE_UNKNOWN: QT_TRANSLATE_NOOP("words", "Choose one of the list."),
    FieldRefusal.DATE_BEFORE_PERIOD: QT_TRANSLATE_NOOP(
        "words", "The meeting cannot be before the period that it evaluates; that begins on {first}."
    ),
    FieldRefusal.BLANK_LEFT: QT_TRANSLATE_NOOP(
        "words", "{text} is still blank. Type what belongs there, or take it out with its brackets."
    ),
    FieldRefusal.DATE_IN_FUTURE: QT_TRANSLATE_NOOP("words", "This date may not be after today."),
    FieldRefusal.DATE_LONG_AGO: QT_TRANSLATE_NOOP(
        "words", "This date is more than 20 years ago. Check the year. It can be saved."
    ),
    FieldRefusal.DATE_UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "“{text}” is not a date. Type day-month-year, like 24-11-2026."
    ),
    FieldRefusal.LINES_TOO_MANY: QT_TRANSLATE_NOOP("words", "These are {lines} lines; {most} fit."),
    FieldRefusal.MOMENT_UNREADABLE: QT_TRANSLATE_NOOP("words", "“{text}” is no time of day. Write it like 10.32."),
    FieldRefusal.NAME_MISSING: QT_TRANSLATE_NOOP("words", "The name is not filled in yet."),
    FieldRefusal.NAME_TAKEN: QT_TRANSLATE_NOOP(
        "words", "This name is used already. Add something that tells the two apart."
    ),
    FieldRefusal.NOTHING_CHANGED: QT_TRANSLATE_NOOP("words", "Nothing was changed."),
    FieldRefusal.PLACEHOLDER_UNKNOWN: QT_TRANSLATE_NOOP("words", "“{text}” is no placeholder. These are: {known}."),
    FieldRefusal.TEXT_MISSING: QT_TRANSLATE_NOOP("words", "This is not filled in yet."),
    FieldRefusal.TOO_LONG: QT_TRANSLATE_NOOP("words", "This has {length} characters; {most} fit."),
    FieldRefusal.WHY_MISSING: QT_TRANSLATE_NOOP("words", "Write why."),
    FieldRefusal.YEAR_UNLIKELY: QT_TRANSLATE_NOOP(
        "words", "The year {year} cannot be right. Type one from {first} to {last}."
    ),
}

INTAKE_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    IntakeRefusal.ANONYMOUS_WITH_NAME: QT_TRANSLATE_NOOP(
        "words", "An anonymous complaint carries no name and no NIK. Empty both, or choose open or confidential."
    ),
    IntakeRefusal.CHANNEL_RETIRED: QT_TRANSLATE_NOOP("words", "This channel is not used any more; choose another one."),
    IntakeRefusal.CHANNEL_UNKNOWN: QT_TRANSLATE_NOOP("words", "Choose how the complaint came in."),
    IntakeRefusal.DESCRIPTION_MISSING: QT_TRANSLATE_NOOP("words", "The description is not filled in yet."),
    IntakeRefusal.EMAIL: QT_TRANSLATE_NOOP(
        "words", "This e-mail address is not complete. It looks like name@example.id."
    ),
    IntakeRefusal.EXTERNAL_ID_TAKEN: QT_TRANSLATE_NOOP(
        "words", "This item was already recorded under number {number}. Open that one instead."
    ),
    IntakeRefusal.IDENTITY_NO: QT_TRANSLATE_NOOP(
        "words", "Unusual number of a passport or KITAS. Check it with the paper. It can be saved."
    ),
    IntakeRefusal.JOINED_ALREADY: QT_TRANSLATE_NOOP("words", "This complainant stands on the number already."),
    IntakeRefusal.JOINED_TOO_MANY: QT_TRANSLATE_NOOP("words", "No more than {most} complainants join one number."),
    IntakeRefusal.JOINED_UNKNOWN: QT_TRANSLATE_NOOP("words", "This complainant does not stand on the number any more."),
    IntakeRefusal.JOINS_ANONYMOUS: QT_TRANSLATE_NOOP("words", "Nobody joins an anonymous complaint by name."),
    IntakeRefusal.LATE_FILING: QT_TRANSLATE_NOOP(
        "words",
        "This is past the 30 days since the service was received (the last day was {last}). "
        "It is recorded all the same, and the supervisor decides.",
    ),
    IntakeRefusal.NIB_DIGITS: QT_TRANSLATE_NOOP("words", "A NIB has 13 digits. You typed {digits}. It can be saved."),
    IntakeRefusal.NIK_DAY: QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (day of birth {day}). Check it with the identity card. It can be saved."
    ),
    IntakeRefusal.NIK_DIGITS: QT_TRANSLATE_NOOP("words", "A NIK has digits only."),
    IntakeRefusal.NIK_LENGTH: QT_TRANSLATE_NOOP("words", "A NIK has 16 digits. You typed {digits}."),
    IntakeRefusal.NIK_MONTH: QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (month of birth {month}). Check it with the identity card. It can be saved."
    ),
    IntakeRefusal.NIK_SERIAL: QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (it ends in 0000). Check it with the identity card. It can be saved."
    ),
    IntakeRefusal.NOT_LISTED: QT_TRANSLATE_NOOP("words", "Not in the list; it is recorded among the others: {text}."),
    IntakeRefusal.PHONE: QT_TRANSLATE_NOOP(
        "words",
        "One telephone number of 5 to 15 digits, like 0812 3456 7890. "
        "Others, and whose it is, belong elsewhere, as in the description.",
    ),
    IntakeRefusal.RECEIVED_ON_MISSING: QT_TRANSLATE_NOOP("words", "Type the date on which it reached the office."),
    IntakeRefusal.RECEIVED_WHY_MISSING: QT_TRANSLATE_NOOP(
        "words", "It came in more than 2 working days ago. Write why it is recorded only now."
    ),
    IntakeRefusal.REPRESENTS_MISSING: QT_TRANSLATE_NOOP(
        "words", "Write whom the complainant acts for, as in the power of attorney."
    ),
}

STEP_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    StepRefusal.AGENCY_MISSING: QT_TRANSLATE_NOOP("words", "Write the agency that it is forwarded to."),
    StepRefusal.ALREADY_CANCELLED: QT_TRANSLATE_NOOP(
        "words", "This complaint was cancelled already; nothing more can be changed."
    ),
    StepRefusal.ALREADY_CLOSED: QT_TRANSLATE_NOOP("words", "This complaint is closed already ({status})."),
    StepRefusal.ASSIGNED_ALREADY: QT_TRANSLATE_NOOP("words", "This complaint is {officer}'s work already."),
    StepRefusal.ASSIGNED_TO_OTHER: QT_TRANSLATE_NOOP(
        "words", "Only whoever handles it, or a supervisor, hands it over."
    ),
    StepRefusal.ASSIGNEE_UNFIT: QT_TRANSLATE_NOOP("words", "This person handles no complaints, or works here no more."),
    StepRefusal.BEFORE_ASKED: QT_TRANSLATE_NOOP("words", "The papers were asked for on {asked}; they came after that."),
    StepRefusal.BEFORE_CONTACT: QT_TRANSLATE_NOOP(
        "words", "The complainant was reached on {contact}; nobody was informed before that."
    ),
    StepRefusal.BEFORE_LAST_STEP: QT_TRANSLATE_NOOP(
        "words", "This is before the step it follows, which was on {last}."
    ),
    StepRefusal.CHANNEL_MISSING: QT_TRANSLATE_NOOP("words", "Write how the complainant was contacted."),
    StepRefusal.CLOCK_BEFORE_LAST_STEP: QT_TRANSLATE_NOOP(
        "words", "The computer's clock stands before the last step ({last}). Set it right, then try again."
    ),
    StepRefusal.EXTENSION_NOT_LATER: QT_TRANSLATE_NOOP(
        "words", "Write a date after today and after the present one ({due})."
    ),
    StepRefusal.EXTENSION_OFF: QT_TRANSLATE_NOOP(
        "words", "This office does not extend the time of an answer. {Ask:limits}switch that on in {page:limits}."
    ),
    StepRefusal.NOTHING_TO_EXTEND: QT_TRANSLATE_NOOP("words", "No first answer is owed: nothing to extend."),
    StepRefusal.DECLINE_GROUND_MISSING: QT_TRANSLATE_NOOP("words", "Choose why it cannot be followed up."),
    StepRefusal.GROUND_NOT_LATE: QT_TRANSLATE_NOOP(
        "words", "It was not filed late by the date of the service. Amend that date first, or choose another ground."
    ),
    StepRefusal.KIND_BY_AMENDING: QT_TRANSLATE_NOOP(
        "words", "{Ask:complaint.amend}change the kind by amending the complaint{by:complaint.amend}."
    ),
    StepRefusal.LATE_DECISION_MISSING: QT_TRANSLATE_NOOP(
        "words", "It was filed late: write what is decided, taken up or not, and why. An empty review decides nothing."
    ),
    StepRefusal.LATE_WHY_MISSING: QT_TRANSLATE_NOOP(
        "words", "The response was due on {due}. Write why it is late; the reason is kept."
    ),
    StepRefusal.LETTER_MISSING: QT_TRANSLATE_NOOP("words", "Write the number of the letter."),
    StepRefusal.LEVEL_OPEN: QT_TRANSLATE_NOOP("words", "Choose the level, or that it is not decided yet."),
    StepRefusal.LEVEL_UNKNOWN: QT_TRANSLATE_NOOP("words", "Choose a level from the list."),
    StepRefusal.MERGED_INTO_CLOSED: QT_TRANSLATE_NOOP(
        "words", "{number} is itself closed ({status}). Merge with one that stands."
    ),
    StepRefusal.MERGED_WITH_ITSELF: QT_TRANSLATE_NOOP("words", "This is the same complaint."),
    StepRefusal.NOT_ASSIGNED: QT_TRANSLATE_NOOP("words", "Nobody handles this complaint by name."),
    StepRefusal.NOT_REACHED: QT_TRANSLATE_NOOP(
        "words", "Log a contact that reached the complainant first. Attempts so far: {attempts}."
    ),
    StepRefusal.OTHER_MISSING: QT_TRANSLATE_NOOP("words", "Type the number of the complaint that it repeats."),
    StepRefusal.OTHER_UNKNOWN: QT_TRANSLATE_NOOP("words", "There is no complaint with the number {number}."),
    StepRefusal.OTHERS_MERGED_INTO_IT: QT_TRANSLATE_NOOP(
        "words", "{number} was merged into this complaint. Take that back first, then cancel."
    ),
    StepRefusal.OUTCOME_MISSING: QT_TRANSLATE_NOOP("words", "Choose what the verification found."),
    StepRefusal.PAPERS_COMPLETE: QT_TRANSLATE_NOOP("words", "No papers are missing."),
    StepRefusal.PAPERS_NONE: QT_TRANSLATE_NOOP("words", "Mark the paper that came in."),
    StepRefusal.PAPERS_NOT_ASKED: QT_TRANSLATE_NOOP("words", "The missing papers were not asked for yet."),
    StepRefusal.PAPERS_TIME_LEFT: QT_TRANSLATE_NOOP(
        "words", "The complainant has until {until} to complete the papers."
    ),
    StepRefusal.REACH_MISSING: QT_TRANSLATE_NOOP("words", "Choose what came of it."),
    StepRefusal.NOT_WRITTEN: QT_TRANSLATE_NOOP(
        "words", "Sent is what was written by e-mail, SMS, WhatsApp or SP4N-LAPOR!; choose another result for this way."
    ),
    StepRefusal.RULING_MISSING: QT_TRANSLATE_NOOP(
        "words", "It was filed late: choose accepted or refused, in the form of the review on the complaint's page."
    ),
    StepRefusal.SOURCE_MISSING: QT_TRANSLATE_NOOP("words", "Choose how the answer came."),
    StepRefusal.TEAM_OPEN: QT_TRANSLATE_NOOP("words", "Write who handles it, or choose that it is not decided yet."),
    StepRefusal.DONE: QT_TRANSLATE_NOOP("words", "{officer} did this already on {on}."),
    StepRefusal.NOT_NOW: QT_TRANSLATE_NOOP("words", "Not now: it stands at {status}. It follows {after}."),
    StepRefusal.NOT_THE_LAST: QT_TRANSLATE_NOOP(
        "words", "Only the last step can be corrected. Something else was done since, or it was corrected already."
    ),
    StepRefusal.NOT_YOURS: QT_TRANSLATE_NOOP("words", "This step is for: {roles}."),
    StepRefusal.OTHER_KIND: QT_TRANSLATE_NOOP("words", "This step is not for this kind of report."),
    StepRefusal.TIME_MISSING: QT_TRANSLATE_NOOP("words", "Write at what time it was."),
    StepRefusal.TRIED_TOO_LITTLE: QT_TRANSLATE_NOOP(
        "words", "Attempts to reach the complainant on at least {least} days come first. So far: {attempts}."
    ),
    StepRefusal.VERIFIED_BY_THE_DOER: QT_TRANSLATE_NOOP("words", "{officer} did the work; somebody else verifies it."),
}

CALENDAR_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    CalendarRefusal.AMOUNT_OUT_OF_RANGE: QT_TRANSLATE_NOOP("words", "The amount is between {least} and {most}."),
    CalendarRefusal.CLOSES_BEFORE_OPENING: QT_TRANSLATE_NOOP(
        "words", "The office opens before it closes. Correct the hours."
    ),
    CalendarRefusal.DAY_CERTAIN_ALREADY: QT_TRANSLATE_NOOP(
        "words", "{day} rests on {decree} already; an uncertain day does not replace it."
    ),
    CalendarRefusal.DAY_KIND: QT_TRANSLATE_NOOP("words", "Choose what kind of day it is."),
    CalendarRefusal.DAY_NOT_KNOWN: QT_TRANSLATE_NOOP(
        "words", "{day} is not in the calendar, so nothing is taken back."
    ),
    CalendarRefusal.DAY_OFF_ALREADY: QT_TRANSLATE_NOOP("words", "{day} is off already, by the working week."),
    CalendarRefusal.DAY_LISTED_ALREADY: QT_TRANSLATE_NOOP(
        "words", "{day} is off already: {name}. This name replaces it."
    ),
    CalendarRefusal.DAY_PAST: QT_TRANSLATE_NOOP("words", "{day} is past. Open complaints get the days they lost."),
    CalendarRefusal.DAY_TWICE: QT_TRANSLATE_NOOP("words", "Line {line}: {day} stands here twice."),
    CalendarRefusal.DAY_WORKS_ALREADY: QT_TRANSLATE_NOOP("words", "{day} is a working day already."),
    CalendarRefusal.DECREE_MISSING: QT_TRANSLATE_NOOP("words", "Write the decree or letter that it rests on."),
    CalendarRefusal.IMPORT_EMPTY: QT_TRANSLATE_NOOP("words", "There are no days in this text."),
    CalendarRefusal.IMPORT_HEADING: QT_TRANSLATE_NOOP(
        "words", "The first line names the columns: tanggal,jenis,nama,dasar."
    ),
    CalendarRefusal.IMPORT_LONG: QT_TRANSLATE_NOOP("words", "More than {most} lines are not one calendar."),
    CalendarRefusal.IMPORT_UNREADABLE: QT_TRANSLATE_NOOP("words", "This text cannot be read as a table ({reason})."),
    CalendarRefusal.MOVES_CHANGED: QT_TRANSLATE_NOOP(
        "words", "Meanwhile other dates would move ({moves}). Look at them again, then accept."
    ),
    CalendarRefusal.NO_WORKING_DAY: QT_TRANSLATE_NOOP("words", "The office needs at least one working day."),
    CalendarRefusal.TIME_UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "Write opening and closing time as 07.30; you wrote {text}."
    ),
    CalendarRefusal.YEAR_OUT_OF_RANGE: QT_TRANSLATE_NOOP("words", "The year is between {first} and {last}."),
    CalendarRefusal.YEAR_WITHOUT_LEAVE: QT_TRANSLATE_NOOP(
        "words", "{year} has no collective leave: if the decree names any, due dates would come out too early."
    ),
}

NUMBER_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    NumberRefusal.CLOCK_DOUBTFUL: QT_TRANSLATE_NOOP(
        "words",
        "This computer's clock says {today}, which does not fit earlier entries of this or another counter, or "
        "the age of the program. Set the clock right if it is wrong; if it is right, let a supervisor confirm "
        "that under {page:centre}. What you typed is kept.",
    ),
    NumberRefusal.SETTINGS_DIFFER: QT_TRANSLATE_NOOP(
        "words",
        "The settings file of this computer says counter {series} or a form of numbers that the register does "
        "not know of. Let a supervisor look at {page:settings} and save them. What you typed is kept.",
    ),
    NumberRefusal.COUNTER_CODE: QT_TRANSLATE_NOOP(
        "words", "The counter code has 1 to 8 capital letters and digits, without spaces, like L1."
    ),
    NumberRefusal.DESK_GIVES_NO_NUMBERS: QT_TRANSLATE_NOOP(
        "words", "This desk has no series of its own: complaints are recorded at the counters."
    ),
    NumberRefusal.LAST_NUMBER_FAR: QT_TRANSLATE_NOOP(
        "words",
        "The register knows {known} as the last number of {year}. More than {most} above it is a mistake: look at the "
        "resi once more. Where so many are on paper, exchange with the centre first.",
    ),
    NumberRefusal.LAST_NUMBER_LOW: QT_TRANSLATE_NOOP(
        "words",
        "The register knows a later number: {known} of {year}. Look for the resi with the highest number once more.",
    ),
    NumberRefusal.LAST_NUMBER_MISSING: QT_TRANSLATE_NOOP(
        "words", "Type the number of the last resi that was given out, or scan its code. 0 if there was none."
    ),
    NumberRefusal.LAST_NUMBER_UNREADABLE: QT_TRANSLATE_NOOP(
        "words", "This is no number of {counter}. Type it as it stands on the resi, like {sample}, or its digits alone."
    ),
    NumberRefusal.LAST_NUMBERS_DIFFER: QT_TRANSLATE_NOOP(
        "words", "The two numbers are not the same. Read the resi once more and type both again."
    ),
    NumberRefusal.NUMBER_FORMAT_INCOMPLETE: QT_TRANSLATE_NOOP(
        "words", "The number needs {{no}}, {{counter}} and {{year}}, or two numbers could read the same."
    ),
    NumberRefusal.NUMBER_FORMAT_LETTERS: QT_TRANSLATE_NOOP(
        "words", "Between the parts of the number stand letters, digits, / . or - only, and at least one of them."
    ),
    NumberRefusal.NUMBER_NOT_TWICE: QT_TRANSLATE_NOOP(
        "words", "The number {number} stands on one complaint only; it stays."
    ),
    NumberRefusal.HISTORY_DIFFERS: QT_TRANSLATE_NOOP(
        "words",
        "The history of this register is not the one that this computer or a copy remembers. Before it gives "
        "numbers, a supervisor puts a copy back, or accepts it under {page:last_number}. What you typed is kept.",
    ),
    NumberRefusal.HISTORY_NOT_ACCEPTED: QT_TRANSLATE_NOOP(
        "words",
        "The history of this register is not the one that is remembered. {Ask:backups}put the newest whole copy "
        "back ({page:backups}), or accept what differs ({page:last_number}).",
    ),
    NumberRefusal.NUMBERING_UNCONFIRMED: QT_TRANSLATE_NOOP(
        "words",
        "This register was put back, came from another computer or user, or this computer has lost its own record of "
        "the last number. Before it gives numbers, a supervisor says under {page:last_number}, which resi was the "
        "last. What you typed is kept.",
    ),
    NumberRefusal.PAPER_FORMAT_INCOMPLETE: QT_TRANSLATE_NOOP(
        "words", "The form needs {{no}} once and {{year}}: a serial number begins anew each year."
    ),
    NumberRefusal.PAPER_FORMAT_LETTERS: QT_TRANSLATE_NOOP(
        "words", "Letters, digits, spaces, dots, / and - only, with a sign beside {{no}}."
    ),
    NumberRefusal.PAPER_NUMBER_TAKEN: QT_TRANSLATE_NOOP("words", "{number} was given to another paper already."),
    NumberRefusal.REGISTER_CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "This register was changed by another program than this one. Before it gives numbers, a supervisor says "
        "under {page:last_number}, which resi was the last, or puts the newest copy back. What you typed is kept.",
    ),
    NumberRefusal.SERIES_EXHAUSTED: QT_TRANSLATE_NOOP(
        "words",
        "The series {series} of {year} is used up. Go on in the next one: a supervisor chooses the counter code {next} "
        "in {page:settings}; an office with a key certifies it first. What you typed is kept.",
    ),
    NumberRefusal.SERIES_OF_ANOTHER_DESK: QT_TRANSLATE_NOOP(
        "words",
        "Another counter numbers in the series {series} as well. Where this computer has just taken its place, the "
        "office certifies it first; else {ask:settings}choose another counter code in {page:settings}, or let a "
        "supervisor take the series over for this counter. What you typed is kept.",
    ),
    NumberRefusal.ROLLBACK_CHECK_RUNS: QT_TRANSLATE_NOOP(
        "words",
        "The copies of this register are still being looked at, so that no number is given twice; that takes "
        "seconds. What you typed is kept: press {key:intake.save} again.",
    ),
    NumberRefusal.ROLLBACK_UNCHECKED: QT_TRANSLATE_NOOP(
        "words",
        "No place of copies is there, and nobody else can say whether this computer was put back to an older state. "
        "Connect one, or say the last number on paper (the line at the top). What you typed is kept.",
    ),
}

APPROVAL_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    ApprovalRefusal.ALREADY_APPROVED: QT_TRANSLATE_NOOP(
        "words", "This report was approved by {officer} with the same figures and words; nothing came since."
    ),
    ApprovalRefusal.DAYS_NOT_CLOSED: QT_TRANSLATE_NOOP(
        "words", "{days} page(s) of its days are not closed yet (see: Days not closed)."
    ),
    ApprovalRefusal.SLIPS_OPEN: QT_TRANSLATE_NOOP(
        "words", "{slips} numbered slip(s) are neither recorded nor void. {Ask:slips}look at {page:slips}."
    ),
    ApprovalRefusal.FIGURES_CHANGED: QT_TRANSLATE_NOOP(
        "words", "The figures changed since they were shown. Look at them again, then approve."
    ),
    ApprovalRefusal.PERIOD_KIND: QT_TRANSLATE_NOOP(
        "words", "Reports of a month, quarter, half-year or year are approved. Choose one of these."
    ),
    ApprovalRefusal.PERIOD_NOT_OVER: QT_TRANSLATE_NOOP(
        "words", "The period is not over yet: its figures will still change."
    ),
}

ACCESS_REFUSALS: Final[Mapping[RefusalCode, str]] = {
    AccessRefusal.COMING_UNFIT: QT_TRANSLATE_NOOP("words", "Choose who takes the counter over."),
    AccessRefusal.LAST_SUPERVISOR: QT_TRANSLATE_NOOP(
        "words", "This is the last active supervisor. Make somebody else a supervisor first."
    ),
    AccessRefusal.NO_SECRET: QT_TRANSLATE_NOOP(
        "words", "This name has no PIN at this counter yet. Ask the supervisor for one."
    ),
    AccessRefusal.NOT_ALLOWED: QT_TRANSLATE_NOOP(
        "words", "Signed in as {role} you may not {what}. Ask the supervisor."
    ),
    AccessRefusal.OFFICER_DISABLED: QT_TRANSLATE_NOOP(
        "words", "This name may not sign in any more. Ask the supervisor."
    ),
    AccessRefusal.OFFICER_OVER: QT_TRANSLATE_NOOP(
        "words", "This name might sign in until {until}, which has passed. Ask the supervisor."
    ),
    AccessRefusal.INSTITUTION_MISSING: QT_TRANSLATE_NOOP(
        "words", "The institution of the reader is not filled in yet."
    ),
    AccessRefusal.READER_STAYS: QT_TRANSLATE_NOOP(
        "words", "Who is a reader stays one, and nobody becomes one: add a name of its own instead."
    ),
    AccessRefusal.OFFICER_UNKNOWN: QT_TRANSLATE_NOOP("words", "Choose your name from the list."),
    AccessRefusal.PASSPHRASE_SHORT: QT_TRANSLATE_NOOP(
        "words", "Use a PIN of 6 digits or more, or a passphrase of {least} letters or more."
    ),
    AccessRefusal.KEY_PASSPHRASE_WEAK: QT_TRANSLATE_NOOP(
        "words", "Use {least} letters or more, not the same few again and again: several words are best."
    ),
    AccessRefusal.PIN_SHORT: QT_TRANSLATE_NOOP("words", "A PIN has {least} digits or more."),
    AccessRefusal.PIN_SIMPLE: QT_TRANSLATE_NOOP(
        "words", "This PIN is easy to guess. Choose digits that are neither equal nor in a row."
    ),
    AccessRefusal.SECRET_CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "This name's PIN was changed or deleted by another program, so it opens nothing. Ask a supervisor for a "
        "new PIN ({page:officers}).",
    ),
    AccessRefusal.SECRETS_CHANGED: QT_TRANSLATE_NOOP(
        "words",
        "The PINs of this register were changed or deleted by another program, those of the supervisors too, so nobody "
        "signs in. Put the newest whole copy back, or use the recovery paper: the manual says how.",
    ),
    AccessRefusal.SECRET_DIFFERS: QT_TRANSLATE_NOOP(
        "words", "The two are not the same. Type the PIN or passphrase once more."
    ),
    AccessRefusal.SECRET_HERE_ALREADY: QT_TRANSLATE_NOOP(
        "words", "Somebody can sign in at this desk already. A supervisor gives the other PINs, under {page:officers}."
    ),
    AccessRefusal.SUPERVISOR_FIRST: QT_TRANSLATE_NOOP("words", "The first PIN at a desk is an active supervisor's."),
    AccessRefusal.SUPERVISOR_SIGNS_IN: QT_TRANSLATE_NOOP(
        "words", "This register came from another computer or user. A supervisor signs in first."
    ),
    AccessRefusal.WAIT: QT_TRANSLATE_NOOP("words", "Too many wrong tries. Try again in {seconds} seconds."),
    AccessRefusal.WRONG_SECRET: QT_TRANSLATE_NOOP(
        "words", "This PIN or passphrase does not belong to the name. Try again."
    ),
}
