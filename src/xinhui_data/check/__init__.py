"""Checks of what is typed by hand; all return issues."""
