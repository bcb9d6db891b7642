# 終端機。

console-sure = 如果是，請輸入 { $command }
