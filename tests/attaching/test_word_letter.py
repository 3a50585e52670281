"""Templates that are tried out, and letters that are filled in: what somebody wrote is text, whatever it says."""

from __future__ import annotations

import io
import struct
from typing import Any

import docx
import pytest

from frontoffice.attaching import word_letter
from frontoffice.attaching.codes import TemplateRefusal
from frontoffice.attaching.word_letter import NEEDED, SAMPLE, WordLetter
from frontoffice.errors import Problem, Refused
from tests.support import hostile_files
from tests.support.word_files import (
    DOCUMENT,
    RELS,
    TYPES,
    changed,
    delivered,
    field,
    packed,
    parts,
    with_reference,
    with_text,
)


def problem(template: bytes) -> Problem:
    with pytest.raises(Refused) as refused:
        word_letter.check(template)
    return refused.value.problems[0]


def filled(template: bytes | None = None, mark: str = "", **facts: Any) -> Any:
    letter = WordLetter({**SAMPLE, **facts}, "Surat Jawaban 0147", "Kantor", mark)
    return docx.Document(io.BytesIO(word_letter.fill(template or delivered(), letter)))


def lines(document: Any) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def test_the_delivered_template_is_taken() -> None:
    word_letter.check(delivered())


@pytest.mark.parametrize(
    "text",
    [
        "a & b < c > d \"e\" 'f'",
        "</w:t></w:r></w:p><w:p><w:r><w:t>x",
        "{{ 7 * 7 }} {% for a in b %} {# c #}",
        "&amp; &#65; &lt;b&gt;",
        "\N{WHITE SMILING FACE} Jalan Mawar \N{EM DASH} 5",
    ],
)
def test_what_somebody_wrote_stands_as_it_was_written(text: str) -> None:
    part = {"judul": "", "teks": text, "rincian": [], "kegiatan": []}
    document = filled(isi=[part], tujuan=[text])
    assert lines(document).count(text) == 2
    assert len(lines(document)) == len(lines(filled(isi=[{**part, "teks": "a"}], tujuan=["a"])))


def test_a_placeholder_that_nobody_knows_is_named() -> None:
    for placed, name in (("{{ nomer }}", "nomer"), ("{{ nomor.apa }}", "apa"), ("{{ tujuan.x }}", "x")):
        assert problem(with_text(placed)) == Problem("template", TemplateRefusal.UNKNOWN, {"name": name})


@pytest.mark.parametrize("name", NEEDED)
def test_a_letter_without_what_it_cannot_do_without_is_none(name: str) -> None:
    loops = {"isi": "bagian in isi", "tujuan": "baris in tujuan"}
    old, new = (loops[name], loops[name].replace(name, "tembusan[:0]")) if name in loops else (f"{{{{ {name} }}}}", "x")
    assert problem(changed(DOCUMENT, old, new)) == Problem("template", TemplateRefusal.LACKS, {"name": name})


def test_a_body_that_leaves_a_kind_of_its_parts_out_is_none() -> None:
    assert problem(changed(DOCUMENT, "{{ bagian.judul }}", "")).code == TemplateRefusal.LACKS
    assert problem(changed(DOCUMENT, "{{ baris.apa }}", "")).code == TemplateRefusal.LACKS


@pytest.mark.parametrize(
    "placed",
    ["{{ nomor", "{% endfor %}", "{{ nomor|safe }}", "{% if %}", "{{ nomor|map('x') }}", f"{{{{ {'(' * 3000}1"],
)
def test_what_is_written_wrongly_is_said(placed: str) -> None:
    assert problem(with_text(placed)).code == TemplateRefusal.SYNTAX


@pytest.mark.parametrize(
    "placed",
    [
        "{{ nomor.__class__.__mro__ }}",
        "{{ ''.__class__ }}",
        "{{ self.__init__.__globals__ }}",
        "{{ range(9) }}",
        "{{ lipsum() }}",
        "{{ cycler.__init__ }}",
        "{{ tujuan.append('x') }}",
        "{{ '{0.__class__}'.format(nomor) }}",
    ],
)
def test_a_template_reaches_nothing_but_its_facts(placed: str) -> None:
    assert problem(with_text(placed)).code in (TemplateRefusal.SYNTAX, TemplateRefusal.UNKNOWN)


