"""The units we know, as data: code, name, dimension, definition (empty for a base unit), other spellings.

Definitions are exact: international yard and pound (1959), SI, ISO 4217 codes for money.
"""

UnitRow = tuple[str, str, str, str, str]

_COUNTS: tuple[UnitRow, ...] = (
    (
        "person",
        "people",
        "persons",
        "",
        (
            "persons, soldiers, soldier, troops, servicemen, military personnel, personnel, fighters, "
            "combatants, civilians, refugees, prisoners, hostages, workers, victims, casualties, "
            "deaths, death, dead, killed, fatalities, wounded, injured, missing, cases, patients, "
            "migrants, protesters, voters, inhabitants, residents, children, women, men, 명, 人"
        ),
    ),
    ("household", "households", "households", "", "families, family"),
    (
        "item",
        "items",
        "items",
        "",
        (
            "pieces, piece, pcs, units, vehicles, vehicle, tanks, tank, aircraft, helicopters, "
            "helicopter, drones, drone, missiles, missile, shells, shell, rounds, ships, ship, "
            "vessels, guns, artillery systems, buildings, houses, containers"
        ),
    ),
    ("event", "events", "events", "", "attacks, attack, strikes, strike, launches, launch, tests, incidents"),
)

_LENGTHS: tuple[UnitRow, ...] = (
    ("metre", "metres", "length", "", "m, meter, meters"),
    ("millimetre", "millimetres", "length", "1/1000 * metre", "mm, millimeter, millimeters"),
    ("centimetre", "centimetres", "length", "1/100 * metre", "cm, centimeter, centimeters"),
    ("kilometre", "kilometres", "length", "1000 * metre", "km, kilometer, kilometers, kms"),
    ("inch", "inches", "length", "0.0254 * metre", ""),
    ("foot", "feet", "length", "0.3048 * metre", "ft"),
    ("yard", "yards", "length", "0.9144 * metre", "yd"),
    ("mile", "miles", "length", "1609.344 * metre", "mi"),
    ("nautical_mile", "nautical miles", "length", "1852 * metre", "nmi"),
)

_AREAS_VOLUMES: tuple[UnitRow, ...] = (
    ("square_metre", "square metres", "area", "", "m², m2, sq m, square meter, square meters, sqm"),
    ("hectare", "hectares", "area", "10000 * square_metre", "ha"),
    (
        "square_kilometre",
        "square kilometres",
        "area",
        "1000000 * square_metre",
        "km², km2, sq km, square kilometer, square kilometers",
    ),
    ("acre", "acres", "area", "4046.8564224 * square_metre", "ac"),
    ("square_mile", "square miles", "area", "2589988.110336 * square_metre", "sq mi"),
    ("litre", "litres", "volume", "", "l, L, liter, liters"),
    ("cubic_metre", "cubic metres", "volume", "1000 * litre", "m³, m3, cubic meter, cubic meters"),
    ("barrel", "barrels", "volume", "158.987294928 * litre", "bbl"),
)

_MASSES: tuple[UnitRow, ...] = (
    ("kilogram", "kilograms", "mass", "", "kg, kilo, kilos"),
    ("gram", "grams", "mass", "1/1000 * kilogram", "g"),
    ("tonne", "tonnes", "mass", "1000 * kilogram", "t, metric ton, metric tons"),
    ("kilotonne", "kilotonnes", "mass", "1000000 * kilogram", "kt"),
    ("short_ton", "short tons", "mass", "907.18474 * kilogram", "US ton, US tons"),
    ("long_ton", "long tons", "mass", "1016.0469088 * kilogram", "UK ton, UK tons"),
    ("pound_mass", "pounds (mass)", "mass", "0.45359237 * kilogram", "lb, lbs"),
)

_DURATIONS: tuple[UnitRow, ...] = (
    ("day", "days", "duration", "", "d"),
    ("second", "seconds", "duration", "1/86400 * day", "s, sec"),
    ("minute", "minutes", "duration", "1/1440 * day", "min"),
    ("hour", "hours", "duration", "1/24 * day", "h, hr, hrs"),
    ("week", "weeks", "duration", "7 * day", ""),
    ("month", "months", "duration", "365/12 * day", ""),
    ("year", "years", "duration", "365 * day", "a, yr, yrs"),
)

