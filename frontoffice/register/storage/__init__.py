"""The register's file on this computer: opened, migrated, locked, watched from outside its folder.

In come a path and a desk; out come open connections, and Unavailable for all that a disk can say.
May touch the file system, SQLite and the rooms below it (projection, journal); nothing above.
"""
