"""The workbench: from the text of a report to its raw tables, with guesses that a person accepts or corrects."""
