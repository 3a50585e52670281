"""Faults from the check of a centre, in Indonesian: entries, the office's notes, checkpoints, attachments."""

from __future__ import annotations

import re
from typing import Final

from frontoffice.app.cli import fault_words

_WORDS: Final = (
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


def in_indonesian(fault: str) -> str:
    """A fault as the centre's check names it; what is wrong in a note itself stays as its reader says it."""
    for pattern, words in _WORDS:
        if re.search(pattern, fault):
            return re.sub(pattern, words, fault)
    return fault_words.in_indonesian(fault)
