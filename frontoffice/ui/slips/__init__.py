"""Shift+F8, numbered slips: printed before the power goes, entered or voided when it is back.

In come the register and the officer; what is to be printed or recorded goes out as a signal.
May touch widgets and messages; no other page.
"""
