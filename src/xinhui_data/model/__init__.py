"""Definitions of the data set: records, closed lists, numerals, figures, intervals. Imports no layer above it."""
