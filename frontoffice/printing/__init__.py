"""Receipt printing: ESC/POS encoding, transports, sessions with a printer, and evidence of a receipt's end.

In come laid out receipts and raw bytes; out go outcomes with their evidence.
May touch the domain, settings and assets; no register, no Qt.
"""
