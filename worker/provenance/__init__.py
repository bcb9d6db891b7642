"""The marks that tell everybody who asks: this was drawn by AI, by Mochi."""