_OTHER: tuple[UnitRow, ...] = (
    ("metre_per_second", "metres per second", "speed", "", "m/s"),
    ("kilometre_per_hour", "kilometres per hour", "speed", "5/18 * metre_per_second", "km/h, kph"),
    ("mile_per_hour", "miles per hour", "speed", "0.44704 * metre_per_second", "mph"),
    ("knot", "knots", "speed", "463/900 * metre_per_second", "kn"),
    ("kilowatt_hour", "kilowatt-hours", "energy", "", "kWh"),
    ("megawatt_hour", "megawatt-hours", "energy", "1000 * kilowatt_hour", "MWh"),
    ("gigawatt_hour", "gigawatt-hours", "energy", "1000000 * kilowatt_hour", "GWh"),
    ("kilowatt", "kilowatts", "power", "", "kW"),
    ("megawatt", "megawatts", "power", "1000 * kilowatt", "MW"),
    ("gigawatt", "gigawatts", "power", "1000000 * kilowatt", "GW"),
    ("percent", "per cent", "share", "", "%, percentage, pct"),
    ("permille", "per mille", "share", "1/10 * percent", "‰"),
    ("percent_change", "per cent change", "relative change", "", "% change, percent growth"),
    (
        "percentage_point",
        "percentage points",
        "change of a share",
        "",
        "percentage points, percentage point, pp, ppt, points, %-points",
    ),
    ("basis_point", "basis points", "change of a share", "1/100 * percentage_point", "bp, bps"),
    ("kelvin", "kelvins", "temperature", "", "K"),
    (
        "degree_Celsius",
        "degrees Celsius",
        "temperature",
        "kelvin; offset: 273.15",
        "°C, degrees C, celsius, degree celsius",
    ),
    (
        "degree_Fahrenheit",
        "degrees Fahrenheit",
        "temperature",
        "5/9 * kelvin; offset: 233.15 + 200/9",
        "°F, degrees F, fahrenheit, degree fahrenheit",
    ),
    ("ratio", "ratio", "ratio", "", "times as many, fold"),
)

UNIT_ROWS = (*_COUNTS, *_LENGTHS, *_AREAS_VOLUMES, *_MASSES, *_DURATIONS, *_OTHER)

CURRENCIES = (
    ("USD", "US dollars", "$, US$, dollars, dollar"),
    ("EUR", "euros", "€, euro"),
    ("GBP", "pounds sterling", "£, sterling"),
    ("JPY", "yen", "JP¥"),
    ("CNY", "yuan", "renminbi, RMB"),
    ("KRW", "won", "₩, South Korean won"),
    ("RUB", "roubles", "₽, rouble, rubles, ruble"),
    ("UAH", "hryvnias", "₴, hryvnia"),
    ("CHF", "Swiss francs", "Swiss franc"),
    ("INR", "Indian rupees", "₹"),
    ("CAD", "Canadian dollars", "C$"),
    ("AUD", "Australian dollars", "A$"),
    ("PLN", "zlotys", "zloty, zł"),
    ("SEK", "Swedish kronor", ""),
    ("NOK", "Norwegian kroner", ""),
    ("BRL", "reais", "R$"),
    ("ZAR", "rand", ""),
    ("TRY", "Turkish lira", "₺"),
    ("DKK", "Danish kroner", ""),
    ("CZK", "Czech korunas", "Kč"),
    ("HUF", "Hungarian forints", "Ft"),
    ("RON", "Romanian lei", ""),
    ("RSD", "Serbian dinars", ""),
    ("GEL", "Georgian laris", "₾"),
    ("AMD", "Armenian drams", "֏"),
    ("AZN", "Azerbaijani manats", "₼"),
    ("KZT", "Kazakhstani tenge", "₸"),
    ("UZS", "Uzbekistani soms", ""),
    ("ILS", "Israeli shekels", "₪"),
    ("EGP", "Egyptian pounds", ""),
    ("SAR", "Saudi riyals", ""),
    ("AED", "UAE dirhams", ""),
    ("QAR", "Qatari riyals", ""),
    ("KWD", "Kuwaiti dinars", ""),
    ("IQD", "Iraqi dinars", ""),
    ("IRR", "Iranian rials", ""),
    ("MAD", "Moroccan dirhams", ""),
    ("DZD", "Algerian dinars", ""),
    ("NGN", "Nigerian naira", "₦"),
    ("KES", "Kenyan shillings", "KSh"),
    ("GHS", "Ghanaian cedis", "GH₵"),
    ("ETB", "Ethiopian birrs", ""),
    ("PKR", "Pakistani rupees", ""),
    ("BDT", "Bangladeshi takas", "৳"),
    ("LKR", "Sri Lankan rupees", ""),
    ("NPR", "Nepalese rupees", ""),
    ("HKD", "Hong Kong dollars", "HK$"),
    ("TWD", "New Taiwan dollars", "NT$"),
    ("SGD", "Singapore dollars", "S$"),
    ("NZD", "New Zealand dollars", "NZ$"),
    ("THB", "Thai baht", "฿"),
    ("IDR", "Indonesian rupiahs", "Rp"),
    ("MYR", "Malaysian ringgits", ""),
    ("PHP", "Philippine pesos", "₱"),
    ("VND", "Vietnamese dong", "₫"),
    ("MXN", "Mexican pesos", "MX$"),
    ("ARS", "Argentine pesos", ""),
    ("COP", "Colombian pesos", ""),
    ("CLP", "Chilean pesos", ""),
    ("PEN", "Peruvian soles", ""),
)
"""Code (ISO 4217), name and other spellings."""

CURRENCY_NAMES = {
    "JPY": "Japanese yen",
    "CNY": "Chinese yuan, Chinese renminbi",
    "BRL": "Brazilian reais",
    "RUB": "Russian roubles, Russian rubles",
    "UAH": "Ukrainian hryvnias",
    "ZAR": "South African rand",
    "PLN": "Polish zlotys",
    "TRY": "Turkish liras",
    "GBP": "British pounds, UK pounds",
    "HUF": "forints",
    "CZK": "Czech crowns",
    "ILS": "shekels",
}
"""What else a currency is called, in full."""
