from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from frontoffice.attaching.content_type import ENDINGS, Content
from frontoffice.attaching.requests import PlannedPage
from frontoffice.domain.attachments import LONGEST_NAME, AttachmentKind, is_plain_name
from frontoffice.ui.attachments import attachment_viewer
from tests.support.attached_files import read


def test_a_paper_has_the_ending_of_what_it_is_and_no_path() -> None:
    assert (
        attachment_viewer.pending("C:\\foto\\IMG 1.HEIC.tiff", read(Content.JPEG, 1)).new.file_name == "IMG 1.HEIC.jpg"
    )
    assert attachment_viewer.pending("surat", read()).new.file_name == "surat.pdf"
    assert attachment_viewer.pending("../..", read()).new.file_name == "lampiran.pdf"


def test_a_name_that_is_too_long_is_cut_before_its_part_and_its_ending() -> None:
    name = "a" * 200 + ".tiff"
    source = attachment_viewer.pending(name, read())
    made = [attachment_viewer.derive_file(source, read(), part) for part in (" (1)", " (2)")]
    called = [one.new.file_name for one in (source, *made)]
    assert [name.strip("a") for name in called] == [".pdf", " (1).pdf", " (2).pdf"]
    assert all(LONGEST_NAME - 6 < len(name) <= LONGEST_NAME for name in called)
    assert attachment_viewer.pending("b" * 148 + " .x", read()).new.file_name == "b" * 146 + ".pdf"
    assert attachment_viewer.pending("c" * 145 + " d", read()).new.file_name == "c" * 145 + ".pdf"


@pytest.mark.thorough
@given(st.text(max_size=400), st.sampled_from([Content.PDF, Content.JPEG, Content.PNG]))
def test_whatever_a_file_is_called_its_name_can_be_kept(name: str, media_type: Content) -> None:
    source = attachment_viewer.pending(name, read(media_type))
    for one in (source, attachment_viewer.derive_file(source, read(media_type), " (10)")):
        assert is_plain_name(one.new.file_name)
        assert one.new.file_name.endswith(f".{ENDINGS[media_type]}")


def test_its_kind_is_proposed_by_its_name_unless_it_is_known() -> None:
    assert attachment_viewer.pending("Scan KTP.pdf", read()).new.kind is AttachmentKind.IDENTITY
    assert attachment_viewer.pending("izin.pdf", read()).new.kind is AttachmentKind.SUPPORTING
    assert attachment_viewer.pending("izin.pdf", read(), AttachmentKind.ANSWER).new.kind is AttachmentKind.ANSWER


def test_what_is_made_of_a_paper_keeps_its_kind_and_what_was_said_of_it() -> None:
    source = attachment_viewer.pending("izin.pdf", read(), AttachmentKind.LETTER)
    made = attachment_viewer.derive_file(source, read(Content.JPEG, 1), " (2)")
    assert (made.new.file_name, made.new.kind, made.changes) == ("izin (2).jpg", AttachmentKind.LETTER, ("shrunk",))
    assert made.attachment_id != source.attachment_id


@given(st.integers(1, 9), st.integers(0, 8), st.integers(-9, 9))
def test_a_page_that_is_moved_leaves_all_the_others_in_their_order(pages: int, page: int, by: int) -> None:
    plan = [PlannedPage(0, no) for no in range(pages)]
    if page < pages:
        moved = attachment_viewer.move_page(plan, page, by)
        assert sorted(moved, key=lambda one: one.page) == plan
        assert [one for one in moved if one.page != page] == [one for one in plan if one.page != page]
        assert moved[page + by].page == page if 0 <= page + by < pages else moved == plan


def test_papers_are_joined_page_by_page_and_a_turned_page_is_turned_on() -> None:
    files = [attachment_viewer.pending("a", read()), attachment_viewer.pending("b", read(pages=1))]
    plan = attachment_viewer.join_pages(files)
    assert [(one.source, one.page) for one in plan] == [(0, 0), (0, 1), (1, 0)]
    twice = attachment_viewer.rotate_page(attachment_viewer.rotate_page(plan, 1), 1)
    assert [one.turn for one in twice] == [0, 180, 0]
