# 不畫的文字、休息、檢舉。

refused-own = 這裡不畫這個。換個說法試試？
refused-somebody = 我只畫虛構的角色，不畫任何人的樣子。說說你想像的吧：頭髮、眼睛、衣服、心情。
break-seconds = 先休息一下吧，{ $seconds } 秒後我很樂意繼續畫。
break-minutes = 先休息一下吧，{ $minutes } 分鐘後我很樂意繼續畫。
button-report = 🚩 檢舉
button-remove = 🗑️ 移除
report = 有一張圖片被檢舉了。它是 Mochi 照下面的配方畫的，請看一看。
report-thanks = 謝謝。這裡的管理者會查看，他們不會知道是誰檢舉的。
report-enough = 謝謝，管理者已經收到你的好幾則檢舉了，請稍等一會兒。
report-nowhere = 這裡還沒有選定接收檢舉的地方，請告訴管理員。
report-removed = 已移除。
report-not-yours = 只有這裡的管理者可以移除它。
setting-reports = 檢舉發到哪裡
