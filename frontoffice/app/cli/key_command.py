"""``frontoffice encrypt`` and ``frontoffice open-with-recovery``: a register's key and its recovery paper; without Qt.

No plain register is encrypted before its code was typed back from the paper: a keyring can be lost with its user, the
paper must be right. One that was encrypted from its first byte gets its paper here, too. Exit codes: 0 done; 1 the
register is not whole; 2 not done, and the register is as it was.
"""

from __future__ import annotations

import getpass
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final

from frontoffice.app.cli import fault_words, file_words, passphrase_prompt
from frontoffice.app.cli.backup_command import DONE, NOT_DONE, NOT_WHOLE
from frontoffice.app.cli.passphrase_prompt import Ask, PassphraseSource
from frontoffice.app.keys import key_paper, new_register, passphrase, register_key
from frontoffice.domain.people import Officer, Role
from frontoffice.errors import FailureCode, Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.codes import BackupFailure, RegisterFailure
from frontoffice.register.commands import credentials
from frontoffice.register.commands.officers import Officers
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import system_clock
from frontoffice.register.replication.replica import open_unit
from frontoffice.register.storage import conversion, damage, encryption, opening
from frontoffice.register.storage.high_water_mark import HighWaterMark

# --- A new PIN for a supervisor, by whoever typed the recovery code, where no supervisor can sign in any more ---


def offer(
    where: Places,
    ask: Callable[[str], str],
    say: Callable[[str], None],
    ask_secret: Callable[[str], str] = getpass.getpass,
) -> int:
    """Give a supervisor a new PIN, if none can sign in; the exit code. Raises Unavailable."""
    mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
    with open_unit(where.register, system_clock, mark) as unit:
        supervisors = [who for who in unit.people.values() if who.active and who.role is Role.SUPERVISOR]
        if not supervisors or credentials.can_a_supervisor_sign_in(unit):
            return DONE
        say("Tidak ada supervisor yang dapat masuk: PIN mereka tidak ada, atau diubah atau dihapus program lain.")
        who = _choose_supervisor(supervisors, ask, say)
        if who is None:
            return NOT_DONE
        secret = ask_secret("PIN baru: ")
        if not secret or secret != ask_secret("PIN baru, sekali lagi: "):
            say("PIN tidak sama; tidak ada yang diubah.")
            return NOT_DONE
        try:
            Officers(unit, where.mark_folder).recover(who.officer_id, secret, new_id())
        except Refused:
            say("PIN itu terlalu pendek atau mudah ditebak; tidak ada yang diubah.")
            return NOT_DONE
        say(
            f"{who.name} dapat masuk dengan PIN baru. Beri PIN baru kepada yang lain, dan sebutkan nomor resi terakhir."
        )
    return DONE


def _choose_supervisor(
    supervisors: Sequence[Officer], ask: Callable[[str], str], say: Callable[[str], None]
) -> Officer | None:
    for number, who in enumerate(supervisors, 1):
        say(f"{number}. {who.name}")
    typed = ask("Nomor supervisor yang diberi PIN baru (kosong untuk batal): ").strip()
    is_there = typed.isdecimal() and 0 < int(typed) <= len(supervisors)
    return supervisors[int(typed) - 1] if is_there else None


# --- key command ---

_TRIES: Final = 5
_SENTENCES: Final[Mapping[FailureCode, str]] = {
    BackupFailure.BROKEN: "register rusak: {detail}; tidak dienkripsi",
    BackupFailure.CUT: "register disalin selagi terbuka, catatan sesudahnya tidak ada; tidak dienkripsi",
    BackupFailure.DIFFERS: "salinan terenkripsi tidak sama dengan register; dibuang, register tetap seperti semula",
    RegisterFailure.DAMAGED: "berkas register rusak",
    RegisterFailure.CANNOT_OPEN: "{path} tidak dapat dibuka",
    RegisterFailure.DISK_ERROR: "disk menolak: {path}",
    RegisterFailure.DISK_FULL: "disk penuh: {path}; register tetap seperti semula",
    RegisterFailure.FOLDER_READ_ONLY: "{path} tidak boleh dibaca atau ditulisi pengguna komputer ini",
    RegisterFailure.IN_USE: "register sedang dibuka; tutup dahulu jendelanya",
    RegisterFailure.KEY_MISSING: "kunci register tidak ada di komputer ini: frontoffice open-with-recovery",
    RegisterFailure.KEY_UNREACHABLE: (
        "penyimpan sandi komputer ini tidak ada atau terkunci; kunci tidak dapat disimpan atau diambil"
    ),
    RegisterFailure.KEY_WRONG: "kunci di komputer ini bukan kunci register itu: frontoffice open-with-recovery",
}
_BAD: Final = (BackupFailure.BROKEN, BackupFailure.CUT, RegisterFailure.DAMAGED)
_OTHER: Final = "Itu kode register lain (atau awal berkas ini rusak: pulihkan cadangannya)."
_STILL_DUE: Final = "Kertas kunci pemulihan belum ada: bila komputer ini rusak, register dan cadangannya hilang."


