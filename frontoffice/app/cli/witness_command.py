"""``frontoffice witness``: checkpoints of one office's register, remembered and cosigned by another office.

``ask`` writes what goes to the witness, ``cosign`` is the witness's verb, ``keep`` takes its answer in; bundles carry
it from then on. Only counts and hashes travel, nothing of any complaint, as files on a stick or by mail. Exit codes:
0 done; 1 refused, since the histories contradict each other (what shows it is kept); 2 not done; 3 the witness
remembers another size.
"""

from __future__ import annotations

import base64
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from frontoffice import settings, signed_notes
from frontoffice.app.cli import file_words, screen_words
from frontoffice.app.cli.erase_command import SENTENCES as OF_ERASING
from frontoffice.app.keys import signed_proof, signing_key, witness_memory, witness_replies
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint, cosignature
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.domain.proof.cosignature import Cosignature, WitnessRequest, WitnessVerdict
from frontoffice.domain.proof.merkle import TreeHead
from frontoffice.errors import Unavailable
from frontoffice.frozen import frozen
from frontoffice.places import Places
from frontoffice.register.codes import RegisterFailure
from frontoffice.register.opened import open_existing
from frontoffice.register.register import Register
from frontoffice.register.storage import file_probe
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings

DONE, CONTRADICTED, NOT_DONE, OTHER_SIZE = range(4)
_MOST_BYTES: Final = 100_000
_UNREADABLE: Final = (OSError, ValueError, LookupError, TypeError)
_SENTENCES: Final = OF_ERASING | {DocumentFailure.FILE_NOT_SAVED: "{path} tidak dapat ditulis: {why}"}
_NOT_LOCKED: Final = "{path}: {why}"
_OF_ITS_FOLDER: Final = {  # which is no register's, and nobody is at a counter there
    RegisterFailure.IN_USE: "folder saksi sedang dipakai proses lain; coba lagi",
    RegisterFailure.FOLDER_READ_ONLY: _NOT_LOCKED,
    RegisterFailure.DISK_FULL: _NOT_LOCKED,
}


@frozen
class WitnessFolder:
    """Where a witness keeps what it saw, as it is called on the command line: its name, whose new key it accepts."""

    folder: Path
    name: str = "saksi"
    accepted: str = ""  # the fingerprint of an office's new key


def ask(where: Places, file: Path, after: int | None) -> int:
    """Write the checkpoint of this register's chain, and how it goes on from the one that was cosigned last."""
    return _with_register(where, lambda register: _ask(register, file, after))


def keep(where: Places, file: Path) -> int:
    """Take a witness's answer in, if it is of this register's chain."""
    return _with_register(where, lambda register: _keep(register, file))


def cosign(witness: WitnessFolder, file: Path, now: int) -> int:
    """Remember and cosign what an office asks for; the answer stands beside the file, as ``FILE.saksi``."""
    if not cosignature.is_name(witness.name):
        return _fail("nama saksi tidak boleh memuat spasi atau tanda tambah")
    try:
        request = cosignature.read_request(_read(file))
        text, signed = signed_notes.opened(request.note, {request.key_name: request.public_key})
        asked = checkpoint.read_text(text)
    except _UNREADABLE as error:
        return _fail(
            _why_not(error, "berkas itu bukan permintaan kepada saksi, atau tanda tangannya tidak benar", file)
        )
    if not signed or not asked.size:
        return _fail("permintaan itu tidak ditandatangani dengan kunci yang disebutnya, atau tanpa catatan")
    try:
        with witness_memory.held(witness.folder):
            return _cosign(witness, file, now, request, asked)
    except Unavailable as error:
        return _fail(_sentence(error, (_SENTENCES | _OF_ITS_FOLDER).get(error.code)))
    except _UNREADABLE as error:
        lost = "yang diingat saksi tidak dapat dibaca: kembalikan folder saksi dari cadangannya"
        return _fail(_why_not(error, lost, witness.folder))


