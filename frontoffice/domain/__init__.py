"""The office's rules: pure, on the standard library alone, without a clock and without Qt."""
