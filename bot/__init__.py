"""Chat: words in, pictures out. No torch in this room."""
