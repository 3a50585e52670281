"""Tests of new versions: their packages, how they are put in place, which one starts."""
