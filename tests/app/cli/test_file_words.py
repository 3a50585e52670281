from __future__ import annotations

import errno
from pathlib import Path

import pytest

from frontoffice.app.cli import file_words
from frontoffice.errors import Cause, Unavailable
from frontoffice.register.codes import RegisterFailure


@pytest.mark.parametrize(
    ("number", "cause"),
    [
        (errno.ENOSPC, Cause.FULL),
        (errno.EROFS, Cause.FORBIDDEN),
        (errno.ENOENT, Cause.NOT_THERE),
        (errno.EIO, Cause.REFUSED),
    ],
)
def test_what_the_system_gave_as_its_cause_is_said_in_words(number: int, cause: Cause) -> None:
    error = Unavailable(RegisterFailure.DISK_ERROR)
    error.__cause__ = ValueError("beside")
    error.__cause__.__cause__ = OSError(number, "in the system's own language")
    assert file_words.why(error) == file_words.WORDS[cause]


def test_of_no_error_of_the_system_the_code_is_said() -> None:
    assert file_words.why(Unavailable(RegisterFailure.DISK_ERROR)) == "disk_error"
    assert file_words.why(ValueError("cap.pem bukan berkas sertifikat")) == "cap.pem bukan berkas sertifikat"


@pytest.mark.posix("a file that opens and cannot be read")
def test_a_file_that_opens_and_cannot_be_read_is_named_all_the_same() -> None:
    with pytest.raises(OSError) as caught:
        file_words.read(Path("/proc/self/mem"), 10)
    assert str(caught.value.filename) == "/proc/self/mem"


def test_every_cause_has_its_words() -> None:
    assert file_words.WORDS.keys() == {*Cause}
