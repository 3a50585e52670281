"""PDF documents of the office: letters, dossier, register page, receipt.

In come case files, day pages and laid out receipts; out go PDF bytes and paths.
May touch register, domain and settings; no Qt, no printer.
"""
