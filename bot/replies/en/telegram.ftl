# What only Telegram needs said.

telegram-may-not-write = I may not write in that group. Please ask one of its admins to let me.
telegram-groups-only = This is for groups: send it there, as one of its admins.
telegram-admins-only = Only this group's admins can do that.
telegram-back = ◀ Back
telegram-here = Only in this topic
telegram-not-here = No longer in this topic
telegram-everywhere = In all topics
telegram-open = Open Mochi
telegram-stickers = Add the stickers
telegram-emoji = Add the emoji
telegram-set-title = Mochi moods
telegram-start-first = A sticker set of your own needs a hello first: open Mochi and press Start. Until then, here are all moods as files.
telegram-no-set = Telegram took no sticker set this time, so here are all moods as files.
telegram-web = Mochi
telegram-inline-open = Open Mochi for more
telegram-inline-wait = Still drawing. Try again in a moment
telegram-inline-start = Open Mochi, press Start, then try again
telegram-inline-own = Make one like this
telegram-hidden = You write as an anonymous admin, so I can't tell whose gallery and choices are meant. Write to me in private, or as yourself.
telegram-private-only = That is for your eyes only: ask me in our private chat.
settings-description = Choose how I behave in this group
telegram-which = Which avatar? Reply to it with this command, or put its recipe code behind it.
telegram-ask-name = What shall it be called? Reply with a name of up to 24 letters.
telegram-no-face = You have no avatar of your own yet, and I see no profile picture to take colours from. Try: /me cute pink hair
telegram-reports-admins = To the admins in private
telegram-reports-here = Here
telegram-show = Show it
telegram-cannot-remove = Telegram does not let me take it away. An admin can delete it by hand.
telegram-picture = A picture! Reply to it with /variations for avatars like it, or with /verify to see whether I drew it.
telegram-no-picture = Send a PNG, JPEG or WebP picture with this command as its caption, or reply to one with it.
telegram-picture-large = This picture is larger than I can take: 8 MB at most.
telegram-help =
    Reply to an avatar with words to change it, or with /save, /me, /pack, /family.
    In any chat: type @{ $bot } and what you want, and send one of the four.
    A photo with the caption /variations becomes avatars like it.
telegram-other-topics = Avatars are drawn in other topics of this group.
