"""Forms, theme, tables and controls independent of the complaint pages.

In come values and callbacks; signals and texts come out.
May touch messages and Qt; no page.
"""
