"""Pictures at the door: opened safely, looked at once, and made into what every product can take."""
