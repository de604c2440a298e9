"""The words of the data set: records, closed lists, numerals, figures, intervals. Imports nothing above it."""
