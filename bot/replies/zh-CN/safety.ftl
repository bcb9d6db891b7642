# 不画的文字、休息、举报。

refused-own = 这里不画这个。换个说法试试？
refused-somebody = 我只画虚构的角色，不画任何人的样子。说说你想象的吧：头发、眼睛、衣服、心情。
break-seconds = 先休息一下吧，{ $seconds } 秒后我很乐意继续画。
break-minutes = 先休息一下吧，{ $minutes } 分钟后我很乐意继续画。
button-report = 🚩 举报
button-remove = 🗑️ 移除
report = 有一张图片被举报了。它是 Mochi 按下面的配方画的，请看一看。
report-thanks = 谢谢。这里的管理者会查看，他们不会知道是谁举报的。
report-enough = 谢谢，管理者已经收到你的好几条举报了，请稍等一会儿。
report-nowhere = 这里还没有选定接收举报的地方，请告诉管理员。
report-removed = 已移除。
report-not-yours = 只有这里的管理者可以移除它。
setting-reports = 举报发到哪里
