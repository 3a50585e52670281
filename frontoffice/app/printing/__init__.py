"""Print jobs from the register to the printers' threads and back.

In come jobs and settings; frozen outcomes come back to the window's thread.
May touch register, printing and documents; no page.
"""
