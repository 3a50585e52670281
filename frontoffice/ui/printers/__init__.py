"""The pages of printers and of papers that are not certain to have come out.

In come settings and print jobs; tests, searches and answers go out as signals.
May touch receipts, widgets and messages; no other page.
"""
