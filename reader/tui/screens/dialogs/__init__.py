"""Windows over a screen that close with an answer. They know no screen."""
