import Records

/// The names of months and days that dates are written with.
///
/// Written in English. Read in English, Dutch and Norwegian (Bokmål and Nynorsk), full and short;
/// no name means one thing in one of the languages and another in the next.
/// Source: Unicode CLDR 44, calendars of en, nl, nb and nn, format widths wide and abbreviated.
enum DateNames {
  static let months: [StaticString] = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]

  /// From Sunday.
  static let weekdays: [StaticString] = [
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday",
  ]

  /// A name in lower case and what it stands for.
  typealias Entry = (name: StaticString, number: Int)

  /// Months from 1.
  static let readableMonths: [Entry] = [
    ("january", 1), ("januari", 1), ("januar", 1), ("jan", 1),
    ("february", 2), ("februari", 2), ("februar", 2), ("feb", 2),
    ("march", 3), ("maart", 3), ("mars", 3), ("mar", 3), ("mrt", 3),
    ("april", 4), ("apr", 4),
    ("may", 5), ("mei", 5), ("mai", 5),
    ("june", 6), ("juni", 6), ("jun", 6),
    ("july", 7), ("juli", 7), ("jul", 7),
    ("august", 8), ("augustus", 8), ("aug", 8),
    ("september", 9), ("sept", 9), ("sep", 9),
    ("october", 10), ("oktober", 10), ("oct", 10), ("okt", 10),
    ("november", 11), ("nov", 11),
    ("december", 12), ("desember", 12), ("dec", 12), ("des", 12),
  ]

  /// Days of the week from 0 for Sunday.
  static let readableWeekdays: [Entry] = [
    ("sunday", 0), ("sun", 0), ("zondag", 0), ("zo", 0), ("søndag", 0), ("sundag", 0), ("søn", 0),
    ("monday", 1), ("mon", 1), ("maandag", 1), ("ma", 1), ("mandag", 1), ("måndag", 1), ("man", 1),
    ("mån", 1),
    ("tuesday", 2), ("tue", 2), ("dinsdag", 2), ("di", 2), ("tirsdag", 2), ("tysdag", 2),
    ("tir", 2),
    ("tys", 2),
    ("wednesday", 3), ("wed", 3), ("woensdag", 3), ("wo", 3), ("onsdag", 3), ("ons", 3),
    ("thursday", 4), ("thu", 4), ("donderdag", 4), ("do", 4), ("torsdag", 4), ("tor", 4),
    ("friday", 5), ("fri", 5), ("vrijdag", 5), ("vr", 5), ("fredag", 5), ("fre", 5),
    ("saturday", 6), ("sat", 6), ("zaterdag", 6), ("za", 6), ("lørdag", 6), ("laurdag", 6),
    ("lør", 6), ("lau", 6),
  ]

  /// The longest of the names that the text begins with.
  static func longest(of entries: [Entry], in text: ByteSlice) -> Entry? {
    var best: Entry?
    for entry in entries
    where entry.name.utf8CodeUnitCount > best?.name.utf8CodeUnitCount ?? 0
      && text.startsWithWord(entry.name)
    {
      best = entry
    }
    return best
  }
}
