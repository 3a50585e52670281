from __future__ import annotations

from frontoffice.documents.layout import lettering


def test_markup_is_text() -> None:
    assert lettering.plain("<b>&\n\x00") == "&lt;b&gt;&amp;<br/>"


def test_a_line_keeps_the_blanks_that_it_begins_with_but_not_a_page_of_them() -> None:
    assert lettering.plain("a  b\n  - c") == "a  b<br/>&nbsp;&nbsp;- c"
    assert lettering.plain(" " * 1_000) == "&nbsp;" * 8


def test_a_letter_that_no_font_has_is_named() -> None:
    assert lettering.replace_missing_letters("Nama \U0001f600\x07.") == "Nama [U+1F600]."


def test_every_style_has_letters_that_are_embedded() -> None:
    names = ("text", "cell", "head", "small_cell", "small_number_head", "poster_number")
    assert {lettering.paragraph_style(name).fontName for name in names} == {lettering.REGULAR, lettering.BOLD}
