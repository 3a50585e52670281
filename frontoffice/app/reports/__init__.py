"""Papers, workbooks and lists of the register as it stands at one moment, made beside whoever works in it.

In come a register's place, its settings and what was chosen; files, and how far each was made, come out.
May touch the register and documents; no page and no window.
"""
