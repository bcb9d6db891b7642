"""What people type in Chinese and Japanese is drawn as they mean it; what can't be is named whole."""

import itertools
from functools import cache
from typing import Any

import pytest

from bot.parsing import parse
from bot.parsing.lexicon import ambiguities, entries, read
from bot.parsing.meanings import Kind, Meaning
from models.traits import COLOURS, TRAITS

LANGUAGES = ("zh-Hans", "zh-Hant", "ja")
SLOTS = {*COLOURS, "eyes", "eye", "ears", "all"}
EYES = ("eye_left", "eye_right")

# A row: what is typed, the traits that are asked for, the colours, and the words that can't be drawn.
Row = tuple[str, str, str, str]

SIMPLIFIED: list[Row] = [
    ("粉发蓝瞳猫娘双马尾", "look=girl ears=cat hair=twintails", "hair=pink eyes=blue", ""),
    ("白毛红瞳", "", "hair=white eyes=red", ""),
    ("黑长直 齐刘海 水手服", "hair=long bangs=straight outfit=sailor", "hair=black", ""),
    ("画一个粉色头发的可爱女孩", "look=girl", "hair=pink", ""),
    ("来个银发红瞳的吸血鬼少女，虎牙", "look=girl mouth=fang", "hair=silver eyes=red", ""),
    (
        "求一个白毛猫娘头像，双马尾，蓝色眼睛，项圈",
        "hair=twintails ears=cat neck=choker",
        "hair=white eyes=blue",
        "",
    ),
    (
        "棕色卷发，圆框眼镜，红毛衣",
        "hair=curly eyewear=round_glasses outfit=sweater",
        "hair=brown outfit=red",
        "",
    ),
    ("蓝色短发男孩，耳机，黑色卫衣", "look=boy hair=short headwear=headphones", "hair=blue outfit=black", ""),
    (
        "粉白双拼色头发，左眼红右眼蓝",
        "hair_pattern=split",
        "hair=pink tips=white eye_left=red eye_right=blue",
        "",
    ),
    ("左眼蓝右眼金", "", "eye_left=blue eye_right=gold", ""),
    ("左边眼睛绿色，右边眼睛紫色", "", "eye_left=green eye_right=purple", ""),
    (
        "黑发挑染红色，中分，黑色夹克",
        "hair_pattern=streak bangs=parted outfit=jacket",
        "hair=black tips=red",
        "",
    ),
    ("粉蓝渐变发", "hair_pattern=gradient", "hair=pink tips=blue", ""),
    ("阴阳头，八字刘海，泪痣", "hair_pattern=split bangs=curtain face=mole", "", ""),
    ("q版像素风小狐狸，橙色毛发", "style=pixel ears=fox", "hair=orange", ""),
    ("不要眼镜", "eyewear=none", "", ""),
    ("没有帽子", "headwear=none", "", ""),
    ("不要帽子也不要眼镜", "headwear=none eyewear=none", "", ""),
    ("没有腮红，不要刘海", "blush=none bangs=slicked", "", ""),
    ("不要有翅膀", "wings=none", "", ""),
    ("蓝色头发不要戴眼镜", "eyewear=none", "hair=blue", ""),
    ("头发是浅棕色的，扎麻花辫，戴贝雷帽", "hair=braids headwear=beret", "hair=light_brown", ""),
    (
        "天使翅膀，光环，白色连衣裙，云朵背景",
        "wings=angel headwear=halo outfit=dress backdrop=clouds",
        "outfit=white",
        "",
    ),
    ("恶魔角，蝙蝠翅膀，虎牙", "headwear=horns wings=devil mouth=fang", "", ""),
    ("圣诞帽，下雪，围巾", "headwear=santa_hat backdrop=snow neck=scarf", "", ""),
    ("女仆装猫耳，吐舌头，眨眼", "outfit=maid ears=cat mouth=tongue eyes=wink", "", ""),
    ("爆炸头墨镜大叔，络腮胡", "hair=afro eyewear=sunglasses look=boy facial_hair=full_beard", "", ""),
    ("红色和服，丸子头，樱花背景", "outfit=kimono hair=buns backdrop=sakura", "outfit=red", ""),
    ("深蓝色头发配浅蓝色眼睛", "", "hair=navy eyes=light_blue", ""),
    ("头发白色，眼睛金色，黑皮", "", "hair=white eyes=gold skin=dark", ""),
    ("哭唧唧的小兔子", "face=tears ears=bunny", "", ""),
    ("生气的小狗", "brows=angry mouth=frown ears=dog", "", ""),
    ("害羞脸红的双马尾妹子", "blush=strong hair=twintails look=girl", "", ""),
    ("面无表情，死鱼眼，寸头", "mouth=neutral eyes=half hair=crop", "", ""),
    ("一根呆毛，创可贴，侧分", "ahoge=yes face=bandaid bangs=side_part", "", ""),
    ("遮住右眼的刘海", "bangs=one_eye side=right", "", ""),
    ("水手服 红色领带", "outfit=sailor", "accent=red", ""),
    ("低双马尾，星星眼，爱心背景", "hair=low_twintails eyes=star backdrop=hearts", "", ""),
    ("眼罩，黑色斗篷，夜空", "eyewear=eyepatch outfit=cloak backdrop=night", "outfit=black", ""),
    (
        "草帽背带裤雀斑红色麻花辫",
        "headwear=straw_hat outfit=overalls face=freckles hair=braids",
        "hair=red",
        "",
    ),
    ("赛璐璐 hoodie 粉毛 no glasses", "style=cel outfit=hoodie eyewear=none", "hair=pink", ""),
    ("cute 猫耳 girl with 蓝色头发", "ears=cat look=girl", "hair=blue", ""),
    ("穿着宇航服的猫", "ears=cat outfit=spacesuit", "", ""),
    ("邮递员，戴眼镜", "eyewear=round_glasses", "", "邮递员"),
    ("骑着摩托车的女孩", "look=girl", "", "骑着摩托车"),
    ("金发小丑", "", "hair=blonde", "小丑"),
    ("橘猫，绿色眼睛", "ears=cat", "hair=orange eyes=green", ""),
    ("冷酷的白毛帅哥，左眼有疤", "look=boy face=scar side=left", "hair=white", ""),
    ("蜜桃色短卷发，珍珠项链，法式刘海", "hair=curly neck=necklace bangs=curtain", "hair=peach", ""),
]

