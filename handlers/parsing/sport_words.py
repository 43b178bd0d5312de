"""What people call a sport beside its name, in three languages.

A word for several sports is answered with a question. A stranger is the name of a sport the Games do not
have, however like one of theirs it is written.
"""

from handlers.parsing.folding import fold

_OF_ONE = {
    "ARC": "лук, лучники, садақ, садақшылар, bow and arrow",
    "ATH": "бег, марафон, королева спорта, жүгіру, жеңіл атлет, track and field, track & field, running, marathon",
    "BDM": "бадмик",
    "BK3": "3x3, 3х3, 3 на 3, баскетбол 3x3, баскетбол 3 на 3, стритбол, 3 on 3",
    "BMX": "вмх",
    "BOX": "боксёры, боксшылар, boks",
    "CLB": "скалолазы, жартасқа өрмелеу, өрмелеу, rock climbing",
    "CRD": "шоссе, шоссейные велогонки, тас жол велоспорты, road race",
    "CSL": "каноэ слалом",
    "CSP": "байдарка, каноэ, байдарки и каноэ, байдаркада есу, каноэде есу, kayak, kayaking",
    "CTR": "трек, велотрек",
    "DIV": "прыжки с вышки, мұнарадан секіру",
    "EQU": "конкур, выездка, лошади, horse riding, show jumping, dressage",
    "FBL": "аяқ доп, аяқдоп, soccer",
    "FEN": "шпага, рапира, сабля, семсер, қылыштасу, epee, sabre",
    "GRY": "художка, художественная",
    "GTR": "батут",
    "HBL": "ручной мяч, қол добы",
    "HOC": "шөптегі хоккей, field hockey",
    "JUD": "дзю-до, дзюдоисты, дзюдошылар, dzyudo",
    "KTE": "каратэ, каратэ-до",
    "MPN": "пятиборье, бессайыс, pentathlon",
    "MTB": "горный велосипед, тау велосипеді, mountain biking",
    "OWS": "открытая вода, марафонское плавание, open water",
    "ROW": "академка",
    "RU7": "регби, rugby",
    "SAL": "парус, яхты, яхтинг, виндсёрфинг, желкен, yachting, windsurfing",
    "SHO": "пулевая стрельба, стендовая стрельба, нысана көздеу, мергендік, оқ ату, стендтік ату, винтовка, "
    "пистолет, rifle, pistol, skeet",
    "SKB": "скейт, скейтборд, skate, skateboard",
    "SWA": "синхронное плавание, синхронисты, синхронка, көркем жүзу, синхронды жүзу, synchronized swimming",
    "SWM": "пловцы, жүзушілер, swim",
    "TEN": "большой теннис, үлкен теннис, lawn tennis",
    "TKW": "тхэквондо, тэквондо, таэквондо, tae kwon do",
    "TRI": "үшсайыс",
    "TTE": "пинг-понг, ping pong",
    "VBV": "пляжка, beach volley",
    "WLF": "штанга, штангисты, тяжелоатлеты, поднятие тяжестей, зілтемір, ауыр атлет, weight lifting",
    "WPO": "ватерполо, су поло",
    "WRE": "вольная борьба, женская борьба, греко-римская борьба, классическая борьба, борцы, еркін күрес, "
    "әйелдер күресі, грек-рим күресі, балуандар, freestyle wrestling, greco-roman wrestling, borba, kures",
}

_OF_SEVERAL = {
    "атлетика": "ATH WLF",
    "велоспорт, велосипед, велогонки, вело, cycling, bike": "CRD CTR MTB",
    "гимнастика, gymnastics": "GAR GRY GTR",
    "гребля, ескек есу, есу": "ROW CSP CSL",
    "canoe, canoeing": "CSP CSL",
    "стрельба, ату, мерген, стрелки": "SHO ARC",
    "водные виды спорта, су спорты, aquatics": "SWM DIV SWA",
    "прыжки, секіру, jumping": "DIV GTR ATH",
}

_STRANGERS = (
    "самбо, sambo, биатлон, biathlon, дуатлон, duathlon, қазақша күрес, асық ату, тоғызқұмалақ, көкпар, "
    "шахматы, шахмат, chess, футзал, futsal, пляжный футбол, кикбокс, кикбоксинг, kickboxing, тайский бокс, "
    "муайтай, muay thai, джиу-джитсу, jiu-jitsu, рукопашный бой, армрестлинг, хоккей с шайбой, "
    "хоккей с мячом, шайбалы хоккей, ice hockey, кёрлинг, curling, фигурное катание, мәнерлеп сырғанау, "
    "конькобежный спорт, шорт-трек, short track, лыжи, шаңғы"
)


def _words(text: str) -> list[str]:
    return [fold(word) for word in text.split(",")]


# A folded word → the codes it may mean.
SPORT_WORDS: dict[str, tuple[str, ...]] = {
    word: tuple(codes.split())
    for codes, words in [*_OF_ONE.items(), *((codes, words) for words, codes in _OF_SEVERAL.items())]
    for word in _words(words)
}

STRANGERS = frozenset(_words(_STRANGERS))
