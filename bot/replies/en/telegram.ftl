telegram-may-not-write = I may not write in that group. Please ask one of its admins to let me.
telegram-groups-only = This is for groups: send it there, as one of its admins.
telegram-admins-only = Only this group's admins can do that.
