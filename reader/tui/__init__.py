"""The screens: all that knows Textual, and nothing that knows files, YAML or SQL."""
