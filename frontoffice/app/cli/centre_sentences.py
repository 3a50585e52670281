"""Sentences of ``frontoffice centre`` (Indonesian, without Qt), and how they reach any terminal."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import datetime
from typing import Final, TextIO

from frontoffice.app.cli import file_words
from frontoffice.errors import Unavailable

SENTENCES: Final[Mapping[str, str]] = {
    "centre_package_file": "berkas versi baru tidak terbaca: {why}",
    "update_no_package": "berkas itu bukan paket versi baru",
    "centre_authority_folder": "berkas di folder sertifikat tidak terbaca atau tidak dapat ditulis: {path} ({why})",
    "centre_authority_passphrase": "frasa sandi perangkat-ca salah atau tidak diberikan"
    " (diketik, atau FRONTOFFICE_AUTHORITY_PASSPHRASE); tidak ada yang didaftarkan",
    "centre_busy": "server sedang sibuk; coba lagi",
    "centre_changed": "pusat disiapkan dengan langkah yang berbeda dari milik program ini. Tidak ada yang diubah",
    "centre_certificate": "sertifikat server tidak cocok; beri sslrootcert=… dan nama host yang tertera di sertifikat",
    "centre_client_certificate": "server tidak menerima sertifikat perangkat ini",
    "centre_chain": "catatan tidak cocok dengan rantainya, tidak ada yang diubah; periksa: frontoffice centre verify",
    "centre_disk_full": "disk server penuh",
    "centre_content_limit": "batas lampiran perangkat ini tercapai; tambah dengan: frontoffice centre limit",
    "centre_identity": "catatan itu ada di pusat sebagai kiriman {device}, atau dengan isi lain. Bila perangkat itu"
    ' tidak dipercaya, cabut dan sisihkan: frontoffice centre revoke DSN "{device}" --since TANGGAL',
    "centre_day_limit": "perangkat ini hari ini menulis lebih banyak kata daripada yang diizinkan kantor",
    "centre_entry_limit": "batas catatan perangkat ini tercapai; tambah dengan: frontoffice centre limit",
    "centre_dsn": 'alamat basis data tidak terbaca; contoh: "host=localhost dbname=pengaduan user=postgres"',
    "centre_dsn_backslash": "jalur berkas di alamat basis data tidak terbaca; tulis dengan /: C:/Users/server.crt",
    "centre_dsn_password": "kata sandi di alamat basis data terbaca siapa pun di komputer ini (daftar proses); tulis ke"
    " berkas dan sebutkan passfile=… (baris: host:porta:basis data:nama:sandi, mode 600). Ganti kata sandi itu",
    "centre_encoding": "basis data tidak memakai UTF-8; buat ulang: createdb -E UTF8 -T template0 pengaduan",
    "centre_host": "nama host tidak ditemukan",
    "centre_locked": "basis data ditahan oleh {sessions}; tidak ada yang diubah. Bila itu loket, cabut dahulu"
    " (frontoffice centre revoke). Bila bukan, tutup programnya, atau akhiri: SELECT pg_terminate_backend(angkanya)",
    "centre_newer": "pusat disiapkan oleh versi program yang lebih baru; pakai versi itu. Tidak ada yang diubah",
    "centre_no_database": "basis data atau nama pengguna itu tidak ada di server",
    "centre_no_right": "nama pengguna ini tidak berhak; pakai pemilik basis data yang boleh CREATEROLE, atau postgres",
    "centre_no_roles": "peran di server hilang (pusat dipulihkan ke server lain?); jalankan: frontoffice centre init",
    "centre_no_schema": "basis data ini belum disiapkan; jalankan dahulu: frontoffice centre init",
    "centre_no_tls": "server tidak mengenkripsi koneksi (ssl = off); di luar komputer ini TLS wajib",
    "centre_not_admitted": "server tidak mengizinkan komputer ini masuk (pg_hba.conf)",
    "centre_older": "pusat disiapkan oleh versi lama; jalankan: frontoffice centre init",
    "centre_read_only": "basis data hanya dapat dibaca",
    "centre_revoked": "nama pengguna ini sudah dicabut dan tidak boleh masuk",
    "centre_secret": "nama pengguna atau kata sandi tidak diterima",
    "centre_server_certificate": "salin dahulu sertifikat server ke {path}; loket mengenal pusat darinya",
    "centre_server_old": "PostgreSQL 15 atau yang lebih baru diperlukan",
    "centre_slow": "server terlalu lama menjawab",
    "centre_standby": "alamat ini menuju salinan yang hanya dibaca (standby); pakai alamat pusatnya sendiri",
    "centre_too_old": "pusat disiapkan oleh versi sebelum 1.0; versi ini tidak dapat memakainya. Tidak ada yang diubah",
    "centre_unreachable": "server tidak menjawab; periksa host dan port di alamat itu, jaringan, dan apakah PostgreSQL"
    " berjalan di sana",
    "content_limit": "sebutkan --megabytes, --files, atau keduanya, dari 0 sampai {most}",
    "entry_limit": "batas adalah bilangan bulat dari 0 sampai {most}",
    "device_label": "nama perangkat terdiri dari 1 sampai {most} karakter",
    "device_taken": 'sudah ada perangkat bernama {label}; untuk menggantikannya: --replaces "{label}"',
    "device_unknown": "tidak ada perangkat aktif bernama {label}",
    "nothing_quarantined": "tidak ada catatan tersisih untuk rantai {origin}",
    "series_taken": "seri {series} milik perangkat {label}; satu seri milik satu perangkat",
    "origin_unreadable": "{text} bukan rantai; lihat daftarnya: frontoffice centre merge DSN",
}

OPEN_DOORS: Final[Mapping[str, str]] = {
    "large_objects": "Perangkat dapat menyimpan large object dan berkas snapshot tanpa batas.",
    "temporary_files": "Berkas sementara satu perangkat tidak dibatasi 1 GB (sesudah itu jalankan init lagi).",
    "server_log": "Perangkat dapat memenuhi log server (sesudah itu jalankan init lagi).",
    "prepared": "Perangkat dapat menahan basis data dengan transaksi yang disiapkan (sesudah itu mulai ulang server).",
    "databases": "Basis data lain menerima perangkat, bila pg_hba.conf membolehkan dan tidak dipakai program lain.",
}
"""What stands open to counters, by :class:`~frontoffice.sync.office.server_limits.Door`."""


class NotDoneError(Exception):
    """Failure of a requested command; its words are a sentence with the reason."""


def sentence_of(error: Unavailable) -> str:
    """Sentence for the person at the terminal; the code itself where it has no sentence."""
    return SENTENCES.get(error.code, error.code).format(**{"why": file_words.why(error), **error.facts})


def fail(sentence: str) -> int:
    """Print a failure; returns the exit code."""
    print(escape_line(f"frontoffice: {sentence}", sys.stderr), file=sys.stderr)  # noqa: T201
    return 2


def say(line: str) -> None:
    """Print one line of output."""
    print(escape_line(line, sys.stdout))  # noqa: T201


def escape_line(line: str, to: TextIO | None) -> str:
    """The line as any terminal takes it: what counters wrote may be in no alphabet of its own, or be commands to it."""
    plain = "".join(one if one.isprintable() else ascii(one)[1:-1] for one in line)
    encoding = (to and to.encoding) or "ascii"  # without a console there is nobody to print to
    return plain.encode(encoding, "backslashreplace").decode(encoding)


def moment_text(moment: datetime | None) -> str:
    """A moment in the zone of the server."""
    return f"{moment.astimezone():%d-%m-%Y %H.%M.%S}" if moment else "belum pernah"
