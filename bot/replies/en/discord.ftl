# What only Discord needs said.

settings-name = settings
server-settings-description = Choose how I behave in this server
settings-title = How I behave in this server
settings-admins-only = Only members who may manage this server can do that.
settings-all-channels = Allowed channels: all
