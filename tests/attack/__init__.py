"""Random hostile trials. Each can be repeated by its number."""
