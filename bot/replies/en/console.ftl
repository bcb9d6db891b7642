# The terminal.

console-sure = If so, type { $command }
console-genes = You can slide: { $choices }. For example: slide cute 0.5
console-no-file = I find no picture at this path.
console-not-saved = The picture is drawn, but its file can't be written here. Is there room, and may I write into the folder avatars?
console-settings = For example: /settings style pixel · /settings style · /settings language ja · /settings board on
nothing-to-undo = There is nothing to undo: I know of no avatar that this one was changed from.
console-help-more =
    More: lock 2 hair, eyes · undo · /genes · slide cute 0.5 · /variations picture.png · /verify picture.png · /today
    About you: /profile · /language ja · /privacy · /mydata · /forget
    Here: /settings · /board · share 2
