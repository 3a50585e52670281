"""User interface for officers: pages, the window around them, and the words in which rules and devices speak."""
