"""The program's work grows in proportion to its input, not with the square."""
