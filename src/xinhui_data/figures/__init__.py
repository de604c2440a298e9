"""Text to quantity: the figure grammar, intervals and exact ranges; knows nothing of the data set."""
