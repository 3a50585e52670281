"""``frontoffice erase``: two officers erase by law the words of a closed complaint, a consultation or a message.

Rare, and not to be undone: so it is done at the computer, in plain words, while the window is closed. Exit codes:
0 done, 2 not done.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Final

from frontoffice import settings
from frontoffice.app.cli import passphrase_prompt, screen_words
from frontoffice.app.cli.passphrase_prompt import Prompt
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.complaint import Complaint
from frontoffice.domain.consultation import Consultation
from frontoffice.domain.incoming import KeptMessage
from frontoffice.domain.people import Officer
from frontoffice.errors import Problem, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure, RegisterRefusal
from frontoffice.register.commands.drafts import Draft
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_existing
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings

SENTENCES: Final = {
    RegisterRefusal.COMPLAINT_UNKNOWN: "nomor itu tidak ada di register ini",
    RegisterRefusal.COMPLAINT_ERASED: "isi pengaduan itu sudah dihapus",
    RegisterRefusal.ERASURE_AWAITED: "penghapusannya sudah diputuskan dan menunggu persetujuan kantor",
    RegisterRefusal.CONSULTATION_ERASED: "isi konsultasi itu sudah dihapus",
    RegisterRefusal.MESSAGE_ERASED: "isi pesan itu sudah dihapus",
    RegisterRefusal.STILL_OPEN: (
        "pengaduan {number} masih ditangani; yang dihapus hanya pengaduan yang sudah selesai atau dibatalkan"
    ),
    AccessRefusal.NOT_ALLOWED: "yang pertama harus seorang supervisor",
    RegisterRefusal.NO_AUTHORITY: "perangkat ini tidak berwenang menghapus; lakukan di perangkat golongan kantor",
    RegisterRefusal.ONE_DECIDER: "dua orang yang berbeda harus memutuskan",
    RegisterRefusal.GROUND_MISSING: "dasar penghapusan belum diisi",
    FieldRefusal.TOO_LONG: "dasar penghapusan terlalu panjang ({length} huruf, paling banyak {most})",
    AccessRefusal.OFFICER_UNKNOWN: "nama itu tidak ada di loket ini",
    AccessRefusal.OFFICER_DISABLED: "orang itu tidak lagi bertugas",
    AccessRefusal.NO_SECRET: "orang itu belum punya PIN di loket ini",
    AccessRefusal.SECRET_CHANGED: "PIN orang itu diubah atau dihapus program lain; supervisor memberi PIN baru",
    AccessRefusal.SECRETS_CHANGED: "PIN di register ini diubah atau dihapus program lain; pulihkan salinan utuh",
    AccessRefusal.SUPERVISOR_SIGNS_IN: "register ini datang dari komputer lain; supervisor masuk dulu di jendela",
    AccessRefusal.WAIT: "terlalu banyak percobaan; tunggu {seconds} detik",
    AccessRefusal.WRONG_SECRET: "PIN atau kata sandi salah",
    RegisterFailure.IN_USE: "register sedang dibuka; tutup dahulu jendelanya",
}


def run(where: Places, number: str, ask: Prompt = input, ask_secret: Prompt = getpass.getpass) -> int:
    """Ask for the deciders and the reason, then erase; returns the exit code."""
    if damage.is_blank(where.register):
        return _fail(f"tidak ada register di {where.folder}")
    try:
        known = settings.load(where.settings) or Settings()
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        with closing(open_existing(where.register, desk_of(known), mark)) as register:
            return _erase(register, where, number, (ask, ask_secret), is_alone=not known.centre.address)
    except Unavailable as error:
        return _fail(SENTENCES.get(error.code) or screen_words.failure(error))
    except Refused as refused:
        problem = refused.problems[0]
        return _fail(SENTENCES.get(problem.code, problem.code).format(**problem.facts))


def _erase(register: Register, where: Places, number: str, prompts: tuple[Prompt, Prompt], *, is_alone: bool) -> int:
    ask, ask_secret = prompts
    if is_alone and register.erasures.has_centre_behind():
        _say(_ALONE)
    consultation = register.consultations.by_code(number)
    if consultation is not None:
        return _erase_consultation(register, consultation, prompts, is_alone=is_alone)
    message = register.inbox.by_code(number)
    if message is not None:
        return _erase_message(register, message, prompts, is_alone=is_alone)
    complaint = passphrase_prompt.complaint(register, number)
    register.erasures.demand_erasable(complaint.subject, is_alone=is_alone)  # before two people type their PINs in vain
    _say(
        f"{complaint.number_text}, dicatat {complaint.recorded_on:%d-%m-%Y}. "
        f"Isinya dihapus untuk seterusnya{_when(register, is_alone=is_alone)}; nomornya tetap."
    )
    deciders, ground = _decision(register, ask, ask_secret)
    if not _is_typed_again(complaint.number_text, ask):
        return _fail("tidak dihapus")
    drafts = register.drafts.amending(complaint.subject)
    sharing = register.erasures.sharing_files(complaint.subject)
    if not register.erasures.erase(complaint.subject, ground, deciders, new_id(), is_alone=is_alone).erased:
        _say(_AWAITED.format(name=complaint.number_text))
        return 0
    _say(f"Isi {complaint.number_text} dihapus.")
    for line in _remaining_copies(register, complaint, where, drafts, sharing):
        _say(line)
    _say(_OLD_COPIES)
    return 0


def _remaining_copies(
    register: Register, complaint: Complaint, where: Places, drafts: Iterable[Draft], sharing: Sequence[str]
) -> Iterator[str]:
    """Lines about drafts erased along with a complaint, and about other places with its text."""
    names = {one.officer_id: one.name for one in register.officers.all()}
    for draft in drafts:
        yield f"Draf perbaikannya oleh {names.get(draft.officer_id, 'orang lain')} dihapus juga."
    for before in register.consultations.before(complaint.subject):
        yield f"Konsultasi yang menjadi pengaduan itu masih memuat isinya: frontoffice erase {before.code}"
    for message in register.inbox.before(complaint.subject):
        yield f"Pesan masuk {message.code} dihapus juga."
    if sharing:
        yield f"Berkasnya yang juga menjadi lampiran {', '.join(sharing)} tetap tersimpan di sana."
    for path in _copies(where, complaint.number_text):
        yield f"Hapus juga berkas ini: {path}"


_AWAITED: Final = (
    "Penghapusan {name} dicatat dan menunggu persetujuan kantor (frontoffice centre erase); sampai itu isinya tetap."
)
_ALONE: Final = (
    "Komputer ini tidak lagi tersambung ke pusat: isinya dihapus di sini tanpa persetujuan kantor."
    " Pusat dan komputer lain yang pernah menerimanya tidak ikut menghapus."
)
_OLD_COPIES: Final = "Cadangan lama register masih memuat isinya sampai cadangan itu dihapus."


def _erase_consultation(
    register: Register, one: Consultation, prompts: tuple[Prompt, Prompt], *, is_alone: bool
) -> int:
    if one.erased:
        raise Refused(Problem("", RegisterRefusal.CONSULTATION_ERASED))
    _say(f"Konsultasi {one.code}, dicatat {one.day:%d-%m-%Y}. {_for_ever(register, is_alone=is_alone)}")
    decided = _decide_again(register, one.code, prompts)
    if decided is None:
        return _fail("tidak dihapus")
    register.erasures.erase_consultation(one.subject, *decided, new_id(), is_alone=is_alone)
    after = register.consultations.by_code(one.code)
    return _say_erased(f"konsultasi {one.code}", is_erased=after is None or after.erased)


def _erase_message(register: Register, one: KeptMessage, prompts: tuple[Prompt, Prompt], *, is_alone: bool) -> int:
    if one.erased:
        raise Refused(Problem("", RegisterRefusal.MESSAGE_ERASED))
    _say(f"Pesan {one.code}, masuk {one.day:%d-%m-%Y}. {_for_ever(register, is_alone=is_alone)}")
    decided = _decide_again(register, one.code, prompts)
    if decided is None:
        return _fail("tidak dihapus")
    register.erasures.erase_message(one.subject, *decided, new_id(), is_alone=is_alone)
    after = register.inbox.by_code(one.code)
    return _say_erased(f"pesan {one.code}", is_erased=after is None or after.erased)


def _for_ever(register: Register, *, is_alone: bool) -> str:
    return f"Isinya dihapus untuk seterusnya{_when(register, is_alone=is_alone)}; hitungannya tetap."


def _decide_again(
    register: Register, code: str, prompts: tuple[Prompt, Prompt]
) -> tuple[str, tuple[Officer, Officer]] | None:
    """The ground and the deciders; None where the code is not typed again."""
    deciders, ground = _decision(register, *prompts)
    return (ground, deciders) if _is_typed_again(code, prompts[0]) else None


def _say_erased(name: str, *, is_erased: bool) -> int:
    if not is_erased:
        _say(_AWAITED.format(name=name))
        return 0
    _say(f"Isi {name} dihapus.")
    _say(_OLD_COPIES)
    return 0


def _when(register: Register, *, is_alone: bool) -> str:
    return "" if is_alone or not register.erasures.has_centre_behind() else " begitu kantor menyetujuinya"


def _decision(register: Register, ask: Prompt, ask_secret: Prompt) -> tuple[tuple[Officer, Officer], str]:
    """Ask for the deciding officers and the ground."""
    by = passphrase_prompt.sign_in(register, "Supervisor yang memutuskan", ask, ask_secret)
    second = passphrase_prompt.sign_in(register, "Petugas kedua", ask, ask_secret)
    return (by, second), ask("Dasar penghapusan (keputusan, tanggal): ")


def _is_typed_again(name: str, ask: Prompt) -> bool:
    return ask(f"Ketik {name} sekali lagi untuk menghapus: ").strip().upper() == name.upper()


def _copies(where: Places, number: str) -> Iterator[Path]:
    """Files beside the register possibly with the complaint's text in them.

    Papers of this number, pages, copies of the register.
    """
    named = "-".join("".join(c if c.isalnum() else " " for c in number).split())
    for path in sorted(where.folder.rglob("*")):
        is_paper = path.suffix == ".pdf" and (named in path.name or path.parent == where.pages)
        if is_paper or (path.suffix == ".db" and path != where.register):
            yield path


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _fail(sentence: str) -> int:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return 2
