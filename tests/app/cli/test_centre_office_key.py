"""``frontoffice centre office-key`` and ``rotate``, as the IT person types them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg import Connection

from frontoffice import signed_notes
from frontoffice.__main__ import main
from frontoffice.app.cli.passphrase_prompt import OFFICE_KEY_VARIABLE
from frontoffice.app.keys import office_key
from frontoffice.domain import recovery_code
from frontoffice.domain.proof import checkpoint
from frontoffice.domain.proof.device_certificate import OFFICE
from frontoffice.sync.link import centre_connection
from frontoffice.sync.office import note_book
from tests.support.centre_server import Centre, CentreServer
from tests.support.chains import Chain, hello, push, put, relay
from tests.support.examples import MORNING
from tests.support.printed_codes import code_on

WORDS = "kunci kantor di laci besi"
Output = pytest.CaptureFixture[str]


def run(*arguments: str) -> int:
    return main(["centre", *arguments])


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the key is to lie; its passphrase is given, and its code typed from whatever paper lies there."""
    monkeypatch.setenv(OFFICE_KEY_VARIABLE, WORDS)

    def typed(question: str) -> str:
        (paper,) = tmp_path.glob("*.pdf") if "Kode" in question else (None,)
        return code_on(paper) if paper else "ya"

    monkeypatch.setattr("builtins.input", typed)
    return tmp_path / "kantor.kunci"


@pytest.fixture
def office(centre: Centre) -> Iterator[Connection]:
    with centre.connect() as opened:
        yield opened


def public_of(file: Path) -> bytes:
    return office_key.read(file).public


def test_a_key_is_made_shown_and_taken_into_use_by_signing_every_chain(
    centre: Centre, office: Connection, file: Path, capsys: Output
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(5))
    assert run("office-key", centre.dsn, str(file)) == 0
    shown = capsys.readouterr().out
    public = public_of(file)
    assert note_book.office_key(office) == public
    assert f"Kunci kantor : {checkpoint.root_text(public)}\n" in shown
    assert re.search(r"Sidik jari   : ([0-9a-f]{4} ){15}[0-9a-f]{4}\n", shown)
    assert "1 rantai ditandatangani" in shown
    assert [one.name for one in file.parent.iterdir()] == [file.name], "the paper is on no disk"
    row = office.execute("SELECT origin, signer, size, root, note FROM journal.checkpoint").fetchone()
    assert row is not None
    assert row[:3] == (chain.origin, OFFICE, 5)
    text, signed = signed_notes.verify_note(row[4], {OFFICE: public})
    assert signed == {OFFICE}
    assert checkpoint.read_text(text).root == bytes(row[3])
    assert run("office-key", centre.dsn, str(file)) == 0
    assert capsys.readouterr().out.startswith(f"Kunci kantor : {checkpoint.root_text(public)}\n")
    assert run("office-key", centre.dsn, str(file.with_name("other"))) == 2
    assert "kantor sudah mempunyai kunci" in capsys.readouterr().err
    assert not file.with_name("other").exists()
    assert run("verify", centre.dsn) == 0
    assert "belum ditandatangani" not in capsys.readouterr().out
    put(office, chain.entry())  # by whoever keeps the database
    assert run("verify", centre.dsn) == 0
    assert f"{chain.origin}: 1 catatan terakhir belum ditandatangani" in capsys.readouterr().out


def test_a_new_centre_gets_its_key_with_its_tables(centre_server: CentreServer, file: Path, capsys: Output) -> None:
    with centre_server.connect() as office:
        office.execute("CREATE DATABASE berkunci")
    assert run("init", centre_server.dsn("berkunci"), "--office-key", str(file)) == 0
    assert checkpoint.root_text(public_of(file)) in capsys.readouterr().out
    with centre_server.connect() as office:
        office.execute("DROP DATABASE berkunci")


@pytest.mark.thorough
def test_the_file_is_made_again_from_its_paper(centre: Centre, office: Connection, file: Path, capsys: Output,
                                               monkeypatch: pytest.MonkeyPatch) -> None:  # fmt: skip
    seed = bytes(range(32))
    office_key.write(file, seed, WORDS)
    assert run("office-key", centre.dsn, str(file)) == 0
    assert note_book.office_key(office) == signed_notes.public_key(seed), "a file that lies there is taken"
    file.unlink()
    monkeypatch.setattr("builtins.input", lambda _question: recovery_code.write(seed))
    assert run("office-key", centre.dsn, str(file), "--from-paper") == 0
    assert public_of(file) == signed_notes.public_key(seed)
    assert len(office.execute("SELECT FROM journal.office_key").fetchall()) == 1, "nothing else was changed"
    monkeypatch.setattr("builtins.input", lambda _question: recovery_code.write(bytes(32)))
    assert run("office-key", centre.dsn, str(file.with_name("other")), "--from-paper") == 2
    assert "kunci kantor lain" in capsys.readouterr().err
    office_key.write(file.with_name("stranger"), bytes(32), WORDS)
    assert run("office-key", centre.dsn, str(file.with_name("stranger"))) == 2
    assert "bukan kunci kantor yang dipakai" in capsys.readouterr().err


