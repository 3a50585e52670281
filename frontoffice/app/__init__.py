"""Composition of the parts; the only package to know all of them, and the application object.

``startup`` leads from the command line to a window, ``window`` is the counter at work, ``printing`` and ``centre`` hold
what works beside it, ``reports`` makes papers and files, ``keys`` keeps the register's key, ``settings`` a counter's
settings as the register knows them, ``workers`` has threads and child processes, ``cli`` the commands without a window,
``training`` the practice data.
"""
