"""The site while it is written: watched, built again and again, shown with what is wrong, reloaded."""
