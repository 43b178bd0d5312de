# The lines of /won that could not be read. A line is: sport | event | who won it | tournament | places.
won-line-too-few-fields = Line { $number }: it needs at least a sport and an event with a bar between them. For example: <code>BOX | Men's 75 kg</code>
won-line-too-many-fields = Line { $number }: it has { $fields } parts, and there are five at most: sport | event | who won it | tournament | places. Please remove the extra bars.
won-line-too-many = Line { $number }: I read up to { $limit } lines at a time. Please send the rest in your next message.
won-line-sport-missing = Line { $number }: I see no sport. Begin the line with its code or name, such as BOX or “boxing”.
won-line-sport-unknown = Line { $number }: I do not know the sport “{ $sport }”. Write its code or name, such as BOX or “boxing”.
won-line-sport-unclear = Line { $number }: I am not sure which sport “{ $sport }” is. Perhaps { $suggestions }?
won-line-sport-several = Line { $number }: “{ $sport }” is more than one sport. Please write a line for each licence.
won-line-event-missing = Line { $number }: I see no event. Write it after the first bar, as in <code>BOX | Men's 75 kg</code>
won-line-event-long = Line { $number }: the event is too long. Please shorten it to { $limit } characters at most.
won-line-name-long = Line { $number }: the name is too long. Please shorten it to { $limit } characters at most.
won-line-tournament-unknown = Line { $number }: I found no tournament “{ $tournament }” for { $sport }. Look its name up in /calendar, or leave this part empty.
won-line-tournament-unclear = Line { $number }: I am not sure which tournament “{ $tournament }” is. Please copy the right one: { $suggestions }
won-line-tournament-of-another-sport = Line { $number }: the tournament { $tournament } is of another sport, and the line begins with { $sport }. Please correct one of the two.
won-line-places = Line { $number }: “{ $places }” does not look like a number of places. Write a whole number from 1 to { $limit }, or leave it empty for one place.
