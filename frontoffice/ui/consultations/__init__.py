"""Shift+F2, consultations: recorded at once, listed beneath; one that is a complaint goes on as that.

In come the register and the officer; what is to be read, written or exported goes out as a signal.
May touch widgets and messages; no other page.
"""
