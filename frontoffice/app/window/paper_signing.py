"""A letter signed in a worker's thread, remembered in its complaint's story, and put in front instead."""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from frontoffice.documents.case_file import FILES, NAMES
from frontoffice.documents.codes import SigningFailure, SigningRefusal
from frontoffice.documents.counter_papers import receipt_pdf
from frontoffice.documents.letters import electronic_signature
from frontoffice.documents.letters.electronic_signature import LARGEST, SignedPaper
from frontoffice.domain.calendar import dates
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.paper_layout import KeptCertificate
from frontoffice.ui.preview.print_order import OfficePaper, SigningOffer
from frontoffice.ui.widgets.guarded import guarded

if TYPE_CHECKING:
    from frontoffice.app.window.office_documents import MadeDocument
    from frontoffice.app.window.settings_controller import SettingsController
    from frontoffice.app.workers.background import Background
    from frontoffice.domain.people import Officer
    from frontoffice.places import Places
    from frontoffice.register.register import Register

_NAME: Final = "{} (tanda tangan elektronik)"


def offer(
    made: MadeDocument,
    register: Register,
    settings: SettingsController,
    worker: Background,
    where: Places,
    by: Officer,
) -> SigningOffer | None:
    """How a letter is signed; None of papers that have no place for it."""
    place = made.place
    if place is None:
        return None

    def sign(file: Path, passphrase: str, done: Callable[[OfficePaper], None], refused: Callable[[str], None]) -> None:
        now = register.now().astimezone(dates.ZONES[register.zone])

        def work() -> SignedPaper:
            return electronic_signature.sign(made.pdf, place, _content(file), passphrase, now)

        def keep(signed: SignedPaper) -> None:
            with guarded(refused) as keeping:
                sha256 = hashlib.sha256(signed.pdf).hexdigest()
                made.remember(register, _NAME.format(NAMES[made.kind]), sha256, by, str(signed.by))
            if keeping.worked:
                last = signed.by.until.astimezone(now.tzinfo).date().isoformat()
                _remember(settings, KeptCertificate(str(file), signed.by.holder, last))
                done(_paper(made, signed.pdf, where))

        worker.run(work, keep, partial(_report, refused))

    def find(found: Callable[[bool], None]) -> None:
        file = Path(settings.current.certificate.file)  # perhaps on a share that does not answer
        worker.run(file.is_file, found, lambda _error: found(False))

    return SigningOffer(electronic_signature.need_library, lambda: settings.current.certificate, find, sign)


def _remember(settings: SettingsController, certificate: KeptCertificate) -> None:
    if certificate != settings.current.certificate:
        with contextlib.suppress(Unavailable, Refused):  # it is asked for anew the next time
            settings.keep(dataclasses.replace(settings.current, certificate=certificate))


def _paper(made: MadeDocument, pdf: bytes, where: Places) -> OfficePaper:
    kind = NAMES[made.kind]

    def keep(folder: Path) -> Path:
        return receipt_pdf.save(pdf, folder, f"{FILES[made.kind]} {made.number_text} ttd")

    return OfficePaper(kind, f"{kind} {made.number_text}", pdf, partial(keep, where.opened), keep_in=keep)


def _content(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError:
        raise Unavailable(SigningFailure.NO_FILE) from None
    if len(content) > LARGEST:
        raise Refused(Problem("certificate", SigningRefusal.NO_CERTIFICATE))
    return content


def _report(refused: Callable[[str], None], error: Exception) -> None:
    with guarded(refused):
        raise error
