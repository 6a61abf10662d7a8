"""What is drawn, as lines of text with the names of their styles. Pure: no Textual here."""
