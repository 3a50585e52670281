"""Faults from the check of a journal or a centre, in Indonesian: whoever reads it on the screen is an officer."""

from __future__ import annotations

import re
from typing import Final

from frontoffice.errors import Unavailable

WORDS: Final = (
    (r": the chain has no head$", ": rantainya tanpa kepala"),
    (r": was taken out and stands nowhere else$", ": dikeluarkan dan tidak ada di tempat lain"),
    (r": its body was erased by no entry$", ": isinya terhapus tanpa catatan penghapusan"),
    (r": its entry is missing$", ": catatannya hilang"),
    (r": was changed after it was taken out$", ": diubah sesudah dikeluarkan"),
    (r": its attachment was changed$", ": lampirannya diubah"),
    (r"^content: an attachment was changed$", "isi: sebuah lampiran diubah"),
    (r": cannot be read$", ": tidak dapat dibaca"),
    (r": the chain ends at (\d+), its head says (\d+)$", r": rantai berakhir di \1, menurut kepalanya \2"),
    (r": entry (\d+) is missing before it$", r": catatan \1 sebelumnya hilang"),
    (r": does not follow the entry before it$", ": tidak menyambung dengan catatan sebelumnya"),
    (r": its counter does not rise$", ": hitungannya tidak naik"),
    (r": was changed$", ": diubah"),
    (r": its number or its words are beyond what is kept$", ": nomor atau isinya di luar batas"),
    (r": is another entry than (\S+) under one identity$", r": catatan lain daripada \1 dengan identitas yang sama"),
    (r": its body was changed or is missing$", ": isinya diubah atau hilang"),
)
_OF_FILES: Final = (
    (r"^NotADBError$", "bukan register, atau awal berkasnya tertimpa"),
    (r"^\w+Error$", "isinya tidak terbaca"),
    (r"^authentication$", "riwayat atau PIN bukan yang terakhir ditulis program ini"),
)


def in_indonesian(fault: str) -> str:
    """A fault as ``journal.verifying`` or ``copy_check`` names it; what SQLite says of its file stays as it is."""
    for pattern, words in (*WORDS, *_OF_FILES):
        if re.search(pattern, fault):
            return re.sub(pattern, words, fault)
    return fault


def as_on_screen(error: Unavailable) -> str:
    """Sentence about a failure, for a command without a sentence of its own."""
    from frontoffice.app.cli import screen_words  # Qt's core, and no window

    return screen_words.failure(error)


_CENTRE_WORDS: Final = (
    (r": its body is missing$", ": isinya hilang"),
    (r": its body was changed$", ": isinya diubah"),
    (r": its salt is of a length that no desk takes$", ": panjang salt-nya tidak diterima loket mana pun"),
    (r": gives another content to the entry at (\S+)$", r": memberi isi lain kepada catatan di \1"),
    (r": its attachment is missing$", ": lampirannya hilang"),
    (r"^an attachment was changed$", "sebuah lampiran diubah"),
    (
        r": heads were changed behind their digest; after init the desks send what is missing$",
        ": ujung rantai diubah tanpa ringkasannya; sesudah init loket mengirim yang hilang",
    ),
    (r": the checkpoint of (\S+) has another history$", r": checkpoint \1 memuat riwayat lain"),
    (r": the checkpoint of (\S+) has (\d+) entries$", r": checkpoint \1 memuat \2 catatan"),
    (r": the checkpoint of (\S+) is not signed by it$", r": checkpoint \1 tidak ditandatanganinya"),
    (r"^note (\d+) is missing$", r"pernyataan \1 hilang"),
    (r"^notes (\d+) to (\d+) are missing$", r"pernyataan \1 sampai \2 hilang"),
    (r"^note (\d+): (.*)$", r"pernyataan \1 tidak dapat dipercaya (\2)"),
)


def centre_in_indonesian(fault: str) -> str:
    """A fault as the centre's check names it; what is wrong in a note itself stays as its reader says it."""
    for pattern, words in _CENTRE_WORDS:
        if re.search(pattern, fault):
            return re.sub(pattern, words, fault)
    return in_indonesian(fault)
