"""The help of ``frontoffice VERB --help``: argparse in Indonesian, and the text of each command above its options.

What it does, and its exit codes.

The handbook (``resources/handbook/commands.md``) says the same in English.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import textwrap
from collections.abc import Iterable, Mapping
from typing import Any, Final, NoReturn

_WORDS: Final = (
    (r"^the following arguments are required: (.+)$", r"belum disebut: \1"),
    (r"^unrecognized arguments: (.+)$", r"tidak dikenal: \1"),
    (
        r"^argument \S+\|\S+: invalid choice: (.+?) \(choose from .+\)$",
        r"tidak ada perintah \1",
    ),  # not those for itself
    (r"^argument (.+?): invalid choice: (.+?) \(choose from (.+)\)$", r"\1: tidak ada \2; pilih dari \3"),
    (r"^argument (.+?): expected (?:one|at least one|\d+) arguments?$", r"\1: nilainya belum disebut"),
    (r"^argument (.+?): invalid .*?value: (.+)$", r"\1: \2 tidak terbaca"),
    (r"^argument (.+?): ignored explicit argument (.+)$", r"\1 tidak menerima nilai: \2"),
    (r"^ambiguous option: (.+) could match (.+)$", r"\1 dapat berarti \2"),
    (r"^argument (.+?): (.+)$", r"\1: \2"),
)


class _IndonesianHelp(argparse.RawDescriptionHelpFormatter):
    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = "pemakaian: ",
    ) -> None:
        super().add_usage(usage, actions, groups, prefix)


class CommandParser(argparse.ArgumentParser):
    """Argument parser of the program and its commands, with messages in the user's language."""

    def __init__(self, **named: Any) -> None:
        super().__init__(**{"formatter_class": _IndonesianHelp} | named | {"add_help": False})
        self._positionals.title, self._optionals.title = "argumen", "opsi"
        self.add_argument("-h", "--help", action="help", help="tampilkan penjelasan ini, lalu selesai")

    def error(self, message: str) -> NoReturn:
        """Print the usage, then the error, and exit with 2."""
        self.print_usage(sys.stderr)
        self.exit(2, f"{self.prog}: {in_indonesian(message)}. Penjelasan: {self.prog} --help\n")


def in_indonesian(message: str) -> str:
    """Translate an argparse error message; what it has no words for here stays as it is."""
    for pattern, words in _WORDS:
        if re.search(pattern, message):
            return re.sub(pattern, words, message)
    return message


# --- command help ---

_CODES: Final = "Kode keluar:\n"
_CLOSED: Final = "Jendela program harus ditutup."

