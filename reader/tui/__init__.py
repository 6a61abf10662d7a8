"""The screens. All that knows Textual is here; nothing here reads YAML or knows SQL."""
