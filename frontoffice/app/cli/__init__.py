"""The commands without a window: verify, rebuild, erase, sync, centre, check.

In come parsed arguments; exit codes and lines of text come out.
May touch every package; Qt only in the self check.
"""
