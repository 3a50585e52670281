from __future__ import annotations

import pytest

from frontoffice.updating import installed_versions


def test_versions_are_ordered_by_their_numbers() -> None:
    versions = ["0.10.0", "0.9.1", "0.9.0", "1.0.0"]
    assert sorted(versions, key=installed_versions.version_order) == ["0.9.0", "0.9.1", "0.10.0", "1.0.0"]


@pytest.mark.parametrize("text", ["", "1", "1.0", "1.0.0.0", "01.0.0", "1.0.0-rc1", "1.0.0\n", "٣.0.0", "1.0.999999"])
def test_whatever_else_is_no_version(text: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        installed_versions.version_order(text)


def test_a_system_is_named_with_its_processor() -> None:
    name, processor, *library = installed_versions.this_system().split("-")
    assert name in ("linux", "win32", "darwin")
    assert processor == processor.lower() != ""
    assert [text[:5] for text in library] == (["glibc"] if name == "linux" else [])


def test_what_is_no_version_is_newer_than_nothing() -> None:
    assert installed_versions.is_newer("0.3.0", "0.2.9")
    assert not installed_versions.is_newer("0.2.9", "0.2.9")
    assert not installed_versions.is_newer("nine", "0.2.9")
