telegram-may-not-write = 我在那個群組裡不能發言。請群組管理員給我權限。
telegram-groups-only = 這個指令要由群組管理員在群組裡使用。
telegram-admins-only = 只有本群組的管理員可以這樣做。
