# 描かないことば、休憩、通報。

refused-own = ここではこれは描きません。別のことばを試してみませんか？
refused-somebody = 描くのは架空のキャラクターだけで、だれかの似顔は描きません。思い浮かべた髪、目、服、気分を教えてください。
break-seconds = 少し休憩しましょう。{ $seconds } 秒たったら、また喜んで描きます。
break-minutes = 少し休憩しましょう。{ $minutes } 分たったら、また喜んで描きます。
button-report = 🚩 通報
button-remove = 🗑️ 取り下げる
report = 絵が通報されました。Mochi が下のレシピで描いたものです。ご確認ください。
report-thanks = ありがとうございます。ここの管理者が確認します。だれが通報したかは伝わりません。
report-enough = ありがとうございます。あなたの通報はすでにいくつか届いています。しばらくお待ちください。
report-nowhere = ここでは通報先がまだ決まっていません。管理者に知らせてください。
report-removed = 取り下げました。
report-not-yours = 取り下げられるのは、ここを管理する人だけです。
setting-reports = 通報先
