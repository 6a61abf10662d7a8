"""Tests in a real terminal: what only a pseudo-terminal and a shell can show."""
