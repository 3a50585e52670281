from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching.codes import Change
from frontoffice.attaching.content_type import Content
from frontoffice.attaching.paper import Pixels, PlannedPage, ReadPaper
from frontoffice.domain.attachments import AttachmentKind
from frontoffice.ui.attachments import page_plans


def read(media_type: Content = Content.PDF, pages: int = 2) -> ReadPaper:
    thumbnails = (Pixels(1, 1, b"rgb"),) * pages
    return ReadPaper(b"x", media_type, pages, thumbnails, "teks", changes=(Change.SHRUNK,))


def test_a_paper_has_the_ending_of_what_it_is_and_no_path() -> None:
    assert page_plans.pending("C:\\foto\\IMG 1.HEIC.tiff", read(Content.JPEG, 1)).new.file_name == "IMG 1.HEIC.jpg"
    assert page_plans.pending("surat", read()).new.file_name == "surat.pdf"
    assert page_plans.pending("../..", read()).new.file_name == "lampiran.pdf"


def test_its_kind_is_proposed_by_its_name_unless_it_is_known() -> None:
    assert page_plans.pending("Scan KTP.pdf", read()).new.kind is AttachmentKind.IDENTITY
    assert page_plans.pending("izin.pdf", read()).new.kind is AttachmentKind.SUPPORTING
    assert page_plans.pending("izin.pdf", read(), AttachmentKind.ANSWER).new.kind is AttachmentKind.ANSWER


def test_what_is_made_of_a_paper_keeps_its_kind_and_what_was_said_of_it() -> None:
    source = page_plans.pending("izin.pdf", read(), AttachmentKind.LETTER)
    made = page_plans.made_of(source, read(Content.JPEG, 1), " (2)")
    assert (made.new.file_name, made.new.kind, made.changes) == ("izin (2).jpg", AttachmentKind.LETTER, ("shrunk",))
    assert made.attachment_id != source.attachment_id


@given(st.integers(1, 9), st.integers(0, 8), st.integers(-9, 9))
def test_a_page_that_is_moved_leaves_all_the_others_in_their_order(pages: int, page: int, by: int) -> None:
    plan = [PlannedPage(0, no) for no in range(pages)]
    if page < pages:
        moved = page_plans.moved(plan, page, by)
        assert sorted(moved, key=lambda one: one.page) == plan
        assert [one for one in moved if one.page != page] == [one for one in plan if one.page != page]
        assert moved[page + by].page == page if 0 <= page + by < pages else moved == plan


def test_papers_are_joined_page_by_page_and_a_turned_page_is_turned_on() -> None:
    papers = [page_plans.pending("a", read()), page_plans.pending("b", read(pages=1))]
    plan = page_plans.joined(papers)
    assert [(one.source, one.page) for one in plan] == [(0, 0), (0, 1), (1, 0)]
    twice = page_plans.turned(page_plans.turned(plan, 1), 1)
    assert [one.turn for one in twice] == [0, 180, 0]
