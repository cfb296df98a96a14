"""Word files for what is written on screen: what they say is worked out here, without Word's own library."""
