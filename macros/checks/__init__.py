"""Every rule the content and the configuration must keep, and the sentences for those that break them."""
