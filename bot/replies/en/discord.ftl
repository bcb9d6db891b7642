# What only Discord needs said.

settings-name = settings
server-settings-description = Choose how I behave in this server
settings-title = How I behave in this server
settings-admins-only = Only members who may manage this server can do that.
settings-all-channels = Allowed channels: all
option-becomes = as
option-becomes-description = Where the moods go besides the file
pack-emoji = emoji of this server
pack-stickers = stickers of this server
emoji-added = { $count ->
    [one] One emoji is in this server now.
   *[other] { $count } emoji are in this server now.
}
stickers-added = { $count ->
    [one] One sticker is in this server now.
   *[other] { $count } stickers are in this server now.
}
expressions-full = There was no room for the others; they are in the file.
expressions-busy = Discord takes no more for the moment; the others are in the file.
expressions-not-allowed = I may not add any here; they are all in the file.
expressions-failed = Discord did not take the others; they are in the file.
expressions-not-here = You and I both need the permission “Create Expressions” in a server for that. All moods come as a file.
