"""Files as nobody should send them, each made small: what they grow to is in the reading of them."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable, Mapping
from typing import Any, Final

import pypdf
from PIL import Image
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject, TextStringObject
from reportlab.pdfgen.canvas import Canvas

from frontoffice.attaching import pdf_file


def pdf(pages: int = 1, words: str = "Kutipan izin trayek") -> bytes:
    """A PDF of so many pages of A4, with a line each."""
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842))
    for page in range(pages):
        canvas.drawString(72, 770, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


def image(kind: str = "JPEG", size: tuple[int, int] = (800, 600), **given: object) -> bytes:
    """An image whose left half is dark, so that a turn of it can be seen."""
    drawn = Image.new("RGB", size, "white")
    drawn.paste((20, 40, 120), (0, 0, size[0] // 2, size[1]))
    written = io.BytesIO()
    drawn.save(written, kind, **given)
    return written.getvalue()


def photo_with_gps() -> bytes:
    """A phone's photo that lies on its side and says where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Merek Ponsel"
    exif.get_ifd(0x8825).update({1: "S", 2: (2.0, 7.0, 44.0), 3: "E", 4: (106.0, 6.0, 58.0)})
    return image(size=(4000, 3000), exif=exif)


def pdf_with_photo(author: str = "") -> bytes:
    """A PDF that somebody put together of a letter and a phone's photo, whose bytes stand in it as they came."""
    written = io.BytesIO()
    writer = pypdf.PdfWriter(io.BytesIO(pdf()))
    image_page = pdf_file.together([pdf_file.page_from_jpeg(photo_with_gps(), 4000, 3000)])
    writer.append(io.BytesIO(image_page))
    writer.add_metadata({"/Author": author} if author else {})
    writer.write(written)
    return written.getvalue()


def pdf_with_packed_photo() -> bytes:
    """The same PDF, its photo packed once more (Flate), as some programs do."""
    return _with_photo("/FlateDecode/DCTDecode", zlib.compress, (4000, 3000))


def pdf_with_photo_in_jpeg_2000() -> bytes:
    """The same PDF, its photo in JPEG 2000, with boxes before its pixels that say what a camera said."""

    def write(jpeg: bytes) -> bytes:
        written = io.BytesIO()
        Image.open(io.BytesIO(jpeg)).resize((400, 300)).save(written, "JPEG2000")
        jp2 = written.getvalue()
        said = b"JpgTiffExif->JP2" + b"Merek Ponsel"
        boxes = (
            (len(said) + 8).to_bytes(4)
            + b"uuid"
            + said
            + (1).to_bytes(4)
            + b"xml "
            + (28).to_bytes(8)
            + b"<x:xmpmeta/>"
        )
        at = jp2.index(b"jp2c") - 4
        return jp2[:at] + boxes + jp2[at:]

    return _with_photo("/JPXDecode", write, (400, 300))


def _with_photo(filters: str, write: Callable[[bytes], bytes], size: tuple[int, int]) -> bytes:
    writer, written = pypdf.PdfWriter(io.BytesIO(pdf_with_photo())), io.BytesIO()
    (photo,) = (one for page in writer.pages for one in page.images)
    stream: Any = photo.indirect_reference and photo.indirect_reference.get_object()
    stream._data = write(stream._data)
    stream[NameObject("/Width")], stream[NameObject("/Height")] = map(NumberObject, size)
    stream[NameObject("/Filter")] = ArrayObject(NameObject(f"/{name}") for name in filters.split("/")[1:])
    writer.write(written)
    return written.getvalue()


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _png(width: int, height: int, *chunks: bytes) -> bytes:
    head = _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + b"".join(chunks) + _chunk(b"IEND", b"")


def huge_png() -> bytes:
    """60,000 pixels each way, in a megabyte of nothing."""
    data = zlib.compress(bytes(2_000_000), 9)
    return _png(60_000, 60_000, _chunk(b"IDAT", data))