def test_other_files_cannot_be_taken_in() -> None:
    for placed in ("{% include 'a' %}", "{% import 'a' as b %}", "{% extends 'a' %}", "{{ 1 / 0 }}", "{{ nomor + 1 }}"):
        assert problem(with_text(placed)).code == TemplateRefusal.SYNTAX, placed


def test_a_field_that_only_comes_about_by_being_filled_in_is_found() -> None:
    begun = '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    ended = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    texts = ("{%p if nomor == 0 %}", "{%p endif %}")
    first, second = (f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in texts)
    placed = f"<w:body><w:p>{begun}</w:p>{first}<w:p>{ended}</w:p>{second}"
    with pytest.raises(Refused) as refused:
        word_letter.fill(changed(DOCUMENT, "<w:body>", placed), sample())
    assert refused.value.problems[0].code == TemplateRefusal.OBJECTS


def test_a_letter_of_the_training_register_says_so_whatever_its_template_says() -> None:
    assert lines(filled(mark="LATIHAN"))[0] == "LATIHAN"
    assert "LATIHAN" not in lines(filled())


def test_the_file_says_whose_it_is_and_not_who_edited_the_template() -> None:
    edited = docx.Document(io.BytesIO(delivered()))
    edited.core_properties.author = edited.core_properties.last_modified_by = "Orang Kantor"
    edited.core_properties.comments = "{{ nomor }}"
    written = io.BytesIO()
    edited.save(written)
    said = filled(written.getvalue()).core_properties
    assert (said.title, said.author, said.last_modified_by, said.comments) == ("Surat Jawaban 0147", "Kantor", "", "")
    assert not any(b"Orang Kantor" in part for part in parts(word_letter.fill(written.getvalue(), sample())).values())


def test_nothing_of_who_made_the_template_is_in_a_letter() -> None:
    named = parts(delivered())
    core, office = named["docProps/core.xml"].decode(), named["docProps/app.xml"].decode()
    for part in ("lastModifiedBy", "keywords", "category"):
        core = core.replace(f"<cp:{part}/>", f"<cp:{part}>Orang Kantor</cp:{part}>")
    for part in ("Manager", "Company"):
        office = office.replace(f"<{part}/>", f"<{part}>Orang Kantor</{part}>")
    own = "docProps/custom.xml", "word/people.xml"
    texts = [f"<a>{name} Orang Kantor</a>".encode() for name in own]
    space = "http://schemas.openxmlformats.org/officeDocument/2006"
    first = f'<Relationship Id="rId90" Type="{space}/relationships/custom-properties" Target="docProps/custom.xml"/>'
    second = '<Relationship Id="rId91" Type="http://schemas.microsoft.com/office/2011/relationships/people" Target="people.xml"/>'
    end = "</Relationships>"
    named |= {
        "docProps/core.xml": core.encode(),
        "docProps/app.xml": office.encode(),
        **dict(zip(own, texts, strict=True)),
        "_rels/.rels": named["_rels/.rels"].decode().replace(end, first + end).encode(),
        RELS: named[RELS].decode().replace(end, second + end).encode(),
        "word/settings.xml": named["word/settings.xml"].replace(b"<w:zoom", b"<w:trackRevisions/><w:zoom", 1),
    }
    assert sum(b"Orang Kantor" in part for part in named.values()) == 4
    assert b"trackRevisions" in named["word/settings.xml"]
    letter = parts(word_letter.fill(packed(named), sample()))
    assert not any(b"Orang Kantor" in part or b"trackRevisions" in part for part in letter.values())
    assert sorted(name for name in letter if name.startswith("docProps/")) == ["docProps/core.xml"]
    assert not any(b"python-docx" in part or b"2013-" in part for part in letter.values())


def sample() -> WordLetter:
    return WordLetter(SAMPLE, "a", "b")


