# What only Telegram needs said.

telegram-may-not-write = 我在那个群里不能发言。请让群管理员给我权限。
telegram-groups-only = 这个命令要由群管理员在群里使用。
telegram-admins-only = 只有本群的管理员可以这样做。
telegram-back = ◀ 返回
telegram-here = 只在这个话题
telegram-not-here = 不再用这个话题
telegram-everywhere = 所有话题
telegram-open = 打开 Mochi
telegram-stickers = 添加贴纸
telegram-emoji = 添加表情
telegram-set-title = Mochi 的心情
telegram-start-first = 要做成你自己的贴纸包，请先打开 Mochi 并点“开始”。在那之前，所有心情都在这个文件里。
telegram-no-set = 这次 Telegram 没有收下贴纸包，所有心情都在这个文件里。
telegram-web = Mochi
telegram-inline-open = 打开 Mochi 看更多
telegram-inline-wait = 还在画，打开 Mochi 就能看到
telegram-inline-own = 我也要一个
telegram-hidden = 你正以匿名管理员身份发言，我不知道要用谁的图库和设置。请私聊我，或以本人身份发言。
telegram-private-only = 这只给你自己看：请在私聊里问我。
settings-description = 设置我在本群的表现
telegram-which = 要用哪个头像？用这个命令回复它，或在后面加上配方码。
telegram-ask-name = 叫什么名字好呢？请回复一个名字，最多 24 个字。
telegram-no-face = 你还没有自己的头像，我也看不到你的头像照片。试试：/me 可爱粉色头发
