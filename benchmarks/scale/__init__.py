"""How the site grows: a database of its own at 10⁴, 10⁵, 10⁶ … claims, and what work costs there."""
