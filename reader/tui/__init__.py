"""The screens. All that knows Textual is here; nothing here reads YAML, SQL or a library's files."""
