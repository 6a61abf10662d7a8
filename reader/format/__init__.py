"""The library format: from the bytes of a file to the model, and every problem on the way.

Whatever knows YAML is here. Nothing here knows SQL, the screens, or the user's own data.
"""
