"""The first start: its page, and a register from its answers with the settings and the first supervisor."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject

from frontoffice.app.keys import new_register, register_key
from frontoffice.app.printing.print_task import Devices, PrinterTestResult
from frontoffice.app.printing.printer_setup import PrinterSetup, SearchResult
from frontoffice.app.settings import settings_tag
from frontoffice.app.settings.desk_settings import facts_of
from frontoffice.app.workers.background import Background, ExpendableWorker
from frontoffice.domain.calendar import dates
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import system_clock
from frontoffice.register.register import Register
from frontoffice.register.storage import backup_place, copying, damage
from frontoffice.settings import Settings, Transport
from frontoffice.ui.printers.first_printer import SEARCHED
from frontoffice.ui.shell.first_start import FirstAnswers, FirstStart, FirstStep, FoundCopy


def set_up_register(register: Register, where: Places, answers: FirstAnswers) -> None:
    """Save the settings and append them to the journal. Raises Refused and Unavailable; it may be tried again.

    Then the register is closed: it could not be opened again.
    """
    try:
        settings_tag.save(where.settings, answers.settings, register)
        register.configuration.record(facts_of(answers.settings), _first_supervisor(register, answers))
    except BaseException:
        register.close()
        raise


def _first_supervisor(register: Register, answers: FirstAnswers) -> Officer:
    """Add the first supervisor; when an earlier try got so far and no further, name them as they are named now."""
    here = register.officers.with_secret()  # the others came from other desks
    before = next((one for one in register.officers.all() if one.officer_id in here), None)
    if before is None:
        return register.officers.add(answers.name, Role.SUPERVISOR, answers.position, answers.secret, None, new_id())
    register.officers.set_secret(before.officer_id, answers.secret, before, new_id())
    changed = dataclasses.replace(before, name=answers.name, position=answers.position)
    return register.officers.change(changed, before, new_id())


# --- The page of the first start, its printers and copies, and a register with its first supervisor ---


class FirstQuestions(QObject):
    """``page`` and the threads behind it; ``finished`` gets the new register and the settings."""

    def __init__(
        self,
        known: Settings,
        where: Places,
        open_register: Callable[[Settings], Register],
        finished: Callable[[Register, Settings], object],
        background: Callable[[str], Background] = ExpendableWorker,
    ) -> None:
        super().__init__()
        self._where, self._open_register, self._finished, self._background = where, open_register, finished, background
        self._threads: dict[str, Background] = {}
        self._setup = PrinterSetup(_never_torn, lambda: system_clock().astimezone(), where.folder, Devices(), self._run)
        self.page = FirstStart(_with_zone(known))
        if damage.is_blank(where.register) and not register_key.has_keyring():  # what is there stays as it is
            self.page.offer_passphrase()
        if known.centre.address:  # it joined an office that has nobody yet
            self.page.show_step(FirstStep.OFFICE)
        self.page.finished.connect(self._set_up)
        self.page.copies_asked.connect(self._find_copies)
        self.page.printer.look_asked.connect(lambda: self._find_printers(SEARCHED))
        self.page.printer.test_asked.connect(lambda printer: self._setup.print_test(printer, self._show_test))

    def end(self) -> None:
        """Stop looking and printing; what hangs is not waited for."""
        self._setup.end()
        for thread in self._threads.values():
            thread.stop()

    def _run(self, name: str) -> Background:
        if name not in self._threads:
            self._threads[name] = self._background(name)
        return self._threads[name]

    def _find_printers(self, kinds: Sequence[Transport]) -> None:
        """Look for the first of these kinds, then for the others; what is missing for one is no news here."""
        if not kinds:
            self.page.printer.show_all_found()
            return

        def go_on(found: SearchResult) -> None:
            if not isinstance(found, Unavailable):
                self.page.printer.show_found(kinds[0], found)
            self._find_printers(kinds[1:])

        self._setup.search(kinds[0], go_on)

    def _show_test(self, tried: PrinterTestResult) -> None:
        self.page.printer.show_test(tried.failure, tried.findings, may_be_out=tried.may_be_out)

    def _find_copies(self) -> None:
        self._run("copies").run(find_copies, self.page.show_copies, lambda _error: self.page.show_copies(()))

    def _set_up(self, given: FirstAnswers) -> None:
        answers = _with_days(given)
        try:
            if answers.passphrase:
                new_register.begin(self._where, answers.passphrase)
            register = self._open_register(answers.settings)
            set_up_register(register, self._where, answers)
        except Refused as refused:
            self.page.show_refusal(refused)
        except Unavailable as error:
            if error.code == RegisterFailure.KEY_UNREACHABLE:
                self.page.offer_passphrase()
            self.page.show_failure(error)
        else:
            self._finished(register, answers.settings)


def find_copies() -> tuple[FoundCopy, ...]:
    """Find the whole copies of registers in the places on connected disks, the newest first."""
    found = [
        FoundCopy(folder / record.file, record.made_at)
        for folder in backup_place.list_places(backup_place.list_volumes())
        for record in copying.records(folder)
        if record.outcome == copying.WHOLE and not record.is_doubted
    ]
    return tuple(sorted(found, key=lambda copy: copy.made_at, reverse=True))


def _never_torn(_identity: str) -> bool:
    """Nothing was printed before there was a register."""
    return False


def _with_zone(known: Settings) -> Settings:
    """The settings of a folder without any, with this computer's zone."""
    if known != Settings():
        return known
    here = system_clock().astimezone().utcoffset()
    zone = next((name for name, zone in dates.ZONES.items() if zone.utcoffset(None) == here), known.office.zone)
    return dataclasses.replace(known, office=dataclasses.replace(known.office, zone=zone))


def _with_days(answers: FirstAnswers) -> FirstAnswers:
    """Answers with the day of the printer's test page, and decider and day of a decision against encryption."""
    settings = answers.settings
    today = dates.local_date(system_clock(), settings.office.zone).isoformat()
    if settings.printer.transport is not Transport.NONE:
        settings = dataclasses.replace(settings, printer=dataclasses.replace(settings.printer, tested=today))
    if answers.is_plain:
        settings = dataclasses.replace(settings, plain_by=answers.name, plain_on=today)
    return dataclasses.replace(answers, settings=settings)
