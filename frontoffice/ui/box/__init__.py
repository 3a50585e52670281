"""Shift+F3, the suggestion box: opened before witnesses, its sheets entered one after the other, closed with minutes.

In come the register and the officer; what is to be read or shown as a paper goes out as a signal.
May touch widgets and messages; no other page.
"""