def test_the_data_of_a_cover_page_stays_in_the_template() -> None:
    named = parts(with_reference("customXml", "../customXml/item1.xml", "Internal"))
    named["customXml/item1.xml"] = (
        b"<CoverPageProperties><CompanyEmail>orang@example.org</CompanyEmail></CoverPageProperties>"
    )
    letter = parts(word_letter.fill(packed(named), WordLetter(SAMPLE, "", "")))
    assert not [name for name, part in letter.items() if b"orang@example.org" in part]


# --- A Word file that somebody brings: what Word would execute or fetch makes it none, whatever it is called ---


MACRO_TYPE = "application/vnd.ms-word.document.macroEnabled.main+xml"
PLAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TEMPLATE_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
ENTITIES = '<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'


def why(content: bytes) -> str:
    with pytest.raises(Refused) as refused:
        word_letter.parts_of(content)
    return refused.value.problems[0].code


def encrypted(content: bytes) -> bytes:
    """The same, of which the first part says that it is encrypted, in both places."""
    first, listed = content.index(b"PK\x03\x04"), content.index(b"PK\x01\x02")
    flagged = bytearray(content)
    flagged[first + 6 : first + 8] = flagged[listed + 8 : listed + 10] = struct.pack("<H", 1)
    return bytes(flagged)


def test_links_that_a_person_follows_may_stand_in_it() -> None:
    for target in ("mailto:kantor@example.org", "https://example.org/a?b=1"):
        word_letter.parts_of(with_reference("hyperlink", target))
    word_letter.parts_of(changed(RELS, "</Relationships>", "<!-- a comment --></Relationships>"))
    word_letter.parts_of(changed(DOCUMENT, "<w:body>", field(' HYPERLINK "https://example.org" ')))


@pytest.mark.parametrize(
    "placed",
    [
        '<w:p><w:ins w:id="1" w:author="Orang Kantor"><w:r><w:t>x</w:t></w:r></w:ins></w:p>',
        "<w:p><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>",
        '<w:p><w:pPr><w:pPrChange w:id="1" w:author="Orang Kantor"><w:pPr/></w:pPrChange></w:pPr></w:p>',
        "<w:p><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>",
    ],
)
def test_tracked_changes_make_it_none(placed: str) -> None:
    assert why(changed(DOCUMENT, "<w:body>", f"<w:body>{placed}")) == TemplateRefusal.TRACKED


def test_a_drawn_shape_is_no_tracked_change() -> None:
    space = "http://schemas.openxmlformats.org/drawingml/2006/main"
    shape = f'<a:custGeom xmlns:a="{space}"><a:path><a:moveTo><a:pt x="0" y="0"/></a:moveTo></a:path></a:custGeom>'
    drawn = f"<w:p><w:r><w:drawing>{shape}</w:drawing></w:r></w:p>"
    assert DOCUMENT in word_letter.parts_of(changed(DOCUMENT, "<w:body>", f"<w:body>{drawn}"))


def test_comments_make_it_none_and_a_part_without_any_does_not() -> None:
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    for comment, is_one in (("", False), ('<w:comment w:id="0" w:author="Orang Kantor"/>', True)):
        named = parts(delivered())
        named["word/comments.xml"] = f'<w:comments xmlns:w="{space}">{comment}</w:comments>'.encode()
        if is_one:
            assert why(packed(named)) == TemplateRefusal.TRACKED
        else:
            word_letter.parts_of(packed(named))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("attachedTemplate", "https://example.org/a.dotm"),
        ("attachedTemplate", "file:///C:/a.dotm"),
        ("image", "https://example.org/a.png"),
        ("image", "\\\\server\\a.png"),
        ("hyperlink", "file:///C:/Windows/a.exe"),
        ("hyperlink", "ms-msdt:/id"),
        ("oleObject", "https://example.org/a.rtf"),
        ("frame", "https://example.org"),
    ],
)
def test_what_is_fetched_from_elsewhere_makes_it_none(kind: str, target: str) -> None:
    assert why(with_reference(kind, target)) == TemplateRefusal.OUTSIDE


def test_what_lies_about_being_inside_is_outside_as_well() -> None:
    assert why(with_reference("image", "https://example.org/a.png", "Internal")) == TemplateRefusal.OUTSIDE


