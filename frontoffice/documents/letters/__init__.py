"""Documents of one cycle of a complaint's handling.

Letters, disposition, note, settlement record.

In comes a case file; out go facts, a sheet of them as PDF or Word, and its signature. What has not happened is refused.
"""
