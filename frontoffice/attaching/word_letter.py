"""A letter as a Word file: the office's template, tried out when it is chosen, and filled in. In a process of its own.

A template is read in jinja's sandbox, with no function of its own and a few filters, and what somebody wrote is text in
it whatever it says. The file that comes out is looked into like the one that came in.
"""

from __future__ import annotations

import importlib.util
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from frontoffice.attaching.codes import TemplateFailure, TemplateRefusal
from frontoffice.attaching.limits import MEGABYTE
from frontoffice.errors import Problem, Refused, Unavailable

# --- A Word file looked into before any library opens it: its parts, what they refer to, and the fields in them ---
# Refused is whatever Word would execute or fetch when the letter is opened: macros, objects, a template or picture
# elsewhere, fields that call other programs; and tracked changes and comments, which name who made them and hold what
# was taken out. What remains is text, tables, pictures that are inside, and plain links.

_PARTS, _WHOLE, _ONE = 300, 60 * MEGABYTE, 20 * MEGABYTE  # of the file when it is unpacked
_PLAIN: Final = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
_ENCRYPTED: Final = 0x1
_MAIN: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
_MACROS: Final = ("macroenabled", "vba", "activex", "ms-office.script")
_OBJECTS: Final = ("oleobject", "package", "altchunk", "afchunk", "control", "embeddings/", "frame", "subdocument")
_LINK: Final = "/hyperlink"
_LINKED: Final = ("mailto:", "https://", "http://")
_FIELDS: Final = {"PAGE", "NUMPAGES", "SECTIONPAGES", "DATE", "TIME", "HYPERLINK"}
_ACTIVE: Final = ("{*}object", "{*}OLEObject", "{*}altChunk", "{*}control", "{*}mailMerge", "{*}subDoc")
_XML: Final = (".xml", ".rels")
_WORD: Final = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_TRACKED: Final = tuple(  # of Word's own: a drawn shape has a moveTo, too
    f"{{{space}}}{name}" for space in _WORD for name in ("ins", "del", "moveFrom", "moveTo", "delText")
)
_EITHER: Final = ("{*}Choice", "{*}Fallback")  # of which Word reads one only
_SOURCES: Final = (
    "src",
    "althref",
    "base",
    "manifestlocation",
)  # of drawn shapes and data: fetched as the letter opens
_PICTURES: Final = ("{*}imagedata", "{*}fill", "{*}stroke", "{*}image")  # whose ``href`` is fetched, too
_ASIDE: Final = re.compile(r'\\[lot*]\s*(?:"[^"]*"|\S+)|\\[a-z]', re.IGNORECASE)  # what is beside the target of a link
_WORDS: Final = re.compile(r'"[^"]*"|\S+')


def parts_of(content: bytes) -> Mapping[str, bytes]:
    """The parts of a Word file by name, after a look into each. Raises Refused."""
    parts = _unpack_parts(content)
    trees = {name: _tree(part) for name, part in parts.items() if name.lower().endswith(_XML)}
    if "[Content_Types].xml" not in trees or "word/document.xml" not in trees:
        raise _refusal(TemplateRefusal.NO_WORD)
    _check_types(trees["[Content_Types].xml"], parts)
    for name, tree in trees.items():
        if name.lower().endswith(".rels"):
            _check_references(tree)
        else:
            _check_sources(tree)
            _check_fields(tree)
            _check_changes(tree)
    return parts


def _unpack_parts(content: bytes) -> dict[str, bytes]:
    """Every part, never more than is bearable: what a part says of its own size is not believed."""
    parts: dict[str, bytes] = {}
    left = _WHOLE
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            members = file.infolist()
            if len(members) > _PARTS:
                raise _refusal(TemplateRefusal.TOO_LARGE)
            for member in members:
                if member.flag_bits & _ENCRYPTED or member.compress_type not in _PLAIN or member.filename in parts:
                    raise _refusal(TemplateRefusal.NO_WORD)
                with file.open(member) as part:
                    parts[member.filename] = read = part.read(min(left, _ONE) + 1)
                left -= len(read)
                if len(read) > _ONE or left < 0:
                    raise _refusal(TemplateRefusal.TOO_LARGE)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
        raise _refusal(TemplateRefusal.NO_WORD) from error
    return parts


def _tree(part: bytes) -> Any:
    """A part as XML without a document type: entities are how a small file becomes a great one, or reads another."""
    from lxml import etree

    parser: Any = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        tree = etree.fromstring(part, parser)
    except etree.XMLSyntaxError as error:
        raise _refusal(TemplateRefusal.NO_WORD) from error
    if tree.getroottree().docinfo.doctype:
        raise _refusal(TemplateRefusal.NO_WORD)
    return tree


def _check_types(types: Any, parts: Mapping[str, bytes]) -> None:
    named = [str(one.get("ContentType", "")).lower() for one in types]
    if any(word in said for said in (*named, *(name.lower() for name in parts)) for word in _MACROS):
        raise _refusal(TemplateRefusal.MACROS)
    if any(_is_hidden(one) for one in types):
        raise _refusal(TemplateRefusal.NO_WORD)
    if any(name.lower().startswith("word/embeddings/") for name in parts):
        raise _refusal(TemplateRefusal.OBJECTS)
    mains = [one.get("ContentType") for one in types if one.get("PartName") == "/word/document.xml"]
    if mains != [_MAIN]:
        raise _refusal(TemplateRefusal.NO_WORD)