TRADITIONAL: list[Row] = [
    ("畫一個粉紅色頭髮的貓耳女孩", "ears=cat look=girl", "hair=pink", ""),
    ("銀髮紅瞳吸血鬼，黑色斗篷", "outfit=cloak mouth=fang", "hair=silver eyes=red outfit=black", ""),
    ("黑長直、齊瀏海、水手服", "hair=long bangs=straight outfit=sailor", "hair=black", ""),
    (
        "雙馬尾、藍眼睛、白色洋裝、鈴鐺項圈",
        "hair=twintails outfit=dress neck=bell",
        "eyes=blue outfit=white",
        "",
    ),
    ("沒有帽子，不要眼鏡", "headwear=none eyewear=none", "", ""),
    ("左眼藍色右眼金色", "", "eye_left=blue eye_right=gold", ""),
    ("粉紫漸層髮", "hair_pattern=gradient", "hair=pink tips=purple", ""),
    ("黑紅漸層髮色", "hair_pattern=gradient", "hair=black tips=red", ""),
    ("墨鏡帽T男生，短髮", "eyewear=sunglasses outfit=hoodie look=boy hair=short", "", ""),
    ("毛帽圍巾，下雪", "headwear=beanie neck=scarf backdrop=snow", "", ""),
    ("金髮雙馬尾傲嬌大小姐", "hair=twintails brows=angry blush=strong look=girl", "hair=blonde", ""),
    ("哭哭的小兔兔", "face=tears ears=bunny", "", ""),
    ("氣噗噗的狗勾", "brows=angry ears=dog", "", ""),
    ("戴圓框眼鏡，貝雷帽", "eyewear=round_glasses headwear=beret", "", ""),
    ("旗袍雙丸子頭", "outfit=qipao hair=buns", "", ""),
    ("聖誕帽紅毛衣", "headwear=santa_hat outfit=sweater", "outfit=red", ""),
    ("像素風黑貓", "style=pixel ears=cat", "hair=black", ""),
    ("八字瀏海、棕色及肩髮、淚痣", "bangs=curtain hair=medium face=mole", "hair=brown", ""),
    ("不要有翅膀", "wings=none", "", ""),
    ("紫色捲髮搭配綠色眼睛", "hair=curly", "hair=purple eyes=green", ""),
    ("白毛異色瞳", "", "hair=white", ""),
    (
        "藍色短髮、戴耳機、穿黑色夾克的帥哥",
        "hair=short headwear=headphones look=boy",
        "hair=blue outfit=black",
        "",
    ),
    ("魔法少女，粉色頭髮，星星背景", "look=girl backdrop=stars", "hair=pink", ""),
    ("女僕裝，貓耳髮箍，害羞臉紅", "outfit=maid ears=cat blush=strong", "", ""),
    ("面無表情，死魚眼，灰色頭髮", "mouth=neutral eyes=half", "hair=grey", ""),
    ("粉紅孖辮，藍色冷衫，唔要眼鏡", "hair=braids outfit=sweater eyewear=none", "hair=pink outfit=blue", ""),
    ("頸巾冷帽，啡色短髮", "neck=scarf headwear=beanie hair=short", "hair=brown", ""),
    ("格仔背景，黑框眼鏡，裇衫", "backdrop=checker eyewear=square_glasses outfit=shirt", "", ""),
    ("吊帶褲、雀斑、紅色麻花辮", "outfit=overalls face=freckles hair=braids", "hair=red", ""),
    ("飛行外套，耳圈染", "outfit=jacket hair_pattern=streak", "", ""),
    ("惡魔角加蝙蝠翅膀，虎牙", "headwear=horns wings=devil mouth=fang", "", ""),
    ("公主切，和服，櫻花", "hair=hime outfit=kimono backdrop=sakura", "", ""),
    ("瀏海遮住一隻眼睛，頸圈", "bangs=one_eye neck=choker", "", ""),
    ("皇冠，金色長捲髮，公主", "headwear=crown hair=wavy outfit=dress look=girl", "hair=gold", ""),
    ("台灣黑熊", "ears=bear", "hair=black", ""),
    ("可不可以畫一隻柴柴，戴草帽", "ears=dog headwear=straw_hat", "", ""),
    ("ok繃，呆毛，元氣滿滿", "face=bandaid ahoge=yes mouth=open", "", ""),
    ("大頭貼，橘色頭髮，綠眼，微笑", "mouth=smile", "hair=orange eyes=green", ""),
    ("鮑伯頭，旁分，鬍渣", "hair=bob bangs=side_part facial_hair=stubble", "", ""),
    ("黑色鴨舌帽，t恤，平頭", "headwear=cap outfit=tshirt hair=crop", "accent=black", ""),
    ("天使光環，羽翼，睡著", "headwear=halo wings=angel eyes=sleepy", "", ""),
    ("雙色頭髮 ahoge 貓耳", "hair_pattern=split ahoge=yes ears=cat", "", ""),
    ("冇眼鏡，女仔，粉紅色長髮", "eyewear=none look=girl hair=long", "hair=pink", ""),
    ("郵差，綠色頭髮", "", "hair=green", "郵差"),
    ("穿太空衣的狐狸", "ears=fox outfit=spacesuit", "", ""),
    ("白髮長頸鹿", "", "hair=white", "長頸鹿"),
]

