"""Tools for work on the package: measuring the checks, speed and growth, and fuzzing."""
