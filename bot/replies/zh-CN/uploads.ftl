# 发给 Mochi 的图片。

upload-kind = 我能读 PNG、JPEG 和 WebP 图片。可以换成其中一种发给我吗？
upload-large = 这张图片的像素太多了，小一点的就好。
upload-small = 这张图片太小，我什么也看不清。请发一张大一点的。
upload-broken = 这张图片打不开：它损坏了或不完整。可以再发一次吗？
upload-explicit = 我只用大家都能看的图片来画头像。要不要换一张？
upload-gone = 我拿不到你的图片：它已经不在了，或者超过了 8 MB。可以再发一次吗？
