# What only Discord needs said.

settings-name = 設定
server-settings-description = 決定我在這個伺服器裡怎麼做
settings-title = 我在這個伺服器裡怎麼做
settings-admins-only = 只有能管理這個伺服器的成員才可以這樣做。
settings-all-channels = 允許的頻道：全部