def _cosign(witness: WitnessFolder, file: Path, now: int, request: WitnessRequest, asked: Checkpoint) -> int:
    seen = witness_memory.seen(witness.folder, asked.origin)
    fingerprint = signing_key.fingerprint_of(request.public_key)
    if seen and seen.key != request.public_key and _joined(witness.accepted) != _joined(fingerprint):
        return _fail(
            f"rantai {asked.origin} selama ini ditandatangani kunci lain. Tanyakan kantornya dengan jalan lain; bila"
            f' kuncinya memang berganti: --accept "{fingerprint}"'
        )
    found = cosignature.verdict(seen.head if seen else None, TreeHead(asked.size, asked.root), request)
    if seen and found is WitnessVerdict.OTHER_SIZE:
        _say(f"saksi mengingat {seen.head.size} catatan, permintaan ini tidak melanjutkannya:")
        _say(f"minta lagi dengan --after {seen.head.size}")
        return OTHER_SIZE
    if seen and found is WitnessVerdict.CONTRADICTED:
        both = f"{seen.note}\n{request.note}".encode()
        written = output_file.write_new(both, "bertentangan.txt", witness.folder)
        _say(f"BERTENTANGAN: rantai {asked.origin} dengan {asked.size} catatan tidak memuat {seen.head.size} catatan")
        _say(f"yang pernah dilihat saksi. Kedua checkpoint, bertanda tangan, disimpan: {written}")
        return CONTRADICTED
    private = witness_memory.private_key(witness.folder)
    witness_memory.remember(witness.folder, asked, request.public_key, request.note)  # before anything is said
    text, public = checkpoint.text_of(asked), signed_notes.public_key(private)
    signature = signed_notes.signature(witness.name, private, cosignature.message(text, now).decode()).signature
    reply = cosignature.write_reply(Cosignature(witness.name, public, now, signature, text))
    written = output_file.write_bytes(file.with_name(f"{file.name}.saksi"), reply.encode())
    _say(f"{written}: rantai {asked.origin}, {asked.size} catatan, kunci {request.key_name} {fingerprint}")
    _say(f"Kunci saksi {witness.name}: {base64.b64encode(public).decode()}")
    return DONE


def _ask(register: Register, file: Path, after: int | None) -> int:
    key = signed_proof.key_of(register)
    if key is None:
        return _fail(
            "tidak ada penyimpan sandi yang terbuka, jadi tidak ada yang menandatangani; masuk dahulu ke desktop"
            " komputer ini, lalu ulangi di sana"
        )
    older = witness_replies.last_size(register) if after is None else after
    asked, proof = register.proofs.since(older)
    if not 0 <= older <= asked.size:
        _say(f"Register ini hanya punya {asked.size} catatan, saksi mengingat {older}: ada catatan yang hilang,")
        _say("atau register lama sedang dipakai.")
        return CONTRADICTED
    if taken := file_words.taken(file):
        return _fail(taken)
    text = checkpoint.text_of(asked)
    note = checkpoint.signed(text, (key.sign(text),))
    request = WitnessRequest(key.name, key.public, older, proof, note)
    written = output_file.write_bytes(file, cosignature.write_request(request).encode())
    _say(f"{written}: rantai {asked.origin}, {asked.size} catatan, melanjutkan {older}")
    _say(f"Sidik jari kunci loket ini, untuk dicocokkan saksi: {key.fingerprint}")
    return DONE


def _keep(register: Register, file: Path) -> int:
    try:
        reply = cosignature.read_reply(_read(file))
        seen = checkpoint.read_text(reply.text)
    except _UNREADABLE as error:
        return _fail(_why_not(error, "berkas itu bukan jawaban saksi", file))
    if not signed_notes.is_cosigned(reply):
        return _fail("tanda tangan saksi itu tidak benar")
    if seen.origin != register.unit.origin:
        return _fail("jawaban itu tentang rantai lain, bukan yang ditulis register ini")
    if register.proofs.goes_on(seen) is None:
        _say(f"BERTENTANGAN: yang disaksikan {reply.witness} ({seen.size} catatan) bukan awal dari register ini")
        return CONTRADICTED
    if not witness_replies.keep(register, reply):
        return _fail(f"saksi {reply.witness} sudah melihat lebih banyak catatan; jawaban ini lebih tua")
    _say(f"disimpan: saksi {reply.witness} melihat {seen.size} catatan")
    return DONE


def _with_register(where: Places, work: Callable[[Register], int]) -> int:
    if file_probe.is_blank(where.register):
        return _fail(f"tidak ada register di {where.folder}")
    try:
        known = settings.load(where.settings) or Settings()
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        with closing(open_existing(where.register, desk_of(known), mark)) as register:
            return work(register)
    except Unavailable as error:
        return _fail(_sentence(error, _SENTENCES.get(error.code)))


def _read(file: Path) -> str:
    return file_words.read(file, _MOST_BYTES).decode()


def _why_not(error: Exception, otherwise: str, place: Path) -> str:
    return f"{error.filename or place}: {file_words.why(error)}" if isinstance(error, OSError) else otherwise


def _sentence(error: Unavailable, said: str | None) -> str:
    return said.format(**error.facts, why=file_words.why(error)) if said else screen_words.failure(error)


def _joined(digits: str) -> str:
    return "".join(digits.split()).lower()


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _fail(sentence: str) -> int:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return NOT_DONE