JAPANESE: list[Row] = [
    ("金髪碧眼ツインテール", "hair=twintails", "hair=blonde eyes=blue", ""),
    ("銀髪オッドアイ", "", "hair=silver", ""),
    ("可愛い猫耳の女の子、ピンク髪ツインテール", "ears=cat look=girl hair=twintails", "hair=pink", ""),
    ("黒髪ロング、赤い瞳、セーラー服", "hair=long outfit=sailor", "hair=black eyes=red", ""),
    (
        "銀髪ショートの男の子、眼帯、黒いマント",
        "hair=short look=boy eyewear=eyepatch",
        "hair=silver outfit=black",
        "",
    ),
    ("金髪碧眼の王子様", "look=boy headwear=crown", "hair=blonde eyes=blue", ""),
    ("水色の髪で紫の目のメイドさん", "outfit=maid", "hair=light_blue eyes=purple", ""),
    ("茶髪ボブでメガネをかけた女の子", "hair=bob eyewear=round_glasses look=girl", "hair=brown", ""),
    ("白髪赤目の吸血鬼、八重歯あり", "mouth=fang", "hair=white eyes=red", ""),
    ("左目が青で右目が金", "", "eye_left=blue eye_right=gold", ""),
    ("ツートンカラーの髪（黒と白）", "hair_pattern=split", "hair=black tips=white", ""),
    ("ピンクから水色へのグラデーション髪", "hair_pattern=gradient", "hair=pink tips=light_blue", ""),
    ("毛先だけ赤い黒髪", "hair_pattern=gradient", "hair=black tips=red", ""),
    (
        "前髪ぱっつんの姫カット、着物、桜背景",
        "bangs=straight hair=hime outfit=kimono backdrop=sakura",
        "",
        "",
    ),
    ("帽子はいらないです", "headwear=none", "", ""),
    ("メガネなしでお願いします", "eyewear=none", "", ""),
    ("猫耳なし、リボンなし、笑顔", "ears=none headwear=none mouth=smile", "", ""),
    ("前髪なし", "bangs=slicked", "", ""),
    ("ドット絵風のうさ耳少女", "style=pixel ears=bunny look=girl", "", ""),
    ("天使の輪と白い羽", "headwear=halo wings=angel", "", ""),
    ("小悪魔系、角、コウモリの羽", "headwear=horns wings=devil", "", ""),
    ("泣いてる猫", "face=tears ears=cat", "", ""),
    ("怒ってる赤髪の男の子", "brows=angry look=boy", "hair=red", ""),
    ("眠そうな目、ボサボサの髪、パーカー", "eyes=half hair=messy outfit=hoodie", "", ""),
    ("照れ顔で口は波線", "blush=strong mouth=wavy", "", ""),
    ("ウインクしてる舌出しギャル", "eyes=wink mouth=tongue look=girl", "", ""),
    ("魔女っ子、とんがり帽子、紫の髪", "headwear=witch_hat look=girl", "hair=purple", ""),
    (
        "アホ毛のある元気な女の子。オレンジ髪、そばかす",
        "ahoge=yes mouth=open face=freckles",
        "hair=orange",
        "",
    ),
    ("無表情キャラ、青髪ショート、フード", "mouth=neutral hair=short outfit=hoodie", "hair=blue", ""),
    ("髪はミントグリーンで目は金色", "", "hair=mint eyes=gold", ""),
    ("お団子ヘア、赤いチャイナドレス", "hair=buns outfit=qipao", "outfit=red", ""),
    ("褐色肌に白髪、エルフ耳", "ears=elf", "skin=brown hair=white", ""),
    ("おじいさん、白いひげ", "look=boy age=elder facial_hair=beard", "hair=white", ""),
    ("背景は夜空がいい", "backdrop=night", "", ""),
    ("麦わら帽子と白いワンピース", "headwear=straw_hat outfit=dress", "outfit=white", ""),
    ("片目隠れの黒髪パーカー男子", "bangs=one_eye outfit=hoodie look=boy", "hair=black", ""),
    ("首に鈴、猫口、猫目", "neck=bell mouth=cat eyes=sharp", "", ""),
    ("縦ロールのお嬢様、青いドレス、王冠", "hair=drills headwear=crown look=girl", "outfit=blue", ""),
    ("アフロにサングラス", "hair=afro eyewear=sunglasses", "", ""),
    ("三つ編みおさげ、丸メガネ、ベレー帽", "hair=braids eyewear=round_glasses headwear=beret", "", ""),
    ("右目に眼帯", "eyewear=eyepatch side=right", "", ""),
    ("真っ赤な髪に真っ黒な服", "", "hair=red outfit=black", ""),
    ("ﾂｲﾝﾃｰﾙ ﾒｶﾞﾈ", "hair=twintails eyewear=round_glasses", "", ""),
    ("blue hair で 猫耳、hat なし", "ears=cat headwear=none", "hair=blue", ""),
    ("くせ毛の茶髪男子、キャップ、Tシャツ", "hair=curly headwear=cap outfit=tshirt", "hair=brown", ""),
    ("宇宙服を着た猫", "ears=cat outfit=spacesuit", "", ""),
    ("金髪の郵便局員", "", "hair=blonde", "郵便局員"),
    ("狐耳でランドセルの女の子", "ears=fox look=girl", "", "ランドセル"),
]


