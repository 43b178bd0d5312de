"""The demo's season: 2020 replayed on a pretend Telegram."""
