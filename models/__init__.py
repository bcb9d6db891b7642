"""What can be drawn, and how. `traits`, `look` and `recipe` are torch-free: the language of all rooms."""
