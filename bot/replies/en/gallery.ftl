# The gallery, the current avatar and the language of a member.

button-show = 🎨 Draw it here
button-me = 🙂 This is me
button-favourite = ★ Favourite
button-no-favourite = ☆ No favourite
button-name = 🏷️ Name
button-unsave = 🗑️ Take out
button-gallery = 🖼️ Gallery
button-earlier = ◀ Back
button-later = Next ▶
name-title = Name this avatar
name-field = Its name; leave it empty for none
kept-avatar = { $title }{ $favourite ->
    [yes] { " ★ favourite" }
   *[no] { "" }
}
gallery-hint = Press a number to draw an avatar, name it or take it out.
me-name = me
me-description = Your own avatar: see it, or choose it by words, code or picture
profile-name = profile
profile-description = See the avatar and the favourites of a member
gallery-name = gallery
gallery-description = Your saved avatars: draw, name, love or remove them
save-name = save
save-description = Keep an avatar in your gallery
language-name = language
option-me-words-description = What you look like, or a recipe code; empty shows your avatar
option-picture = picture
option-picture-description = In the colours of your profile picture, which I drop at once
option-member = member
option-member-description = Whose avatar; yours if empty
option-page = page
option-page-description = The page to open
option-title = name
option-title-description = What you call it
option-language = language
option-language-description = The language
language-set = From now on I speak English to you.
language-app = From now on I speak to you as your app does.
language-itself = English
language-own = as my app
language-description = In which language I speak to you
