"""The widgets: they draw themselves, take keys and clicks, and post what happened.

A widget knows no screen.
"""
