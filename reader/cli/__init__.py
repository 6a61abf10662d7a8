"""The command line: its arguments, its output and its exit codes. Nothing here knows SQL."""
