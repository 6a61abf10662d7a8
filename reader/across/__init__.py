"""What is worked out of several quotes: how the reports of one statement differ."""
