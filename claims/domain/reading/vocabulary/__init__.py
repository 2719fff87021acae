"""What the words of a language mean to a figure: tokens, tables of phrases, lexicons and CLDR."""
