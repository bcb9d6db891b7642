# Every sentence said to a person. Translations keep the same names.

placeholder = Drawing your avatar…
queue-full = So many avatars are being drawn right now. Please try again in a minute.
queue-away = My drawing table is out of reach right now. Please try again in a minute.
apology = Sorry, this avatar would not come out. Please try again; your words were fine.

refused-sexual = I only draw avatars that everyone may look at. Would you like to try other words?
refused-hateful = I don't draw things that hurt people. Would you like to try other words?
refused-child_safety = I don't draw this. If a child is in danger, please tell the police or a helpline.
refused-violence = I'd rather draw something gentle. Would you like to try other words?

empty-words = Tell me what to draw, for example: /avatar cute pink hair
nothing-drawable = I can't draw { $words } yet. Try something like: cute pink hair, cat ears, hoodie
bad-style = I don't know the style “{ $value }”. I can draw: { $choices }
bad-family = The model “{ $value }” can't be used here. You can choose: { $choices }
family-untrained = The model “{ $value }” has not been trained yet. You can choose: { $choices }
bad-count = I can draw 1 to { $most } pictures at a time.
bad-size = Pictures can be { $choices } pixels wide.
bad-seed = A seed is a whole number from 0 to { $most }.
recipe-foreign = This is not a recipe code of mine. Mine look like { $example }
recipe-mistyped = This recipe code has a typing error. Please copy it whole and try again.
recipe-newer = This recipe code comes from a newer Mochi than me.
unknown-command = I don't know this command. /help shows what I can do.

caption-seed = Seed { $seed }
caption-recipe = { $count ->
    [one] Recipe
   *[other] Recipes
}
caption-unknown = I can't draw this yet: { $words }
caption-long = I read the first { $most } characters.
caption-made = Drawn by AI ({ $model })
caption-surprise = A surprise
alt-text = Chibi avatar drawn by AI: { $look }
alt-sheet = { $count } chibi avatars drawn by AI: { $look }
list-separator = {", "}
colour-of = { $colour } { $thing }
hair = hair
eyes = eyes
eye_left = left eye
eye_right = right eye
skin = skin
outfit = outfit
accent = accessories
backdrop = background
tips = tips

start = Hi, I'm Mochi! Tell me what you look like and I'll draw you a chibi avatar. Try: /avatar cute pink hair
help =
    Tell me what to draw, in your own words: hair, eyes, ears, clothes, mood, background, style.
    /avatar cute pink hair
    /avatar silver twintails, blue eyes, cat ears, hoodie, night sky
    /avatar boy with messy black hair, no glasses, pixel style
    Every picture has a recipe code. /avatar with that code draws the same avatar again, anywhere.
help-options = You can also choose: /avatar pink hair style:pixel count:4 size:1024 seed:7
about =
    Mochi draws chibi avatars with its own neural networks, trained on pictures by its own painter. No artwork was scraped.
    Your avatars are yours to use. Your words are not stored. Pictures are made by AI.
    Mochi { $version } · models: { $families }

avatar-description = Draw a chibi avatar from your words
help-description = What Mochi can do
about-description = Who draws here, and what happens with your words
start-description = Say hello
avatar-name = avatar
help-name = help
about-name = about
option-words = words
option-words-description = What to draw, like: cute pink hair, cat ears – or a recipe code
option-style = style
option-style-description = How it is drawn
option-model = model
option-model-description = Which network draws it
option-count = count
option-count-description = How many pictures
option-size = size
option-size-description = Width of the picture in pixels
option-seed = seed
option-seed-description = A number that fixes everything you left open
option-recipe = recipe

console-hello = Hi, I'm Mochi. Type /avatar cute pink hair, /help, or /quit.
console-saved = Saved as { $path }
console-drawing = drawing…
console-bye = See you!

