"""The tests: they mirror the package, file for file; examples and fakes are built here, one detail named per test."""
