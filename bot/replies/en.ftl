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
