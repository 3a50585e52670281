"""The page of one complaint: head, fields, story, steps, documents.

In come the register and the officer; what is asked for goes out as signals.
May touch receipts, widgets and messages; no other page.
"""
