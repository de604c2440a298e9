"""Files made from the tables, one module a format."""
