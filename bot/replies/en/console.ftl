# The terminal.

console-sure = If so, type { $command }
