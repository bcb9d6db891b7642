# What only Discord needs said.

settings-name = 设置
server-settings-description = 决定我在这个服务器里怎么做
settings-title = 我在这个服务器里怎么做
settings-admins-only = 只有能管理这个服务器的成员才可以这样做。
settings-all-channels = 允许的频道：全部
