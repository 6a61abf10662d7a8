"""The search: a query, and the passages that it finds."""
