"""Text as people type it and as devices take it: kept, printed, sent, dialled.

In comes what was typed; out goes text of a known shape. Knows no complaint; may touch the codes of refusals alone.
"""
