"""What is entered row by row: files, tables, skeletons, copies of a report."""
