"""What the program does grows with what there is to do, and not with its square."""
