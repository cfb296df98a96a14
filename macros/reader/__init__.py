"""From files to typed pages: text, YAML, front matter, bodies, and the whole content folder."""
