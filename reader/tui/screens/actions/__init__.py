"""What several screens do alike: bookmarks, copies, windows. They know no screen."""
