"""All a person says, taps and sees. Handlers translate: words or a tap, one call into schedules, one view."""
