"""A Word file looked into before any library opens it: its parts, what they refer to, and the fields in them.

Refused is whatever Word would execute or fetch when the letter is opened: macros, objects, a template or picture
elsewhere, fields that call other programs; and tracked changes and comments, which name who made them and hold what was
taken out. What remains is text, tables, pictures that are inside, and plain links.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, Final

from frontoffice.attaching.codes import TemplateRefusal
from frontoffice.attaching.limits import MEGABYTE
from frontoffice.errors import Problem, Refused

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
    """Whether that is XML by its type, by which Word goes, and not by its name: nobody would have looked into it."""
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
    """Nothing that an attribute names by its address instead of by a reference, but links which a person follows."""
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
    """Only fields that Word fills by itself: page numbers, dates, links."""
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
    """The words of each field, put together where Word has them in parts; "" for what stands where none may."""
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
