"""PDF/A-2 properties of a paper for long-term archives, also of one drawn line by line.

Colours by a profile, properties as XMP, its date.

Every font is embedded already, and nothing is transparent. One with a structure (``structure``) is PDF/A-2a, any other
PDF/A-2b; one that carries a file is PDF/A-3, since PDF/A-2 carries nothing but further PDF/A.
"""

from __future__ import annotations

import functools
import io
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Final
from xml.sax.saxutils import escape

from frontoffice import places
from frontoffice.colour_profile import SRGB
from frontoffice.documents.layout import structure
from frontoffice.documents.layout.structure import Structure, finish_page

# --- A file that a paper carries inside its PDF, as PDF/A-3 has it: named, typed, and related to the whole
# document ---

_JSON: Final = "/application#2Fjson"  # the media type as a PDF names it
_KEPT: Final = "embedded_file"


@dataclass(frozen=True, slots=True)
class EmbeddedFile:
    """Embedded file with a short description."""

    name: str
    about: str
    content: bytes = field(repr=False)


def embed_file(file: EmbeddedFile) -> Any:
    """Flowable to embed a file in its canvas, without a mark on paper."""
    from reportlab.platypus.flowables import CallerMacro

    def keep(flowable: Any) -> None:
        setattr(flowable.canv, _KEPT, file)

    drawn: Any = keep
    return CallerMacro(drawCallable=drawn)


def write_catalog_entry(canvas: Any) -> bool:
    """Write the embedded file of a canvas, if any, into the catalog before saving; whether there is one."""
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


# --- archive pdf ---

_XMP: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>{part}</pdfaid:part><pdfaid:conformance>{level}</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<xmp:CreatorTool>{creator}</xmp:CreatorTool><pdf:Producer>{producer}</pdf:Producer>
<xmp:CreateDate>{on}</xmp:CreateDate><xmp:ModifyDate>{on}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)  # of a page that is no paper by itself
_PROPERTIES: Final = ("title", "author", "subject", "creator", "producer")


def set_date(canvas: Any, at: datetime) -> None:
    """Set the date in a canvas's properties to the moment (aware) of making the paper, in that moment's zone.

    reportlab has the time of the computer there, or with ``invariant`` the first day of 2000, for the same bytes.
    """
    stamp = canvas._doc._timeStamp  # noqa: SLF001
    ahead = int((at.utcoffset() or timedelta()).total_seconds()) // 60
    stamp.YMDhms, (stamp.dhh, stamp.dmm) = at.timetuple()[:6], divmod(ahead, 60)


def make_archival(canvas: Any) -> None:
    """Add an output intent, and XMP equal to its properties, to a canvas about to be saved."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream, PDFString

    document = canvas._doc  # noqa: SLF001  (of reportlab, which has no other way)
    catalog, info = document.Catalog, document.info
    profile: Any = PDFStream(PDFDictionary({"N": 3}), SRGB)
    intent: Any = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),
        "OutputConditionIdentifier": PDFString("sRGB"),
        "Info": PDFString("sRGB"),
        "DestOutputProfile": profile,
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    named = {name: escape(str(getattr(info, name))) for name in _PROPERTIES}
    spoken = structure.structure_of(canvas) is not None
    part = 3 if write_catalog_entry(canvas) else 2
    content = _XMP.format(on=_moment(document), part=part, level="A" if spoken else "B", **named).encode()
    kind: Any = {"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}
    catalog.Metadata = PDFStream(PDFDictionary(kind), content)
    if spoken:
        structure.declare_structure(canvas)


def _moment(document: Any) -> str:
    """Moment of the document properties: as XMP has it."""
    year, month, day, hour, minute, second = document._timeStamp.YMDhms  # noqa: SLF001
    zone = document._timeStamp  # noqa: SLF001
    return f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{zone.dhh:+03}:{zone.dmm:02}"


# --- Canvas of a paper for line-by-line drawing: with its properties, its structure, finished for an archive ---


def begin_canvas(
    size: tuple[float, float], title: str, subject: str, office: str, font: tuple[str, float], made_at: datetime
) -> Any:
    """Begin a canvas of this size in points, without personal names in its properties.

    ``made_at`` in the office's zone.

    It begins in ``font``: else Helvetica would be named, which no paper carries.
    """
    canvas = _class()(io.BytesIO(), size, invariant=1, lang="id-ID", initialFontName=font[0], initialFontSize=font[1])
    set_date(canvas, made_at)
    canvas.setTitle(title)
    canvas.setSubject(subject)
    canvas.setAuthor(office)
    canvas.setCreator(places.NAME)
    canvas.setProducer(places.NAME)
    return canvas


def finish_pdf(canvas: Any) -> bytes:
    """Finish the PDF, with the current page as its last."""
    canvas.showPage()
    make_archival(canvas)
    canvas.save()
    return structure.write_structure(canvas.file.getvalue(), canvas, canvas.structure)


@functools.cache
def _class() -> Any:
    from reportlab.pdfgen.canvas import Canvas  # a tenth of a second, and not needed at every start

    class TaggedCanvas(Canvas):
        """Canvas with content tagged by ``structure.tag_content``, and all else as artifacts."""

        def __init__(self, file: io.BytesIO, size: tuple[float, float], **options: Any) -> None:
            super().__init__(file, size, **options)
            self.file, self.structure = file, Structure()

        def showPage(self) -> None:  # noqa: N802  (reportlab's name)
            """Close the page."""
            finish_page(self)
            super().showPage()

    return TaggedCanvas
