# 终端。

console-sure = 如果是，请输入 { $command }
