"""Text to quantity and back: the figure grammar, intervals and exact ranges; knows nothing of the data set."""
