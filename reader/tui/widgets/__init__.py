"""What draws itself and takes keys and clicks. A widget says what happened, and knows no screen."""
