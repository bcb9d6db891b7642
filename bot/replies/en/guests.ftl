guest-words = This model was brought by the server and knows no words: every seed is another picture.
guest-alt = Avatar drawn by AI
