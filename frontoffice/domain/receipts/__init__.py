"""Receipts for the printer.

The resi, and how a complaint stands, as lines of 32, 42 or 48 columns.

In come a complaint and its case; out go lines. Knows no printer and no encoding but printable ASCII.
"""
