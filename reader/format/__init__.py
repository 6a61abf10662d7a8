"""The library format: turns the bytes of a file into the model, and reports every problem.

All code that knows YAML is here. Nothing here knows SQL, the screens, or the user's own data.
"""
