"""Papers, workbooks and lists from a snapshot of the register, made in the background.

In come a register's place, its settings and what was chosen; files, and how far each was made, come out.
May touch the register and documents; no page and no window.
"""
