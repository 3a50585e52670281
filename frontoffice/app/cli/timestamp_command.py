"""``frontoffice timestamp``: checkpoints of this register, stamped with the time by an authority (RFC 3161).

``ask`` writes the question and ``keep`` takes the answer in, as files, so that any computer with the Internet can carry
them; ``fetch`` does both over HTTP. Only a hash travels. Bundles carry the stamps from then on. Exit codes: 0 done;
1 refused, since what was stamped is no beginning of this register; 2 not done.
"""

from __future__ import annotations

import errno
import http.client
import socket
import ssl
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Final

from frontoffice import settings, time_stamps
from frontoffice.app.cli import file_words, screen_words
from frontoffice.app.cli.erase_command import SENTENCES as OF_ERASING
from frontoffice.app.keys import kept_stamps
from frontoffice.app.keys.kept_stamps import KeptStamp
from frontoffice.app.settings.desk_settings import desk_of
from frontoffice.documents.codes import DocumentFailure
from frontoffice.documents.layout import output_file
from frontoffice.domain.proof import checkpoint
from frontoffice.errors import Unavailable
from frontoffice.places import Places
from frontoffice.register.opened import open_existing
from frontoffice.register.register import Register
from frontoffice.register.storage import damage
from frontoffice.register.storage.high_water_mark import HighWaterMark
from frontoffice.settings import Settings
from frontoffice.time_stamps import Flaw, StampQuestion, Unstamped

PATIENCE: Final = 60.0  # seconds for all of it
_SILENCE: Final = 20.0  # seconds without a byte
_SCHEMES: Final = ("http://", "https://")
_REDIRECTS: Final = range(300, 400)
_WRONG_ADDRESS: Final = range(400, 500)
_NO_NETWORK: Final = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_CAUSES: Final[tuple[tuple[type[Exception], str], ...]] = (  # the first that it is
    (
        socket.gaierror,
        "nama servernya tidak ditemukan; periksa alamatnya, dan apakah komputer ini tersambung ke Internet",
    ),
    (
        ssl.SSLCertVerificationError,
        "sertifikat https server itu tidak diterima; periksa alamatnya, dan jam komputer ini",
    ),
    (ssl.SSLError, "server itu tidak memakai https; periksa apakah alamatnya mulai dengan http://"),
    (TimeoutError, f"server itu diam lebih dari {_SILENCE:.0f} detik"),
    (ConnectionRefusedError, "di alamat dan port itu tidak ada yang menerima sambungan; periksa alamatnya"),
    (ConnectionError, "server itu memutus sambungan tanpa jawaban"),
    (http.client.InvalidURL, "alamatnya tidak terbaca; contoh: http://tsa.example.go.id/tsr"),
    (http.client.HTTPException, "yang menjawab bukan server HTTP; periksa alamatnya"),
    (ValueError, "alamatnya tidak terbaca; contoh: http://tsa.example.go.id/tsr"),
    (Exception, "sambungan ke server itu gagal; periksa alamat dan jaringan"),
)


class Unheard(OSError):  # noqa: N818  (a network's answer, not an error of the program)
    """No answer came; why, and what to look at, in Indonesian: the system says it in its own language."""


def authority_answer(address: str, query: bytes, patience: float = PATIENCE) -> bytes:
    """Answer of the time authority at an address to a query, at most one byte longer than allowed.

    Raises Unheard. It is asked in a thread of its own: a name that is looked up has no limit of time, and neither has
    an answer of which a byte comes now and then.
    """
    if not address.lower().startswith(_SCHEMES):
        raise Unheard("alamatnya harus mulai dengan http:// atau https://")
    came: list[bytes | Exception] = []
    asking = threading.Thread(target=_ask, args=(address, query, min(patience, _SILENCE), came), daemon=True)
    asking.start()
    asking.join(patience)
    if not came:
        raise Unheard(f"tidak ada jawaban lengkap dalam {patience:.0f} detik")
    if isinstance(came[0], bytes):
        return came[0]
    raise Unheard(_words(came[0])) from came[0]


def _ask(address: str, query: bytes, silence: float, came: list[bytes | Exception]) -> None:
    types = {"Content-Type": "application/timestamp-query", "Accept": "application/timestamp-reply"}
    try:
        request = urllib.request.Request(address, query, types, method="POST")  # noqa: S310  (of a scheme that was looked at)
        with _opener().open(request, timeout=silence) as reply:
            came.append(reply.read(time_stamps.MOST_BYTES + 1))
    except (OSError, http.client.HTTPException, ValueError) as error:
        came.append(error)


