# What commands are called, and what they do.

lock-name = 固定
lock-description = 保留頭像的幾個部分，其餘重畫
family-name = 家譜
family-description = 頭像的家譜，一張圖
variations-name = 相似
variations-description = 和你傳的圖片相似的四個頭像
verify-name = 鑑別
verify-description = 一張圖片是不是 Mochi 畫的
genes-name = 滑桿
genes-description = 讓頭像更可愛、更大膽、更明亮……
