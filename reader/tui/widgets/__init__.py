"""What draws itself and takes keys and clicks. A widget posts what happened; it knows no screen."""
