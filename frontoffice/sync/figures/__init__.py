"""The office's figures: a register that follows the centre, and the nameless rows that are written from it.

Only ``frontoffice centre figures`` comes in here. It reads the centre by the office's own connection and writes the
tables of the schema ``office``, which the views show to the office's other tools.
"""
