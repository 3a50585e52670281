"""The office's rules, each with its numbers."""
