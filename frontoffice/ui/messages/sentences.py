"""The sentence for every code that rules, devices and the register raise: what is wrong, and how to go on.

English source strings; the Indonesian is the default translation. Nobody is blamed, and what was typed or recorded is
said to be safe whenever it is. Facts stand in braces.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final


def QT_TRANSLATE_NOOP(_context: str, text: str) -> str:
    """``text`` as it is; lupdate finds it by this name, which PySide6 types as object."""
    return text


PROBLEMS: Final[Mapping[str, str]] = {
    "anonymous_with_name": QT_TRANSLATE_NOOP(
        "words", "An anonymous complaint carries no name and no NIK. Empty both, or choose open or confidential."
    ),
    "address_missing": QT_TRANSLATE_NOOP(
        "words", "The office's address is not filled in yet. It stands on every resi."
    ),
    "already_cancelled": QT_TRANSLATE_NOOP(
        "words", "This complaint was cancelled already; nothing more can be changed."
    ),
    "channel_retired": QT_TRANSLATE_NOOP("words", "This channel is not used any more; choose another one."),
    "channel_unknown": QT_TRANSLATE_NOOP("words", "Choose how the complaint came in."),
    "cancelled": QT_TRANSLATE_NOOP("words", "This complaint was cancelled; nothing more can be changed."),
    "columns": QT_TRANSLATE_NOOP("words", "Choose 32, 42 or 48 characters a line."),
    "complaint_unknown": QT_TRANSLATE_NOOP("words", "This complaint is not in the register of this counter."),
    "counter_code": QT_TRANSLATE_NOOP(
        "words", "The counter code has 1 to 8 capital letters and digits, without spaces, like L1."
    ),
    "counter_name_missing": QT_TRANSLATE_NOOP("words", "The counter has no name yet, like Loket 1."),
    "complaint_erased": QT_TRANSLATE_NOOP("words", "The words of this complaint were erased by law."),
    "ground_missing": QT_TRANSLATE_NOOP("words", "Write on what ground it is erased."),
    "one_decider": QT_TRANSLATE_NOOP("words", "Two different officers decide on it."),
    "still_open": QT_TRANSLATE_NOOP("words", "{number} is still being handled; only what is closed can be erased."),
    "day_closed": QT_TRANSLATE_NOOP("words", "This page was closed by {officer} and nothing came since."),
    "no_one_counter": QT_TRANSLATE_NOOP("words", "Choose one counter: each counter's page is closed by itself."),
    "date_in_future": QT_TRANSLATE_NOOP("words", "This date may not be after today."),
    "date_long_ago": QT_TRANSLATE_NOOP(
        "words", "This date is more than 20 years ago. Check the year. It can be saved."
    ),
    "date_unreadable": QT_TRANSLATE_NOOP("words", "“{text}” is not a date. Type day-month-year, like 24-11-2026."),
    "description_missing": QT_TRANSLATE_NOOP("words", "The description is not filled in yet."),
    "email": QT_TRANSLATE_NOOP("words", "This e-mail address is not complete. It looks like name@example.id."),
    "external_id_taken": QT_TRANSLATE_NOOP(
        "words", "This item was already recorded under number {number}. Open that one instead."
    ),
    "government_missing": QT_TRANSLATE_NOOP("words", "The name of the government is not filled in yet."),
    "last_supervisor": QT_TRANSLATE_NOOP(
        "words", "This is the last active supervisor. Make somebody else a supervisor first."
    ),
    "late_filing": QT_TRANSLATE_NOOP(
        "words",
        "This is past the 30 days since the service was received (the last day was {last}). "
        "It is recorded all the same, and the supervisor decides.",
    ),
    "name_missing": QT_TRANSLATE_NOOP("words", "The name is not filled in yet."),
    "name_taken": QT_TRANSLATE_NOOP("words", "This name is used already. Add something that tells the two apart."),
    "nik_day": QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (day of birth {day}). Check it with the identity card. It can be saved."
    ),
    "nik_digits": QT_TRANSLATE_NOOP("words", "A NIK has digits only."),
    "nik_length": QT_TRANSLATE_NOOP("words", "A NIK has 16 digits. You typed {digits}."),
    "nik_month": QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (month of birth {month}). Check it with the identity card. It can be saved."
    ),
    "nik_serial": QT_TRANSLATE_NOOP(
        "words", "Unusual NIK (it ends in 0000). Check it with the identity card. It can be saved."
    ),
    "no_secret": QT_TRANSLATE_NOOP("words", "This name has no PIN at this counter yet. Ask the supervisor for one."),
    "not_allowed": QT_TRANSLATE_NOOP("words", "Signed in as {role} you may not {what}. Ask the supervisor."),
    "nothing_changed": QT_TRANSLATE_NOOP("words", "Nothing was changed."),
    "number_format_incomplete": QT_TRANSLATE_NOOP(
        "words", "The number needs {{no}}, {{counter}} and {{year}}, or two numbers could read the same."
    ),
    "number_format_letters": QT_TRANSLATE_NOOP(
        "words", "Between the parts of the number stand letters, digits, / . or - only, and at least one of them."
    ),
    "office_missing": QT_TRANSLATE_NOOP("words", "The name of the office is not filled in yet."),
    "officer_disabled": QT_TRANSLATE_NOOP("words", "This name may not sign in any more. Ask the supervisor."),
    "officer_unknown": QT_TRANSLATE_NOOP("words", "Choose your name from the list."),
    "passphrase_short": QT_TRANSLATE_NOOP(
        "words", "Use a PIN of 6 digits or more, or a passphrase of {least} letters or more."
    ),
    "phone": QT_TRANSLATE_NOOP("words", "A telephone number has 5 to 15 digits, like 0812 3456 7890."),
    "pin_short": QT_TRANSLATE_NOOP("words", "A PIN has {least} digits or more."),
    "pin_simple": QT_TRANSLATE_NOOP(
        "words", "This PIN is easy to guess. Choose digits that are neither equal nor in a row."
    ),
    "printer_address": QT_TRANSLATE_NOOP(
        "words", "Type the printer's address, like 192.168.1.50 or 192.168.1.50:9100."
    ),
    "printer_device": QT_TRANSLATE_NOOP("words", "Type the printer's device file, like /dev/usb/lp0."),
    "printer_port": QT_TRANSLATE_NOOP("words", "Type the printer's serial port, like COM3 or /dev/ttyUSB0."),
    "printer_usb": QT_TRANSLATE_NOOP("words", "Type the printer's USB numbers, like 04b8:0202."),
    "printer_queue": QT_TRANSLATE_NOOP("words", "Type the name of the printer queue."),
    "printer_name_missing": QT_TRANSLATE_NOOP("words", "Give the printer a name, like Front or Spare."),
    "printer_name_twice": QT_TRANSLATE_NOOP("words", "Another printer has this name already."),
    "printer_folder": QT_TRANSLATE_NOOP("words", "Type the whole path of a folder for the PDF files."),
    "received_on_missing": QT_TRANSLATE_NOOP("words", "Type the date on which it reached the office."),
    "received_why_missing": QT_TRANSLATE_NOOP(
        "words", "It came in more than 2 working days ago. Write why it is recorded only now."
    ),
    "represents_missing": QT_TRANSLATE_NOOP(
        "words", "Write whom the complainant acts for, as in the power of attorney."
    ),
    "secret_differs": QT_TRANSLATE_NOOP("words", "The two are not the same. Type the PIN or passphrase once more."),
    "series_of_another_desk": QT_TRANSLATE_NOOP(
        "words",
        "Another counter numbers in the series {series} as well. Choose another counter code in the settings, or let a "
        "supervisor take the series over for this counter. What you typed is kept.",
    ),
    "clock_doubtful": QT_TRANSLATE_NOOP(
        "words",
        "This computer's clock says {today}, which does not follow the last number. Set the clock right, or let a "
        "supervisor confirm under F10, Exchange with the centre, that it is. What you typed is kept.",
    ),
    "number_not_twice": QT_TRANSLATE_NOOP("words", "The number {number} stands on one complaint only; it stays."),
    "numbering_unconfirmed": QT_TRANSLATE_NOOP(
        "words",
        "This register came from another computer. Before it gives numbers, a supervisor confirms under F10, Exchange "
        "with the centre, that no other computer goes on with it. What you typed is kept.",
    ),
    "sector_missing": QT_TRANSLATE_NOOP("words", "The sector is not filled in yet."),
    "too_long": QT_TRANSLATE_NOOP("words", "This has {length} characters; {most} fit."),
    "wait": QT_TRANSLATE_NOOP("words", "Too many wrong tries. Try again in {seconds} seconds."),
    "year_unlikely": QT_TRANSLATE_NOOP("words", "The year {year} cannot be right. Type one from {first} to {last}."),
    "already_closed": QT_TRANSLATE_NOOP("words", "This complaint is closed already ({status})."),
    "agency_missing": QT_TRANSLATE_NOOP("words", "Write the agency that it is forwarded to."),
    "amount_out_of_range": QT_TRANSLATE_NOOP("words", "The amount is between {least} and {most}."),
    "before_asked": QT_TRANSLATE_NOOP("words", "The papers were asked for on {asked}; they came after that."),
    "before_contact": QT_TRANSLATE_NOOP(
        "words", "The complainant was reached on {contact}; nobody was informed before that."
    ),
    "before_last_step": QT_TRANSLATE_NOOP("words", "This is before the step it follows, which was on {last}."),
    "channel_missing": QT_TRANSLATE_NOOP("words", "Write how the complainant was contacted."),
    "clock_before_last_step": QT_TRANSLATE_NOOP(
        "words", "The computer's clock stands before the last step ({last}). Set it right, then try again."
    ),
    "closes_before_opening": QT_TRANSLATE_NOOP("words", "The office opens before it closes. Correct the hours."),
    "day_kind": QT_TRANSLATE_NOOP("words", "Choose what kind of day it is."),
    "day_certain_already": QT_TRANSLATE_NOOP(
        "words", "{day} rests on {decree} already; an uncertain day does not replace it."
    ),
    "year_without_leave": QT_TRANSLATE_NOOP(
        "words", "{year} has no collective leave: if the decree names any, due dates would come out too early."
    ),
    "day_not_known": QT_TRANSLATE_NOOP("words", "{day} is not in the calendar, so nothing is taken back."),
    "day_off_already": QT_TRANSLATE_NOOP("words", "{day} is off already, by the working week."),
    "day_past": QT_TRANSLATE_NOOP("words", "{day} is past. Open complaints get the days they lost."),
    "day_twice": QT_TRANSLATE_NOOP("words", "Line {line}: {day} stands here twice."),
    "day_works_already": QT_TRANSLATE_NOOP("words", "{day} is a working day already."),
    "decree_missing": QT_TRANSLATE_NOOP("words", "Write the decree or letter that it rests on."),
    "import_empty": QT_TRANSLATE_NOOP("words", "There are no days in this text."),
    "import_heading": QT_TRANSLATE_NOOP("words", "The first line names the columns: tanggal,jenis,nama,dasar."),
    "import_long": QT_TRANSLATE_NOOP("words", "More than {most} lines are not one calendar."),
    "import_unreadable": QT_TRANSLATE_NOOP("words", "This text cannot be read as a table ({reason})."),
    "late_why_missing": QT_TRANSLATE_NOOP(
        "words", "The response was due on {due}. Write why it is late; the reason is kept."
    ),
    "kind_by_amending": QT_TRANSLATE_NOOP("words", "The kind is changed by amending the complaint (E)."),
    "letter_missing": QT_TRANSLATE_NOOP("words", "Write the number of the letter."),
    "level_unknown": QT_TRANSLATE_NOOP("words", "Choose a level from the list."),
    "merged_into_closed": QT_TRANSLATE_NOOP(
        "words", "{number} is itself closed ({status}). Merge with one that stands."
    ),
    "merged_with_itself": QT_TRANSLATE_NOOP("words", "This is the same complaint."),
    "moment_unreadable": QT_TRANSLATE_NOOP("words", "“{text}” is no time of day. Write it like 10.32."),
    "moves_changed": QT_TRANSLATE_NOOP(
        "words", "Meanwhile other dates would move ({moves}). Look at them again, then accept."
    ),
    "no_working_day": QT_TRANSLATE_NOOP("words", "The office needs at least one working day."),
    "not_reached": QT_TRANSLATE_NOOP(
        "words", "Log a contact that reached the complainant first. Attempts so far: {attempts}."
    ),
    "nothing_settled": QT_TRANSLATE_NOOP("words", "The result was not conveyed to the complainant yet."),
    "nothing_to_answer": QT_TRANSLATE_NOOP("words", "There is no answer yet: first set the action, or close it."),
    "other_missing": QT_TRANSLATE_NOOP("words", "Type the number of the complaint that it repeats."),
    "other_unknown": QT_TRANSLATE_NOOP("words", "There is no complaint with the number {number}."),
    "others_merged_into_it": QT_TRANSLATE_NOOP(
        "words", "{number} was merged into this complaint. Take that back first, then cancel."
    ),
    "outcome_missing": QT_TRANSLATE_NOOP("words", "Choose what the verification found."),
    "paper_format_incomplete": QT_TRANSLATE_NOOP(
        "words", "The form needs {{no}} once and {{year}}: a serial number begins anew each year."
    ),
    "paper_format_letters": QT_TRANSLATE_NOOP(
        "words", "Letters, digits, spaces, dots, / and - only, with a sign beside {{no}}."
    ),
    "paper_number_taken": QT_TRANSLATE_NOOP("words", "{number} was given to another paper already."),
    "paper_to_nobody": QT_TRANSLATE_NOOP(
        "words", "The complainant is anonymous and left no way to be reached: no letter can be addressed."
    ),
    "papers_complete": QT_TRANSLATE_NOOP("words", "No papers are missing."),
    "papers_none": QT_TRANSLATE_NOOP("words", "Mark the paper that came in."),
    "papers_not_asked": QT_TRANSLATE_NOOP("words", "The missing papers were not asked for yet."),
    "papers_time_left": QT_TRANSLATE_NOOP("words", "The complainant has until {until} to complete the papers."),
    "reach_missing": QT_TRANSLATE_NOOP("words", "Choose what came of it."),
    "settlement_of_complaints": QT_TRANSLATE_NOOP("words", "A record of settlement is made for complaints only."),
    "source_missing": QT_TRANSLATE_NOOP("words", "Choose how the answer came."),
    "step_done": QT_TRANSLATE_NOOP("words", "{officer} did this already on {on}."),
    "step_not_now": QT_TRANSLATE_NOOP("words", "Not now: it stands at {status}. It follows {after}."),
    "step_not_yours": QT_TRANSLATE_NOOP("words", "This step is for: {roles}."),
    "step_other_kind": QT_TRANSLATE_NOOP("words", "This step is not for this kind of report."),
    "text_missing": QT_TRANSLATE_NOOP("words", "This is not filled in yet."),
    "time_unreadable": QT_TRANSLATE_NOOP("words", "Write opening and closing time as 07.30; you wrote {text}."),
    "tried_too_little": QT_TRANSLATE_NOOP(
        "words", "Attempts to reach the complainant on at least {least} days come first. So far: {attempts}."
    ),
    "time_missing": QT_TRANSLATE_NOOP("words", "Write at what time it was."),
    "verified_by_the_doer": QT_TRANSLATE_NOOP("words", "{officer} did the work; somebody else verifies it."),
    "year_out_of_range": QT_TRANSLATE_NOOP("words", "The year is between {first} and {last}."),
    "why_missing": QT_TRANSLATE_NOOP("words", "Write why."),
    "wrong_secret": QT_TRANSLATE_NOOP("words", "This PIN or passphrase does not belong to the name. Try again."),
    "centre_address": QT_TRANSLATE_NOOP("words", "Type the centre's address, like pusat.example.go.id/pengaduan."),
    "centre_certificate_file": QT_TRANSLATE_NOOP("words", "There is no certificate file at this place."),
    "centre_certificate_missing": QT_TRANSLATE_NOOP(
        "words", "Choose the file with the centre's root certificate. Without it the centre cannot prove who it is."
    ),
    "centre_role": QT_TRANSLATE_NOOP(
        "words", "Type the name that the office gave this computer, like fo_loket_1_3f2a9c."
    ),
    "centre_secret_missing": QT_TRANSLATE_NOOP("words", "Type the secret that the office gave for this name."),
    "centre_secret_wrong": QT_TRANSLATE_NOOP(
        "words", "This is not the secret with which this desk was connected. Ask the office."
    ),
    "desk_gives_no_numbers": QT_TRANSLATE_NOOP(
        "words", "This desk has no series of its own: complaints are recorded at the counters."
    ),
    "secret_here_already": QT_TRANSLATE_NOOP(
        "words", "Somebody can sign in at this desk already. A supervisor gives the other PINs, under F10."
    ),
    "supervisor_first": QT_TRANSLATE_NOOP("words", "The first PIN at a desk is an active supervisor's."),
    "device_label": QT_TRANSLATE_NOOP("words", "The device's name has 1 to {most} characters."),
    "device_taken": QT_TRANSLATE_NOOP(
        "words", "There is a device named {label} already. Revoke that one first, or replace it."
    ),
    "device_unknown": QT_TRANSLATE_NOOP("words", "There is no active device named {label}."),
    "nothing_quarantined": QT_TRANSLATE_NOOP("words", "Nothing of the chain {origin} stands aside."),
    "origin_unreadable": QT_TRANSLATE_NOOP("words", "“{text}” does not name a chain."),
}

UNAVAILABLE: Final[Mapping[str, str]] = {
    "settings_damaged": QT_TRANSLATE_NOOP(
        "words", "The settings of this computer could not be read; those before them are used. Check the settings."
    ),
    "settings_unreadable": QT_TRANSLATE_NOOP("words", "The settings cannot be read ({reason})."),
    "settings_not_saved": QT_TRANSLATE_NOOP(
        "words", "The settings could not be saved ({reason}). The former ones stay. Try again."
    ),
    "register_busy": QT_TRANSLATE_NOOP(
        "words", "The register is in use by another program. Close it there, then try again. Nothing is lost."
    ),
    "register_missing": QT_TRANSLATE_NOOP(
        "words",
        "The register of this computer is not where it was, or it is empty. Nothing was changed. Is a drive not "
        "connected, or was the folder moved? Put the file or its newest backup back, then try again.",
    ),
    "register_damaged": QT_TRANSLATE_NOOP(
        "words", "The register file is damaged. Nothing was written to it. Call the administrator before going on."
    ),
    "register_foreign": QT_TRANSLATE_NOOP(
        "words", "This file is not a register of this program. Nothing was written to it. Put the right file there."
    ),
    "no_room_to_open": QT_TRANSLATE_NOOP(
        "words", "The disk is full: the register cannot be opened. Nothing is lost. Make room, then try again."
    ),
    "disk_refuses": QT_TRANSLATE_NOOP(
        "words",
        "The disk refuses to open the register. Nothing was recorded or lost. Look whether the disk is connected "
        "and sound, then try again.",
    ),
    "register_newer": QT_TRANSLATE_NOOP(
        "words", "The register was made by a newer version of this program. Install that version to open it."
    ),
    "register_older": QT_TRANSLATE_NOOP(
        "words",
        "The register was made by a version of this program before 0.1, which this one cannot read. Open it once with "
        "version 0.1, then with this one. Nothing was changed.",
    ),
    "register_coming": QT_TRANSLATE_NOOP(
        "words",
        "An exchange with the centre is ending, or another program uses the register. It is opened by itself as soon "
        "as it is free. Nothing is lost.",
    ),
    "register_in_use": QT_TRANSLATE_NOOP(
        "words", "The register is in use by another program. Close it there, then try again. Nothing is lost."
    ),
    "folder_read_only": QT_TRANSLATE_NOOP(
        "words", "The data folder cannot be written to. Nothing can be recorded until that is repaired."
    ),
    "program_incomplete": QT_TRANSLATE_NOOP(
        "words", "Parts of this program are missing ({missing}). Install it again; the register is untouched."
    ),
    "copy_damaged": QT_TRANSLATE_NOOP(
        "words", "The copy of the register made before updating is not whole. The register itself is untouched."
    ),
    "register_cannot_open": QT_TRANSLATE_NOOP(
        "words", "The register cannot be opened. Check the data folder, or call the administrator."
    ),
    "disk_error": QT_TRANSLATE_NOOP(
        "words", "The disk refuses. What you typed is kept; try again. No complaint ever gets two numbers."
    ),
    "disk_full": QT_TRANSLATE_NOOP(
        "words", "The disk is full. It was not recorded; what you typed is kept. Make room, then try again."
    ),
    "outcome_unknown": QT_TRANSLATE_NOOP(
        "words",
        "It is not known yet whether it was recorded. What you typed is kept; try again. "
        "No complaint ever gets two numbers.",
    ),
    "printer_none": QT_TRANSLATE_NOOP("words", "No printer is set up. The resi waits; set one up in the settings."),
    "printer_unreachable": QT_TRANSLATE_NOOP(
        "words", "The printer does not answer. The complaint is recorded and its resi waits. Check power and cable."
    ),
    "printer_failed": QT_TRANSLATE_NOOP(
        "words", "Printing went wrong in a way that is new; it is in the program's log. The complaint is recorded."
    ),
    "program_ended": QT_TRANSLATE_NOOP(
        "words", "The program ended while this was being printed. Look whether the paper is whole, then say so."
    ),
    "printer_refused": QT_TRANSLATE_NOOP(
        "words", "The printer refuses the connection. The resi waits. Check the address in the settings."
    ),
    "printer_timeout": QT_TRANSLATE_NOOP(
        "words", "The printer takes too long. Look whether the paper is whole, then say so."
    ),
    "printer_interrupted": QT_TRANSLATE_NOOP(
        "words", "The connection to the printer broke while printing. Look whether the paper is complete."
    ),
    "printer_address": QT_TRANSLATE_NOOP("words", "The printer's address is not right. Correct it in the settings."),
    "printer_device": QT_TRANSLATE_NOOP(
        "words", "The printer's device file cannot be opened. The resi waits. Check the cable and the settings."
    ),
    "printer_paper_out": QT_TRANSLATE_NOOP(
        "words", "The printer has no paper. The resi waits. Put in a new roll; it is tried again by itself."
    ),
    "printer_cover_open": QT_TRANSLATE_NOOP(
        "words", "The printer's cover is open. The resi waits. Close it; it is tried again by itself."
    ),
    "printer_near_end": QT_TRANSLATE_NOOP("words", "The printer's roll is nearly used up. Keep a new one at hand."),
    "printer_error": QT_TRANSLATE_NOOP(
        "words", "The printer reports a fault, like jammed paper. Look into it, then switch it off and on."
    ),
    "printer_offline": QT_TRANSLATE_NOOP(
        "words", "The printer says that it is not ready. The resi waits. Look at its lamps and buttons."
    ),
    "printer_busy": QT_TRANSLATE_NOOP("words", "Another paper is still being printed. The resi waits for its turn."),
    "printer_stopped": QT_TRANSLATE_NOOP(
        "words", "Printing was stopped on the way. The complaint is recorded. Look whether paper came out."
    ),
    "printer_paused": QT_TRANSLATE_NOOP(
        "words", "The printer stood still while printing. Look whether the paper is whole, then say so."
    ),
    "printer_mute": QT_TRANSLATE_NOOP(
        "words", "The printer does not say how it is. The resi waits. Switch the printer off and on, then try again."
    ),
    "printer_no_answer": QT_TRANSLATE_NOOP(
        "words", "The printer did not say that the paper came out. Look whether it is whole, then say so."
    ),
    "printer_no_sync": QT_TRANSLATE_NOOP(
        "words", "The printer gives answers that do not fit. The resi waits. Switch it off and on, then try again."
    ),
    "printer_library_missing": QT_TRANSLATE_NOOP(
        "words", "A part that this kind of printer needs is not installed. Tell the administrator."
    ),
    "printer_library_serial": QT_TRANSLATE_NOOP(
        "words", "For printers on a serial port pyserial is not installed (extra “serial”). Tell the administrator."
    ),
    "printer_library_usb": QT_TRANSLATE_NOOP(
        "words", "For USB printers without a driver pyusb is not installed (extra “usb”). Tell the administrator."
    ),
    "printer_library_libusb": QT_TRANSLATE_NOOP(
        "words", "For USB printers without a driver libusb is not installed on this computer. Tell the administrator."
    ),
    "printer_library_windows": QT_TRANSLATE_NOOP(
        "words", "For printers of Windows pywin32 is not installed (extra “windows”), or this is not Windows."
    ),
    "queue_system_missing": QT_TRANSLATE_NOOP(
        "words", "This computer has no printing system. The resi waits. Ask the administrator."
    ),
    "queue_system_down": QT_TRANSLATE_NOOP(
        "words", "The computer's printing system does not answer. The resi waits. Ask the administrator."
    ),
    "queue_refused": QT_TRANSLATE_NOOP(
        "words", "The computer's printing system did not take the resi. Check the printer in the settings."
    ),
    "queue_unknown": QT_TRANSLATE_NOOP(
        "words", "The computer knows no printer of this name. The resi waits. Check the name in the settings."
    ),
    "queue_rejects": QT_TRANSLATE_NOOP(
        "words", "The computer's printing system takes nothing for this printer. The resi waits. Switch it on there."
    ),
    "queue_stopped": QT_TRANSLATE_NOOP(
        "words", "The printer is paused in the computer's printing system. The resi waits. Let it go on there."
    ),
    "queue_stuck": QT_TRANSLATE_NOOP(
        "words", "The resi is stuck in the computer's printing system. Look whether paper came out, then say so."
    ),
    "queue_timeout": QT_TRANSLATE_NOOP(
        "words", "The computer's printing system takes too long. Look whether paper came out, then say so."
    ),
    "queue_lost": QT_TRANSLATE_NOOP(
        "words",
        "The computer's printing system deleted the resi or gave it up. Look whether paper came out, then say so.",
    ),
    "queue_holds": QT_TRANSLATE_NOOP(
        "words",
        "The computer's printing system may still hold this resi and print it later. "
        "Have it deleted there, then say whether paper came out.",
    ),
    "put_off": QT_TRANSLATE_NOOP("words", "Put off; it waits until somebody prints it."),
    "handed_over": QT_TRANSLATE_NOOP(
        "words", "This printer does not say whether it printed. Look whether the paper is whole."
    ),
    "paper_in_hand": QT_TRANSLATE_NOOP("words", "This resi is being printed already."),
    "pdf_not_saved": QT_TRANSLATE_NOOP("words", "The PDF could not be saved. Check the folder in the settings."),
    "centre_busy": QT_TRANSLATE_NOOP(
        "words", "The centre is busy. Everything is recorded here; the program tries again by itself."
    ),
    "centre_certificate": QT_TRANSLATE_NOOP(
        "words",
        "The centre could not prove who it is, so nothing was sent. Ask the administrator for its root certificate.",
    ),
    "centre_chain": QT_TRANSLATE_NOOP(
        "words",
        "The centre found an entry that does not fit its chain and took none. "
        "Nothing is lost here; tell the administrator.",
    ),
    "centre_disk_full": QT_TRANSLATE_NOOP(
        "words", "The centre's disk is full. Everything is recorded here and waits. Tell the administrator."
    ),
    "centre_encoding": QT_TRANSLATE_NOOP(
        "words", "The centre's database does not use UTF-8. Create it anew with UTF-8."
    ),
    "centre_changed": QT_TRANSLATE_NOOP(
        "words", "The centre was set up by other steps than this program knows. Nothing was changed."
    ),
    "centre_host": QT_TRANSLATE_NOOP(
        "words", "The centre's address leads nowhere. Check the address and the network. Everything is recorded here."
    ),
    "centre_newer": QT_TRANSLATE_NOOP(
        "words", "The centre was set up by a newer version of this program. Use that version."
    ),
    "centre_no_database": QT_TRANSLATE_NOOP(
        "words", "The centre's server has no database of this name. Check the address."
    ),
    "centre_no_right": QT_TRANSLATE_NOOP(
        "words", "The centre lets this computer in, but it may not do this there. Ask the administrator."
    ),
    "centre_no_schema": QT_TRANSLATE_NOOP(
        "words",
        "There is a database, but it is not set up as the centre. "
        "Ask the administrator to run “frontoffice centre init”.",
    ),
    "centre_no_tls": QT_TRANSLATE_NOOP(
        "words", "The centre's server does not encrypt the connection, so nothing was sent. Ask the administrator."
    ),
    "centre_not_admitted": QT_TRANSLATE_NOOP(
        "words", "The centre's server does not let this computer in. Ask the administrator to admit it."
    ),
    "centre_older": QT_TRANSLATE_NOOP(
        "words",
        "The centre was set up by an older version of this program. "
        "Ask the administrator to run “frontoffice centre init”.",
    ),
    "centre_origin_taken": QT_TRANSLATE_NOOP(
        "words",
        "The centre knows this register as another computer's. Ask the office to enrol this computer in its place.",
    ),
    "centre_program_old": QT_TRANSLATE_NOOP(
        "words", "This program is too old to send to the centre; it still receives. Install the newer version."
    ),
    "centre_read_only": QT_TRANSLATE_NOOP(
        "words", "The centre takes nothing at present, it can only be read. Everything is recorded here and waits."
    ),
    "centre_no_roles": QT_TRANSLATE_NOOP(
        "words", "The centre was restored without its rights. Who keeps it runs frontoffice centre init there."
    ),
    "centre_revoked": QT_TRANSLATE_NOOP(
        "words",
        "The centre does not let this computer in: the office took its access back, or the centre was put back to a "
        "time before this computer was connected. You can go on recording; ask the office.",
    ),
    "centre_secret": QT_TRANSLATE_NOOP(
        "words",
        "The centre does not accept this name with this secret. Type them again, or ask the office for new ones.",
    ),
    "centre_server_old": QT_TRANSLATE_NOOP("words", "The centre needs PostgreSQL 15 or newer."),
    "centre_slow": QT_TRANSLATE_NOOP(
        "words", "The centre took too long. Nothing is lost; the program tries again by itself."
    ),
    "centre_too_old": QT_TRANSLATE_NOOP(
        "words", "The centre was set up by a version that is no longer supported. Nothing was changed."
    ),
    "centre_unreachable": QT_TRANSLATE_NOOP(
        "words", "The centre does not answer. Everything is recorded here and goes there later by itself."
    ),
    "centre_failed": QT_TRANSLATE_NOOP(
        "words",
        "The exchange with the centre failed in a way that is new; it is in the program's log. "
        "Everything is recorded here. Tell the administrator.",
    ),
    "keyring_locked": QT_TRANSLATE_NOOP(
        "words", "The computer's keyring is locked, and the centre's secret is in it. Unlock it, then try again."
    ),
    "keyring_missing": QT_TRANSLATE_NOOP(
        "words", "This computer has no keyring to keep the centre's secret in. Ask the administrator to install one."
    ),
    "centre_dsn": QT_TRANSLATE_NOOP("words", "The address of the database cannot be read."),
}

# In the middle of a paper: it has begun, and goes on by itself.
BLOCKED: Final[Mapping[str, str]] = {
    "printer_paper_out": QT_TRANSLATE_NOOP("words", "Change the paper; the resi goes on by itself."),
    "printer_cover_open": QT_TRANSLATE_NOOP("words", "Close the cover; the resi goes on by itself."),
    "printer_offline": QT_TRANSLATE_NOOP("words", "Put the printer on-line; the resi goes on by itself."),
    "printer_error": QT_TRANSLATE_NOOP("words", "Look at the printer; the resi goes on by itself once it can."),
    "printer_unreachable": QT_TRANSLATE_NOOP("words", "Check power and cable; the resi goes on by itself."),
    "queue_stuck": QT_TRANSLATE_NOOP("words", "Look at paper, cover and power; the resi goes on by itself."),
    "queue_stopped": QT_TRANSLATE_NOOP(
        "words", "The printer is paused in the computer's printing system. Let it go on there; so does the resi."
    ),
    "queue_system_down": QT_TRANSLATE_NOOP(
        "words", "The computer's printing system does not answer. Ask the administrator; the resi goes on by itself."
    ),
}

# Before a byte of a paper was sent: it is tried again by itself, and there is nothing to look for.
NOTHING_SENT: Final[Mapping[str, str]] = {
    "printer_interrupted": QT_TRANSLATE_NOOP(
        "words", "The connection to the printer broke before anything was printed. It is tried again by itself."
    ),
    "printer_timeout": QT_TRANSLATE_NOOP(
        "words", "The printer takes nothing, so nothing was printed. It is tried again by itself."
    ),
    "printer_stopped": QT_TRANSLATE_NOOP("words", "Printing was stopped before anything was printed."),
}

NOTICES: Final[Mapping[str, str]] = {
    "dates_outdated": QT_TRANSLATE_NOOP(
        "words",
        "{count} open complaint(s) are counted by an older calendar. A supervisor counts them again "
        "on the page of the office calendar (F10).",
    ),
    "folded": QT_TRANSLATE_NOOP(
        "words",
        "On the resi {number} the printer lacks {count} letters; they stand as “?” or without their marks. "
        "Open the complaint to print it as an image (P).",
    ),
    "boxes": QT_TRANSLATE_NOOP(
        "words",
        "On the resi {number} stand {count} empty boxes: this computer has no font with those letters. "
        "Tell the administrator to install one.",
    ),
    "clock_behind": QT_TRANSLATE_NOOP(
        "words",
        "The computer's clock stands before the last entry of the register. Set it right; this was written down.",
    ),
    "ended_uncleanly": QT_TRANSLATE_NOOP(
        "words", "The program did not end properly last time. The register is being checked; you can go on working."
    ),
    "chain_broken": QT_TRANSLATE_NOOP(
        "words",
        "The register does not match its own record ({where}). Tell the supervisor. You can go on recording.",
    ),
    "tables_differ": QT_TRANSLATE_NOOP(
        "words",
        "The lists do not match the journal, which is whole. Close the program and start it again: they are made anew "
        "from the journal. Nothing that was recorded is lost.",
    ),
    "tables_rebuilt": QT_TRANSLATE_NOOP("words", "The lists were made anew from the journal. They match it again."),
    "file_not_checked": QT_TRANSLATE_NOOP(
        "words",
        "The register's file could not be checked this time. You can go on working; the next start tries again.",
    ),
    "register_put_back": QT_TRANSLATE_NOOP(
        "words",
        "The register is older than it was: {entries} entries are missing, as after putting back a backup. Numbers go "
        "on after the last one that was given. Connect to the centre to get back what it knows; tell the supervisor.",
    ),
    "register_anew": QT_TRANSLATE_NOOP(
        "words",
        "This register was begun anew, the former one is lost. Numbers of {counter} go on after {no} of {year}. "
        "Look whether the last resi on paper has a higher number; tell the supervisor.",
    ),
    "register_anew_unknown": QT_TRANSLATE_NOOP(
        "words",
        "This register was begun anew, and no number of {counter} is known to this computer. If resi of {counter} were "
        "given out, give this counter another code in the settings before the first complaint.",
    ),
    "register_moved": QT_TRANSLATE_NOOP(
        "words",
        "This register came from another computer. A supervisor confirms it under F10, Exchange with the centre, "
        "before the next number is given.",
    ),
    "series_of_another_desk": QT_TRANSLATE_NOOP(
        "words",
        "No number can be given here: another counter numbers in the series {series} as well. Choose another counter "
        "code in the settings, or let a supervisor take the series over under F10, Exchange with the centre.",
    ),
    "clock_doubtful": QT_TRANSLATE_NOOP(
        "words",
        "No number can be given here: the computer's clock says {today}, which does not follow the last number. Set it "
        "right, or let a supervisor confirm under F10, Exchange with the centre, that it is.",
    ),
    "papers_uncertain": QT_TRANSLATE_NOOP(
        "words", "{papers} papers were being printed when the program ended. Look at the paper, then say under F8."
    ),
    "settings_damaged": UNAVAILABLE["settings_damaged"],
    "unexpected": QT_TRANSLATE_NOOP(
        "words", "Something in the program went wrong and was written to its log ({log}). You can go on."
    ),
}
