"""Puts the parts together; the only package that knows all of them, and the only one that knows the application object.

Start-up order: what the desktop lacks (``desktop``), one program per data folder (``single``), settings and register
(``starting``), window (``counter``). A new desk of an office that has a centre comes in by ``joining``; the rounds are
``centre_desk``'s while the window is open and ``scheduled``'s without one. Paper is asked for in ``paper``; training
data is made in ``training``; ``self_check`` proves that an installed or frozen program is whole.
"""
