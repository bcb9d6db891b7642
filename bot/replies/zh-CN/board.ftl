# 今日主题，以及服务器的分享墙。

daily = 今日主题：{ $theme }！
today-name = 今日主题
today-description = 今日主题的四个头像
board-name = 分享墙
board-description = 今天在这里分享的头像
setting-board = 今日主题和分享墙
button-share = 📌 分享
button-heart = ❤️ { $number }
shared = 已经挂到今天的分享墙上了。这里的每个人都可以给它一颗心。
taken-down = 已经从分享墙上取下。
heart-given = ❤️ 你送了一颗心！现在有 { $hearts } 颗。
heart-taken = 你收回了你的心。现在有 { $hearts } 颗。
own-heart = 这是你自己的头像：心要由别人来送。
not-on-board = 这个头像已经不在分享墙上了。
board-off = 这里没有分享墙。管理员可以在设置里打开。
board-empty = 分享墙上还什么都没有。点头像下面的“分享”就能挂上去。
board-full = 没有位置了：每天可以分享 { $each } 个头像。
caption-board = 今天的分享墙，最受喜爱的在最前面
alt-board = 分享墙，共 { $count } 个由 AI 绘制的萌版头像，心数：{ $hearts }
