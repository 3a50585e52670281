"""``frontoffice prove``: the proof of one complaint for an outsider and its checking program, in a folder.

The bundle has everything that was written about the complaint, so a supervisor signs in, says why, and that it went out
is an entry: written when the bundle is whole on the disk, what checks it lies beside it, and it has no name yet. What
was given out before stays, and the program that came with it: another bundle goes into another folder. Exit codes: 0
written and signed; 1 written, not signed; 2 not done.
"""

from __future__ import annotations

import getpass
import os
import sys
from contextlib import closing
from pathlib import Path
from typing import Final

from frontoffice import assets, settings
from frontoffice.app.cli import file_words, passphrase_prompt, screen_words
from frontoffice.app.cli.erase_command import SENTENCES as OF_ERASING
from frontoffice.app.cli.passphrase_prompt import Prompt
from frontoffice.app.keys import signed_proof
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.domain import people
from frontoffice.domain.codes import AccessRefusal, FieldRefusal
from frontoffice.domain.people import May
from frontoffice.errors import Refused, Unavailable
from frontoffice.places import Places
from frontoffice.register.commands.exporting import ListExport, ProofFormat
from frontoffice.register.journal.ids import new_id
from frontoffice.register.opened import open_existing
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings

SIGNED, UNSIGNED, NOT_DONE = range(3)
CHECKER: Final = "check_proof.py"
TIME_CHECKER: Final = "check_time.py"
_SENTENCES: Final = OF_ERASING | {
    AccessRefusal.NOT_ALLOWED: "yang memberi bukti kepada pihak luar harus seorang supervisor",
    FieldRefusal.WHY_MISSING: "alasannya belum diisi",
    FieldRefusal.TOO_LONG: "alasannya terlalu panjang ({length} huruf, paling banyak {most})",
    DocumentFailure.FILE_NOT_SAVED: "{path} tidak dapat ditulis: {why}",
}


def run(where: Places, number: str, folder: Path, ask: Prompt = input, ask_secret: Prompt = getpass.getpass) -> int:
    """Ask for the issuing officer and the reason, then write both files; returns the exit code."""
    if damage.is_blank(where.register):
        return _fail(f"tidak ada register di {where.folder}")
    try:
        known = settings.load(where.settings) or Settings()
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        with closing(open_existing(where.register, desk_of(known), mark)) as register:
            return _prove(register, number, folder, ask, ask_secret)
    except Unavailable as error:
        said, why = _SENTENCES.get(error.code), file_words.why(error)
        return _fail(said.format(**error.facts, why=why) if said else screen_words.failure(error))
    except Refused as refused:
        problem = refused.problems[0]
        return _fail(_SENTENCES.get(problem.code, problem.code).format(**problem.facts))


def _prove(register: Register, number: str, folder: Path, ask: Prompt, ask_secret: Prompt) -> int:
    complaint = passphrase_prompt.complaint(register, number)
    if taken := _overwrite_refusal(folder, signed_proof.name_of(complaint)):  # before a PIN is typed
        return _fail(taken)
    by = passphrase_prompt.sign_in(register, "Supervisor yang memberi bukti", ask, ask_secret)
    people.demand(by, May.APPROVE)  # it speaks for the office, as a report does
    why = ask("Kepada siapa dan untuk apa: ")
    export = ListExport(
        name="proof", lines=1, format=ProofFormat.JSON, limited=complaint.number_text, identities=True, why=why
    )
    register.exports.check(export, by)
    made = signed_proof.make(register, complaint)

    def write_down(beside: Path) -> None:
        beside.write_bytes(made.bundle)
        register.exports.record(export, by, new_id())

    for checker in (CHECKER, TIME_CHECKER)[: 2 if made.is_stamped else 1]:  # first: with the bundle it went out
        output_file.write_into(assets.read_bytes(f"proof/{checker}"), checker, folder)
    written = output_file.write(folder / made.name, write_down)
    _say(f"{written}: {len(made.proof.entries)} catatan, {len(made.bundle)} bita")
    _say(f'Diperiksa di komputer mana pun dengan Python dan pustaka "cryptography": python {CHECKER} {made.name}')
    if made.is_stamped:
        _say(f"Cap waktunya, di folder yang sama: python {TIME_CHECKER} {made.name}")
    if made.key is None:
        _say("PERHATIAN: tidak ditandatangani, karena komputer ini tidak punya penyimpan sandi yang terbuka")
        return UNSIGNED
    _say(f"Sidik jari kunci loket ini, untuk dicocokkan penerima: {made.key.fingerprint}")
    return SIGNED


def _overwrite_refusal(folder: Path, name: str) -> str:
    """Refusal if something already exists at that path and would be overwritten; "" where nothing does."""
    others = [one for one in (CHECKER, TIME_CHECKER) if _is_other(folder / one, assets.read_bytes(f"proof/{one}"))]
    return next(
        filter(None, (file_words.overwrite_refusal(folder / one, "folder lain") for one in (name, *others))), ""
    )


def _is_other(file: Path, content: bytes) -> bool:
    try:
        return file.read_bytes() != content
    except OSError:
        return os.path.lexists(file)


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _fail(sentence: str) -> int:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return NOT_DONE
