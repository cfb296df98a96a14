"""Every rule the content must keep, once each page alone is known to be well-formed."""
