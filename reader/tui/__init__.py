"""The screens. Only what is here knows Textual; none of it opens files, reads YAML or knows SQL."""
