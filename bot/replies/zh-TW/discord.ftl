# What only Discord needs said.

settings-name = 設定
server-settings-description = 決定我在這個伺服器裡怎麼做
settings-title = 我在這個伺服器裡怎麼做
settings-admins-only = 只有能管理這個伺服器的成員才可以這樣做。
settings-channels = 允許的頻道：全部
option-becomes = 變成
option-becomes-description = 除了檔案，表情還放到哪裡
pack-emoji = 這個伺服器的表情符號
pack-stickers = 這個伺服器的貼圖
emoji-added = 這個伺服器現在有了 { $count } 個新表情符號。
stickers-added = 這個伺服器現在有了 { $count } 張新貼圖。
expressions-full = 其餘的放不下了，都在檔案裡。
expressions-busy = Discord 暫時不再接收，其餘的都在檔案裡。
expressions-not-allowed = 我在這裡沒有新增的權限，全部都在檔案裡。
expressions-failed = Discord 沒有收下其餘的，都在檔案裡。
expressions-not-here = 這需要你和我在伺服器裡都有「建立表情」的權限。所有表情會以檔案給你。
settings-reports = 檢舉頻道：無
lock-title = 哪些保持不變？
lock-parts = 勾選要保留的，其餘重新畫
lock-more-parts = 還有這些呢？
cannot-remove = Discord 不讓我移走它，管理員可以手動刪除。
no-picture-here = 這則訊息裡沒有圖片。
menu-save = 放進我的收藏
menu-variations = 像這張圖片的頭像
menu-verify = 這是 Mochi 畫的嗎？
menu-profile = 這位成員的頭像
option-lock-words-description = 保留什麼，例如：頭髮、眼睛；留空則從清單選
option-gene = 基因
option-gene-description = 調什麼；留空則顯示按鈕
option-amount = 程度
option-amount-description = 從 -1 到 1：多少，以及往哪邊
option-upload = 圖片
option-upload-description = PNG、JPEG 或 WebP，最大 8 MB
help-discord =
    圖片下面有按鈕：更多類似的、修改、滑桿、保留部分、表情、動起來、檔案、家譜、收藏。你也可以直接用文字回覆它，例如「藍眼睛」。
    從配方碼開始：/edit /lock /genes /breed /mix /morph /pack /family
    碰運氣：/random /surprise /today
    用你傳來的圖片：/variations /verify
    你自己的：/me /profile /gallery /save /language · 我保存了什麼：/privacy /mydata /forget
