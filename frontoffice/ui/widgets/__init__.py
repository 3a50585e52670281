"""Forms, theme, tables and controls that know nothing of complaints' pages.

In come values and callbacks; signals and texts come out.
May touch messages and Qt; no page.
"""
