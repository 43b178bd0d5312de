"""The running program: settings, wiring, polling, delivery, the web and the demo. Nobody imports it."""
