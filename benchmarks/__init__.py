"""How long things take on this machine. Prints; asserts nothing."""