def _is_hidden(one: Any) -> bool:
    """Whether a part is XML by its type, decisive for Word, and not by its name: nobody would have looked into it."""
    kind = str(one.get("ContentType", "")).partition(";")[0].strip().lower()
    name = str(one.get("PartName") or f".{one.get('Extension')}").lower()
    return kind.endswith("xml") and not name.endswith(_XML)


def _check_references(tree: Any) -> None:
    for one in tree.iterchildren("*"):  # and not comments
        kind, target = str(one.get("Type", "")).lower(), str(one.get("Target", "")).strip().lower()
        is_outside = one.get("TargetMode", "Internal") != "Internal" or _is_outside(target)
        if is_outside and not (kind.endswith(_LINK) and target.startswith(_LINKED)):
            raise _refusal(TemplateRefusal.OUTSIDE)
        if any(word in kind.rpartition("/")[2] for word in _OBJECTS):
            raise _refusal(TemplateRefusal.OBJECTS)


def _check_sources(tree: Any) -> None:
    """Refuse any outside address in an attribute, except in links for a person to follow."""
    pictures = set(tree.iter(*_PICTURES))
    for one in tree.iter("*"):
        for key, value in one.attrib.items():
            name, target = key.rpartition("}")[2].lower(), value.strip().lower()
            is_link = name == "href" and one not in pictures and target.startswith(_LINKED)
            if name in (*_SOURCES, "href") and not is_link and _is_outside(target):
                raise _refusal(TemplateRefusal.OUTSIDE)
            if name == "style" and "url(" in target:
                raise _refusal(TemplateRefusal.OUTSIDE)


def _is_outside(target: str) -> bool:
    """Whether a target lies elsewhere than in the file: it has a scheme or a drive, or is of a server."""
    return ":" in target or target.replace("\\", "/").startswith("//")


def _check_fields(tree: Any) -> None:
    """Refuse all fields except those filled by Word itself: page numbers, dates, links."""
    for words in _fields(tree):
        name = words.split(maxsplit=1)[0].upper() if words.strip() else ""
        if name not in _FIELDS:
            raise _refusal(TemplateRefusal.OBJECTS)
        targets = _WORDS.findall(_ASIDE.sub(" ", words.strip()[len(name) :])) if name == "HYPERLINK" else ()
        if any(not target.strip('" ').lower().startswith(_LINKED) for target in targets):
            raise _refusal(TemplateRefusal.OUTSIDE)


def _check_changes(tree: Any) -> None:
    if any(f"{{{space}}}author" in one.attrib for one in tree.iter("*") for space in _WORD):
        raise _refusal(TemplateRefusal.TRACKED)
    if next(tree.iter(*_TRACKED), None) is not None:
        raise _refusal(TemplateRefusal.TRACKED)


def _fields(tree: Any) -> Iterator[str]:
    """Words of each field, joined if Word has them in parts; "" for what stands where none may."""
    fields: list[str] = []
    within: list[Any] = []  # which of two ways of reading each of them began in
    for one in tree.iter("{*}fldSimple", "{*}fldChar", "{*}instrText", *_ACTIVE):
        space, _, name = one.tag[1:].rpartition("}")
        kind, place = one.get(f"{{{space}}}fldCharType"), next(one.iterancestors(*_EITHER), None)
        is_apart = space not in _WORD or (
            bool(within) and name != "fldSimple" and kind != "begin" and within[-1] is not place
        )
        if is_apart:
            yield ""
        elif name == "fldSimple":
            yield one.get(f"{{{space}}}instr", "")
        elif name == "instrText" and fields:
            fields[-1] += one.text or ""
        elif name == "fldChar" and kind == "begin":
            fields.append("")
            within.append(place)
        elif name == "fldChar" and fields:
            if kind == "end":
                within.pop()
                yield fields.pop()
        else:
            yield ""
    yield from ("" for _ in fields)


def _refusal(why: TemplateRefusal) -> Refused:
    return Refused(Problem("template", why))


# --- word letter ---

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
    """Content for a template.

    Its facts by their placeholders, and what the file says of itself.

    ``mark`` stands above everything, whatever the template says: a letter of the training register; "" for none.
    """

    facts: Mapping[str, Any]
    title: str
    author: str
    mark: str = ""


def need_library() -> None:
    """Raise Unavailable if the library for filling templates is missing (the optional extra ``docx``)."""
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

    parts_of(template)
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
    parts_of(written.getvalue())
    return written.getvalue()


def _sandbox() -> Any:
    """Jinja environment without functions or files, and with filters for letters only."""
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
    """Set the file's title and author, and remove the editors of the template."""
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
    """Whether a part is the document: properties name people and offices, a thumbnail may show another letter."""
    return bool(reference.reltype.endswith("/officeDocument"))


def _is_harmless_part(reference: Any) -> bool:
    """Whether a part holds neither former editors nor data beside the document.

    A cover page keeps whose template it was.
    """
    return reference.reltype.rpartition("/")[2] not in ("people", "person", "customXml")


def _text(written: bytes) -> str:
    """All the text of a Word file, its heads and feet as well."""
    from lxml import etree

    texts = (
        "".join(etree.fromstring(part).itertext())
        for name, part in parts_of(written).items()
        if name.startswith("word/") and name.endswith(".xml")
    )
    return "\n".join(texts)
