"""The chats of Mochi's own in which all can be typed: what the terminal and the page have in common."""
