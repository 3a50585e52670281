"""Fakes, written by hand, behind the protocols of devices and nowhere else; each says what it stands for."""

from __future__ import annotations