def _opener() -> urllib.request.OpenerDirector:
    """Opener with handlers for http and https only."""
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler,
        urllib.request.HTTPHandler,
        urllib.request.HTTPSHandler,
        urllib.request.HTTPDefaultErrorHandler,
        urllib.request.HTTPErrorProcessor,
    ):
        opener.add_handler(handler())
    return opener


def _words(error: Exception) -> str:
    if isinstance(error, urllib.error.HTTPError):
        error.close()
        if error.code in _REDIRECTS:
            return f"server itu mengalihkan ke {error.headers.get('Location', '?')}; pakai alamat itu bila benar"
        advice = "; periksa alamatnya" if error.code in _WRONG_ADDRESS else ""
        return f"server itu menjawab HTTP {error.code}{advice}"
    reason = error.reason if isinstance(error, urllib.error.URLError) else error
    return _cause(reason) if isinstance(reason, Exception) else f"alamatnya tidak terbaca ({reason})"


def _cause(error: Exception) -> str:
    if isinstance(error, OSError) and error.errno in _NO_NETWORK:
        return "komputer ini tidak tersambung ke jaringan server itu; periksa kabel atau Wi-Fi"
    return next(words for kind, words in _CAUSES if isinstance(error, kind))


# --- timestamp command ---

DONE, CONTRADICTED, NOT_DONE = range(3)
_MOST_WORDS: Final = 200
_SENTENCES: Final = OF_ERASING | {DocumentFailure.FILE_NOT_SAVED: "{path} tidak dapat ditulis: {why}"}
SENTENCES: Final = {
    Flaw.TOO_LONG: "jawabannya terlalu panjang untuk cap waktu",
    Flaw.UNREADABLE: "itu bukan jawaban otoritas cap waktu (RFC 3161, DER)",
    Flaw.NOT_GRANTED: "otoritas cap waktu menolak permintaan ini",
    Flaw.OTHER_IMPRINT: "itu cap waktu untuk hal lain",
    Flaw.OTHER_NONCE: "itu jawaban atas permintaan lain",
    Flaw.UNKNOWN_ALGORITHM: "cap waktu itu memakai algoritma yang tidak diterima",
    Flaw.NO_CERTIFICATE: "sertifikat penanda tangannya tidak disertakan, atau bukan yang disebut di dalamnya",
    Flaw.NOT_FOR_STAMPS: "sertifikat penanda tangannya bukan untuk cap waktu saja",
    Flaw.NOT_VALID_THEN: "sertifikat penanda tangannya tidak berlaku pada waktu yang dicapkannya",
    Flaw.OTHER_ROOT: "sertifikat penanda tangannya tidak berujung pada sertifikat akar yang diberikan dengan --root",
    Flaw.WRONG_SIGNATURE: "tanda tangan cap waktu itu tidak benar",
}


def ask(where: Places, file: Path) -> int:
    """Write the question about this register's chain as it stands; its answer can be kept from then on."""
    return _with_register(where, lambda register: _ask_for_stamp(register, file))


def keep(where: Places, file: Path, root: Path) -> int:
    """Take an authority's answer in, if it is to a question of this register."""
    try:
        answer = file_words.read(file, time_stamps.MOST_BYTES + 1)
        roots = _roots(root)
    except (OSError, ValueError) as error:
        return _fail(_unread(error))
    return _with_register(where, lambda register: _keep_asked(register, answer, roots))


def fetch(where: Places, address: str, root: Path, *, every: bool = False) -> int:
    """Request a time stamp for this register's current chain from the authority at an address, and store it.

    ``every`` asks about each chain in this register that has more entries than a stamp covers, one after the other.
    """
    try:
        roots = _roots(root)
    except (OSError, ValueError) as error:
        return _fail(_unread(error))
    asked: list[StampQuestion] = []
    code = _with_register(where, lambda register: _questions(register, asked, every=every))
    # Nobody holds the register while the network is waited for: a window that is started meanwhile opens it.
    stamps: list[KeptStamp] = []
    flaw = _answers(asked, address, roots, stamps)
    if stamps:
        code = _with_register(where, lambda register: max(_keep(register, one) for one in stamps))
    return (_fail(flaw) if flaw else DONE) if code == DONE else code


def _ask_for_stamp(register: Register, file: Path) -> int:
    asked = _question(register)
    if asked is None:
        return _fail("register ini belum punya catatan")
    if taken := file_words.overwrite_refusal(file):
        return _fail(taken)
    kept_stamps.remember(register, asked)  # before anybody can answer
    written = output_file.write_bytes(file, asked.query)
    of = checkpoint.read_text(asked.text)
    _say(f"{written}: rantai {of.origin}, {of.size} catatan")
    return DONE


