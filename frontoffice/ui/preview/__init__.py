"""The office's papers before they are printed: their pages on the screen, and which printer prints what of them.

In come a paper as PDF, images of its pages and the printers; what is asked for goes out as signals.
May touch widgets and messages; no other page.
"""
