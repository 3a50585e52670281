from __future__ import annotations

from frontoffice.documents.layout import a4_sheet
from frontoffice.documents.layout.letterhead import Letterhead
from frontoffice.documents.layout.lettering import of_markup, paragraph
from frontoffice.documents.layout.structure import Element
from frontoffice.settings import Office
from tests.support.heard_paper import heard


def test_each_paragraph_is_heard_as_what_it_is_and_an_empty_one_is_not() -> None:
    quote = Element("BlockQuote")
    story = [paragraph("a <b>", "text"), of_markup("&nbsp;", "text", None), paragraph("c", "text", quote)]
    story.append(paragraph("d", "note", quote))
    found = heard(a4_sheet.sheet(Letterhead(Office()), "x", "y", story)).kids[-2:]
    assert [(one.kind, one.all_text()) for one in found] == [("P", "a <b>"), ("BlockQuote", "c d")]
