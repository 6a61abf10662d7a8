"""One folder for each screen, and one for dialogs. Screens know dialogs, but no other screens."""
