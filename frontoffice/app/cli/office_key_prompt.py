"""The office's key at the terminal: opened with its passphrase, made with its recovery paper, typed back from that."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from frontoffice import places, settings
from frontoffice.app.cli import file_words, passphrase_prompt
from frontoffice.app.cli.centre_sentences import NotDoneError, fail, say
from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE, Ask, PassphraseSource, ask_new
from frontoffice.app.keys import office_key, signed_proof
from frontoffice.app.keys.office_key import OfficeKeyError, SealedKey
from frontoffice.app.keys.signed_proof import SigningKey
from frontoffice.domain import recovery_code
from frontoffice.domain.proof import checkpoint
from frontoffice.errors import Unavailable
from frontoffice.register.opened import system_clock
from frontoffice.settings import Settings

_TRIES: Final = 5
_NO_WORDS: Final = (
    "tanpa frasa sandi tidak ada kunci yang dibuat. Frasa sandi diketik di terminal, atau diberikan lewat"
    f" {OFFICE_KEY_VARIABLE} atau --passphrase-fd"
)
_QUESTION: Final = "Frasa sandi kunci kantor (kosong untuk batal): "


def _read_line(question: str) -> str:
    return input(question)


@dataclass(frozen=True, slots=True)
class Terminal:
    """Source of passphrases and codes; an opened key is not asked for again."""

    source: PassphraseSource
    ask: Ask = _read_line
    keys: dict[bytes, SigningKey] = field(default_factory=dict, repr=False)


def load_sealed_key(file: Path) -> SealedKey:
    """Load the sealed key from a file. Raises NotDoneError, as all of this module do."""
    try:
        return office_key.read(file)
    except OfficeKeyError:
        raise NotDoneError(f"{file} bukan berkas kunci kantor") from None
    except Unavailable as error:
        if os.path.isdir(file):  # noqa: PTH112  (see file_words.not_new)
            raise NotDoneError(f"{file} adalah folder; sebutkan berkas di dalamnya") from None
        raise NotDoneError(f"{file}: {file_words.why(error)}") from error


def open_key(file: Path, at: Terminal) -> SigningKey:
    """The key in the file, by its passphrase."""
    found = load_sealed_key(file)
    if known := at.keys.get(found.public):
        return known
    given = at.source.of(OFFICE_KEY_VARIABLE).read_unprompted()
    if given is None and not at.source.is_typed():
        raise NotDoneError(f"frasa sandi kunci kantor diperlukan: {OFFICE_KEY_VARIABLE} atau --passphrase-fd")
    for wrong in range(1, _TRIES + 1):
        typed = at.source.type_hidden(_QUESTION) if given is None else given
        key = found.unlock(typed) if typed else None
        if key is not None:
            return at.keys.setdefault(found.public, key)
        if given is not None or not typed:
            break
        fail("frasa sandi salah")
        at.source.sleep(recovery_code.wait_after(wrong))
    raise NotDoneError("kunci kantor tidak terbuka; dengan kertasnya: frontoffice centre office-key --from-paper")


def create_key(file: Path, paper: Path, at: Terminal) -> SigningKey:
    """A new key in a new file, once its code was typed back from its paper, a new file as well until then."""
    demand_new(file)
    demand_new(paper)  # it goes at the end: what lies there already would go with it
    words = _new_words(file, at)
    seed = office_key.new_seed()
    try:
        write_paper(paper, seed)
        say(f"Kertas kunci kantor: {paper}")
        say("Cetak, lalu ketik kodenya dari kertas itu. Berkas kertasnya kemudian dihapus.")
        if not passphrase_prompt.is_typed_back(seed, at.ask, "Itu kode kunci lain."):
            raise NotDoneError("kunci tidak dibuat; kertas itu tidak berlaku, musnahkan")
        office_key.write(file, seed, words)
    except Unavailable as error:
        raise NotDoneError(f"{error.facts.get('path', file)}: {file_words.why(error)}") from error
    finally:
        _remove(paper)
    say(f"Kunci kantor ada di {file}. Simpan di luar server; segel kertasnya dalam amplop di tempat terkunci.")
    return office_key.key_of(seed)


def _remove(paper: Path) -> None:
    """Delete the paper's file; a file on a stick now read-only is named."""
    try:
        paper.unlink(missing_ok=True)
    except OSError:
        if paper.exists():
            say(f"PERHATIAN: {paper} tidak dapat dihapus. Kuncinya dapat dibaca di sana; hapus sendiri.")


def from_paper(file: Path, wanted: bytes | None, at: Terminal) -> SigningKey:
    """Restore the key of a typed code into a new file; ``wanted`` is its expected public key, if any."""
    demand_new(file)
    seed = passphrase_prompt.ask_key(at.ask, "Kode dari kertas kunci kantor (kosong untuk batal): ")
    if seed is None:
        raise NotDoneError("dibatalkan; tidak ada yang diubah")
    key = office_key.key_of(seed)
    if wanted not in (None, key.public):
        raise NotDoneError("itu kode kunci kantor lain, bukan yang dipakai pusat ini")
    words = _new_words(file, at)
    try:
        office_key.write(file, seed, words)
    except Unavailable as error:
        raise NotDoneError(f"{file}: {file_words.why(error)}") from error
    say(f"Kunci kantor ada di {file}. Simpan di luar server.")
    return key


def demand_new(file: Path) -> None:
    """Require that no file of that name exists and one can be made."""
    if problem := file_words.not_new(file):
        raise NotDoneError(problem)


def _new_words(file: Path, at: Terminal) -> str:
    """The passphrase of a new file."""
    demand_new(file)
    words = ask_new(at.source.of(OFFICE_KEY_VARIABLE))
    if not words:
        raise NotDoneError(_NO_WORDS)
    return words


def write_paper(paper: Path, seed: bytes) -> None:
    """Write the key's recovery paper, with the letterhead of the local settings. Raises Unavailable."""
    from frontoffice.app.keys import key_paper
    from frontoffice.documents.counter_papers.recovery_paper import office_key_paper

    key = office_key.key_of(seed)
    now = system_clock()
    office = (settings.load(places.default().settings) or Settings()).office
    pdf = office_key_paper(office, recovery_code.write(seed), checkpoint.root_text(key.public), key.fingerprint, now)
    key_paper.write(pdf, paper)


def show(public: bytes) -> None:
    """Print the text and fingerprint of a public key."""
    say(f"Kunci kantor : {checkpoint.root_text(public)}")
    say(f"Sidik jari   : {signed_proof.fingerprint_of(public)}")
