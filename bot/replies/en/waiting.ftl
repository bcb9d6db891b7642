# When a request could not be answered in time.
waited-too-long = This took longer than it may, and I could not get to it. Please ask again; your words were fine.
