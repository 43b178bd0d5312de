# The picture of the race for licences: what stands on it and under it.
picture-unit =
    { $places ->
        [one] licence
       *[other] licences
    }
picture-on = on { $date }
picture-no-target = No target announced yet
picture-reached = Target { $target } reached
picture-left = { $left } more to the target
picture-left-needed = { $left } more to the target — { $needed } a month needed
picture-missed = The target was { $target }: { $lacking } short
picture-target = target: { $target }
picture-coming =
    { $count ->
        [one] { $count } dated tournament ahead
       *[other] { $count } dated tournaments ahead
    }
picture-opening = the Games open
picture-footer = Zholdama · sources in the table
picture-button = 🖼 Picture
picture-light-button = ☀️ Light
picture-dark-button = 🌙 Dark
picture-png-button = 📎 PNG file
picture-pdf-button = 📎 PDF file
picture-failed = The picture did not come out; the reason has been noted. Try again a little later. The count in words: /licences
