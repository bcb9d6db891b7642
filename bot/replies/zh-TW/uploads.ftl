# 傳給 Mochi 的圖片。

upload-kind = 我能讀 PNG、JPEG 和 WebP 圖片。可以換成其中一種傳給我嗎？
upload-large = 這張圖片的像素太多了，小一點的就好。
upload-small = 這張圖片太小，我什麼也看不清。請傳一張大一點的。
upload-broken = 這張圖片打不開：它損壞了或不完整。可以再傳一次嗎？
upload-explicit = 我只用大家都能看的圖片來畫頭像。要不要換一張？
upload-gone = 我拿不到你的圖片：它已經不在了，或者超過了 8 MB。可以再傳一次嗎？