@cache
def shared() -> dict[str, Any]:
    """What themes, adjectives and colour words mean in every language."""
    return read("themes")


SENTENCES = [*SIMPLIFIED, *TRADITIONAL, *JAPANESE]


def pairs(text: str) -> dict[str, str]:
    """ "a=b c=d" as a table."""
    return dict(item.split("=") for item in text.split())


def slots_of(name: str) -> tuple[str, ...]:
    return EYES if name == "eyes" else (name,)


def hex_of(slot: str, word: str) -> str:
    """The palette's '#rrggbb' of a colour word for one slot."""
    kind = {"eye_left": "eye", "eye_right": "eye", "tips": "hair"}.get(slot, slot)
    row = shared()["palette"][word]
    return str(row.get(kind, row["hex"]))


@pytest.mark.parametrize("row", SENTENCES, ids=lambda row: row[0])
def test_a_sentence_is_understood(row: Row) -> None:
    text, traits, colours, unknown = row
    found = parse(text)
    asked = {slot: hex_of(slot, word) for name, word in pairs(colours).items() for slot in slots_of(name)}
    assert {**found.wish.traits, **pairs(traits)} == dict(found.wish.traits)
    assert {**found.wish.colours, **asked} == dict(found.wish.colours)
    assert found.unknown == tuple(unknown.split())


