# 關於成員保留了什麼，以及如何遺忘。

privacy =
    我保留的有：你儲存的頭像（配方代碼、名字、家譜）、你分享到分享牆的（8 天）、你的選擇（你的頭像、語言）、相應的時間，以及一天之內就會消失的計數。它們都記在一個用金鑰產生的代號下，裡面沒有你的名字和帳號。
    我不保留：讀過之後的文字、你的名字、你傳來的圖片。頭像還在路上時，我知道要送到哪裡；送到之後，這一點也會忘掉。
    /mydata 給你看我保留的一切，/forget 把它們刪除。
my-data = 我保留的關於你的一切
forget-sure = 要忘掉關於你的一切嗎？包括收藏、家譜、你的頭像、你的選擇，以及正在等待繪製的頭像。之後無法恢復。
button-forget = 🧹 全部忘掉
forgotten = { $requests ->
    [0] 全部忘掉了。舊頭像下面的按鈕仍然可用，因為它們需要的都在按鈕裡。
   *[other] 全部忘掉了，還在等待的 { $requests } 個頭像也一樣，不會再送來。
}
forgotten-meanwhile = 已照你的意思忘掉了。
privacy-name = 隱私
privacy-description = 我保留什麼，不保留什麼
mydata-name = 我的資料
mydata-description = 把我保留的關於你的一切存成檔案給你
forget-name = 忘記我
forget-description = 刪除我保留的關於你的一切
