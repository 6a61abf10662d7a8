"""The main screen: the articles, the text and the side panel, with what their commands do."""
