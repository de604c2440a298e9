"""Each format read by the tools of its field, in an environment of their own."""
