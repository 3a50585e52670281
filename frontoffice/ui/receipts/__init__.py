"""Parts shared by several pages for a receipt.

Its preview, its image, other printers, the number read aloud.

In come laid out receipts and print jobs; pictures and choices come out.
May touch widgets and messages; known to the pages, knows none of them.
"""
