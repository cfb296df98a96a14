"""Entry points; what they run lives in `macros`."""
