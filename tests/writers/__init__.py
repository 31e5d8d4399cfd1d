"""What writers write, and what they do when a model fails."""
