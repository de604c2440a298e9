"""Files generated from the tables, one module per format."""
