"""What the pages cost, in time, memory and weight: run by `scripts/bench`."""
