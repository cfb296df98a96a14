"""What pages are made of: all that one thing consists of in one folder, its view, templates, styles and examples."""
