"""An authority over HTTP, on real sockets."""

from __future__ import annotations

import errno
import socket
import ssl
import urllib.error
import urllib.request
from http.server import BaseHTTPRequestHandler

import pytest

from frontoffice import time_stamps
from frontoffice.app.cli import timestamp_command
from frontoffice.app.cli.timestamp_command import Unheard
from tests.support.stamp_server import Answering, StampServer, answers, serving

pytestmark = pytest.mark.posix("a server of its own")


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def test_a_query_is_posted_and_its_answer_read() -> None:
    with serving(answers(lambda query: query[::-1])) as server:
        assert timestamp_command.authority_answer(server.address, b"abc") == b"cba"
    assert server.asked == [("/tsa", "application/timestamp-query", b"abc")]


def test_of_a_long_answer_no_more_is_read_than_shows_it_to_be_too_long() -> None:
    with serving(answers(lambda _query: bytes(10_000_000))) as server:
        assert len(timestamp_command.authority_answer(server.address, b"abc")) == time_stamps.MOST_BYTES + 1


def test_a_redirect_is_named_and_not_followed() -> None:
    with serving(answers(lambda _query: b"")) as other, serving(_redirecting(other.address)) as server:
        with pytest.raises(Unheard, match=f"mengalihkan ke {other.address}"):
            timestamp_command.authority_answer(server.address, b"abc")
        with serving(_redirecting("file:///etc/passwd")) as third, pytest.raises(Unheard, match="file:///etc/passwd"):
            timestamp_command.authority_answer(third.address, b"abc")
    assert other.asked == []


def _redirecting(to: str) -> Answering:
    def answering(_server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.send_response(307)
        request.send_header("Location", to)
        request.end_headers()

    return answering


def test_what_a_server_does_not_do_is_said() -> None:
    def refusing(_server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.send_error(503)

    with serving(refusing) as server, pytest.raises(Unheard, match="HTTP 503"):
        timestamp_command.authority_answer(server.address, b"abc")


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 999999 ?\r\n\r\n",
    ],
)
def test_what_is_no_http_or_is_cut_is_no_answer(said: bytes) -> None:
    def answering(_server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.wfile.write(said)

    with serving(answering) as server, pytest.raises(Unheard):
        timestamp_command.authority_answer(server.address, b"abc")


def test_one_that_says_a_byte_now_and_then_is_given_up() -> None:
    def dripping(server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.wfile.write(b"HTTP/1.1 200 OK\r\n")
        while not server.ended.wait(0.02):
            request.wfile.write(b"X-More: 1\r\n")

    with serving(dripping) as server, pytest.raises(Unheard, match="tidak ada jawaban lengkap"):
        timestamp_command.authority_answer(server.address, b"abc", patience=0.2)


def test_one_that_says_nothing_is_given_up() -> None:
    def silent(server: StampServer, _request: BaseHTTPRequestHandler, _query: bytes) -> None:
        server.ended.wait()

    with serving(silent) as server, pytest.raises(Unheard):
        timestamp_command.authority_answer(server.address, b"abc", patience=0.2)


def test_where_nobody_listens_nobody_answers() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        with pytest.raises(Unheard, match="tidak ada yang menerima sambungan"):
            timestamp_command.authority_answer(f"http://127.0.0.1:{held.getsockname()[1]}/", b"abc")


def test_why_nothing_came_is_said_in_the_readers_language_with_what_to_look_at() -> None:
    def refusing(_server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.send_error(404)

    def silent(_server: StampServer, request: BaseHTTPRequestHandler, _query: bytes) -> None:
        request.connection.close()

    with serving(refusing) as server, pytest.raises(Unheard, match="HTTP 404; periksa alamatnya"):
        timestamp_command.authority_answer(server.address, b"abc")
    with serving(silent) as server, pytest.raises(Unheard, match="memutus sambungan tanpa jawaban"):
        timestamp_command.authority_answer(server.address, b"abc")
    with serving(answers(bytes)) as server, pytest.raises(Unheard, match="tidak memakai https"):
        timestamp_command.authority_answer(server.address.replace("http:", "https:"), b"abc")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (socket.gaierror(-2, "Name or service not known"), "nama servernya tidak ditemukan"),
        (OSError(errno.ENETUNREACH, "Network is unreachable"), "tidak tersambung ke jaringan"),
        (ssl.SSLCertVerificationError(1, "certificate verify failed"), "sertifikat https server itu tidak diterima"),
        (TimeoutError("timed out"), "diam lebih dari 20 detik"),
    ],
)
def test_what_the_system_says_is_put_into_words(error: OSError, said: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_arguments: object, **_named: object) -> None:
        raise urllib.error.URLError(error)

    monkeypatch.setattr(urllib.request.OpenerDirector, "open", fail)
    with pytest.raises(Unheard, match=said):
        timestamp_command.authority_answer("http://tsa.example/", b"abc")


@pytest.mark.parametrize(
    "address",
    ["file:///etc/passwd", "ftp://a/b", "tsa.example", "", "http://", "http://a b/", "http://[::1", "http://:x/"],
)
def test_no_other_address_is_opened(address: str) -> None:
    with pytest.raises(Unheard):
        timestamp_command.authority_answer(address, b"abc")
