# What only Discord needs said.

settings-name = 设置
server-settings-description = 决定我在这个服务器里怎么做
settings-title = 我在这个服务器里怎么做
settings-admins-only = 只有能管理这个服务器的成员才可以这样做。
settings-all-channels = 允许的频道：全部
option-becomes = 变成
option-becomes-description = 除了文件，表情还放到哪里
pack-emoji = 这个服务器的表情符号
pack-stickers = 这个服务器的贴纸
emoji-added = 这个服务器现在有了 { $count } 个新表情符号。
stickers-added = 这个服务器现在有了 { $count } 张新贴纸。
expressions-full = 其余的放不下了，都在文件里。
expressions-busy = Discord 暂时不再接收，其余的都在文件里。
expressions-not-allowed = 我在这里没有添加的权限，全部都在文件里。
expressions-failed = Discord 没有收下其余的，都在文件里。
expressions-not-here = 这需要你和我在服务器里都有“创建表情”的权限。所有表情会以文件给你。
