"""The commands of the command line: one module each, imported when it is asked for.

Here belongs what a command prints and how it ends. `reader.arguments` says what it takes, and what
is printed is known to the rest of the program: nothing here reads YAML, knows SQL or draws screens.
"""
