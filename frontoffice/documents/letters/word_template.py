"""The template of letters as it is delivered: a Word file with placeholders, laid out like the PDF.

The office edits it in Word. It is made when it is asked for, with emblem, margins and letterhead as they are set then.
"""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any, Final

from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import emblem_file
from frontoffice.paper_layout import PaperLayout

_FONT: Final = "Arial"  # on every computer that has Word
_SIZE: Final = 11
_HEAD: Final = (
    ("Nomor", "nomor"),
    ("Sifat", "sifat"),
    ("Lampiran", "lampiran"),
    ("Hal", "hal"),
)
_EMBLEM: Final = 18  # mm
_WIDTH: Final = 210  # mm
_W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def template(layout: PaperLayout) -> bytes:
    """Word template for all kinds of letters."""
    import docx

    document = docx.Document()
    _set_styles(document)
    width = _sheet(document.sections[0], layout)
    _letterhead(document.sections[0], layout, width)
    _feet(document.sections[0])
    _paragraph(document, "{{ tempat_tanggal }}", align="RIGHT", room=(0, 6))
    _head(document, width)
    for line in ("{%p for baris in tujuan %}", "{{ baris }}", "{%p endfor %}"):
        _paragraph(document, line)
    _paragraph(document, "", room=(0, 2))
    _paragraph(document, "{{ salam }}", room=(0, 4))
    _body(document, width)
    _paragraph(document, "{{ penutup }}", room=(6, 4))
    _signature(document, width, layout)
    _paragraph(document, "Tembusan:", room=(8, 0), size=9.5)
    for line in ("{%p for nama in tembusan %}", "{{ loop.index }}. {{ nama }}", "{%p endfor %}"):
        _paragraph(document, line, size=9.5)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _set_styles(document: Any) -> None:
    from docx.oxml.ns import qn
    from docx.shared import Pt

    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = _FONT, Pt(_SIZE)
    normal.element.rPr.rFonts.set(qn("w:eastAsia"), _FONT)
    normal.paragraph_format.space_after = Pt(0)


def _sheet(section: Any, layout: PaperLayout) -> int:
    """A4 with the office's margins; how wide what is written may be, in mm."""
    from docx.shared import Mm

    section.page_width, section.page_height = Mm(_WIDTH), Mm(297)
    section.left_margin, section.right_margin = Mm(layout.margin + layout.binding), Mm(layout.margin)
    section.top_margin, section.bottom_margin = Mm(20), Mm(20)
    section.header_distance, section.footer_distance = Mm(10), Mm(10)
    section.different_first_page_header_footer = layout.letterhead_once
    return _WIDTH - 2 * layout.margin - layout.binding


def _letterhead(section: Any, layout: PaperLayout, width: int) -> None:
    head = section.first_page_header if layout.letterhead_once else section.header
    emblem = _emblem(layout)
    columns = (_EMBLEM, width - 2 * _EMBLEM, _EMBLEM) if emblem else (0, width, 0)
    table = _table(head, [one for one in columns if one])
    middle = table.rows[0].cells[1 if emblem else 0]
    if emblem:
        from docx.shared import Mm

        table.rows[0].cells[0].paragraphs[0].add_run().add_picture(str(emblem), height=Mm(_EMBLEM))
    lines = (("pemerintah", 10, False), ("kantor", 10.5, True), ("alamat_kantor", 8, False), ("kontak", 8, False))
    for place, (name, size, bold) in enumerate(lines):
        at = middle.add_paragraph() if place else middle.paragraphs[0]
        _write(at, f"{{{{ {name} }}}}", align="CENTER", size=size, bold=bold)
    first = head.paragraphs[0]
    first._p.getparent().remove(first._p)  # noqa: SLF001  (empty, above the table)
    _draw_rule_above(head.add_paragraph())


def _emblem(layout: PaperLayout) -> Path | None:
    """The emblem's file; None also where Word's library cannot read it: a letter goes out without it, as on paper."""
    from docx.image import exceptions
    from docx.image.image import Image

    file = emblem_file(layout)
    damaged = (
        exceptions.InvalidImageStreamError,
        exceptions.UnexpectedEndOfFileError,
        exceptions.UnrecognizedImageError,
    )
    try:
        return file if file and Image.from_file(str(file)).px_height else None
    except (OSError, *damaged):
        return None


def _feet(section: Any) -> None:
    for foot in (section.footer, *((section.first_page_footer,) if section.different_first_page_header_footer else ())):
        line = foot.paragraphs[0]
        _write(line, "{{ nomor_register }}   Halaman ", size=8)
        _field(line, "PAGE")
        _write(line, " dari ", size=8)
        _field(line, "NUMPAGES")


