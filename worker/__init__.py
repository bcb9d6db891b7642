"""The task: a request becomes pictures, and the pictures reach the chat."""
