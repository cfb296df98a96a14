"""What a municipality adds to the course or names in its own way: read, moved to today's names, put in place."""
