"""Tests in a real terminal, for what only a pseudo-terminal and a shell can show."""
