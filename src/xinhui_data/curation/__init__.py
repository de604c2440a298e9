"""What is typed by hand: files, tables, skeletons, copies of a report."""
