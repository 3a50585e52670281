"""The front office's complaint register."""

__version__ = "0.2.0"