def encrypt(
    where: Places, paper: Path | None = None, ask: Ask = input, *, training: bool = False, fd: int | None = None
) -> int:
    """Make the recovery paper, have its code typed back, convert a plain register; the program must be closed.

    A file that ``paper`` names is a new one, which goes at the end; one that was there would go with it.
    """
    if training:
        _say("Register latihan tidak dienkripsi.")
        return NOT_DONE
    own = where.folder / key_paper.PAPER
    try:
        if _is_absent(where.register):
            return NOT_DONE
        opening.demand_free(where.register)
        if encryption.key_name(where.register):
            conversion.encrypt(where.register, b"")
            if not new_register.is_paper_due(where):
                own.unlink(missing_ok=True)  # of a conversion that was killed at its end
                _say("Register ini sudah dienkripsi.")
                if paper and os.path.lexists(paper):
                    _say(f"{paper} tetap ada; bila itu kertas kunci, musnahkan.")
                return DONE
        if paper and (problem := file_words.not_new(paper)):
            return _complain(problem)
        paper = paper or own
        key = key_paper.make(where, paper, _new_words(where, PassphraseSource(fd)))
        try:
            return _confirm_key(where, key, paper, ask)
        finally:
            key_paper.give_up(where, key, paper)
    except Unavailable as error:
        return fail(error)


def _new_words(where: Places, source: PassphraseSource) -> str:
    """The passphrase of a new key, for a computer without a keyring."""
    if encryption.key_name(where.register) or register_key.has_keyring():
        return ""
    _say("Komputer ini tidak mempunyai penyimpan sandi: register dibuka dengan frasa sandi setiap kali.")
    return passphrase_prompt.ask_new(source)


def _confirm_key(where: Places, key: bytes, paper: Path, ask: Ask) -> int:
    _say(f"Kertas kunci pemulihan: {paper}\nCetak, lalu ketik kodenya dari kertas itu. Berkasnya kemudian dihapus.")
    is_new = not encryption.key_name(where.register)
    if not passphrase_prompt.is_typed_back(key, ask, _OTHER):
        _say("Register tidak dienkripsi; kertas itu tidak berlaku, musnahkan." if is_new else _STILL_DUE)
        return NOT_DONE
    if is_new:
        _convert(where, key)
    else:
        key_paper.confirm(where, key)
        _say("Kode benar.")
    _say("Segel kertasnya dalam amplop dan simpan di tempat terkunci.")
    return DONE


def _convert(where: Places, key: bytes) -> None:
    entries = conversion.encrypt(where.register, key)
    _say(f"Register dienkripsi: {entries} catatan.")
    for left in _plain_copies(where.register):
        _say(f"Salinan lama tanpa enkripsi masih ada: {left}")
    _say("Cadangan yang dibuat sebelum ini juga tidak terenkripsi; yang berikutnya terenkripsi.")


def open_with_recovery(where: Places, file: Path | None = None, ask: Ask = input, *, fd: int | None = None) -> int:
    """Read the code of the recovery paper, so that this computer opens the register, or its copy ``file``.

    Where there is no keyring, a new passphrase is asked for. Where no supervisor can sign in to the register any more,
    one is given a new PIN.
    """
    register = file or where.register
    try:
        if _is_absent(register):
            return NOT_DONE
        with opening.disk(register):
            if not encryption.key_name(register):
                _require_readable_register(register)
                _say(f"{register} tidak dienkripsi.")
                return NOT_DONE
            for _ in range(_TRIES):
                typed = passphrase_prompt.read_answer(ask, "Kode dari kertas kunci pemulihan (kosong untuk batal): ")
                if not typed:
                    return NOT_DONE
                if register_key.take_code(register, typed):
                    kept = _store_key(where, encryption.key_name(register), PassphraseSource(fd))
                    return offer(where, ask, _say) if kept == DONE and file is None else kept
                _say(passphrase_prompt.wrong_group(typed) or _OTHER)
    except Unavailable as error:
        return fail(error)
    return NOT_DONE


def _require_readable_register(register: Path) -> None:
    """Require a readable register file: only of what was read can be said that it is not encrypted."""
    with register.open("rb"):
        damage.demand_ours(register)


def _store_key(where: Places, name: str, source: PassphraseSource) -> int:
    """Store the key from a recovery code for the next start too, and return the exit code."""
    if register_key.is_held(name) and not register_key.has_keyring():
        if encryption.key_name(where.register) not in ("", name):
            _say("Kode benar, tetapi register di folder data dibuka dengan kunci lain.")
            return NOT_DONE
        words = passphrase_prompt.ask_new(source)
        key = register_key.find(name)
        if not words or key is None:
            _say("Kode benar, tetapi tanpa penyimpan sandi dan tanpa frasa sandi tidak ada yang disimpan.")
            return NOT_DONE
        passphrase.keep(where, key, words)
    _say("Kode benar; register dapat dibuka di komputer ini.")
    return DONE


def _plain_copies(register: Path) -> list[Path]:
    beside = sorted(register.parent.glob(f"{register.stem}.*{register.suffix}"))
    return [one for one in beside if one != register and not encryption.key_name(one)]


def _is_absent(register: Path) -> bool:
    with opening.disk(register):
        absent = damage.is_blank(register)
    if absent:
        print(f"frontoffice: tidak ada register di {register}", file=sys.stderr)  # noqa: T201
    return absent


def fail(error: Unavailable) -> int:
    """Print a failure in its own sentence; returns the exit code."""
    detail = fault_words.in_indonesian(str(error.facts.get("detail", "")))
    sentence = _SENTENCES.get(error.code, "").format(**{"path": "", **error.facts, "detail": detail})
    _complain(sentence or fault_words.as_on_screen(error))
    return NOT_WHOLE if error.code in _BAD else NOT_DONE


def _complain(sentence: str) -> int:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return NOT_DONE


def _say(line: str) -> None:
    print(line)  # noqa: T201
