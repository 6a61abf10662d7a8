"""The search screen: a query, completing it, and the rows of what it finds."""
