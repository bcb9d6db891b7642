# The theme of the day, and a server's board of shared avatars.

daily = Today's theme: { $theme }!
today-name = today
today-description = Four avatars of today's theme
board-name = board
board-description = The avatars that were shared here today
setting-board = Theme and board of the day
button-share = 📌 Share
button-heart = ❤️ { $number }
shared = It hangs on today's board. Everybody here can give it a heart.
taken-down = It is off the board.
heart-given = ❤️ A heart from you! It has { $hearts } now.
heart-taken = You took your heart back. It has { $hearts } now.
own-heart = It is your own: the others may give it hearts.
not-on-board = This avatar does not hang on a board any more.
board-off = There is no board here. Admins can turn it on in the settings.
board-empty = Nothing hangs on the board yet. Share under an avatar puts it there.
board-full = There is no room for more: you can share { $each } avatars a day.
caption-board = Today's board, the most liked first
alt-board = Board of { $count } chibi avatars drawn by AI, with hearts: { $hearts }
