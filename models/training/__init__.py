"""Trains the networks, each with one command: `python -m models.training canvas --minutes 5`."""
