/// Streets.
let streets: [StaticString] = [
  "Dorpsstraat", "Kerkstraat", "Molenweg", "Schoolstraat", "Julianalaan", "Stationsweg",
  "Prins Hendrikkade", "Burgemeester de Vlugtlaan", "Grote Markt", "Rue de l'Église",
  "Königsallee", "Østre Ringvej", "Nieuwe Prinsengracht", "Laan van Meerdervoort",
  "Weg naar As", "Zuiderzeestraatweg",
]

/// Additions to a house number.
let houseNumberSuffixes: [StaticString] = ["", "", "", "", "-A", " bis", "-II", "b"]

/// Towns with the codes of their countries.
let towns: [(town: StaticString, country: StaticString)] = [
  ("Amsterdam", "NL"), ("Utrecht", "NL"), ("'s-Hertogenbosch", "NL"), ("Groningen", "NL"),
  ("Sint Jansklooster", "NL"), ("Súdwest-Fryslân", "NL"), ("Capelle aan den IJssel", "NL"),
  ("Antwerpen", "BE"), ("Liège", "BE"), ("Gent", "BE"), ("Köln", "DE"), ("Düsseldorf", "DE"),
  ("København", "DK"), ("Tromsø", "NO"), ("Malmö", "SE"), ("Łódź", "PL"),
]
