# What commands are called, and what they do.

lock-name = lock
lock-description = Keep parts of an avatar and draw all else anew
family-name = family
family-description = The family tree of an avatar, as a picture
variations-name = variations
variations-description = Four avatars like a picture that you send
verify-name = verify
verify-description = Whether a picture was drawn by Mochi
genes-name = genes
genes-description = Slide an avatar: cuter, bolder, brighter…