@pytest.mark.parametrize(
    "word",
    [
        *(
            "金属",
            "明白",
            "开发",
            "发光",
            "热狗",
            "猫头鹰",
            "小丑",
            "大象",
            "图书馆",
            "手表",
            "恐龙",
            "黑眼圈",
        ),
        *(
            "金屬",
            "開發",
            "發光",
            "熱狗",
            "貓頭鷹",
            "大象",
            "圖書館",
            "手錶",
            "恐龍",
            "黑眼圈",
            "尾巴",
        ),
        *(
            "金属バット",
            "図書館",
            "もののけ姫",
            "恐竜",
            "招き猫",
            "しっぽ",
            "白雪姫",
            "銀行",
            "花粉",
            "水着",
            "赤ちゃん",
        ),
    ],
)
def test_an_ordinary_word_is_named_whole_and_nothing_is_drawn_for_its_parts(word: str) -> None:
    found = parse(word)
    assert found.unknown == (word,)
    assert not found.wish.traits
    assert not found.wish.colours


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_entry_means_something_that_can_be_drawn(language: str) -> None:
    wrong = [(form, meaning) for form, meaning in entries(language) if not is_valid(meaning)]
    assert wrong == []


def is_valid(meaning: Meaning) -> bool:
    match meaning.kind:
        case Kind.TRAIT:
            return meaning.value in TRAITS[meaning.name]
        case Kind.COLOUR:
            return meaning.name in shared()["palette"]
        case Kind.COLOUR_OF:
            return meaning.value in shared()["palette"] and meaning.name in SLOTS
        case Kind.ADJECTIVE | Kind.THEME:
            return meaning.name in shared()[meaning.kind]
        case Kind.SLOT:
            return meaning.name in SLOTS
        case Kind.GROUP:
            return meaning.name in TRAITS
        case _:
            return True


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_form_contradicts_itself(language: str) -> None:
    assert ambiguities(language) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_value_that_can_be_drawn_has_a_word(language: str) -> None:
    said = {(meaning.name, meaning.value) for _, meaning in entries(language) if meaning.kind is Kind.TRAIT}
    said |= {
        trait
        for _, meaning in entries(language)
        if meaning.kind is Kind.THEME
        for trait in shared()["themes"][meaning.name].get("traits", {}).items()
    }
    drawable = set(
        itertools.chain.from_iterable(((name, value) for value in TRAITS[name]) for name in TRAITS)
    )
    absent = {(name, value) for name, value in drawable if value in ("none", "no") or name == "side"}
    assert drawable - absent - said == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_there_are_many_forms_and_none_is_listed_twice_with_the_same_meaning(language: str) -> None:
    rows = list(entries(language))
    content = {form for form, meaning in rows if meaning.kind not in (Kind.FILLER, Kind.OPAQUE)}
    assert len(content) >= 350
    assert len(rows) == len(set(rows))


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("浅粉发", "粉发"),
        ("荧光绿短发", "绿短发"),
        ("螢光粉短髮", "粉短髮"),
        ("淡い金髪", "金髪"),
        ("暗红瞳", "红瞳"),
    ],
)
def test_an_adjective_changes_the_colour_within_a_compound(text: str, plain: str) -> None:
    slots = parse(plain).wish.colours.keys()
    assert parse(text).wish.colours.keys() == slots
    assert all(parse(text).wish.colours[slot] != parse(plain).wish.colours[slot] for slot in slots)
    assert parse(text).wish.traits == parse(plain).wish.traits


