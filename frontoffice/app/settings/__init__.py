"""A counter's settings between their file and the register: what the journal remembers of them, and their tag.

In come settings and a register; what the register needs of them, and whether the file is this desk's own, come out.
May touch settings and register; no page and no window.
"""
