"""A file that a paper carries inside its PDF, as PDF/A-3 has it: named, typed, and related to the whole document."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

_JSON: Final = "/application#2Fjson"  # the media type as a PDF names it
_KEPT: Final = "embedded_file"


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """The file and what it is, in a few words."""

    name: str
    about: str
    content: bytes = field(repr=False)


def embed_file(file: EmbeddedFile) -> Any:
    """Nothing on paper: the canvas on which it is drawn carries the file."""
    from reportlab.platypus.flowables import CallerMacro

    def keep(flowable: Any) -> None:
        setattr(flowable.canv, _KEPT, file)

    drawn: Any = keep
    return CallerMacro(drawCallable=drawn)


def announce(canvas: Any) -> bool:
    """Write the file that a canvas carries, if it does, into its catalog, before it is saved; whether there is one."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDate, PDFDictionary, PDFName, PDFStream, PDFString, PDFZCompress

    file: EmbeddedFile | None = getattr(canvas, _KEPT, None)
    if file is None:
        return False
    document = canvas._doc  # noqa: SLF001  (of reportlab, which has no other way)
    catalog = document.Catalog
    moment = PDFDate(document._timeStamp)  # noqa: SLF001  (that of its properties)
    facts: Any = {"Size": len(file.content), "ModDate": moment}
    described: Any = {"Type": PDFName("EmbeddedFile"), "Subtype": _JSON, "Params": PDFDictionary(facts)}
    content = document.Reference(PDFStream(PDFDictionary(described), file.content, [PDFZCompress]))
    found: Any = {"F": content, "UF": content}
    name = PDFString(file.name)
    named: Any = {
        "Type": PDFName("Filespec"),
        "F": name,
        "UF": name,
        "Desc": PDFString(file.about),
        "AFRelationship": PDFName("Data"),
        "EF": PDFDictionary(found),
    }
    specified = document.Reference(PDFDictionary(named))
    names: Any = {"Names": PDFArray([name, specified])}
    tree: Any = {"EmbeddedFiles": PDFDictionary(names)}
    catalog.Names, catalog.AF = PDFDictionary(tree), PDFArray([specified])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "AF"]
    return True
