"""From a file to a typed page: text, YAML, front matter, bodies, and the sentences for what is wrong with them."""
