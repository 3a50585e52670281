"""``frontoffice centre office-key`` and ``rotate``: the office's key is made, taken into use, followed by another."""

from __future__ import annotations

import argparse
import os
from collections.abc import Collection
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final
from uuid import UUID

from frontoffice.app.cli import centre_locks, fault_words, office_key_prompt, passphrase_prompt
from frontoffice.app.cli.centre_sentences import NotDoneError, say
from frontoffice.app.cli.office_key_prompt import Terminal
from frontoffice.app.cli.passphrase_prompt import PassphraseSource

if TYPE_CHECKING:
    from frontoffice.app.keys.signed_proof import SigningKey
    from frontoffice.sync.link.centre_connection import OfficeConnection

_OTHER: Final = "berkas itu bukan kunci kantor yang dipakai pusat ini"


def terminal_of(options: argparse.Namespace) -> Terminal:
    """Terminal for the passphrase of this command, the same one on a retry."""
    if "terminal" not in options:
        options.terminal = Terminal(PassphraseSource(options.passphrase_fd))
    terminal: Terminal = options.terminal
    return terminal


def office_key(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Make the office's key, or its file again, and take it into use; or show the one that is."""
    from frontoffice.sync.office import note_book

    _demand_book(connection)
    in_use, at = note_book.office_key(connection), terminal_of(options)
    is_new = options.lost or not (options.from_paper or os.path.exists(options.file))  # noqa: PTH110  (a name that is too long is none)
    key: SigningKey | bytes
    if is_new:
        _require_sound_chains(connection)  # before anybody prints a paper in vain
        _demand_none(in_use, at, is_lost=options.lost)
        key = office_key_prompt.create_key(options.file, paper_of(options.file, options.paper), at)
    elif options.from_paper:
        key = office_key_prompt.from_paper(options.file, in_use, at)
    else:
        key = _in_file(options.file, in_use, at)
    if isinstance(key, bytes) or key.public == in_use:
        office_key_prompt.show(key if isinstance(key, bytes) else key.public)
        return 0
    if not is_new:
        _require_sound_chains(connection)
    chains = centre_locks.run_despite_locks(connection, partial(_take_into_use, connection, key, is_lost=options.lost))
    say(f"{chains} rantai ditandatangani sebagaimana adanya.")
    office_key_prompt.show(key.public)
    say("Kunci kantor dipakai. Tempel baris Kunci kantor itu di setiap komputer yang sudah tersambung")
    say("(F10, Sambungan ke pusat); sesudah sinkron, sahkan:")
    say("  frontoffice centre certify DSN --all --office-key BERKAS")
    return 0


def _take_into_use(connection: OfficeConnection, key: SigningKey, *, is_lost: bool) -> int:
    """Let the office sign with this key from now on, all of it or nothing; how many chains it signed."""
    from frontoffice.sync.office import certifying, erasing, note_book, office_checkpoints

    with connection.transaction():
        note_book.take_key(connection, key.public)
        if is_lost:
            certifying.sign_ended(connection, key.sign)  # who was ended stays so at desks that pin it
        chains = office_checkpoints.sign_chains(connection, key.sign)
        erasing.sign_said(connection, key.sign)
    return chains


def _in_file(file: Path, in_use: bytes | None, at: Terminal) -> SigningKey | bytes:
    """The key in the file, opened to be taken into use; the public key alone of one that is."""
    found = office_key_prompt.load_sealed_key(file)
    if in_use == found.public:
        return in_use
    if in_use:
        raise NotDoneError(_OTHER)
    return office_key_prompt.open_key(file, at)


def _demand_none(in_use: bytes | None, at: Terminal, *, is_lost: bool) -> None:
    """Require that no key is in use, or that its loss along with its paper is confirmed."""
    if in_use is None:
        return
    if not is_lost:
        office_key_prompt.show(in_use)
        raise NotDoneError(
            "kantor sudah mempunyai kunci. Pergantian: frontoffice centre rotate; berkas hilang: --from-paper;"
            " berkas dan kertasnya hilang: --lost"
        )
    say("Tanpa berkas dan tanpa kertasnya, kunci lama tidak dapat mengesahkan penggantinya.")
    if not passphrase_prompt.is_agreed(at.ask, "Buat kunci baru, tempel lagi di setiap komputer, dan sahkan semuanya?"):
        raise NotDoneError("dibatalkan; tidak ada yang diubah")


def rotate(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Let another key of the office follow, signed by both, and sign every certificate anew with it."""
    from frontoffice.sync.office import certifying, office_checkpoints

    at = terminal_of(options)
    demand_in_use(connection, options.file)
    office_key_prompt.demand_new(options.new_file)  # before any passphrase is typed
    before = key_in_use(connection, options.file, at)
    _require_sound_chains(connection)
    after = office_key_prompt.create_key(options.new_file, paper_of(options.new_file, options.paper), at)

    def follow() -> tuple[int, int]:
        with connection.transaction():
            count = certifying.succeed(connection, (before.public, before.sign), (after.public, after.sign))
            return count, office_checkpoints.sign_again(connection, after.sign)

    count, chains = centre_locks.run_despite_locks(connection, follow)
    say(f"{chains} rantai ditandatangani lagi, sejauh yang sudah ditandatangani.")
    office_key_prompt.show(after.public)
    say(f"Kunci kantor diganti; {count} pengesahan ditandatangani lagi. Loket mengikutinya sendiri.")
    say(f"Simpan {options.file} sampai semua loket sinkron, lalu musnahkan bersama kertasnya.")
    return 0


def sign(connection: OfficeConnection, options: argparse.Namespace) -> int:
    """Sign the chains without any other remaining signer."""
    return sign_without_writer(connection, key_in_use(connection, options.office_key, terminal_of(options)))


def sign_without_writer(connection: OfficeConnection, key: SigningKey, put_back: Collection[UUID] = ()) -> int:
    """Sign chains put back or carried, and the valid part of a revoked device's; 1 where something contradicts it."""
    from frontoffice.sync.office import office_checkpoints

    _discard_unsigned(connection)
    found = [
        (origin, size, office_checkpoints.sign_chain(connection, key.sign, origin, size))
        for origin, size in office_checkpoints.without_writer(connection, put_back)
    ]
    for origin, size, wrong in found:
        said = fault_words.in_indonesian(wrong)
        say(f"rusak: {said}" if wrong else f"{origin}: {size} catatan ditandatangani")
    if not found:
        say("Tidak ada rantai yang menunggu tanda tangan kantor.")
    return int(any(wrong for _, _, wrong in found))


def key_in_use(connection: OfficeConnection, file: Path, at: Terminal) -> SigningKey:
    """The office's key in use at this centre, opened. Raises NotDoneError where the file has another or none."""
    demand_in_use(connection, file)
    return office_key_prompt.open_key(file, at)


def demand_in_use(connection: OfficeConnection, file: Path) -> None:
    """Require that the file contains the office's key in use at this centre; no passphrase is asked for."""
    from frontoffice.sync.office import note_book

    _demand_book(connection)
    found, in_use = office_key_prompt.load_sealed_key(file), note_book.office_key(connection)
    if in_use is None:
        raise NotDoneError("kantor belum memakai kunci; jalankan dahulu: frontoffice centre office-key DSN BERKAS")
    if found.public != in_use:
        raise NotDoneError(_OTHER)


def paper_of(file: Path, named: Path | None) -> Path:
    """Path of a key's recovery paper until its code was typed back."""
    return named or file.with_name(f"{file.name}.pdf")


def _demand_book(connection: OfficeConnection) -> None:
    from frontoffice.errors import Unavailable
    from frontoffice.sync import schema
    from frontoffice.sync.codes import CentreFailure

    if not schema.version(connection):
        raise Unavailable(CentreFailure.NO_SCHEMA)


def _require_sound_chains(connection: OfficeConnection) -> None:
    """Require that all chains are sound before the office signs."""
    from frontoffice.sync.office import verifying

    _discard_unsigned(connection)
    verdict = verifying.verify(connection)
    for broken in filter(None, (verdict.broken, *verdict.further)):
        say(f"rusak: {fault_words.in_indonesian(broken)}")
    if verdict.broken:
        raise NotDoneError("kantor tidak menandatangani pusat yang rusak; tidak ada yang diubah")


def _discard_unsigned(connection: OfficeConnection) -> None:
    """Discard devices' checkpoints without a valid signature, since they would block signing by the office."""
    from frontoffice.sync.office import office_checkpoints

    for wrong in centre_locks.run_despite_locks(connection, partial(office_checkpoints.discard_unsigned, connection)):
        say(f"dibuang: {fault_words.in_indonesian(wrong)}")
