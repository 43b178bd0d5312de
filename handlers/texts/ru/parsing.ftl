# The lines of /won that could not be read. A line is: sport | event | who won it | tournament | places.
won-line-too-few-fields = Строка { $number }: нужны хотя бы вид спорта и дисциплина с вертикальной чертой между ними. Например: <code>BOX | Men's 75 kg</code>
won-line-too-many-fields = Строка { $number }: частей { $fields }, а бывает не больше пяти: вид спорта | дисциплина | кто завоевал | турнир | сколько мест. Уберите лишние черты.
won-line-too-many = Строка { $number }: за один раз читаю не больше { $limit } строк. Пришлите остальные следующим сообщением.
won-line-sport-missing = Строка { $number }: не вижу вида спорта. Начните строку с кода или названия, например BOX или «бокс».
won-line-sport-unknown = Строка { $number }: не знаю вида спорта «{ $sport }». Напишите его код или название, например BOX или «бокс».
won-line-sport-unclear = Строка { $number }: не уверен, какой это вид спорта: «{ $sport }». Может быть, { $suggestions }?
won-line-sport-several = Строка { $number }: «{ $sport }» — это не один вид спорта. Напишите каждую лицензию отдельной строкой.
won-line-event-missing = Строка { $number }: не вижу дисциплины. Напишите её после первой черты, например <code>BOX | Men's 75 kg</code>
won-line-event-long = Строка { $number }: дисциплина слишком длинная. Сократите её, пожалуйста: не больше { $limit } знаков.
won-line-name-long = Строка { $number }: имя слишком длинное. Сократите его, пожалуйста: не больше { $limit } знаков.
won-line-tournament-unknown = Строка { $number }: не нашёл турнира «{ $tournament }» (вид спорта: { $sport }). Посмотрите его название в /calendar или оставьте это место пустым.
won-line-tournament-unclear = Строка { $number }: не уверен, какой это турнир: «{ $tournament }». Скопируйте нужный: { $suggestions }
won-line-tournament-of-another-sport = Строка { $number }: { $tournament } — турнир другого вида спорта, а строка начинается с { $sport }. Исправьте одно из двух.
won-line-places = Строка { $number }: «{ $places }» не похоже на число мест. Напишите целое число от 1 до { $limit } или оставьте пустым, тогда это одно место.
