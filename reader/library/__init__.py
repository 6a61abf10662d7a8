"""What is asked of one library: its articles, its list, its actors, and following it on disk."""
