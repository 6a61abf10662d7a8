"""One folder for each screen, and one for dialogs. A screen knows dialogs, but no other screen."""
