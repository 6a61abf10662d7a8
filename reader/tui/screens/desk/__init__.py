"""The main screen: articles, text and side panel, and a module for each group of commands."""
