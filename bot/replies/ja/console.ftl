# 端末。

console-sure = よければ { $command } と入力してください
