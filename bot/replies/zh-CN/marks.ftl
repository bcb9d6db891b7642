# /verify 对图片标识的回答，以及 /about 中关于标识的说明。

verify-mochi = 这是 Mochi 用 AI 画的。
verify-ai = 图片自身表明由 AI 生成，但没有本 Mochi 的标识。
verify-changed = 这张图片签名之后被改动过，签名已不能说明什么。
verify-none = 没有找到 AI 标识。这不能证明什么：裁剪或重画会让标识丢失。
verify-gone = 这张图片已经取不到了。请重新发送，不超过 8 MB。
verify-unreadable = 我读不了这张图片。我认得 PNG、JPEG、WebP 和 GIF，不超过 2400 万像素。
mark-signature-own = 签名（内容凭证）：是我的，文件没有改动
mark-signature-foreign = 签名（内容凭证）：完好，署名 { $maker }，我无法担保
mark-signature-expired = 签名（内容凭证）：已过期，署名 { $maker }
mark-signature-broken = 签名（内容凭证）：已损坏，文件被改动过
mark-signature-none = 没有签名：聊天软件压缩图片时会把它去掉，所以还有另一种标识
mark-invisible = 隐形标识：Mochi 的，完整
mark-label = AI 标识（AIGC，GB 45438-2025）
mark-source = 文件数据注明由训练过的网络生成（IPTC）
about-marks = 每个文件都用签名、标签和隐形标识表明由 AI 生成，/verify 可以读出来。