HELP: Final[Mapping[str, str]] = {
    "backup": (
        "Menyalin register, juga selagi jendela terbuka, membaca kembali salinannya, dan memeriksanya. "
        "Tanpa FOLDER: ke semua tempat di setelan (F10, Cadangan), seperti jendela setiap setengah jam.\n\n"
        f"{_CODES}0 utuh\n1 register tidak utuh, atau riwayatnya diragukan (salinannya disimpan, disebut diragukan, "
        "dan tidak menjadi saksi)\n2 tidak dikerjakan"
    ),
    "restore": (
        f"Menaruh salinan yang sudah diperiksa di tempat register. {_CLOSED} "
        "Register sebelumnya tetap ada di sampingnya: tiga yang terbaru; yang lebih lama dihapus sesudah ada salinan "
        "yang sudah diperiksa. Salinan tangan dari register yang terbuka dikenali, dan diterima hanya dengan "
        "--incomplete.\n\n"
        f"{_CODES}0 pulih\n1 salinannya tidak utuh\n2 tidak dikerjakan"
    ),
    "verify": (
        "Menghitung ulang seluruh jurnal dan membandingkan daftar dengannya.\n\n"
        f"{_CODES}0 utuh; di bawahnya nomor loket ini yang tidak dipertanggungjawabkan (tanpa pengaduan, slip, atau "
        "celah yang dicatat), dan slip yang masih terbuka\n"
        "1 ada yang rusak, dan catatan pertama yang rusak disebut\n"
        "2 tidak dapat diperiksa\n"
        "3 jurnal utuh, tetapi daftar yang dibaca atau pemicu yang menjaganya berbeda\n"
        "4 catatan yang lebih baru tidak ada, seperti pada salinan tangan dari register yang terbuka\n"
        "5 ditulisi program lain, walaupun semua sidiknya mungkin cocok"
    ),
    "rebuild": (
        f"Menyusun ulang daftar yang dibaca, dan pemicu yang menjaganya, dari jurnal yang utuh. {_CLOSED} "
        "Jendela mengerjakannya sendiri saat dibuka, bila pemeriksaannya menemukan perbedaan.\n\n"
        f"{_CODES}0 beres\n1 jurnalnya rusak\n2 tidak dikerjakan"
    ),
    "diagnose": (
        "Menulis zip untuk penolong dari jauh: versi, setelan tanpa nama dan alamat, hasil verify, jenis printer, "
        "dan akhir catatan kejadian program. Tidak ada nama orang atau isi pengaduan di dalamnya.\n\n"
        f"{_CODES}0 tertulis\n2 tidak tertulis"
    ),
    "encrypt": (
        f"Mengenkripsi register yang belum terenkripsi. {_CLOSED} "
        "Membuat kunci, menulis kertas kunci pemulihan sebagai PDF, meminta kode dari kertas yang dicetak, lalu "
        "mengubah register; bila terputus, register yang lama atau yang terenkripsi utuh. Register yang terenkripsi "
        "sejak awal hanya mendapat kertasnya. Kuncinya di penyimpan sandi komputer; salinan ikut terenkripsi.\n\n"
        f"{_CODES}0 beres\n1 register tidak utuh\n2 tidak dikerjakan"
    ),
    "open-with-recovery": (
        "Menerima kode kertas kunci pemulihan, sehingga komputer ini membuka register atau salinannya. Jendela "
        "memintanya juga. Bila tidak ada lagi supervisor yang dapat masuk, satu supervisor diberi PIN baru.\n\n"
        f"{_CODES}0 beres\n1 register tidak utuh\n2 tidak dikerjakan"
    ),
    "report": (
        "Menulis kertas satu periode, untuk penjadwal, juga selagi jendela terbuka. Tanpa folder: semuanya ke folder "
        "sekarang. PDF: laporan, ringkasan publik, "
        "lembar papan pengumuman, dan untuk satu tahun lembar PEKPPP. XLSX: angka dengan diagram dan rumus, dan "
        "daftarnya. CSV: daftarnya. Bila laporannya sudah disahkan, yang ditulis ialah yang disahkan (disebut di "
        "belakang tab sesudah nama berkas). Tidak ada yang masuk, jadi daftarnya tanpa nama dan tanpa uraian.\n\n"
        f"{_CODES}0 semua\n1 sebagian\n2 tidak ada"
    ),
    "sync": (
        "Satu kali sinkronisasi dengan pusat, untuk penjadwal. Bila jendela terbuka, jendela yang mengerjakannya.\n\n"
        f"{_CODES}0 beres\n1 pusat tidak terjangkau, atau ada yang perlu dilihat\n"
        "2 meja ini tidak tersambung, atau tanpa register"
    ),
    "erase": (
        "Menghapus menurut hukum isi satu pengaduan yang sudah selesai, atau satu konsultasi dengan kodenya. Dua "
        f"petugas memutuskan, masing-masing dengan PIN sendiri. Nomor dan rantainya tetap. {_CLOSED} "
        "Di meja yang tersambung ke pusat isinya terhapus sesudah kantor menyetujui.\n\n"
        f"{_CODES}0 beres\n2 tidak dikerjakan"
    ),
    "prove": (
        "Menulis ke FOLDER bukti satu pengaduan untuk pihak luar, dan check_proof.py, yang memeriksanya di komputer "
        "tanpa program ini (Python dan cryptography): catatan-catatannya, jalannya ke checkpoint seluruh register "
        "yang ditandatangani kunci komputer ini, dan yang tercetak di halaman dan laporan dari hari-harinya; "
        "tidak apa pun dari pengaduan lain. Dengan --resi pemeriksanya membandingkan yang tercetak "
        "di resi. check_time.py ikut ditulis, untuk cap waktunya. "
        f"Supervisor masuk dengan PIN; kepada siapa dan untuk apa, tercatat. {_CLOSED}\n\n"
        f"{_CODES}0 ditandatangani\n1 tidak, sebab tidak ada penyimpan sandi\n2 tidak dikerjakan"
    ),
    "timestamp": (
        "Cap waktu (RFC 3161) pada checkpoint rantai register ini. Hanya sidik yang dikirim. Yang disimpan: jawaban "
        "atas pertanyaan ini, ditandatangani sertifikat khusus cap waktu yang berlaku waktu itu dan berujung pada "
        "sertifikat akar di PEM. Bukti membawa bagi tiap catatan cap pertama yang mencakupnya.\n\n"
        f"{_CODES}0 beres\n1 yang dicap bukan awal register ini\n2 tidak dikerjakan"
    ),
    "timestamp ask": "Menulis pertanyaan ke BERKAS.tsq; komputer mana pun dengan curl dapat mengirimkannya.",
    "timestamp keep": "Menyimpan jawabannya, BERKAS.tsr, sesudah diperiksa.",
    "timestamp fetch": (
        "Bertanya kepada otoritas di ALAMAT dan menyimpan jawabannya: paling lama 60 detik, paling banyak 64 kB, tanpa "
        "mengikuti pengalihan."
    ),
    "centre": (
        "Basis data pusat (PostgreSQL 15 atau lebih baru), di mesin pusat atau dari komputer kantor. "
        "DSN tidak memuat sandi; sandi diambil dari passfile=BERKAS di dalamnya.\n\n"
        f"{_CODES}0 beres\n1 ada yang perlu dilihat (verify)\n2 tidak dikerjakan"
    ),
    "centre init": (
        "Menyiapkan atau memperbarui basis data pusat, memasang lagi batas-batas loket, dan menyebut perangkat tanpa "
        "peran serta apa yang hanya dapat ditutup pengguna postgres. Pusat versi lama disalin dahulu oleh pg_dump, ke "
        "--copy atau folder ini; bila itu tidak dapat, tidak ada yang diubah: salin sendiri, lalu --copied."
    ),
    "centre enrol": "Mendaftarkan perangkat dan menampilkan, sekali ini saja, apa yang ditempel di loketnya.",
    "centre certify": "Mengesahkan kunci, golongan, dan seri perangkat dengan kunci kantor.",
    "centre revoke": (
        "Mencabut hak perangkat, seketika. Dengan --since yang ditulis atau tiba sejak hari itu disisihkan: tetap ada, "
        "tidak berlaku, dan tidak sampai ke loket mana pun; --undo mengembalikannya. --office-key menandatanganinya."
    ),
    "centre set-aside": "Nama lain centre revoke.",
    "centre office-key": (
        "Membuat kunci kantor di BERKAS, yang disimpan di luar server, dengan frasa sandi dan kertas kunci; "
        "dengan berkas yang sudah ada hanya menampilkannya."
    ),
    "centre rotate": "Mengganti kunci kantor; kunci lama dan baru menandatangani pergantiannya.",
    "centre sign": "Menandatangani atas nama kantor rantai yang tidak lagi ditandatangani komputer mana pun.",
    "centre limit": "Mengubah batas yang boleh dikirim satu perangkat, atau semua yang tidak punya batas sendiri.",
    "centre status": (
        "Beberapa baris untuk setiap komputer: sinkronisasi terakhir, pengesahan, batas yang terpakai; lalu yang perlu "
        "diputuskan, dua puluh yang pertama, selebihnya dihitung."
    ),
    "centre figures": (
        "Mengikuti pusat dengan register sendiri di --folder, lalu menulis angka tanpa nama ke skema office: hanya "
        "yang berubah sejak terakhir, dalam satu transaksi. Timer di server kantor menjalankannya."
    ),
    "centre merge": (
        "Menampilkan catatan tersisih (satu rantai: --show), mengembalikannya (--accept), atau menolaknya (--reject). "
        "Kantor yang memakai kunci mengembalikan satu rantai, sesudah dilihat, dan menandatanganinya (--office-key); "
        "rantai yang pemiliknya tidak dikenal pusat: --of NAMA."
    ),
    "centre erase": (
        "Menampilkan penghapusan menurut hukum yang diputuskan di loket; isinya terhapus hanya dengan --carry-out."
    ),
    "centre publish": "Membagikan paket versi baru; tanda tangannya diperiksa di loket, sebelum dipasang.",
    "centre verify": (
        "Menghitung ulang semua rantai dan lampiran, dan menyebut yang berubah atau hilang.\n\n"
        f"{_CODES}0 utuh\n1 ada yang rusak\n2 tidak dikerjakan"
    ),
}


def describe(commands: Mapping[str, argparse.ArgumentParser], above: str = "") -> None:
    """Put its text above the options of each of these commands, in lines as wide as the terminal."""
    width = shutil.get_terminal_size().columns - 2
    for name, parser in commands.items():
        lines = HELP.get(f"{above} {name}".strip(), "").splitlines()
        parser.description = "\n".join(
            textwrap.fill(line, width, subsequent_indent="  " * _is_code(line)) for line in lines
        )


def _is_code(line: str) -> bool:
    return line[:1].isdigit()
