"""Looking through a draft, from one doubtful finding to the next."""
