# What only Discord needs said.

settings-name = 設定
server-settings-description = 決定我在這個伺服器裡怎麼做
settings-title = 我在這個伺服器裡怎麼做
settings-admins-only = 只有能管理這個伺服器的成員才可以這樣做。
settings-all-channels = 允許的頻道：全部
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
