"""Where the terminal begins: whatever uses private parts of Textual is here."""
