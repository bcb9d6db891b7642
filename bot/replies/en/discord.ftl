# What only Discord needs said.

settings-name = settings
server-settings-description = Choose how I behave in this server
settings-title = How I behave in this server
settings-admins-only = Only members who may manage this server can do that.
settings-channels = Allowed channels: all
option-becomes = as
option-becomes-description = Where the moods go besides the file
pack-emoji = emoji of this server
pack-stickers = stickers of this server
emoji-added = { $count ->
    [one] One emoji is in this server now.
   *[other] { $count } emoji are in this server now.
}
stickers-added = { $count ->
    [one] One sticker is in this server now.
   *[other] { $count } stickers are in this server now.
}
expressions-full = There was no room for the others; they are in the file.
expressions-busy = Discord takes no more for the moment; the others are in the file.
expressions-not-allowed = I may not add any here; they are all in the file.
expressions-failed = Discord did not take the others; they are in the file.
expressions-not-here = You and I both need the permission “Create Expressions” in a server for that. All moods come as a file.
settings-reports = Channel for reports: none
lock-title = What shall stay as it is?
lock-parts = Tick what stays; all else is drawn anew
lock-more-parts = And of these?
cannot-remove = Discord does not let me take it away. A moderator can delete it by hand.
no-picture-here = There is no picture in this message.
menu-save = Save to my gallery
menu-variations = Avatars like this picture
menu-verify = Did Mochi draw this?
menu-profile = Avatar of this member
option-lock-words-description = What stays, like: hair, eyes; leave it empty to choose from a list
option-gene = gene
option-gene-description = What to slide; leave it empty for buttons
option-amount = amount
option-amount-description = From -1 to 1: how far, and in which direction
option-upload = picture
option-upload-description = PNG, JPEG or WebP, up to 8 MB
help-discord =
    Under a picture stand buttons: more like it, change, sliders, keep parts, moods, animate, files, family, save. You can also reply to it with words, for example “blue eyes”.
    From recipe codes: /edit /lock /genes /breed /mix /morph /pack /family
    By chance: /random /surprise /today
    From pictures that you send: /variations /verify
    Yours: /me /profile /gallery /save /language · What I keep: /privacy /mydata /forget
