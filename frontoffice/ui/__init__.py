"""What the officer sees: pages, the window around them, and the words in which rules and devices speak."""
