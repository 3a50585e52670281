"""The files of one complaint on the screen: as a list, page by page, and what becomes of them before they are recorded.

In come files that were dropped, pasted, chosen or scanned; changed files go out as signals.
May touch widgets and messages; whatever reads a file is handed in, and works elsewhere.
"""
