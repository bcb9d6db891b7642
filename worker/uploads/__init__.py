"""Pictures that members send: opened apart from everything else, used, and dropped."""
