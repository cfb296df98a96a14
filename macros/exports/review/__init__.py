"""What experts are sent to read, as Word files, and what they answered, as a list: nothing changes by itself."""
