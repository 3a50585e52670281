"""Templates that are tried out, and letters that are filled in: what somebody wrote is text, whatever it says."""

from __future__ import annotations

import io
from typing import Any

import docx
import pytest

from frontoffice.attaching import word_letter
from frontoffice.attaching.codes import TemplateRefusal
from frontoffice.attaching.word_letter import NEEDED, SAMPLE, WordLetter
from frontoffice.errors import Problem, Refused
from tests.support.word_files import DOCUMENT, RELS, changed, delivered, packed, parts, with_reference, with_text


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
