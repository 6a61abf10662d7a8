"""What is added to a library: drafts, actors, the copies of sources."""
