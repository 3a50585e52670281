from __future__ import annotations

from pathlib import Path

from frontoffice import places
from frontoffice.places import Places


def test_everything_is_in_one_folder() -> None:
    here = Places(Path("/data/loket1"))
    kept = [here.register, here.settings, here.acknowledged, here.log, here.papers, here.pages]
    assert {place.parent for place in kept} == {here.folder}
    assert len(set(kept)) == len(kept)


def test_the_register_keeps_its_name() -> None:
    assert Places(Path("/data")).register == Path("/data/register.db")


def test_training_lives_beside_the_office_and_never_in_it() -> None:
    office, training = places.default(), places.default().training
    assert office.folder != training.folder
    assert office.folder.parent == training.folder.parent
    assert training.folder.name == "frontoffice-latihan"


def test_asking_for_a_place_makes_no_folder(tmp_path: Path) -> None:
    Places(tmp_path / "nowhere").register.exists()
    assert list(tmp_path.iterdir()) == []
