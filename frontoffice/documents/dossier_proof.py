"""Proof in a dossier: what it is, which checkpoints it leads to, and whether anybody signed them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from frontoffice.documents.layout import a4_sheet, archive_pdf
from frontoffice.documents.layout.archive_pdf import EmbeddedFile
from frontoffice.domain.entries.entry import EntryKind
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.checkpoint import Checkpoint
from frontoffice.register.journal.story_line import StoryLine

ABOUT: Final = "Bukti satu pengaduan, diperiksa dengan check_proof.py"


@dataclass(frozen=True, slots=True)
class DossierProof:
    """The bundle as a file, its checkpoints, and the fingerprint of their signing key ("" for none).

    ``withheld`` is how many of its entries are there without their words.
    """

    file: EmbeddedFile
    checkpoints: tuple[Checkpoint, ...]
    fingerprint: str = ""
    withheld: int = 0


def withheld(story: Sequence[StoryLine], *, is_named: bool, is_revealed: bool) -> frozenset[UUID]:
    """Entries with more in their words than the dossier's paper shows.

    That is each where it may not name the complainant; else those with a number of an identity card and, unless the
    identity was revealed, what was attached.
    """
    if not is_named:
        return frozenset(line.entry_id for line in story)
    hidden = frozenset() if is_revealed else _ATTACHING
    return frozenset(line.entry_id for line in story if line.kind in hidden or _has_card(line.body))


def _has_card(body: Any) -> bool:
    """Whether the number of an identity card stands anywhere in it, or did before it was amended."""
    match body:
        case Mapping():
            return any(
                (name.rpartition(".")[2] in _CARD and _says(value)) or _has_card(value) for name, value in body.items()
            )
        case list() | tuple():
            return any(map(_has_card, body))
    return False


def _says(value: Any) -> bool:
    return any(value) if isinstance(value, list | tuple) else bool(value)


_CARD: Final = frozenset({"nik", "identity_no"})
_ATTACHING: Final = frozenset({EntryKind.ATTACHED, EntryKind.ATTACHMENT_WITHDRAWN, EntryKind.ATTACHMENT_REFUSED})


def proof(one: DossierProof | None) -> Iterator[Any]:
    """Section about the dossier's proof, with the embedded file, itself on no page."""
    if one is None:
        return
    yield a4_sheet.heading("Bukti untuk pihak luar")
    yield archive_pdf.embed_file(one.file)
    signed = (
        f"Checkpoint ditandatangani dengan kunci loket ini, sidik jari {one.fingerprint}."
        if one.fingerprint
        else "Checkpoint ini tanpa tanda tangan: komputer ini tidak punya penyimpan sandi yang terbuka."
    )
    withheld = f" Isi {one.withheld} catatan tidak disertakan, karena berkas ini pun tidak memperlihatkannya."
    yield from a4_sheet.paragraphs(
        f"Di dalam PDF ini terlampir berkas {one.file.name}, yang membuktikan letak tiap catatan di atas dalam"
        " register. Siapa pun memeriksanya tanpa program ini dengan check_proof.py, yang diberikan kantor dan hanya"
        f" memerlukan Python dan pustaka cryptography.{withheld * bool(one.withheld)} {signed}"
    )
    for each in one.checkpoints:
        root = checkpoint.root_text(each.root)
        yield from a4_sheet.paragraphs(f"Rantai {each.origin}: {each.size} catatan, akar {root}", "cell")