def text_bomb_png() -> bytes:
    """A small image with a comment that unpacks to 200 MB."""
    rows = zlib.compress(bytes(11 * 10), 9)
    bomb = _chunk(b"zTXt", b"Comment\0\0" + zlib.compress(bytes(200_000_000), 9))
    return _png(10, 10, bomb, _chunk(b"IDAT", rows))


def png_with_zip_behind() -> bytes:
    """An image and a ZIP in one file: which it is depends on who opens it."""
    behind = io.BytesIO()
    with zipfile.ZipFile(behind, "w") as packed:
        packed.writestr("buka.exe", b"MZ")
    return image("PNG") + behind.getvalue()


def huge_jpeg() -> bytes:
    """A JPEG whose head says 65,000 pixels each way."""
    small = image()
    at = small.index(b"\xff\xc0") + 5
    return small[:at] + struct.pack(">HH", 65_000, 65_000) + small[at + 4 :]


def many_frames() -> bytes:
    """A TIFF of 300 pages."""
    one = Image.new("1", (16, 16))
    written = io.BytesIO()
    one.save(written, "TIFF", save_all=True, append_images=[one] * 299)
    return written.getvalue()


def _changed(change: Callable[[pypdf.PdfWriter], object], pages: int = 1) -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf(pages)))
    change(writer)
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()


def _add_script(writer: pypdf.PdfWriter) -> None:
    action = DictionaryObject(
        {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert('halo')")}
    )
    names = DictionaryObject(
        {NameObject("/Names"): ArrayObject([TextStringObject("halo"), writer._add_object(action)])}
    )
    writer._root_object[NameObject("/Names")] = DictionaryObject({NameObject("/JavaScript"): names})


def script_pdf() -> bytes:
    return _changed(_add_script)


def hidden_script_pdf() -> bytes:
    """An action on a page, its name spelled in another way: no search of the file's bytes finds it."""

    def act(writer: pypdf.PdfWriter) -> None:
        action = DictionaryObject(
            {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject("app.alert(1)")}
        )
        writer.pages[0][NameObject("/AA")] = DictionaryObject({NameObject("/O"): writer._add_object(action)})

    return _changed(act).replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")


def launch_pdf() -> bytes:
    def act(writer: pypdf.PdfWriter) -> None:
        writer._root_object[NameObject("/OpenAction")] = DictionaryObject(
            {NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("cmd.exe")}
        )

    return _changed(act)


def link_pdf(target: str) -> bytes:
    """A page with a link."""
    names = {"/Type": "/Annot", "/Subtype": "/Link"}
    link = DictionaryObject({NameObject(name): NameObject(value) for name, value in names.items()})
    link[NameObject("/Rect")] = ArrayObject([NumberObject(0)] * 4)
    action = {NameObject("/S"): NameObject("/URI"), NameObject("/URI"): TextStringObject(target)}
    link[NameObject("/A")] = DictionaryObject(action)
    return _changed(lambda writer: writer.pages[0].__setitem__(NameObject("/Annots"), ArrayObject([link])))


def pdf_with_file() -> bytes:
    return _changed(lambda writer: writer.add_attachment("buka.exe", b"MZ"))


def encrypted_pdf() -> bytes:
    return _changed(lambda writer: writer.encrypt("rahasia", algorithm="RC4-128"))


def locked_pdf() -> bytes:
    """Opens for everybody, and forbids to copy."""
    return _changed(lambda writer: writer.encrypt("", "rahasia", algorithm="RC4-128"))


def signed_pdf(*, script: bool = False) -> bytes:
    """A PDF with a field that says it is signed; nobody here asks whether it is."""

    def sign(writer: pypdf.PdfWriter) -> None:
        value = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Sig"),
                NameObject("/Filter"): NameObject("/Adobe.PPKLite"),
                NameObject("/SubFilter"): NameObject("/adbe.pkcs7.detached"),
                NameObject("/Contents"): TextStringObject("0" * 64),
                NameObject("/ByteRange"): ArrayObject([NumberObject(0)] * 4),
            }
        )
        field = DictionaryObject(
            {
                NameObject("/FT"): NameObject("/Sig"),
                NameObject("/T"): TextStringObject("Tanda tangan"),
                NameObject("/V"): writer._add_object(value),
            }
        )
        fields = ArrayObject([writer._add_object(field)])
        writer._root_object[NameObject("/AcroForm")] = DictionaryObject(
            {NameObject("/Fields"): fields, NameObject("/SigFlags"): NumberObject(3)}
        )
        if script:
            _add_script(writer)

    return _changed(sign)


