"""Tests that open the built site in Chromium, and where it matters in Firefox and WebKitGTK."""
