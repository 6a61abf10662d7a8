"""The search screen: the query, its completion, and the rows of its results."""