def stream_bomb_pdf() -> bytes:
    """A page whose drawing unpacks to 300 MB of the same command."""

    def fill(writer: pypdf.PdfWriter) -> None:
        stream = DecodedStreamObject()
        stream.set_data(zlib.compress(b"0 0 m 500 500 l S\n" * 16_000_000, 9))
        stream[NameObject("/Filter")] = NameObject("/FlateDecode")
        writer.pages[0][NameObject("/Contents")] = writer._add_object(stream)

    return _changed(fill)


def deep_pdf() -> bytes:
    """Arrays within arrays, a hundred thousand of them."""
    deep = b"[" * 100_000 + b"]" * 100_000
    return pdf().replace(b"/Type /Catalog", b"/Deep " + deep + b" /Type /Catalog")


def endless_pages_pdf() -> bytes:
    """10,000 pages that are one and the same object."""
    head = b"%PDF-1.4\n"
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count 10000/Kids[" + b"3 0 R " * 10_000 + b"]>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>",
    ]
    body, offsets = head, []
    for number, content in enumerate(objects, 1):
        offsets.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"xref\n0 4\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % at for at in offsets)
    return body + table + b"trailer<</Size 4/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % len(body)


def enormous_sheet_pdf() -> bytes:
    """A sheet of 14,400 points each way, which is five metres."""
    return _changed(lambda writer: writer.pages[0].mediabox.__setitem__(slice(2, 4), [NumberObject(14_400)] * 2))


def _zip(*names: str, **contents: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as packed:
        for name, content in (contents | dict.fromkeys(names, b"x")).items():
            packed.writestr(name, content)
    return written.getvalue()


HEIC: Final = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(100)
DOCX: Final = _zip("[Content_Types].xml", "word/document.xml")
ODT: Final = _zip("content.xml", mimetype=b"application/vnd.oasis.opendocument.text")
ZIP: Final = _zip("surat.pdf")
PROGRAM: Final = b"MZ\x90\0" + bytes(200)
TEXT: Final = b"Kepada Yth. Kepala Dinas\n"

# What each is refused with, by the code's value.
REFUSED: Final[Mapping[str, tuple[bytes, str]]] = {
    "nothing": (b"", "file_empty"),
    "an iPhone's photo": (HEIC, "file_heic"),
    "a Word file": (DOCX, "file_of_office_program"),
    "a Word file called PDF": (DOCX, "file_of_office_program"),
    "a LibreOffice file": (ODT, "file_of_office_program"),
    "an old Word file": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "file_of_office_program"),
    "an archive": (ZIP, "file_archive"),
    "a program": (PROGRAM, "file_program"),
    "a program with a PDF behind": (PROGRAM + b"%PDF-1.4\n", "file_program"),
    "a text": (TEXT, "file_unknown_type"),
    "60,000 by 60,000": (huge_png(), "file_too_many_pixels"),
    "half a photo": (image()[:2000], "file_damaged"),
    "half a PDF": (pdf(40)[:300], "file_damaged"),
    "a PDF in name only": (b"%PDF-1.7\n" + bytes(range(256)) * 20, "file_damaged"),
    "10,000 pages": (endless_pages_pdf(), "file_too_many_pages"),
    "300 frames": (many_frames(), "file_too_many_pages"),
    "a PDF behind a password": (encrypted_pdf(), "file_encrypted"),
    "signed, with a script": (signed_pdf(script=True), "file_signed_with_scripts"),
}
# What is kept, but without what was in it.
FLATTENED: Final[Mapping[str, Callable[[], bytes]]] = {
    "a script": script_pdf,
    "a script by another spelling": hidden_script_pdf,
    "a program to start": launch_pdf,
    "a file inside": pdf_with_file,
    "a lock without a password": locked_pdf,
}
