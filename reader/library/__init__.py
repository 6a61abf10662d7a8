"""From YAML to the model: reading, checking and describing the library format.

Here belongs all that knows the format; nothing here knows of screens or of the user's own data.
"""