@pytest.mark.parametrize(
    ("text", "unknown"),
    [
        ("とんかつ", ("とんかつ",)),
        ("いか", ("いか",)),
        ("たこやき", ("たこやき",)),
        ("こたつ", ("こたつ",)),
        ("とんかつを持ったピンク髪の女の子", ("とんかつ",)),
        ("猫耳とひつまぶし", ("ひつまぶし",)),
        ("ピンク髪でけんだまを持ってる", ("けんだま",)),
        ("骑着摩托车的女孩", ("骑着摩托车",)),
        ("女孩骑自行车", ("骑自行车",)),
        ("騎著摩托車的女孩", ("騎著摩托車",)),
    ],
)
def test_what_cannot_be_drawn_is_named_whole(text: str, unknown: tuple[str, ...]) -> None:
    assert parse(text).unknown == unknown


@pytest.mark.parametrize(
    ("text", "traits"),
    [
        ("水手服 红色领带", {"outfit": "sailor"}),
        ("红色领带", {"outfit": "shirt"}),
        ("赤いネクタイ", {"outfit": "shirt"}),
        ("遮住右眼的刘海", {"bangs": "one_eye", "side": "right"}),
        ("片目隠れの前髪", {"bangs": "one_eye"}),
        ("刘海", {"bangs": "straight"}),
        ("前髪", {"bangs": "straight"}),
    ],
)
def test_ties_and_fringes_give_way_to_what_is_said_more_clearly(text: str, traits: dict[str, str]) -> None:
    assert dict(parse(text).wish.traits) == traits
