"""The course in one language in, the same course in another out: its messages, what is wrong with them, its files."""
