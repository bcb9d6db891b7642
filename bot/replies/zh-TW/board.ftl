# 今日主題，以及伺服器的分享牆。

daily = 今日主題：{ $theme }！
today-name = 今日主題
today-description = 今日主題的四個頭像
board-name = 分享牆
board-description = 今天在這裡分享的頭像
setting-board = 今日主題和分享牆
button-share = 📌 分享
button-heart = ❤️ { $number }
shared = 已經掛到今天的分享牆上了。這裡的每個人都可以給它一顆心。
taken-down = 已經從分享牆上取下。
heart-given = ❤️ 你送了一顆心！現在有 { $hearts } 顆。
heart-taken = 你收回了你的心。現在有 { $hearts } 顆。
own-heart = 這是你自己的頭像：心要由別人來送。
not-on-board = 這個頭像已經不在分享牆上了。
board-off = 這裡沒有分享牆。管理員可以在設定裡打開。
board-empty = 分享牆上還什麼都沒有。點頭像下面的「分享」就能掛上去。
board-full = 沒有位置了：每天可以分享 { $each } 個頭像。
caption-board = 今天的分享牆，最受喜愛的在最前面
alt-board = 分享牆，共 { $count } 個由 AI 繪製的萌版頭像，心數：{ $hearts }
