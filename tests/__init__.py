"""Tests of the data set and of its tools."""
