"""Checks of raw and published tables, and the verification of copies; all return issues."""