VML = 'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'


@pytest.mark.parametrize(
    "drawn",
    [
        '<v:shape><v:imagedata src="http://example.org/a.png"/></v:shape>',
        '<v:shape><v:imagedata src="\\\\server\\a.png" o:title=""/></v:shape>',
        '<v:shape><v:imagedata src=" //server/a.png"/></v:shape>',
        '<v:shape><v:imagedata src="file:///C:/a.png"/></v:shape>',
        '<v:shape><v:imagedata o:href="https://example.org/a.png"/></v:shape>',
        '<v:shape><v:imagedata o:althref="https://example.org/a.png"/></v:shape>',
        '<v:rect><v:fill src="https://example.org/a.png"/></v:rect>',
        '<v:rect><v:stroke src="https://example.org/a.png"/></v:rect>',
        '<v:rect href="file:///C:/a.exe"/>',
        '<v:rect style="background:url(https://example.org/a.png)"/>',
        '<v:rect xml:base="https://example.org/"/>',
    ],
)
def test_a_drawn_shape_fetches_nothing_from_elsewhere(drawn: str) -> None:
    placed = f"<w:body><w:p><w:r><w:pict {VML}>{drawn}</w:pict></w:r></w:p>"
    assert why(changed(DOCUMENT, "<w:body>", placed)) == TemplateRefusal.OUTSIDE
    named = parts(delivered())
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    named["word/header9.xml"] = f'<w:hdr xmlns:w="{space}"><w:pict {VML}>{drawn}</w:pict></w:hdr>'.encode()
    assert why(packed(named)) == TemplateRefusal.OUTSIDE, "in any part"


def test_a_drawn_shape_with_a_picture_inside_or_a_plain_link_may_stand_in_it() -> None:
    for drawn in ('<v:shape><v:imagedata o:title="a"/></v:shape>', '<v:rect href="https://example.org/"/>'):
        placed = f"<w:body><w:p><w:r><w:pict {VML}>{drawn}</w:pict></w:r></w:p>"
        word_letter.parts_of(changed(DOCUMENT, "<w:body>", placed))


def test_a_server_named_with_slashes_is_elsewhere() -> None:
    for target in ("//server/a.png", "/\\server/a.png", "\\/server/a.png"):
        assert why(with_reference("image", target, "Internal")) == TemplateRefusal.OUTSIDE


def test_macros_make_it_none_by_type_by_part_and_by_name() -> None:
    assert why(changed(TYPES, PLAIN_TYPE, MACRO_TYPE)) == TemplateRefusal.MACROS
    assert why(packed({**parts(delivered()), "word/vbaProject.bin": b"x"})) == TemplateRefusal.MACROS
    assert why(packed({**parts(delivered()), "word/activeX/activeX1.xml": b"<a/>"})) == TemplateRefusal.MACROS


def test_a_template_of_word_and_what_is_no_document_are_none() -> None:
    assert why(changed(TYPES, PLAIN_TYPE, TEMPLATE_TYPE)) == TemplateRefusal.NO_WORD
    for content in (b"", b"%PDF-1.4", hostile_files.pdf(), packed({"a.txt": b"a"}), delivered()[:-30]):
        assert why(content) == TemplateRefusal.NO_WORD
    assert why(encrypted(delivered())) == TemplateRefusal.NO_WORD


@pytest.mark.parametrize(
    "words", ["DDEAUTO c:\\a.exe", " INCLUDETEXT a ", "INCLUDEPICTURE a", "QUOTE 68", "", "MACROBUTTON a b"]
)
def test_fields_that_call_others_make_it_none_in_parts_too(words: str) -> None:
    assert why(changed(DOCUMENT, "<w:body>", field(words))) == TemplateRefusal.OBJECTS
    simple = f'<w:body><w:p><w:fldSimple w:instr="{words}"/></w:p>'
    assert why(changed(DOCUMENT, "<w:body>", simple)) == TemplateRefusal.OBJECTS


