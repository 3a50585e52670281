"""The pages of messages to complainants: what waits, failed or may have been sent, and the mail account.

In come send jobs and settings; what is asked for goes out as signals.
May touch widgets and messages; no other page.
"""
