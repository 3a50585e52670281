"""Puts the parts together; the only package that knows all of them, and the only one that knows the application object.

Start-up order: what the desktop lacks (``desktop``), one program per data folder (``single``), settings and register
(``starting``), window (``counter``). Paper is asked for in ``paper``; training data is made in ``training``;
``self_check`` proves that an installed or frozen program is whole.
"""
