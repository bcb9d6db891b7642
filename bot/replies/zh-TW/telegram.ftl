# What only Telegram needs said.

telegram-may-not-write = 我在那個群組裡不能發言。請群組管理員給我權限。
telegram-groups-only = 這個指令要由群組管理員在群組裡使用。
telegram-admins-only = 只有本群組的管理員可以這樣做。
telegram-back = ◀ 返回
telegram-here = 只在這個話題
telegram-not-here = 不再用這個話題
telegram-everywhere = 所有話題
telegram-open = 開啟 Mochi
telegram-stickers = 加入貼圖
telegram-emoji = 加入表情
telegram-set-title = Mochi 的心情
telegram-start-first = 要做成你自己的貼圖包，請先開啟 Mochi 並點「開始」。在那之前，所有心情都在這個檔案裡。
telegram-no-set = 這次 Telegram 沒有收下貼圖包，所有心情都在這個檔案裡。
telegram-web = Mochi
telegram-inline-open = 開啟 Mochi 看更多
telegram-inline-wait = 還在畫，請稍後再試
telegram-inline-start = 開啟 Mochi，點「開始」，然後再試一次
telegram-inline-own = 我也要一個
telegram-hidden = 你正以匿名管理員身分發言，我不知道要用誰的收藏和設定。請私訊我，或以本人身分發言。
telegram-private-only = 這只給你自己看：請在私訊裡問我。
settings-description = 設定我在本群組的表現
telegram-which = 要用哪個頭像？用這個指令回覆它，或在後面加上配方碼。
telegram-ask-name = 叫什麼名字好呢？請回覆一個名字，最多 24 個字。
telegram-no-face = 你還沒有自己的頭像，我也看不到你的大頭貼。試試：/me 可愛粉紅色頭髮
telegram-reports-admins = 私訊給管理員
telegram-reports-here = 在這裡
telegram-show = 查看
telegram-cannot-remove = Telegram 不讓我刪掉它，管理員可以手動刪除。
telegram-picture = 一張圖片！用 /variations 回覆它，畫相似的頭像；或用 /verify 看看是不是我畫的。
telegram-no-picture = 請傳一張 PNG、JPEG 或 WebP 圖片並把這個指令寫作說明，或用它回覆一張圖片。
telegram-picture-large = 這張圖片太大了，我最多能收 8 MB。
telegram-help =
    用文字回覆頭像就能修改它，也可以用 /save、/me、/pack、/family 回覆。
    在任何聊天裡：輸入 @{ $bot } 和想要的樣子，從四個裡選一個送出。
    傳照片並寫上 /variations，就會得到相似的頭像。
telegram-other-topics = 在本群組裡，請到別的話題畫頭像。
