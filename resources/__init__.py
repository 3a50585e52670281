"""What the program shows and knows besides its code: icons, style, translations, manual, calendar, lists."""
