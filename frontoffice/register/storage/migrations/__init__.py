"""The register's file, step by step; each step is frozen once released and never imports the living tables."""
