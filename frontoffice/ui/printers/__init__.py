"""Pages for printers and for papers without confirmed output.

In come settings and print jobs; tests, searches and answers go out as signals.
May touch receipts, widgets and messages; no other page.
"""
