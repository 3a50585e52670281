"""Building blocks of every paper.

Sheet, letterhead, letters, tables, charts, tags, PDF/A, and the file that it becomes.

In come texts and numbers; out go flowables, canvases and files. Knows no complaint; the doors to
reportlab, PDF and workbooks.
"""