empty-edit = Tell me what to change, for example: blue eyes, add cat ears, no hat
bad-share = The share is between 0 and 1: 0 is the first avatar, 1 the second.
bad-morph = Give me 2 to { $most } recipe codes to walk through.
not-yours = This button belongs to whoever asked for the avatar. Ask for your own with /avatar!
button-pick = { $number }
button-like = ≈ { $number }
button-reroll = 🔄 Four others
button-more = ✨ More like this
button-edit = ✏️ Change
button-save = 💾 Save
button-moods = 😊 Moods
button-move = 🎞️ Animate
button-files = 📁 Files
button-delete = 🗑️ Delete
format-png256 = PNG 256
format-png512 = PNG 512
format-png1024 = PNG 1024
format-transparent = No background
format-circle = Round
format-webp = WebP
format-gif = GIF
format-svg = SVG
format-sprites = Sprite sheet
format-card = 3D card
ask-format = Which file would you like?
ask-edit = What should I change? For example: blue eyes, add cat ears, no hat
edit-title = Change this avatar
edit-words = What should change?
file-too-big = It came out, but it is too big for this chat to take. A smaller size or another format will do.
edit-name = edit
edit-description = Change what you say about an avatar, and keep all else
breed-name = breed
breed-description = Four children of two avatars
mix-name = mix
mix-description = One avatar between two
morph-name = morph
morph-description = A looped walk from avatar to avatar
pack-name = pack
pack-description = One avatar in many moods
random-name = random
random-description = Four avatars by chance
surprise-name = surprise
surprise-description = Four avatars of a theme that I choose
option-recipe-description = The recipe code of an avatar
option-share = share
option-share-description = From 0, the first avatar, to 1, the second
edit-which = Which avatar?
no-recipe-here = There is no recipe code in this message.
no-colours = I could not read the colours of this picture. Please try again later.
menu-edit = Edit this avatar
menu-colours = Chibi in this member's colours
mood-happy = happy
mood-laughing = laughing
mood-wink = winking
mood-love = in love
mood-starry = starry-eyed
mood-surprised = surprised
mood-sad = sad
mood-angry = angry
mood-embarrassed = embarrassed
mood-sleepy = sleepy
mood-smug = smug
mood-thinking = thinking
caption-move = Blinking and smiling
caption-morph = From one avatar to the next
caption-pack = { $count } moods: { $moods }
caption-file = As a file: { $format }
panel = Choose what to change. Nothing is drawn before you press the button.
button-draw = 🎨 Draw it
button-words = ⌨️ In words
menu-now = { $title }: { $now }
choice-none = none
part-hair = Hair
part-eyes = Eyes
part-face = Face
part-head = Ears and hats
part-clothes = Clothes
part-extras = Glasses, wings, accessories
part-scene = Style and background
part-person = Person
part-features = Features
part-company = Companion and hands
part-strands = Strands and tips
trait-style = Style
trait-look = Look
trait-hair = Hairstyle
trait-bangs = Bangs
trait-hair_pattern = Hair dye
trait-ahoge = Ahoge
trait-eyes = Eyes
trait-brows = Brows
trait-mouth = Mouth
trait-blush = Blush
trait-face = On the face
trait-ears = Animal ears
trait-headwear = On the head
trait-eyewear = Eyewear
trait-outfit = Outfit
trait-neck = Around the neck
trait-wings = Wings
trait-backdrop = Background
trait-side = Covered eye
trait-age = Age
trait-face_shape = Face shape
trait-brow_shape = Brow shape
trait-facial_hair = Beard
trait-ear_wear = Earrings
trait-hands = Hands
trait-companion = Companion
colour-hair = Hair colour
colour-eyes = Eye colour
colour-outfit = Outfit colour
colour-accent = Accessory colour
colour-backdrop = Background colour
colour-skin = Skin colour
colour-tips = Colour of the tips
gallery-empty = Your gallery is empty. Save under an avatar puts it here.
gallery-full = Your gallery is full: it holds { $most } avatars. Take one out to make room.
gallery-page = Your gallery, page { $page } of { $pages } ({ $total })
gallery-removed = It is no longer in your gallery.
saved = Saved in your gallery.
saved-as = Saved in your gallery as “{ $title }”.
not-saved = This avatar is not in your gallery.
favourite = favourite
no-title = unnamed
is-favourite = It is one of your favourites now.
no-favourite = It is no favourite of yours any more.
no-me = You have no avatar of your own yet. Choose one with /me and its recipe code.
is-me = This is you now.
no-profile = This member has not chosen an avatar yet.
bad-language = I speak: { $choices }
family-of = Family tree, the youngest first
family-alone = I know of no parents: it was drawn from words, or long ago.
reply-which = Which one? Begin with its number, for example: 2 blue eyes
button-cancel = ✖️ Cancel
cancelled = Cancelled. Nothing was drawn.
too-late = This is being drawn already, or it is done.
member-busy = Many of your avatars are waiting already. Please ask again when some of them are here.
waiting-next = Waiting: yours is next.
waiting = Waiting: { $ahead ->
    [one] one avatar comes
   *[other] { $ahead } avatars come
} before yours.
waiting-seconds = About { $seconds } seconds left.
waiting-minutes = { $minutes ->
    [one] About a minute left.
   *[other] About { $minutes } minutes left.
}
not-in-this-channel = Avatars are drawn in other channels of this server.
gallery-off = The gallery is turned off here.
too-many-channels = I can keep to { $most } channels at most.
bad-share-of-server = The share is a whole number from 1 to { $most }.
bad-switch = This can be on or off.
setting = { $name }: { $value }
setting-channels = Allowed channels
setting-language = Language
setting-style = Usual style
setting-share = Avatars per turn
setting-gallery = Gallery
setting-quiet = Quiet
setting-on = on
setting-off = off
setting-all = all
setting-own = as everywhere
settings-changed = The settings here:
which-avatar = Which avatar? Name its number, or its recipe code.
two-avatars = Name two avatars or more, by number or recipe code.
nothing-to-reroll = There is nothing here to draw anew. Tell me what to draw.
console-choices = Choose: 1 to 4 · more 2 · reroll · edit 2 blue eyes · save 2
console-choices-one = Go on: more · edit blue eyes · moods · animate · files · save
console-file = For example: file svg
console-help =
    After an answer: 1 to 4 · more 2 · reroll · edit 2 blue eyes · save 2 a name · moods 2 · animate 2 · files 2 · family 2
    Recipes: /edit CODE words · /breed CODE CODE · /mix CODE CODE 0.3 · /morph CODE CODE · /pack CODE · /file svg CODE
    Chance: /random · /surprise
    Yours: /save · /gallery 2 · /favourite 1 · /rename 1 a name · /unsave 1 · /me 1 · /family 1
