"""The papers of a period: report, public summary, notice-board sheet, evaluation sheet, workbook, differences.

In come figures and the supervisor's words; out go PDFs and a workbook. Counts nothing itself; may touch the layout.
"""
