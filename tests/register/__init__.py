"""The register, on real files."""
