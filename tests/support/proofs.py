"""Bundles of a proof, and their checker run alone."""

from __future__ import annotations

import base64
import functools
import json
import runpy
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from frontoffice import assets
from frontoffice.app.keys.signed_proof import SigningKey
from frontoffice.domain.proof import checkpoint, device_certificate
from frontoffice.domain.proof.device_certificate import DeviceCertificate, DeviceClass

KEY = SigningKey("frontoffice-desk/7", Ed25519PrivateKey.from_private_bytes(bytes(range(32))))
DEVICE = UUID(int=7)
OTHER_CHAIN, THIRD_CHAIN = UUID(int=8), UUID(int=9)
DEVICE_KEY = SigningKey(str(DEVICE), Ed25519PrivateKey.from_private_bytes(bytes(range(1, 33))))
OFFICE = SigningKey("office", Ed25519PrivateKey.from_private_bytes(bytes(range(2, 34))))
Bundle = dict[str, Any]


def check(bundle: Bundle | bytes, folder: Path, *options: str) -> tuple[int, str]:
    """What the checker says, run alone: without this project on its path, and without the environment."""
    file = folder / "bukti.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    script = folder / "check_proof.py"
    script.write_bytes(assets.read_bytes("proof/check_proof.py"))
    done = subprocess.run(
        [sys.executable, "-P", "-X", "utf8", str(script), str(file), *options],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    assert done.stderr == ""
    return done.returncode, done.stdout


def a_certificate(
    serial: int = 1, key: SigningKey = DEVICE_KEY, upto: tuple[tuple[UUID, int], ...] | None = None
) -> DeviceCertificate:
    moment = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
    label, before = f"Loket {serial}", ((OTHER_CHAIN, 2), (THIRD_CHAIN, 7))  # written before the first certificate
    return DeviceCertificate(serial, DEVICE, label, DeviceClass.COUNTER, ("L1",), key.public, (), upto, moment, before)


def certified(one: DeviceCertificate, by: SigningKey = OFFICE) -> str:
    text = device_certificate.text_of(one)
    return checkpoint.append_signatures(text, (by.sign(text),))


def office_key(key: SigningKey = OFFICE) -> tuple[str, str]:
    return "--office-key", base64.b64encode(key.public).decode()


def check_here(
    bundle: Bundle | bytes, folder: Path, capsys: pytest.CaptureFixture[str], *options: str
) -> tuple[int, str]:
    """The same in this process: forty of its own would take a minute on Windows."""
    file = folder / "bukti.json"
    file.write_bytes(bundle if isinstance(bundle, bytes) else json.dumps(bundle).encode())
    capsys.readouterr()
    code: int = _checker()["main"]([str(file), *options])
    return code, capsys.readouterr().out


@functools.cache
def _checker() -> dict[str, Any]:
    return runpy.run_path(str(assets.RESOURCES / "proof" / "check_proof.py"))
