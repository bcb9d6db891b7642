# What is kept about members, and how it is forgotten.

privacy =
    I keep what you save (recipe codes and their names), the family trees of what you breed, mix or change, for 8 days what you share on a board and give hearts to, your choices (your avatar, your language), when that was, and counters that fade within a day. All of it under a code name made with a secret key: your name and your number are not in it.
    I do not keep your words once I have read them, your name, or pictures that you send. While an avatar is on its way I know where to bring it, and which words I did not understand; soon after it is there I forget that too.
    /mydata shows you everything I keep. /forget deletes it.
my-data = Everything that I keep about you
forget-sure = Shall I forget everything about you: your gallery, your family trees, your own avatar, your choices, and what is waiting to be drawn? Nothing of it can be brought back.
button-forget = 🧹 Forget everything
forgotten = { $requests ->
    [0] It is all forgotten. The buttons under your old avatars keep working, because all they need is in the buttons.
    [one] It is all forgotten, and so is the avatar that was waiting: it will not come.
   *[other] It is all forgotten, and so are the { $requests } avatars that were waiting: they will not come.
}
forgotten-meanwhile = Forgotten, as you wished.
privacy-name = privacy
privacy-description = What I keep about you, and what I don't
mydata-name = mydata
mydata-description = Everything I keep about you, as a file
forget-name = forget
forget-description = Delete everything I keep about you
