telegram-may-not-write = 我在那个群里不能发言。请让群管理员给我权限。
telegram-groups-only = 这个命令要由群管理员在群里使用。
telegram-admins-only = 只有本群的管理员可以这样做。
