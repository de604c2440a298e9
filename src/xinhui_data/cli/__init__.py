"""The command line: arguments in, the same functions a library user calls, exit code out."""
