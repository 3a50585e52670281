from __future__ import annotations

import dataclasses
import json
import os
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from frontoffice.domain.calendar.dates import to_text
from frontoffice.domain.numbering import Number
from frontoffice.register.journal import chain
from frontoffice.register.storage import backup, copying
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.examples import MORNING, a_register, an_intake, an_officer
from tests.support.manual_sync import carry


@pytest.fixture
def record(tmp_path: Path) -> copying.CopyRecord:
    """The record of a copy in ``tmp_path`` that holds two complaints."""
    (tmp_path / "data").mkdir()
    with closing(a_register(tmp_path / "data")) as register:
        for _ in range(2):
            register.complaints.record(an_intake(), an_officer(), uuid4())
        return backup.make(register.path, tmp_path, lambda: MORNING)


@pytest.mark.thorough
def test_what_was_written_down_is_read_back(tmp_path: Path, record: copying.CopyRecord) -> None:
    assert copying.read(tmp_path / (record.file + ".json")) == record
    assert record.captured.entries == 2
    assert [Number(*one) for one in record.captured.numbers] == [Number("L1", 2026, 2)]
    assert copying.of_desk(tmp_path, record.captured.desk) == (record,)
    assert copying.of_desk(tmp_path, uuid4()) == ()


@pytest.mark.thorough
def test_a_record_says_its_format_and_keeps_moments_and_identities_as_text(
    tmp_path: Path, record: copying.CopyRecord
) -> None:
    fields = json.loads((tmp_path / (record.file + ".json")).read_text())
    assert fields["format"] == 1
    assert fields["made_at"] == to_text(record.made_at)
    assert fields["captured"]["desk"] == str(record.captured.desk)
    assert fields["captured"]["numbers"] == [["L1", 2026, 2]]


@pytest.mark.thorough
def test_no_word_of_a_complaint_stands_in_a_record(tmp_path: Path, record: copying.CopyRecord) -> None:
    text = (tmp_path / (record.file + ".json")).read_text()
    assert not any(word in text for word in ("Nurhayati", "trayek", "1971034107900002", "Siti", str(tmp_path)))


@pytest.mark.parametrize(
    "content",
    [
        *("", "{}", "[]", '{"captured": 7}', '{"captured": {}, "file": "x"}', "\N{LATIN SMALL LETTER E WITH ACUTE}"),
        *("[" * 100_000, '{"captured": ' + "9" * 5_000 + "}"),
    ],
)
def test_what_makes_no_sense_is_no_record(tmp_path: Path, content: str) -> None:
    (tmp_path / "x.db.json").write_text(content)
    assert list(copying.records(tmp_path)) == []


@pytest.mark.thorough
def test_a_copy_that_is_gone_or_of_another_size_has_no_record(tmp_path: Path, record: copying.CopyRecord) -> None:
    copy = tmp_path / record.file
    copy.write_bytes(copy.read_bytes()[:-1])
    assert list(copying.records(tmp_path)) == []
    copy.unlink()
    assert list(copying.records(tmp_path)) == []


@pytest.mark.thorough
def test_a_record_never_speaks_of_a_file_elsewhere(tmp_path: Path, record: copying.CopyRecord) -> None:
    path = tmp_path / (record.file + ".json")
    fields = json.loads(path.read_text()) | {"file": "data/register.db"}
    path.write_text(json.dumps(fields))
    assert list(copying.records(tmp_path)) == []


@pytest.mark.thorough
def test_the_newest_copy_comes_first_and_one_that_is_not_whole_never(
    tmp_path: Path, record: copying.CopyRecord
) -> None:
    for number, outcome in ((1, "whole"), (2, "damaged")):
        other = dataclasses.replace(
            record, file=f"{number}.db", made_at=record.made_at + timedelta(hours=number), outcome=outcome
        )
        (tmp_path / other.file).write_bytes((tmp_path / record.file).read_bytes())
        copying.write(tmp_path, other)
    assert [one.file for one in copying.of_desk(tmp_path, record.captured.desk)] == ["1.db", record.file]


@pytest.mark.thorough
def test_what_is_captured_are_the_chains_in_order_and_the_last_number_of_each_series(tmp_path: Path) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    with closing(a_register(tmp_path / "one")) as one, closing(a_register(tmp_path / "two", counter="L2")) as two:
        for register, count in ((one, 2), (two, 3)):
            for _ in range(count):
                register.complaints.record(an_intake(), an_officer(), uuid4())
        carry(two, one)
        one.unit.connection.execute(
            "INSERT INTO number_floor VALUES ('L1', 2025, 90), ('L2', 2026, 2), ('L1', 2026, 9)"
        )
        captured = copying.capture(one.unit.connection)
        heads, present = chain.heads(one.unit.connection), one.unit.origin
    assert captured.numbers == (("L1", 2025, 90), ("L1", 2026, 9), ("L2", 2026, 3))
    assert captured.heads == tuple((origin, heads[origin].seq, heads[origin].hash.hex()) for origin in sorted(heads))
    assert (captured.entries, captured.desk, captured.present) == (5, present, present)


@pytest.mark.thorough
def test_a_record_is_written_at_once_and_any_other_thing_in_it_is_a_bug(
    tmp_path: Path, record: copying.CopyRecord
) -> None:
    assert not list(tmp_path.glob("*.new"))
    with pytest.raises(TypeError):
        copying.plain(object())


@pytest.mark.thorough
def test_a_record_that_lacks_a_field_is_none(tmp_path: Path, record: copying.CopyRecord) -> None:
    path = tmp_path / (record.file + ".json")
    whole = json.loads(path.read_text())
    for name in ("made_at", "checked_at", "size", "sha256", "outcome", "program", "file", "captured"):
        path.write_text(json.dumps({field: value for field, value in whole.items() if field != name}))
        assert copying.read(path) is None, name


@pytest.mark.thorough
@pytest.mark.parametrize("no", [10**7, 2**63, 10**40, -(2**70)])
def test_a_record_with_a_number_that_no_office_gives_is_none(
    tmp_path: Path, record: copying.CopyRecord, no: int
) -> None:
    """Above such a number a register that believed it could give none any more."""
    path = tmp_path / (record.file + ".json")
    fields = json.loads(path.read_text())
    fields["captured"]["numbers"] = [["L1", 2026, no]]
    path.write_text(json.dumps(fields))
    assert copying.read(path) is None


@pytest.mark.thorough
@pytest.mark.posix("a pipe with a name")
def test_what_is_no_file_of_some_size_is_not_read(tmp_path: Path, record: copying.CopyRecord) -> None:
    os.mkfifo(tmp_path / "pipe.db.json")
    (tmp_path / "folder.db.json").mkdir()
    with (tmp_path / "large.db.json").open("wb") as file:
        file.truncate(5 << 20)
    assert list(copying.records(tmp_path)) == [record]


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_a_record_is_whole(
    tmp_path: Path, record: copying.CopyRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / (record.file + copying.ENDING)
    stays_whole_over_a_cut(monkeypatch, target, lambda: copying.write(tmp_path, record))
