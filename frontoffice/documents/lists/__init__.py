"""Lists exported from the register.

Complaints, consultations, what readers looked at, the morning's, the book's page.

In come rows; out go workbook, CSV or PDF, each row by row in little memory. Whatever was typed stays plain text there.
"""
