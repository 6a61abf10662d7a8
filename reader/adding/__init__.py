"""From the articles that sources hold to drafts in a library."""
