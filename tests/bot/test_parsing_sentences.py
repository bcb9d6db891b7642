"""Sentences as people type them, and the wish that each of them makes."""

import pytest

from bot.parsing import parse
from models.named_colours import NAMED_COLOURS

KINDS = {"tips": "hair", "eye_left": "eye", "eye_right": "eye", "eyes": "eye"}

# trait=value, slot:colour (a colour word of models.traits for that slot, or a hex code), ?unknown_word.
# "eyes" are both eyes. What is not listed was not asked for.
SENTENCES = [
    ("cute pink hair", "hair:pink"),
    ("Pink Hair!!", "hair:pink"),
    ("a girl with pink hair, please", "look=girl hair:pink"),
    ("draw me a very cute avatar", ""),
    ("boy with short black hair and red eyes", "look=boy hair=short hair:black eyes:red"),
    ("green eyes, brown hair", "hair:brown eyes:green"),
    ("brown hair green eyes", "hair:brown eyes:green"),
    ("hair pink", "hair:pink"),
    ("eyes: blue", "eyes:blue"),
    ("hair: pink, eyes: blue", "hair:pink eyes:blue"),
    ("hair is pink and eyes are blue", "hair:pink eyes:blue"),
    ("hair pink eyes blue", "hair:pink eyes:blue"),
    ("pink hair and eyes", "hair:pink eyes:pink"),
    ("black and white dress", "outfit=dress outfit:black accent:white"),
    (
        "blue eyes pink hair red hoodie yellow background",
        "outfit=hoodie hair:pink eyes:blue outfit:red backdrop:yellow",
    ),
    ("blue-eyed blonde", "hair:blonde eyes:blue"),
    ("cat-ears", "ears=cat"),
    ("long-haired girl", "look=girl hair=long"),
    ("red-haired boy with green-eyed stare", "look=boy hair:red eyes:green ?stare"),
    ("silver_hair, cat_ears", "ears=cat hair:silver"),
    ("pink hair blue hoodie", "outfit=hoodie hair:pink outfit:blue"),
    ("pink", "hair:pink"),
    ("cute pink girl", "look=girl hair:pink"),
    ("pink and blue", "hair:pink outfit:blue"),
    ("black, white and red", "hair:black outfit:white accent:red"),
    ("pink, long hair", "hair=long hair:pink"),
    ("big eyes, blue", "eyes=round eyes:blue"),
    ("long, wavy, pink hair", "hair=wavy hair:pink"),
    ("short messy brown hair", "hair=messy hair:brown"),
    ("long straight black hair", "hair=long hair:black"),
    ("wavy blonde hair", "hair=wavy hair:blonde"),
    ("round red glasses", "eyewear=round_glasses accent:red"),
    ("square black glasses", "eyewear=square_glasses accent:black"),
    ("light blue hair", "hair:#b5dcff"),
    ("dark green eyes", "eyes:#2f7a4d"),
    ("dark skin", "skin:dark"),
    ("pale skin, light hair", "hair:#e6c08f skin:fair"),
    ("dark hair and dark eyes", "hair:black eyes:#5a4038"),
    ("hot pink hair", "hair:hot_pink"),
    ("rose gold hair", "hair:#e8b4a8"),
    ("blue green eyes", "eyes:teal"),
    ("reddish hair", "hair:red"),
    ("pinkish purple hair", "hair:#cf99e4"),
    ("neon pink hair", "hair:#ff5a9b"),
    ("#ff9ec4 hair", "hair:pink"),
    ("hair #f9c", "hair:#ff99cc"),
    ("eyes #4d9cf0 and hair #fff", "hair:#ffffff eyes:blue"),
    ("rgb(255, 0, 0) hair", "hair:#ff0000"),
    ("rebeccapurple hair", "hair:#663399"),
    ("cornflowerblue eyes", "eyes:blue"),
    ("left eye blue right eye green", "eye_left:blue eye_right:green"),
    ("heterochromia blue and green", "eye_left:blue eye_right:green"),
    ("one blue eye and one gold eye", "eye_left:blue eye_right:gold"),
    ("left blue eye, right green eye", "eye_left:blue eye_right:green"),
    ("blue and gold eyes", "eye_left:blue eye_right:gold"),
    ("heterochromia", "eye_left:blue eye_right:gold"),
    ("pink to blue ombre hair", "hair_pattern=gradient hair:pink tips:blue"),
    ("blonde hair with pink tips", "hair_pattern=gradient hair:blonde tips:pink"),
    ("black hair with red streaks", "hair_pattern=streak hair:black tips:red"),
    ("half black half white hair", "hair_pattern=split hair:black tips:white"),
    ("split dye pink and black", "hair_pattern=split hair:pink tips:black"),
    ("two-tone hair, black and red", "hair_pattern=split hair:black tips:red"),
    ("pink hair fading to blue", "hair_pattern=gradient hair:pink tips:blue"),
    ("purple ombre", "hair_pattern=gradient hair:purple"),
    ("brown hair with blonde highlights", "hair_pattern=streak hair:brown tips:blonde"),
    ("pink and blue hair", "hair_pattern=gradient hair:pink tips:blue"),
    ("no glasses", "eyewear=none"),
    ("without hat", "headwear=none"),
    ("w/o glasses", "eyewear=none"),
    ("hatless witch", "headwear=none outfit=cloak outfit:black accent:purple"),
    ("glasses-less boy", "look=boy eyewear=none"),
    ("not smiling", "mouth=neutral"),
    ("no blush", "blush=none"),
    ("no hat and no glasses", "headwear=none eyewear=none"),
    ("no hat or glasses", "headwear=none eyewear=none"),
    ("no hat, pink hair", "headwear=none hair:pink"),
    (
        "santa girl but no hat",
        "look=girl headwear=none outfit=santa_suit backdrop=snow outfit:red accent:white",
    ),
    ("witch without a hat", "headwear=none outfit=cloak outfit:black accent:purple"),
    ("no bangs", "bangs=slicked"),
    ("no beard", "facial_hair=none"),
    ("no wings", "wings=none"),
    ("no background", "backdrop=plain"),
    ("cat girl without cat ears", "look=girl ears=none"),
    ("girl, not a boy", "look=girl"),
    ("witch", "headwear=witch_hat outfit=cloak outfit:black accent:purple"),
    ("witch with a red cape", "headwear=witch_hat outfit=cloak outfit:red accent:purple"),
    ("princess with short hair", "look=girl hair=short headwear=crown outfit=dress outfit:pink"),
    ("prince", "look=boy headwear=crown outfit=suit outfit:navy accent:#f2c14e"),
    ("idol", "eyes=star mouth=open headwear=bow outfit=idol outfit:pink accent:yellow"),
    ("christmas", "headwear=santa_hat outfit=santa_suit backdrop=fairy_lights outfit:red accent:white"),
    (
        "cyberpunk girl with white hair",
        "style=neon look=girl outfit=jacket hair:white outfit:black accent:#7fe0f2 backdrop:navy",
    ),
    ("vampire", "mouth=fang outfit=cloak eyes:red skin:fair outfit:black accent:#b93350"),
    ("angel with black wings", "headwear=halo wings=angel outfit:white accent:black"),
    ("knight with a scar", "face=scar outfit=knight outfit:#d9dff0"),
    ("mermaid", "hair=wavy neck=necklace backdrop=bubbles hair:#58d8cc accent:#ff8a73 backdrop:teal"),
    ("catgirl", "look=girl ears=cat"),
    ("neko maid", "look=girl ears=cat headwear=maid_band outfit=maid outfit:black"),
    ("kitsune in a red kimono", "ears=fox outfit=kimono outfit:red accent:red"),
    (
        "goth girl with purple eyes",
        "look=girl outfit=dress neck=choker hair:black eyes:purple skin:fair outfit:black accent:black",
    ),
    (
        "magical girl in pink",
        "look=girl headwear=bow outfit=dress backdrop=stars outfit:pink accent:yellow",
    ),
    (
        "zombie schoolgirl",
        "look=girl eyes=half face=scar outfit=sailor skin:green outfit:navy accent:red",
    ),
    ("redhead", "hair:#e07b3f"),
    ("old man", "look=boy hair=short age=elder facial_hair=beard hair:white"),
    ("grandma", "look=girl hair=curly eyewear=round_glasses age=elder hair:white"),
    ("cat ears no wait fox ears", "ears=fox"),
    ("short hair, actually long hair", "hair=long"),
    ("twintails, long hair", "hair=twintails"),
    ("long ponytail", "hair=ponytail"),
    ("anime style", "style=cel"),
    ("pixel art boy", "style=pixel look=boy"),
    ("pastel style", "style=pastel"),
    ("pencil sketch", "style=sketch"),
    ("neon style", "style=neon"),
    ("flat vector", "style=flat"),
    ("8-bit knight", "style=pixel outfit=knight outfit:#d9dff0"),
    ("happy girl", "look=girl mouth=smile"),
    ("crying boy", "look=boy brows=worried mouth=frown face=tears"),
    ("angry fox", "brows=angry mouth=frown ears=fox"),
    ("sleepy bunny", "eyes=sleepy ears=bunny"),
    ("winking", "eyes=wink"),
    ("tongue out", "mouth=tongue"),
    ("star eyes", "eyes=star"),
    ("heart eyes with hearts background", "eyes=heart backdrop=hearts"),
    (":3", "mouth=cat"),
    ("uwu", "mouth=cat"),
    ("^_^ pink hair", "eyes=happy hair:pink"),
    ("🐱", "ears=cat"),
    ("🌸 👓", "eyewear=round_glasses backdrop=sakura backdrop:pink"),
    ("❤️", "backdrop=hearts"),
    ("🦄🍕", "hair_pattern=gradient hair:pink tips:cyan"),
    ("freckles and a bandaid", "face=bandaid"),
    ("moustache and sunglasses", "eyewear=sunglasses facial_hair=moustache"),
    ("red scarf, straw hat", "headwear=straw_hat neck=scarf accent:red"),
    ("flower crown, fairy wings", "headwear=flower_crown wings=fairy"),
    ("girl in a blue kimono", "look=girl outfit=kimono outfit:blue"),
    ("boy wearing black", "look=boy outfit:black"),
    ("dressed in red", "outfit:red"),
    ("twintails in pink", "hair=twintails hair:pink"),
    ("a scarf in green and a dress in blue", "outfit=dress neck=scarf outfit:blue accent:green"),
    ("glasses in red", "eyewear=round_glasses accent:red"),
    ("cat girl in pink", "look=girl ears=cat outfit:pink"),
    ("pink bob in blue", "hair=bob hair:pink outfit:blue"),
    ("twintails wearing pink", "hair=twintails outfit:pink"),
    ("hoodie with headphones", "headwear=headphones outfit=hoodie"),
    ("white shirt", "outfit=shirt outfit:white"),
    ("red cat ears", "ears=cat hair:red"),
    ("brown hair, brown bear ears", "ears=bear hair:brown"),
    ("polka dot background", "backdrop=dots"),
    ("starry night sky", "backdrop=night"),
    ("sakura petals", "backdrop=sakura"),
    ("rainbow background", "backdrop=rainbow"),
    ("rainbow dress", "outfit=dress ?rainbow"),
    ("pink background with white stars", "backdrop=stars backdrop:white"),
    ("ponytail on the left side", "hair=ponytail side=left"),
    ("eyepatch on right eye", "eyewear=eyepatch side=right"),
    ("ahoge", "ahoge=yes"),
    ("mole under eye", "face=mole"),
    ("hime cut with a choker", "hair=hime neck=choker"),
    ("space buns", "hair=buns"),
    ("holding a red balloon", "companion=balloon accent:red"),
    (
        "shy librarian boy with messy brown hair and round glasses reading",
        "look=boy hair=messy brows=worried mouth=wavy blush=strong eyewear=round_glasses "
        "outfit=sweater companion=book hair:brown",
    ),
    ("a spaceship", "?spaceship"),
    ("dragon tail", "?dragon_tail"),
    ("hello there", ""),
    ("wearing earrings", "ear_wear=studs"),
    ("galsses", "eyewear=round_glasses"),
    ("twintials", "hair=twintails"),
    ("purpel hiar", "hair:purple"),
    ("eyepach and hoddie", "eyewear=eyepatch outfit=hoodie"),
    ("cuuuute piiink hair plsss", "hair:pink"),
    ("catears", "ears=cat"),
    ("pinkhair blueeyes", "hair:pink eyes:blue"),
    ("pony tail", "hair=ponytail"),
    ("sun glasses", "eyewear=sunglasses"),
    ("girl's pink bow", "look=girl headwear=bow accent:pink"),
    ("she has blue hair and he wears glasses", "look=girl eyewear=round_glasses hair:blue"),
    ("GREEN EYES", "eyes:green"),
    ("çàt éars", "ears=cat"),
    ("猫耳 pink hair", "ears=cat hair:pink"),
    ("粉色头发 blue eyes", "hair:pink eyes:blue"),
    (
        "a shy girl with long lavender hair and round glasses hugging a book",
        "look=girl hair=long brows=worried mouth=wavy blush=strong eyewear=round_glasses "
        "companion=book hair:lavender ?hugging",
    ),
    (
        "grumpy old wizard with a purple hat",
        "brows=angry mouth=frown headwear=witch_hat outfit=wizard age=elder outfit:#5a4a9c accent:purple",
    ),
    (
        "blonde twintails tsundere with red ribbons and blue eyes",
        "hair=twintails brows=angry blush=strong headwear=bow hair:blonde eyes:blue accent:red",
    ),
    (
        "punk guy with green mohawk and nose ring",
        "look=boy hair=mohawk outfit=jacket neck=choker hair:green outfit:black accent:red ?nose_ring",
    ),
    ("sleepy boy in a bear hoodie", "look=boy eyes=sleepy ears=bear outfit=hoodie"),
    (
        "princess with wavy strawberry blonde hair and a golden tiara",
        "look=girl hair=wavy headwear=crown outfit=dress hair:#f7b58c outfit:pink accent:#f2c14e",
    ),
    (
        "vampire lady, crimson eyes, black choker, dark red dress",
        "look=girl mouth=fang outfit=dress neck=choker eyes:#c22f4a skin:fair outfit:#b93350 accent:black",
    ),
    (
        "cat boy with silver hair and heterochromia one blue eye one yellow eye",
        "look=boy ears=cat hair:silver eye_left:blue eye_right:#f2c53d",
    ),
    ("happy kid eating ice cream, rainbow background", "mouth=smile backdrop=rainbow ?eating ?ice_cream"),
    (
        "samurai girl with a high ponytail and scar over her eye",
        "look=girl hair=ponytail brows=angry face=scar outfit=kimono outfit:navy",
    ),
    (
        "cute astronaut floating in space",
        "headwear=space_helmet outfit=spacesuit backdrop=night outfit:white backdrop:navy ?floating",
    ),
    (
        "my oc: short teal hair, amber eyes, freckles, yellow raincoat",
        "hair=short face=freckles outfit=jacket hair:teal eyes:#e8ae48 outfit:yellow",
    ),
    (
        "an elf ranger with braided auburn hair and a green cloak",
        "hair=braids ears=elf outfit=cloak hair:#a04a36 outfit:green",
    ),
    (
        "magical girl in pink with star eyes and a wand",
        "look=girl eyes=star headwear=bow outfit=dress backdrop=stars companion=wand outfit:pink "
        "accent:yellow",
    ),
    (
        "gothic lolita with drill curls and an eyepatch",
        "look=girl hair=drills headwear=maid_band eyewear=eyepatch outfit=dress outfit:black accent:black",
    ),
    (
        "office lady with a messy bun, tired eyes and coffee",
        "look=girl hair=buns eyes=half outfit=office companion=coffee outfit:#5d6070",
    ),
    (
        "chibi me with brown curly hair, dark skin and a red beanie",
        "hair=curly headwear=beanie hair:brown skin:dark accent:red",
    ),
    (
        "ice queen with white hair and pale blue eyes, snow background",
        "look=girl headwear=crown outfit=dress backdrop=snow "
        "hair:white eyes:#cfe0f5 outfit:#b5dcff accent:#d9dff0",
    ),
    (
        "fairy with butterfly wings and a flower crown sitting on a mushroom",
        "ears=elf headwear=flower_crown outfit=dress wings=fairy outfit:mint ?mushroom",
    ),
    (
        "gamer girl with neon green headphones and a black hoodie",
        "look=girl headwear=headphones outfit=hoodie outfit:black accent:#b8e64c",
    ),
    (
        "robot maid with glowing blue eyes",
        "look=girl eyes=round headwear=maid_band outfit=maid eyes:blue outfit:black accent:#7fe0f2",
    ),
    (
        "summer vibes, straw hat, sundress, beach",
        "headwear=straw_hat outfit=dress backdrop=clouds backdrop:#dcf0ff ?beach",
    ),
    (
        "boy with messy black hair, lightning scar and round glasses",
        "look=boy hair=messy face=scar eyewear=round_glasses hair:black ?lightning",
    ),
    (
        "rock star with red streaks in black hair wearing a leather jacket and sunglasses",
        "hair=messy hair_pattern=streak eyewear=sunglasses outfit=jacket hair:black tips:red "
        "outfit:black accent:red",
    ),
    (
        "mermaid princess with turquoise hair and pearl necklace",
        "look=girl hair=wavy headwear=crown outfit=dress neck=necklace backdrop=bubbles "
        "hair:#58d8cc outfit:pink accent:#ff8a73 backdrop:teal",
    ),
    (
        "grandma with grey bun and glasses knitting",
        "look=girl hair=buns eyewear=round_glasses age=elder hair:grey ?knitting",
    ),
    (
        "fox girl in a white and red kimono, cherry blossoms falling",
        "look=girl ears=fox outfit=kimono backdrop=sakura outfit:white accent:red backdrop:pink ?falling",
    ),
    ("pixel art knight with blue cape", "style=pixel outfit=cloak outfit:blue"),
    ("angry chef with moustache", "brows=angry mouth=frown facial_hair=moustache ?chef"),
    (
        "barista with undercut and green apron smiling warmly",
        "hair=undercut mouth=smile outfit=maid outfit:green",
    ),
    (
        "dj with headphones and pink sunglasses, neon style",
        "style=neon headwear=headphones eyewear=sunglasses accent:pink",
    ),
    ("detective in a beige trench coat", "outfit=jacket outfit:#e3cfae"),
    (
        "cheerful idol with orange side ponytail winking",
        "hair=ponytail eyes=wink mouth=open headwear=bow outfit=idol hair:orange outfit:pink accent:yellow",
    ),
    (
        "demon boy, black horns, red eyes, smirk",
        "look=boy mouth=grin headwear=horns wings=devil eyes:red outfit:black accent:black",
    ),
    (
        "angel with golden halo and fluffy white wings on a cloudy sky",
        "headwear=halo wings=angel backdrop=clouds outfit:white accent:white",
    ),
    (
        "bunny girl with pink bow, blushing hard",
        "look=girl blush=strong ears=bunny headwear=bow accent:pink",
    ),
    (
        "cowboy with a brown hat and a beard",
        "headwear=straw_hat outfit=shirt neck=scarf facial_hair=beard outfit:brown accent:#9a6242",
    ),
    (
        "student council president with straight black hair and stern look",
        "eyes=half mouth=neutral outfit=sailor hair:black outfit:navy accent:red",
    ),
    (
        "viking warrior with a big red beard and braids",
        "hair=braids outfit=armor facial_hair=full_beard hair:red outfit:#d9dff0",
    ),
    (
        "emo kid with black hair covering one eye and a purple streak",
        "bangs=one_eye hair_pattern=streak outfit=hoodie neck=choker hair:black tips:purple outfit:black",
    ),
    (
        "farmer boy in blue overalls with a straw hat and freckles",
        "look=boy face=freckles headwear=straw_hat outfit=overalls outfit:blue",
    ),
    ("nurse with mint green hair", "outfit=dress hair:mint outfit:white accent:red"),
    (
        "a dragon girl with purple scales and horns",
        "look=girl eyes=slit headwear=horns wings=devil ?purple ?scales",
    ),
    (
        "korean idol boy with ash grey hair in a white suit",
        "look=boy eyes=star mouth=open outfit=suit hair:grey outfit:white accent:#f2c14e ?korean",
    ),
    (
        "the girl next door: brown ponytail, hazel eyes, white t-shirt",
        "look=girl hair=ponytail outfit=tshirt hair:brown eyes:#a08a45 outfit:white ?next ?door",
    ),
    (
        "zombie schoolgirl with stitches",
        "look=girl eyes=half face=scar outfit=sailor skin:green outfit:navy accent:red ?stitches",
    ),
    (
        "skater dude, backwards cap, baggy tshirt, bandaid on nose",
        "look=boy face=bandaid headwear=cap outfit=tshirt",
    ),
    (
        "pirate captain with a golden tooth and an eye patch",
        "eyewear=eyepatch outfit=jacket neck=scarf accent:red ?golden_tooth",
    ),
    (
        "ninja with a red scarf in the night",
        "brows=angry headwear=headband outfit=ninja neck=scarf backdrop=night outfit:black "
        "accent:red backdrop:navy",
    ),
    ("a cute ghost with tears", "face=tears backdrop=night hair:white skin:pale_blue outfit:white"),
    (
        "dark elf with silver hair and golden eyes, forest background",
        "ears=elf outfit=cloak backdrop=leaves hair:silver eyes:gold skin:dark",
    ),
    (
        "chinese girl with red qipao and two buns",
        "look=girl hair=buns outfit=qipao outfit:red accent:#f2c14e",
    ),
    (
        "snow bunny: white hair, red eyes, fluffy scarf, snowflakes",
        "ears=bunny neck=scarf backdrop=snow hair:white eyes:red",
    ),
    (
        "autumn girl with auburn bob, brown sweater and falling leaves",
        "look=girl hair=bob outfit=sweater backdrop=leaves hair:#a04a36 outfit:brown "
        "accent:orange backdrop:orange",
    ),
    (
        "prince charming with golden hair and blue cape",
        "look=boy headwear=crown outfit=cloak hair:#ffce6b outfit:blue accent:#f2c14e",
    ),
    (
        "teen hacker with green hoodie and square glasses",
        "headwear=headphones eyewear=square_glasses outfit=hoodie age=young outfit:green",
    ),
    (
        "ghibli style girl with short brown hair and red bow",
        "look=girl hair=short headwear=bow hair:brown accent:red ?ghibli",
    ),
    ("lo-fi girl studying with headphones", "look=girl headwear=headphones ?studying"),
    (
        "anime protagonist with spiky blond hair and headband",
        "hair=messy headwear=headband hair:blonde",
    ),
    (
        "woman with an afro, gold hoop earrings and a yellow turtleneck",
        "look=girl hair=afro outfit=sweater age=grown ear_wear=hoops outfit:yellow accent:#f2c14e",
    ),
    (
        "man with slicked back hair and dark sunglasses, black suit",
        "look=boy bangs=slicked eyewear=sunglasses outfit=suit age=grown outfit:black accent:black",
    ),
    (
        "cat ears, maid outfit, blue hair, one eye closed, tongue out",
        "eyes=wink mouth=tongue ears=cat outfit=maid hair:blue",
    ),
    (
        "royal blue hair with white tips, crown",
        "hair_pattern=gradient headwear=crown hair:#5a86ee tips:white",
    ),
    (
        "split dye pink and black hair, fangs, choker",
        "hair_pattern=split mouth=fang neck=choker hair:pink tips:black",
    ),
    ("silver-haired swordsman with sharp eyes", "eyes=sharp outfit=armor hair:silver outfit:#d9dff0"),
    ("guy with stubble and man bun, flannel shirt", "look=boy hair=man_bun outfit=shirt facial_hair=stubble"),
    ("little red riding hood", "look=girl outfit=cloak outfit:red"),
    ("heart eyes girl with pink hearts background", "look=girl eyes=heart backdrop=hearts backdrop:pink"),
    (
        "librarian lady with purple glasses and cardigan",
        "look=girl eyewear=round_glasses outfit=sweater accent:purple",
    ),
    ("hatsune miku but with pink hair", "look=girl hair=twintails hair:pink eyes:#58d8cc"),
    ("naruto", "?naruto"),
    ("a wolf boy howling at the moon", "look=boy ears=dog backdrop=night ?howling"),
    ("peach colored hair with matching blush", "blush=soft hair:peach"),
    (
        "sunflower in her hair, yellow dress, green eyes",
        "headwear=flower outfit=dress eyes:green outfit:yellow",
    ),
    (
        "monochrome girl, white hair, grey eyes, black turtleneck",
        "look=girl outfit=sweater hair:white eyes:grey outfit:black",
    ),
    (
        "strawberry themed girl with red hair and green beret",
        "look=girl headwear=beret hair:red outfit:#ff6b81 accent:green backdrop:#ffcbd3",
    ),
    ("frog hat girl", "look=girl headwear=cap ?frog"),
    (
        "a girl who has blue hair and is wearing a yellow sweater with stars behind her",
        "look=girl outfit=sweater backdrop=stars hair:blue outfit:yellow",
    ),
    ("make her hair green and eyes purple pls", "hair:green eyes:purple"),
    ("bald man with beard", "look=boy hair=bald age=grown facial_hair=beard"),
    (
        "blue haired boy no glasses no hat smiling on a plain white background",
        "look=boy mouth=smile headwear=none eyewear=none backdrop=plain hair:blue backdrop:white",
    ),
    (
        "crying girl with smeared makeup",
        "look=girl brows=worried mouth=frown face=tears ?smeared ?makeup",
    ),
    (
        "twin braids, freckles, dungarees, and a straw hat",
        "hair=braids face=freckles headwear=straw_hat outfit=overalls",
    ),
    ("ginger cat girl with bell collar", "look=girl ears=cat neck=bell hair:#e07b3f"),
    ("cyborg with one red eye", "outfit=armor eyes:red outfit:#d9dff0 accent:#7fe0f2"),
    ("mint chocolate hair, brown eyes", "hair:mint eyes:brown"),
    (
        "steampunk inventor with goggles and brown vest",
        "eyewear=round_glasses outfit=sweater outfit:brown accent:#f2c14e ?inventor",
    ),
    ("shiny golden crown and purple robe", "headwear=crown outfit=cloak outfit:purple accent:#f2c14e"),
    (
        "sad clown with rainbow hair",
        "hair_pattern=gradient brows=worried mouth=frown hair:pink tips:cyan ?clown",
    ),
    (
        "plain white t shirt, black hair, neutral face",
        "mouth=neutral outfit=tshirt hair:black outfit:white",
    ),
    (
        "smiling pink-haired catgirl with heterochromatic eyes (blue/gold) in a maid dress",
        "look=girl mouth=smile ears=cat outfit=maid hair:pink eye_left:blue eye_right:gold",
    ),
    ("sweet girl w/ long hair & bunny ears", "look=girl hair=long ears=bunny"),
    (
        "my dnd character: tiefling bard, purple skin, curly horns, silver eyes",
        "headwear=horns outfit=cloak eyes:#b4bdd2 skin:#dacbfa outfit:brown ?dnd ?tiefling",
    ),
    ("messy-haired guy with tired eyes who loves coffee", "look=boy hair=messy eyes=half companion=coffee"),
    ("girl with brown eyes and hair", "look=girl hair:brown eyes:brown"),
    (
        "blonde girl, hair in a high ponytail, hazel eyes, wearing a varsity jacket",
        "look=girl hair=ponytail outfit=jacket hair:blonde eyes:#a08a45",
    ),
    (
        "teal twin tails like hatsune miku, headphones",
        "look=girl hair=twintails headwear=headphones hair:teal eyes:#58d8cc",
    ),
    ("chubby baker with rosy cheeks and white apron", "blush=soft outfit=maid outfit:white ?chubby"),
    (
        "light purple hair tied in a low ponytail with a yellow ribbon",
        "hair=ponytail headwear=bow hair:lavender accent:yellow",
    ),
    (
        "gloomy boy, rain, dark blue hoodie, hood up",
        "look=boy brows=worried mouth=frown outfit=hoodie outfit:navy ?rain",
    ),
    ("sunset background, orange eyes, warm smile", "mouth=smile backdrop=gradient eyes:orange"),
    (
        "cat-eared boy who is blushing and sticking his tongue out",
        "look=boy mouth=tongue blush=soft ears=cat",
    ),
    (
        "a wolf girl with grey hair, yellow eyes, sharp fangs and a scar across her cheek",
        "look=girl mouth=fang face=scar ears=dog hair:grey eyes:#f2c53d",
    ),
    (
        "christmas themed bunny girl with a red scarf, snow falling",
        "look=girl ears=bunny headwear=santa_hat outfit=santa_suit neck=scarf backdrop=snow "
        "outfit:red accent:red",
    ),
    (
        "green-haired elf archer with freckles and leaf crown",
        "face=freckles ears=elf headwear=flower_crown outfit=cloak hair:green outfit:green",
    ),
    ("shiny silver armour, blue cape, brown beard", "outfit=cloak facial_hair=beard hair:brown outfit:blue"),
    (
        "pastel pink and blue hair in pigtails, star clips, big sparkly eyes",
        "hair=twintails hair_pattern=gradient eyes=round headwear=hairclip hair:#ffcadf tips:blue",
    ),
    (
        "old wizard with long white beard and pointy hat",
        "headwear=witch_hat outfit=wizard age=elder facial_hair=full_beard hair:white "
        "outfit:#5a4a9c accent:#f2c14e",
    ),
    (
        "lavender dress with lace, pearl necklace, white gloves",
        "outfit=dress neck=necklace outfit:#d9c6ff ?lace ?white_gloves",
    ),
    (
        "police officer with sunglasses and moustache",
        "eyewear=sunglasses outfit=suit facial_hair=moustache outfit:navy accent:#f2c14e",
    ),
    ("vaporwave aesthetic, neon pink hair, sunglasses", "style=neon eyewear=sunglasses hair:#ff5a9b"),
    ("ash blonde wolf cut with curtain bangs", "hair=messy bangs=curtain hair:#d8b878"),
    (
        "black cat hoodie, black hair, one eye covered by hair, choker, bored",
        "bangs=one_eye eyes=half mouth=neutral ears=cat outfit=hoodie neck=choker hair:black outfit:black",
    ),
    ("a ghost with no mouth", "backdrop=night hair:white skin:pale_blue outfit:white ?no_mouth"),
    ("round-faced girl with apple cheeks and pigtails", "look=girl hair=twintails blush=strong"),
    (
        "half-lidded purple eyes, slicked back white hair, black suit, red tie",
        "bangs=slicked eyes=half outfit=suit hair:white eyes:purple outfit:black accent:red",
    ),
    (
        "flower girl with daisies in her hair and green overalls",
        "look=girl headwear=flower outfit=overalls outfit:green",
    ),
    (
        "tall dark-skinned woman with box braids and gold necklace",
        "look=girl hair=braids neck=necklace age=grown skin:dark accent:#f2c14e ?tall",
    ),
    ("butterfly wings, teal hair, pointed ears, shy smile", "mouth=smile ears=elf wings=fairy hair:teal"),
    (
        "kid with a blue cap and a band-aid on his nose, grinning",
        "mouth=grin face=bandaid headwear=cap accent:blue",
    ),
    ("red panda girl with ringed tail", "look=girl ears=bear ?ringed ?tail"),
    (
        "space buns, galaxy background, star on cheek, silver jacket",
        "hair=buns face=star outfit=jacket backdrop=night outfit:#d9dff0",
    ),
    ("a bee", "?bee"),
    ("cute but sad clown with teardrop", "brows=worried mouth=frown face=tears ?clown"),
    (
        "dragon boy with crimson eyes and black horns, leather jacket",
        "look=boy eyes=slit headwear=horns outfit=jacket wings=devil eyes:#c22f4a accent:black",
    ),
    (
        "anime girl with split-dyed hair (left black, right white)",
        "look=girl hair_pattern=split hair:black tips:white",
    ),
    (
        "student with square glasses and messy bun, holding books",
        "hair=buns eyewear=square_glasses outfit=sailor companion=book outfit:navy accent:red ?holding",
    ),
    (
        "sailor uniform, navy hair, hime cut, cherry blossoms",
        "hair=hime outfit=sailor backdrop=sakura hair:navy backdrop:pink",
    ),
    (
        "hair color: mint; eye color: gold; outfit: black hoodie; background: stars",
        "outfit=hoodie backdrop=stars hair:mint eyes:gold outfit:black",
    ),
    (
        "can you make me an avatar of a boy with fluffy brown hair, green eyes and a yellow sweater? thanks!",
        "look=boy hair=messy outfit=sweater hair:brown eyes:green outfit:yellow",
    ),
    ("magenta bob and matching glasses", "hair=bob eyewear=round_glasses hair:#e060b8"),
    (
        "a fairy princess with strawberry blonde curls, pink tiara, sparkles",
        "look=girl hair=curly ears=elf headwear=crown outfit=dress wings=fairy backdrop=stars "
        "hair:#f7b58c outfit:pink accent:pink",
    ),
    (
        "skinny emo boy with lip piercing",
        "look=boy bangs=one_eye outfit=hoodie neck=choker hair:black outfit:black ?skinny ?lip_piercing",
    ),
    (
        "bubblegum pink hair, lemon yellow raincoat, rainbow in the background",
        "outfit=jacket backdrop=rainbow hair:pink outfit:#fff09c",
    ),
    ("gamer cat with rgb headphones", "ears=cat headwear=headphones outfit=hoodie ?rgb"),
    (
        "tsundere blonde twin-tails red eyes school uniform",
        "hair=twintails brows=angry blush=strong outfit=sailor hair:blonde eyes:red",
    ),
    ("girl with hair as red as fire and eyes like emeralds", "look=girl hair:red eyes:#35b37e"),
    (
        "queen in a green gown with emeralds",
        "look=girl headwear=crown outfit=dress outfit:green accent:#f2c14e ?emeralds",
    ),
    ("long flowing turquoise mermaid hair", "hair=wavy hair:#58d8cc"),
    ("purple night, headphones", "headwear=headphones backdrop=night backdrop:purple"),
    ("pink + black, hearts", "backdrop=hearts hair:pink outfit:black"),
    ("red eyes big horns", "headwear=horns eyes:red"),
    ("omg plz gimme a catboi w blak hair n gold eyez", "look=boy ears=cat hair:black eyes:gold"),
    ("grl w blu dres", "look=girl outfit=dress outfit:blue"),
    ("my dog as a person: golden fur", "ears=dog hair:#ffce6b"),
    ("make another one but with longer hair", "hair=long"),
    ("maid boy", "look=boy headwear=maid_band outfit=maid outfit:black"),
    ("evil queen", "look=girl brows=angry mouth=grin headwear=crown outfit=dress outfit:red accent:#f2c14e"),
    ("elf prince", "look=boy ears=elf headwear=crown outfit=suit outfit:navy accent:#f2c14e"),
    ("ice princess", "look=girl headwear=crown outfit=dress backdrop=snow outfit:#b5dcff accent:#d9dff0"),
    ("would love a cat girl", "look=girl ears=cat"),
    ("毛先だけピンクの白髪ロング", "hair=long hair_pattern=gradient hair:white tips:pink"),
    (
        "头像要圣诞气氛的，红帽子",
        "headwear=santa_hat outfit=santa_suit backdrop=fairy_lights outfit:red accent:red",
    ),
    ("女の子アイコン", "look=girl"),
    ("喝奶茶的女孩", "look=girl companion=coffee"),
]


def noted(text: str) -> str:
    understood = parse(text)
    colours = dict(understood.wish.colours)
    if colours.get("eye_left") and colours.get("eye_left") == colours.get("eye_right"):
        colours.pop("eye_right")
        colours = {("eyes" if slot == "eye_left" else slot): colour for slot, colour in colours.items()}
    traits = [f"{name}={value}" for name, value in understood.wish.traits.items()]
    painted = [f"{slot}:{colour_word(slot, colour)}" for slot, colour in colours.items()]
    return " ".join([*traits, *painted, *("?" + word.replace(" ", "_") for word in understood.unknown)])


def colour_word(slot: str, colour: str) -> str:
    named = NAMED_COLOURS[KINDS.get(slot, slot)]
    return next((word for word, code in named.items() if code == colour), colour)


@pytest.mark.parametrize(("text", "wish"), SENTENCES)
def test_a_sentence_means_what_its_writer_meant(text: str, wish: str) -> None:
    assert noted(text) == wish