def _keep_asked(register: Register, answer: bytes, roots: tuple[bytes, ...]) -> int:
    try:
        asked = kept_stamps.load_question(register, time_stamps.imprint(answer))
        if asked is None:
            return _fail(
                "jawaban itu sudah disimpan, atau bukan atas permintaan register ini; yang baru: timestamp ask"
            )
        code = _keep(register, _stamp(asked, answer, roots))
    except Unstamped as error:
        return _fail(_command_words(error))
    if code == DONE:
        kept_stamps.forget(register, asked)
    return code


def _questions(register: Register, asked: list[StampQuestion], *, every: bool) -> int:
    """Collect the questions to be asked: about this desk's own chain, or about each grown one."""
    if every:
        chains = [one for one in register.proofs.chains() if one.size > kept_stamps.count_covered(register, one.origin)]
        _say(f"{len(chains)} rantai bertambah sejak cap waktu yang terakhir")
        asked += [time_stamps.ask(checkpoint.text_of(one)) for one in chains]
    elif own := _question(register):
        asked.append(own)
    else:
        return _fail("register ini belum punya catatan")
    return DONE


def _answers(asked: list[StampQuestion], address: str, roots: tuple[bytes, ...], stamps: list[KeptStamp]) -> str:
    """Fetch one stamp after the other until one fails, as the next would; gives the reason."""
    for one in asked:
        try:
            answer = authority_answer(address, one.query)
            stamps.append(_stamp(one, answer, roots))
        except Unheard as error:
            why = _plain(str(error))
            return f"belum ada cap waktu: {why}. Tidak ada yang hilang; coba lagi sesudahnya"
        except Unstamped as error:
            return _command_words(error)
    return ""


def _stamp(asked: StampQuestion, answer: bytes, roots: tuple[bytes, ...]) -> KeptStamp:
    """Time stamp in the answer to a question. Raises Unstamped."""
    stamp = time_stamps.read(answer, asked.text, roots, asked.nonce)
    return KeptStamp(asked.text, answer, stamp.root, stamp.at, stamp.authority)


def _keep(register: Register, stamp: KeptStamp) -> int:
    of = checkpoint.read_text(stamp.text)
    if register.proofs.goes_on(of) is None:
        _say(f"BERTENTANGAN: yang dicap ({of.size} catatan) bukan awal dari register ini")
        return CONTRADICTED
    if not kept_stamps.keep(register, stamp):
        _say(f"sudah ada cap waktu yang lebih awal untuk {of.size} catatan itu; yang ini tidak perlu")
        return DONE
    _say(f"disimpan: rantai {of.origin}, {of.size} catatan, cap waktu {stamp.at:%Y-%m-%d %H:%M:%S} UTC")
    _say(f"oleh {_plain(stamp.authority)}")
    return DONE


def _question(register: Register) -> StampQuestion | None:
    held = register.proofs.own_checkpoint()
    return time_stamps.ask(checkpoint.text_of(held)) if held.size else None


def _roots(file: Path) -> tuple[bytes, ...]:
    try:
        return time_stamps.read_roots(file_words.read(file, time_stamps.MOST_BYTES + 1))
    except ValueError:
        raise ValueError(f"{file} bukan berkas sertifikat (PEM)") from None


def _with_register(where: Places, work: Callable[[Register], int]) -> int:
    if damage.is_blank(where.register):
        return _fail(f"tidak ada register di {where.folder}")
    try:
        known = settings.load(where.settings) or Settings()
        mark = HighWaterMark(where.mark_folder) if where.mark_folder else None
        with closing(open_existing(where.register, desk_of(known), mark)) as register:
            return work(register)
    except Unavailable as error:
        return _fail(_sentence(error))


def _command_words(error: Unstamped) -> str:
    said = f" ({_plain(error.words)})" if error.words else ""
    return f"{SENTENCES[error.flaw]}{said}; tidak ada yang disimpan"


def _plain(words: str) -> str:
    """Foreign text with unprintable characters replaced, so that none moves a cursor."""
    return "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in words[:_MOST_WORDS])


def _unread(error: OSError | ValueError) -> str:
    name = f"{error.filename}: " if isinstance(error, OSError) else ""
    return f"tidak dapat dibaca: {name}{file_words.why(error)}"


def _sentence(error: Unavailable) -> str:
    known = _SENTENCES.get(error.code)
    return known.format(**error.facts, why=file_words.why(error)) if known else screen_words.failure(error)


def _say(line: str) -> None:
    print(line)  # noqa: T201


def _fail(sentence: str) -> int:
    print(f"frontoffice: {sentence}", file=sys.stderr)  # noqa: T201
    return NOT_DONE
