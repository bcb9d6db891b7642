# 关于成员保留了什么，以及如何遗忘。

privacy =
    我保留的有：你保存的头像（配方代码、名字、家谱）、你分享到分享墙的（8 天）、你的选择（你的头像、语言）、相应的时间，以及一天之内就会消失的计数。它们都记在一个用密钥生成的代号下，里面没有你的名字和账号。
    我不保留：读过之后的文字、你的名字、你发来的图片。头像还在路上时，我知道要送到哪里；送到之后，这一点也会忘掉。
    /mydata 给你看我保留的一切，/forget 把它们删除。
my-data = 我保留的关于你的一切
forget-sure = 要忘掉关于你的一切吗？包括收藏、家谱、你的头像、你的选择，以及正在等待绘制的头像。之后无法恢复。
button-forget = 🧹 全部忘掉
forgotten = { $requests ->
    [0] 全部忘掉了。旧头像下面的按钮仍然可用，因为它们需要的都在按钮里。
   *[other] 全部忘掉了，还在等待的 { $requests } 个头像也一样，不会再送来。
}
forgotten-meanwhile = 已按你的意思忘掉了。
privacy-name = 隐私
privacy-description = 我保留什么，不保留什么
mydata-name = 我的数据
mydata-description = 把我保留的关于你的一切存成文件给你
forget-name = 忘记我
forget-description = 删除我保留的关于你的一切
