"""Looking through a draft: one step at a time, each a change of its file that can be undone."""
