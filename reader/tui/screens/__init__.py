"""The screens and windows, one a folder or file. None of them knows another."""
