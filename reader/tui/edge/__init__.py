"""The edge towards the terminal. All code that uses private parts of Textual is here."""
