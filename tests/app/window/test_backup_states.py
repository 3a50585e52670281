from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from frontoffice.app.window import backup_places_controller
from frontoffice.app.window.backup_places_controller import LastSeen
from frontoffice.domain.calendar import office_hours
from frontoffice.register.storage.unsafe_place import PlaceState
from frontoffice.settings import BackupPlace
from tests.support.disk_order import stays_whole_over_a_cut
from tests.support.examples import MORNING, a_calendar

OFFICE = a_calendar(), office_hours.USUAL
STICK, SHARE = BackupPlace("/media/stick", "a"), BackupPlace("/srv/share", "b")


@pytest.mark.parametrize(
    ("made_at", "now", "old"),
    [
        (datetime(2026, 11, 24, 3, 32, tzinfo=UTC), datetime(2026, 11, 24, 9, 30, tzinfo=UTC), False),  # the same day
        (datetime(2026, 11, 24, 3, 32, tzinfo=UTC), datetime(2026, 11, 25, 3, 30, tzinfo=UTC), False),
        (datetime(2026, 11, 24, 3, 32, tzinfo=UTC), datetime(2026, 11, 25, 4, 33, tzinfo=UTC), True),  # longest: 9 h
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), datetime(2026, 11, 29, 23, 0, tzinfo=UTC), False),  # a weekend
        (datetime(2026, 11, 27, 9, 30, tzinfo=UTC), datetime(2026, 12, 1, 1, 0, tzinfo=UTC), True),
        (
            datetime(2026, 11, 24, 3, 50, tzinfo=UTC),
            datetime(2026, 11, 24, 3, 32, tzinfo=UTC),
            False,
        ),  # a clock put right
        (
            datetime(2027, 11, 24, 3, 32, tzinfo=UTC),
            datetime(2026, 11, 24, 3, 32, tzinfo=UTC),
            True,
        ),  # was it ever then?
    ],
)
def test_a_copy_is_old_once_the_office_was_open_for_a_whole_day_of_work_since(
    made_at: datetime, now: datetime, old: bool
) -> None:
    assert backup_places_controller.is_old(made_at, now, "WIB", OFFICE) is old


def test_a_time_of_today_stands_alone() -> None:
    assert backup_places_controller.moment_text(MORNING, MORNING, "WIB") == "10.32"
    assert backup_places_controller.moment_text(MORNING, MORNING + timedelta(days=1), "WIB") == "24-11-2026 10.32"


def test_of_a_place_that_is_away_it_is_known_what_was_seen_last(tmp_path: Path) -> None:
    file = tmp_path / "backups.json"
    there = PlaceState(STICK, tmp_path, newest_at=MORNING)
    assert LastSeen(file).complete([there]) == (there,)
    (away,) = LastSeen(file).complete([PlaceState(STICK)])
    assert (away.folder, away.newest_at) == (None, MORNING)
    LastSeen(file).complete([PlaceState(STICK, tmp_path)])
    (emptied,) = LastSeen(file).complete([PlaceState(STICK)])
    assert emptied.newest_at is None


@pytest.mark.parametrize("content", ["", "[]", '{"a": 7}', "{"])
def test_what_makes_no_sense_was_not_seen(tmp_path: Path, content: str) -> None:
    (tmp_path / "backups.json").write_text(content)
    (state,) = LastSeen(tmp_path / "backups.json").complete([PlaceState(STICK)])
    assert state.newest_at is None


@pytest.mark.posix("/proc/self/fd")
def test_whenever_the_power_is_cut_what_was_seen_last_is_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "backups.json"
    LastSeen(file).complete([PlaceState(STICK, tmp_path, newest_at=MORNING)])
    later = PlaceState(STICK, tmp_path, newest_at=MORNING + timedelta(hours=1))
    stays_whole_over_a_cut(monkeypatch, file, lambda: LastSeen(file).complete([later]))
