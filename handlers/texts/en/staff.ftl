# Staff: rights, the list, invitations.
won-not-your-sport = This is not one of your sports, nothing has changed. Yours: { $sports }
won-not-your-sports = Nothing has been recorded: { $alien } — not your sports. Yours: { $sports }
staff-only-owner = Only the bot’s owner names staff. All that is open to you: /help
staff-former = Your rights as an editor changed while you were doing this. Nothing has been recorded. All that is open to you: /help
staff-title = 👥 <b>Staff</b>
staff-none = 👥 There are no editors yet: the bot’s owner records licences.
staff-editor =
    <b>{ $name }</b> — { $sports }
    since { $since }
staff-nameless = no name
staff-all-sports = all sports
staff-open-invitations =
    { $count ->
        [one] { $count } invitation is still open.
       *[other] { $count } invitations are still open.
    }
staff-hint = You can also invite like this: <code>/staff boxing, judo</code>
staff-invite-button = ➕ Invite: all sports
staff-invite-some-button = ➕ Choose sports
staff-remove-button = ✖️ { $name }
staff-remove-sure = Remove <b>{ $name }</b> ({ $sports }) from the staff? Their rights end at once; what they recorded stays.
staff-remove-sure-button = Yes, remove
staff-gone = There is no such editor any more. The list: /staff
staff-former-editor = <b>{ $name }</b> is no longer an editor: their rights ended at once, their questions and drafts are closed.
staff-day-button = ↩️ Entered within a day: { $name }
staff-which-sports = <b>Which sports may the new editor record?</b>
staff-make-link-button = 🔗 Get the link ({ $count })
staff-choice-gone = This choice is over or empty. Start again: /staff
staff-sport-unknown = I do not know the sport “{ $sport }”. Send its code or name, for example: <code>/staff BOX, JUD</code>
staff-link = 🔗 <b>Invitation</b> ({ $sports }). Forward this link to the new editor. It works once, for 24 hours:
staff-link-is-yours = This invitation is for an editor; you are the owner and may do everything. Forward the link to the person you are inviting.
staff-not-invited = This link does not work any more: someone has opened it, a day has passed, or a part of it is missing. Ask the bot’s owner for a new one. Everything else is open to you: /help
staff-welcome = 🤝 <b>Welcome to the staff of Zholdama!</b> You can record licences: { $sports }.
