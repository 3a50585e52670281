"""A checker of histories: what officers were acknowledged, held against what the desks' files and the centre hold.

It comes to its verdict by itself: SQLite's files by ``sqlite3``, the centre's rows by ``psycopg``, hashes and trees by the
description of their format. Nothing of ``frontoffice`` is imported here (``tests/sync/test_history.py`` holds it), so a
mistake of the program is not made a second time.
"""
