# Командалар мәзірі және бот сипаттамасы.
command-start = неден бастаймыз
command-next = жақын турнирлер
command-calendar = айлар бойынша күнтізбе
command-licences = қанша лицензия жеңіп алынды
command-countdown = Ойындарға қанша қалды
command-subscribe = турнирлерді еске салу
command-unsubscribe = еске салуды тоқтату
command-settings = баптаулар
command-language = тіл
command-help = қолымнан келетіні
command-won = лицензия жазу
command-pending = әлі жазылмаған нәтижелер
command-ledger = лицензиялар тарихы
command-target = мақсат қою
command-staff = лицензияны кім жазады
bot-description = Қазақстанның Олимпиада ойындарына жолы: лицензиялық турнирлер күнтізбесі, таңғы еске салу және жеңіп алған лицензиялар есебі. Қазақша, русский, English.
bot-short-description = Қазақстанның олимпиадалық лицензиялары: күнтізбе, еске салу, есеп
