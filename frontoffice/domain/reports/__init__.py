"""The figures of a period: counted, compared, approved, and what of them the public may see.

In come counts of the register; out come figures and their differences. Knows no paper and no workbook.
"""
