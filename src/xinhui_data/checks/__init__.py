"""Checks of what is entered row by row; all return issues."""
