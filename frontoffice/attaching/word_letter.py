"""A letter as a Word file: the office's template, tried out when it is chosen, and filled in. In a process of its own.

A template is read in jinja's sandbox, with no function of its own and a few filters, and what somebody wrote is text in
it whatever it says. The file that comes out is looked into like the one that came in.
"""

from __future__ import annotations

import importlib.util
import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from frontoffice.attaching import word_package
from frontoffice.attaching.codes import TemplateFailure, TemplateRefusal
from frontoffice.errors import Problem, Refused, Unavailable

_FILTERS: Final = ("upper", "lower", "title", "trim", "capitalize", "default", "join", "length", "first", "last")
_UNKNOWN: Final = re.compile(r"(?:'([^']{1,40})' is undefined|has no attribute '([^']{1,40})')")
_NAME: Final = re.compile(r"[A-Za-z_]\w*")
SAMPLE: Final[dict[str, Any]] = {
    "pemerintah": "contoh-pemerintah",
    "kantor": "contoh-kantor",
    "alamat_kantor": "contoh-alamat",
    "kontak": "contoh-kontak",
    "tempat_tanggal": "contoh-tanggal",
    "nomor_register": "contoh-register",
    "nomor": "contoh-nomor",
    "sifat": "contoh-sifat",
    "lampiran": "contoh-lampiran",
    "hal": "contoh-hal",
    "tujuan": ["contoh-tujuan-1", "contoh-tujuan-2"],
    "salam": "contoh-salam",
    "isi": [
        {"judul": "contoh-isi-judul", "teks": "", "rincian": [], "kegiatan": []},
        {"judul": "", "teks": "contoh-isi-teks", "rincian": [], "kegiatan": []},
        {
            "judul": "",
            "teks": "",
            "rincian": [{"nama": "contoh-isi-nama", "nilai": "contoh-isi-nilai"}],
            "kegiatan": [],
        },
        {"judul": "", "teks": "", "rincian": [], "kegiatan": [{"tanggal": "contoh-isi-hari", "apa": "contoh-isi-apa"}]},
    ],
    "penutup": "contoh-penutup",
    "jabatan": "contoh-jabatan",
    "penanda_tangan": "contoh-penanda-tangan",
    "tembusan": ["contoh-tembusan-1", "contoh-tembusan-2"],
}
NEEDED: Final = {  # what no letter may lack, and what of the sample shows that it is there
    "nomor": ("contoh-nomor",),
    "hal": ("contoh-hal",),
    "tujuan": ("contoh-tujuan-1", "contoh-tujuan-2"),
    "isi": tuple(f"contoh-isi-{part}" for part in ("judul", "teks", "nama", "nilai", "hari", "apa")),
    "penanda_tangan": ("contoh-penanda-tangan",),
}


@dataclass(frozen=True, slots=True)
class WordLetter:
    """What goes into a template: its facts by their placeholders, and what the file says of itself.

    ``mark`` stands above everything, whatever the template says: a letter of the training register; "" for none.
    """

    facts: Mapping[str, Any]
    title: str
    author: str
    mark: str = ""


def need_library() -> None:
    """Raises Unavailable where the library is missing that fills templates in (the optional extra ``docx``)."""
    if importlib.util.find_spec("docxtpl") is None:
        raise Unavailable(TemplateFailure.NO_LIBRARY)


def check(template: bytes) -> None:
    """Try a template out on a sample. Raises Refused: what it lacks, or asks for in vain, or may not hold."""
    said = _text(fill(template, WordLetter(SAMPLE, "", "")))
    for name, shown in NEEDED.items():
        if any(one not in said for one in shown):
            raise Refused(Problem("template", TemplateRefusal.LACKS, {"name": name}))


def fill(template: bytes, letter: WordLetter) -> bytes:
    """The letter as a Word file. Raises Refused."""
    import docxtpl
    import jinja2

    word_package.parts_of(template)
    paper = docxtpl.DocxTemplate(io.BytesIO(template))
    try:
        paper.render(dict(letter.facts), _sandbox(), autoescape=True)
    except jinja2.UndefinedError as error:
        raise _unknown(str(error)) from error
    except (jinja2.TemplateError, TypeError, ValueError, ArithmeticError, LookupError, RecursionError) as error:
        raise Refused(Problem("template", TemplateRefusal.SYNTAX)) from error
    _name(paper.docx, letter)
    written = io.BytesIO()
    paper.docx.save(written)
    word_package.parts_of(written.getvalue())
    return written.getvalue()


def _sandbox() -> Any:
    """Jinja without functions, without files, and with filters that only change letters."""
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    made = ImmutableSandboxedEnvironment(autoescape=True, undefined=StrictUndefined)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


def _unknown(said: str) -> Refused:
    found = _UNKNOWN.search(said)
    name = (found[1] or found[2]) if found else ""
    if not _NAME.fullmatch(name):
        return Refused(Problem("template", TemplateRefusal.SYNTAX))
    return Refused(Problem("template", TemplateRefusal.UNKNOWN, {"name": name}))


def _name(document: Any, letter: WordLetter) -> None:
    """Say of the file whose it is, and not who edited the template."""
    package, main = document.part.package, document.part
    for of, kept in ((package.rels, _is_document_part), (main.rels, _is_harmless_part)):
        for name in [name for name, one in of.items() if not kept(one)]:
            del of[name]  # what nothing refers to is not written
    said = document.core_properties  # made anew
    for one in list(said._element):  # noqa: SLF001
        said._element.remove(one)  # noqa: SLF001
    said.title, said.author = letter.title, letter.author
    for one in list(document.settings.element.iterchildren("{*}trackRevisions")):
        document.settings.element.remove(one)
    if letter.mark:
        first = document.element.body[0]
        marked = document.add_paragraph()
        marked.add_run(letter.mark).bold = True
        first.addprevious(marked._p)  # noqa: SLF001


def _is_document_part(reference: Any) -> bool:
    """Nothing but the document: its properties name people and offices, a thumbnail may show another letter."""
    return bool(reference.reltype.endswith("/officeDocument"))


def _is_harmless_part(reference: Any) -> bool:
    """Everything but the people who once changed it, and data beside it: a cover page keeps whose template it was."""
    return reference.reltype.rpartition("/")[2] not in ("people", "person", "customXml")


def _text(written: bytes) -> str:
    """All the text of a Word file, its heads and feet as well."""
    from lxml import etree

    texts = (
        "".join(etree.fromstring(part).itertext())
        for name, part in word_package.parts_of(written).items()
        if name.startswith("word/") and name.endswith(".xml")
    )
    return "\n".join(texts)