def _head(document: Any, width: int) -> None:
    table = _table(document, (24, 4, width - 28), rows=len(_HEAD))
    for row, (name, placeholder) in zip(table.rows, _HEAD, strict=True):
        for cell, text in zip(row.cells, (name, ":", f"{{{{ {placeholder} }}}}"), strict=True):
            _write(cell.paragraphs[0], text)
    _paragraph(document, "", room=(0, 6))


def _body(document: Any, width: int) -> None:
    _paragraph(document, "{%p for bagian in isi %}")
    _paragraph(document, "{%p if bagian.judul %}")
    _paragraph(document, "{{ bagian.judul }}", room=(6, 2), bold=True)
    _paragraph(document, "{%p elif bagian.rincian %}")
    _rows(document, (45, 4, width - 49), "baris in bagian.rincian", ("{{ baris.nama }}", ":", "{{ baris.nilai }}"))
    _paragraph(document, "{%p elif bagian.kegiatan %}")
    cells = ("{{ baris.tanggal }}", "{{ baris.apa }}")
    _rows(document, (45, width - 45), "baris in bagian.kegiatan", cells, ("Tanggal", "Kegiatan"))
    _paragraph(document, "{%p else %}")
    _paragraph(document, "{{ bagian.teks }}", room=(2, 3))
    _paragraph(document, "{%p endif %}")
    _paragraph(document, "{%p endfor %}")


def _rows(
    document: Any, widths: tuple[int, ...], loop: str, cells: tuple[str, ...], names: tuple[str, ...] = ()
) -> None:
    """Add a table with a row for each item of a placeholder; ``names`` stand above its columns."""
    rows = (*((names,) if names else ()), (f"{{%tr for {loop} %}}",), cells, ("{%tr endfor %}",))
    table = _table(document, widths, rows=len(rows), ruled=bool(names))
    for place, (row, texts) in enumerate(zip(table.rows, rows, strict=True)):
        for cell, text in zip(row.cells, texts, strict=False):
            _write(cell.paragraphs[0], text, bold=bool(names) and not place)


def _signature(document: Any, width: int, layout: PaperLayout) -> None:
    from docx.shared import Mm

    room = a4_sheet.ELECTRONIC if layout.signed_electronically else a4_sheet.BY_HAND
    table = _table(document, (width // 2, width - width // 2), rows=3)
    for row, text in zip(table.rows, ("{{ jabatan }}", "", "{{ penanda_tangan }}"), strict=True):
        _write(row.cells[1].paragraphs[0], text, align="CENTER", room=(8 if "jabatan" in text else 0, 0))
    table.rows[1].height = Mm(room)
    for row in table.rows[:2]:
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


def _table(within: Any, widths: Any, rows: int = 1, *, ruled: bool = False) -> Any:
    from docx.shared import Mm

    total = Mm(sum(widths))
    is_body = hasattr(within, "sections")
    table = within.add_table(rows, len(widths)) if is_body else within.add_table(rows, len(widths), total)
    if ruled:
        table.style = within.styles["Table Grid"]
    table.autofit = False
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    return table


def _paragraph(document: Any, text: str, **how: Any) -> None:
    _write(document.add_paragraph(), text, **how)


def _write(
    at: Any,
    text: str,
    *,
    align: str = "",
    room: tuple[float, float] = (0, 0),
    size: float = _SIZE,
    bold: bool = False,
) -> None:
    """Write text into a paragraph, with ``room`` above and below it in points."""
    from docx.enum.text import WD_ALIGN_PARAGRAPH
    from docx.shared import Pt

    run = at.add_run(text)
    run.bold, run.font.size = bold or None, Pt(size) if size != _SIZE else None
    at.paragraph_format.space_before, at.paragraph_format.space_after = Pt(room[0]), Pt(room[1])
    if align:
        at.alignment = getattr(WD_ALIGN_PARAGRAPH, align)


def _field(at: Any, name: str) -> None:
    from docx.oxml import parse_xml

    small = '<w:rPr><w:sz w:val="16"/></w:rPr>'
    field = f'<w:fldSimple xmlns:w="{_W}" w:instr=" {name} "><w:r>{small}<w:t>1</w:t></w:r></w:fldSimple>'
    at._p.append(parse_xml(field))  # noqa: SLF001


def _draw_rule_above(at: Any) -> None:
    from docx.oxml import parse_xml

    line = f'<w:pBdr xmlns:w="{_W}"><w:top w:val="single" w:sz="12" w:space="1" w:color="000000"/></w:pBdr>'
    at._p.get_or_add_pPr().append(parse_xml(line))  # noqa: SLF001
