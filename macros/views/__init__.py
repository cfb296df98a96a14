"""What the views of several components have in common: links, dates, names, sources."""
