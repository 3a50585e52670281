"""Faults from the check of a journal or a centre, in Indonesian: whoever reads it on the screen is an officer."""

from __future__ import annotations

import re
from typing import Final

from frontoffice.domain.proof.chain_fault import ChainFault
from frontoffice.errors import Unavailable

_WORDS: Final = {
    ChainFault.NO_HEAD: "rantainya tanpa kepala",
    ChainFault.OTHER_END: "rantai berakhir di {}, menurut kepalanya {}",
    ChainFault.ENTRY_MISSING_BEFORE: "catatan {} sebelumnya hilang",
    ChainFault.NOT_FOLLOWING: "tidak menyambung dengan catatan sebelumnya",
    ChainFault.COUNTER: "hitungannya tidak naik",
    ChainFault.CHANGED: "diubah",
    ChainFault.UNBOUNDED: "nomor atau isinya di luar batas",
    ChainFault.UNREADABLE: "tidak dapat dibaca",
    ChainFault.DUPLICATE: "catatan lain daripada {} dengan identitas yang sama",
    ChainFault.ATTACHMENT_CHANGED: "lampirannya diubah",
    ChainFault.STRAY_FORK: "dikeluarkan dan tidak ada di tempat lain",
    ChainFault.FORK_CHANGED: "diubah sesudah dikeluarkan",
    ChainFault.ERASED_BY_NONE: "isinya terhapus tanpa catatan penghapusan",
    ChainFault.ENTRY_MISSING: "catatannya hilang",
    ChainFault.BODY: "isinya diubah atau hilang",
    ChainFault.CONTENT_CHANGED: "isi: sebuah lampiran diubah",
    ChainFault.BODY_CHANGED: "isinya diubah",
    ChainFault.BODY_MISSING: "isinya hilang",
    ChainFault.SALT: "panjang salt-nya tidak diterima loket mana pun",
    ChainFault.OTHER_CONTENT: "memberi isi lain kepada catatan di {}",
    ChainFault.ATTACHMENT_MISSING: "lampirannya hilang",
    ChainFault.SOME_ATTACHMENT_CHANGED: "sebuah lampiran diubah",
    ChainFault.HEADS_CHANGED: "ujung rantai diubah tanpa ringkasannya; sesudah init loket mengirim yang hilang",
    ChainFault.CHECKPOINT_OTHER: "checkpoint {} memuat riwayat lain",
    ChainFault.CHECKPOINT_LARGER: "checkpoint {} memuat {} catatan",
    ChainFault.CHECKPOINT_UNSIGNED: "checkpoint {} tidak ditandatanganinya",
    ChainFault.NOTE_MISSING: "pernyataan {} hilang",
    ChainFault.NOTES_MISSING: "pernyataan {} sampai {} hilang",
    ChainFault.NOTE_BROKEN: "pernyataan {} tidak dapat dipercaya ({})",
}
_OF_FILES: Final = (
    (r"^NotADBError$", "bukan register, atau awal berkasnya tertimpa"),
    (r"^\w+Error$", "isinya tidak terbaca"),
    (r"^authentication$", "riwayat atau PIN bukan yang terakhir ditulis program ini"),
)


def in_indonesian(fault: str) -> str:
    """A fault as ``journal.verifying``, ``copy_check`` or the centre's check names it.

    What SQLite says of its file stays as it is, and so does what is wrong in a note itself.
    """
    for known in sorted(_WORDS, key=len, reverse=True):  # since one may end as a shorter one
        pattern = re.escape(known).replace(re.escape("{}"), "(.+?)")
        if found := re.search(f"(^|: ){pattern}$", fault):
            before, *facts = found.groups()
            return fault[: found.start()] + before + _WORDS[known].format(*facts)
    return next((words for pattern, words in _OF_FILES if re.search(pattern, fault)), fault)


def as_on_screen(error: Unavailable) -> str:
    """Sentence about a failure, for a command without a sentence of its own."""
    from frontoffice.app.cli import screen_words  # Qt's core, and no window

    return screen_words.failure(error)