def test_a_key_that_was_lost_with_its_paper_is_replaced_without_its_word(
    centre: Centre, office: Connection, file: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    note_book.take_key(office, signed_notes.public_key(bytes(32)))
    assert run("office-key", centre.dsn, str(file), "--lost") == 0
    assert note_book.office_key(office) == public_of(file)
    assert note_book.check(office).broken == ()
    assert "tempel" in capsys.readouterr().out.lower()
    monkeypatch.setattr("builtins.input", lambda _question: "tidak")
    assert run("office-key", centre.dsn, str(file.with_name("other")), "--lost") == 2
    assert "dibatalkan" in capsys.readouterr().err


def test_the_office_signs_for_no_chain_that_is_broken(
    centre: Centre, office: Connection, file: Path, capsys: Output
) -> None:
    chain = Chain()
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
    office.execute("SET session_replication_role = replica")
    office.execute("UPDATE journal.entry SET officer = 'x' WHERE seq = 2")
    assert run("office-key", centre.dsn, str(file)) == 2
    shown = capsys.readouterr()
    assert f"rusak: {chain.origin}/2: diubah" in shown.out
    assert "tidak menandatangani" in shown.err
    assert not file.exists()
    assert note_book.office_key(office) is None


def test_a_key_is_followed_by_the_word_of_both(
    centre: Centre, office: Connection, file: Path, capsys: Output, monkeypatch: pytest.MonkeyPatch
) -> None:
    new = file.with_name("kantor-2.kunci")
    office_key.write(file, bytes(32), WORDS)
    assert run("rotate", centre.dsn, str(file), str(new)) == 2
    assert "kantor belum memakai kunci" in capsys.readouterr().err
    note_book.take_key(office, public_of(file))
    assert run("rotate", centre.dsn, str(file), str(new)) == 0
    assert "Kunci kantor diganti; 0 pengesahan" in capsys.readouterr().out
    assert note_book.office_key(office) == public_of(new) != public_of(file)
    assert (note_book.check(office).broken, note_book.check(office).notes) == ((), 1)
    monkeypatch.delenv(OFFICE_KEY_VARIABLE)
    assert run("rotate", centre.dsn, str(new), str(file)) == 2
    assert "sudah ada" in capsys.readouterr().err, "before a passphrase is typed"
    assert run("rotate", centre.dsn, str(file), str(file.with_name("other"))) == 2
    assert "bukan kunci kantor yang dipakai" in capsys.readouterr().err


def test_what_was_put_back_before_there_was_a_key_is_signed_by_the_office(
    centre: Centre, office: Connection, file: Path, capsys: Output
) -> None:
    chain = Chain()
    office_key.write(file, bytes(32), WORDS)
    with centre_connection.open_link(*centre.enrol()) as counter:
        relay(counter, chain.write(2))
    assert run("merge", centre.dsn, "--accept", str(chain.origin)) == 0
    note_book.take_key(office, public_of(file))
    capsys.readouterr()
    assert run("sign", centre.dsn, "--office-key", str(file)) == 0
    assert capsys.readouterr().out == f"{chain.origin}: 2 catatan ditandatangani\n"
    assert run("sign", centre.dsn, "--office-key", str(file)) == 0
    assert capsys.readouterr().out == "Tidak ada rantai yang menunggu tanda tangan kantor.\n"
    office.execute("UPDATE journal.checkpoint SET size = 1")
    assert run("sign", centre.dsn, "--office-key", str(file)) == 1
    assert "rusak: " in capsys.readouterr().out


def test_a_counter_does_not_keep_the_office_from_signing_by_a_checkpoint_that_nobody_signed(
    centre: Centre, office: Connection, file: Path, capsys: Output
) -> None:
    chain = Chain()
    office_key.write(file, bytes(32), WORDS)
    with centre_connection.open_link(*centre.enrol()) as counter:
        hello(counter, chain)
        push(counter, chain.write(2))
        text = checkpoint.text_of(checkpoint.Checkpoint(chain.origin, 2, bytes(32), MORNING))
        put = counter.execute("SELECT journal.add_checkpoint(%s, 2, %s, %s)", (chain.origin, bytes(32), text))
        assert put.fetchone() == (True,)
    assert run("verify", centre.dsn) == 1
    assert run("office-key", centre.dsn, str(file)) == 0
    assert "dibuang: " in capsys.readouterr().out
    assert run("verify", centre.dsn) == 0


@pytest.mark.thorough
def test_a_centre_that_lacks_a_table_is_to_be_set_up_again(centre: Centre, office: Connection, file: Path,
                                                                 capsys: Output) -> None:  # fmt: skip
    office.execute("DROP TABLE journal.note, journal.office_key")
    assert run("office-key", centre.dsn, str(file)) == 2
    assert "frontoffice centre init" in capsys.readouterr().err
