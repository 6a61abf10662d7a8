"""Drafts what an English news text holds: head, paragraphs, quotes, speakers and actors. Pure."""
