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
telegram-inline-wait = 还在画，请稍后再试
telegram-inline-start = 打开 Mochi，点“开始”，然后再试一次
telegram-inline-own = 我也要一个
telegram-hidden = 你正以匿名管理员身份发言，我不知道要用谁的收藏和设置。请私聊我，或以本人身份发言。
telegram-private-only = 这只给你自己看：请在私聊里问我。
settings-description = 设置我在本群的表现
telegram-which = 要用哪个头像？用这个命令回复它，或在后面加上配方码。
telegram-ask-name = 叫什么名字好呢？请回复一个名字，最多 24 个字。
telegram-no-face = 你还没有自己的头像，我也看不到你的头像照片。试试：/me 可爱粉色头发
telegram-reports-admins = 私信给管理员
telegram-reports-here = 在这里
telegram-show = 查看
telegram-cannot-remove = Telegram 不让我删掉它，管理员可以手动删除。
telegram-picture = 一张图片！用 /variations 回复它，画相似的头像；或用 /verify 看看是不是我画的。
telegram-no-picture = 请发一张 PNG、JPEG 或 WebP 图片并把这个命令写作说明，或用它回复一张图片。
telegram-picture-large = 这张图片太大了，我最多能收 8 MB。
telegram-help =
    用文字回复头像就能修改它，也可以用 /save、/me、/pack、/family 回复。
    在任何聊天里：输入 @{ $bot } 和想要的样子，从四个里选一个发送。
    发照片并写上 /variations，就会得到相似的头像。
telegram-other-topics = 在本群里，请到别的话题画头像。
