"""Word files as somebody may bring them: the delivered template, changed part by part."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from frontoffice.documents.letters import word_template
from frontoffice.paper_layout import PaperLayout

TYPES, DOCUMENT = "[Content_Types].xml", "word/document.xml"
RELS = "word/_rels/document.xml.rels"


def delivered() -> bytes:
    return word_template.template(PaperLayout())


def parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as file:
        return {name: file.read(name) for name in file.namelist()}


def packed(named: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, part in named.items():
            file.writestr(name, part)
    return written.getvalue()


def changed(name: str, old: str, new: str) -> bytes:
    """The delivered template with the first ``old`` of a part replaced."""
    named = parts(delivered())
    assert old.encode() in named[name], name
    return packed({**named, name: named[name].replace(old.encode(), new.encode(), 1)})


def with_text(text: str) -> bytes:
    """The delivered template with one paragraph more at its head."""
    return changed(DOCUMENT, "<w:body>", f"<w:body><w:p><w:r><w:t>{text}</w:t></w:r></w:p>")


def with_reference(kind: str, target: str, mode: str = "External") -> bytes:
    space = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    more = f'<Relationship Id="rId990" Type="{space}/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return changed(RELS, "</Relationships>", more)


def field(words: str, kind: str = "begin") -> str:
    """A field in a paragraph, its words cut into parts as Word may do it."""
    half = len(words) // 2
    runs = "".join(f"<w:r><w:instrText>{part}</w:instrText></w:r>" for part in (words[:half], words[half:]))
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    return f'<w:body><w:p><w:r><w:fldChar w:fldCharType="{kind}"/></w:r>{runs}{end}</w:p>'
