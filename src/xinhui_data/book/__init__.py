"""The data book: the whole data set as one page of HTML."""