def test_a_field_without_its_beginning_or_end_makes_it_none() -> None:
    assert why(changed(DOCUMENT, "<w:body>", field(" PAGE ", "separate"))) == TemplateRefusal.OBJECTS
    open_one = '<w:body><w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'
    assert why(changed(DOCUMENT, "<w:body>", open_one)) == TemplateRefusal.OBJECTS


def test_objects_of_other_programs_make_it_none() -> None:
    for active in ('<w:altChunk r:id="rId1"/>', "<w:p><w:r><w:object/></w:r></w:p>", "<w:mailMerge/>"):
        assert why(changed(DOCUMENT, "<w:body>", f"<w:body>{active}")) == TemplateRefusal.OBJECTS
    assert why(with_reference("package", "embeddings/a.xlsx", "Internal")) == TemplateRefusal.OBJECTS
    assert why(packed({**parts(delivered()), "word/embeddings/a.bin": b"x"})) == TemplateRefusal.OBJECTS


def test_xml_with_a_document_type_is_none() -> None:
    declared = changed(DOCUMENT, "<w:document", f"{ENTITIES}<w:document")
    assert why(declared) == TemplateRefusal.NO_WORD
    assert why(changed(DOCUMENT, "<w:body>", "<w:body><w:p>")) == TemplateRefusal.NO_WORD


def test_what_becomes_great_when_it_is_unpacked_is_never_unpacked_whole() -> None:
    named = parts(delivered())
    assert why(packed({**named, "word/media/a.png": bytes(21 * 1024 * 1024)})) == TemplateRefusal.TOO_LARGE
    many = {f"word/media/{no}.png": bytes(19 * 1024 * 1024) for no in range(4)}
    assert why(packed({**named, **many})) == TemplateRefusal.TOO_LARGE
    assert why(packed({**named, **{f"a{no}": b"" for no in range(300)}})) == TemplateRefusal.TOO_LARGE


def test_a_part_that_is_there_twice_makes_it_none() -> None:
    twin = DOCUMENT.replace("document", "documenu")
    once = packed({**parts(delivered()), twin: b"<a/>"})
    word_letter.parts_of(once)
    assert why(once.replace(twin.encode(), DOCUMENT.encode())) == TemplateRefusal.NO_WORD


def test_what_word_reads_otherwise_than_its_name_says_is_looked_into() -> None:
    named = parts(delivered())
    calls = named.pop("word/header1.xml").replace(b"</w:hdr>", b'<w:p><w:fldSimple w:instr="DDE a"/></w:p></w:hdr>')
    hidden = {name: part.replace(b"header1.xml", b"header1.bin") for name, part in named.items()}
    assert why(packed({**hidden, "word/header1.bin": calls})) == TemplateRefusal.NO_WORD


@pytest.mark.parametrize(
    "said",
    [
        '<w:fldSimple w:instr="DDE a" x:instr="PAGE"/>',
        "<w:r><x:instrText>PAGE </x:instrText></w:r><w:r><w:instrText>DDE a</w:instrText></w:r>",
        "<x:Choice><w:r><w:instrText>PAGE </w:instrText></w:r></x:Choice><w:r><w:instrText>DDE a</w:instrText></w:r>",
    ],
)
def test_what_word_passes_over_does_not_hide_a_field(said: str) -> None:
    begun, ended = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "end"))
    placed = said if "fldSimple" in said else f"{begun}{said}{ended}"
    placed = f'<w:body><w:p xmlns:x="urn:x">{placed}</w:p>'
    assert why(changed(DOCUMENT, "<w:body>", placed)) == TemplateRefusal.OBJECTS


def test_a_link_in_a_field_goes_where_other_links_may() -> None:
    for words in (' HYPERLINK "file://a/b.exe" ', " HYPERLINK \\\\a\\b.exe", ' HYPERLINK \\o "a" "ms-msdt:/id"'):
        assert why(changed(DOCUMENT, "<w:body>", field(words))) == TemplateRefusal.OUTSIDE
    for words in (' HYPERLINK \\l "isi" ', ' HYPERLINK "https://example.org" \\o "a: b" \\* MERGEFORMAT '):
        word_letter.parts_of(changed(DOCUMENT, "<w:body>", field(words)))
