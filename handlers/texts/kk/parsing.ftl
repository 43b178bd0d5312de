# The lines of /won that could not be read. A line is: sport | event | who won it | tournament | places.
won-line-too-few-fields = { $number }-жол: кемінде спорт түрі мен жарыс түрі керек, араларына тік сызық қойыңыз. Мысалы: <code>BOX | Men's 75 kg</code>
won-line-too-many-fields = { $number }-жол: { $fields } бөлік бар, ал бесеуден аспауы керек: спорт түрі | жарыс түрі | кім жеңіп алды | турнир | орын саны. Артық сызықтарды алып тастаңыз.
won-line-too-many = { $number }-жол: бір хабардан ең көбі { $limit } жол оқимын. Қалғанын келесі хабармен жіберіңіз.
won-line-sport-missing = { $number }-жол: спорт түрі көрсетілмеген. Жолды кодпен немесе атаумен бастаңыз, мысалы BOX немесе «бокс».
won-line-sport-unknown = { $number }-жол: «{ $sport }» деген спорт түрін білмеймін. Кодын немесе атауын жазыңыз, мысалы BOX немесе «бокс».
won-line-sport-unclear = { $number }-жол: «{ $sport }» қай спорт түрі екенін нақты білмедім. Мүмкін, { $suggestions }?
won-line-sport-several = { $number }-жол: «{ $sport }» — бір ғана спорт түрі емес. Әр лицензияны бөлек жолға жазыңыз.
won-line-event-missing = { $number }-жол: жарыс түрі көрсетілмеген. Оны бірінші сызықтан кейін жазыңыз, мысалы <code>BOX | Men's 75 kg</code>
won-line-event-long = { $number }-жол: жарыс түрінің атауы тым ұзын. Қысқартып жазыңызшы: ең көбі { $limit } таңба.
won-line-name-long = { $number }-жол: есім тым ұзын. Қысқартып жазыңызшы: ең көбі { $limit } таңба.
won-line-tournament-unknown = { $number }-жол: «{ $tournament }» деген турнир табылмады (спорт түрі: { $sport }). Атауын /calendar ішінен қараңыз немесе бұл орынды бос қалдырыңыз.
won-line-tournament-unclear = { $number }-жол: «{ $tournament }» қай турнир екенін нақты білмедім. Керегін көшіріп алыңыз: { $suggestions }
won-line-tournament-of-another-sport = { $number }-жол: { $tournament } — басқа спорт түрінің турнирі, ал жолдың басында { $sport } тұр. Екеуінің бірін түзетіңіз.
won-line-places = { $number }-жол: «{ $places }» орын санына ұқсамайды. 1 мен { $limit } аралығындағы бүтін сан жазыңыз немесе бос қалдырыңыз, сонда бір орын болып саналады.
