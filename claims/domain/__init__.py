"""The methodology of claimcheck, pure: standard library only, no Django, no database, no clock."""
