"""Definitions of the data set: records, closed lists, statements, and how raw and published tables are read."""
