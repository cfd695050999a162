/// Job titles as they stand in the file: quoted where they hold a comma or a quote.
let jobTitles: [StaticString] = [
  "Nurse", "Teacher", "Software engineer", "Accountant", "Warehouse operator", "Driver", "Planner",
  "Health and safety adviser", "Team leader", "Électricien", "Café manager", "HR adviser",
  "\"Manager, Operations\"", "\"Adviser, \"\"Learning & Development\"\"\"",
  "\"Engineer \"\"on call\"\"\"", "\"Director, Finance, Control and Procurement\"",
]

/// Departments.
let departments: [StaticString] = [
  "Care", "Education", "Engineering", "Finance", "Logistics", "Human resources", "Catering",
  "Facility management",
]

/// States of an employment; seven in eight are active.
let statuses: [StaticString] = [
  "active", "active", "active", "active", "active", "active", "active", "on leave",
]

/// Titles of address.
let titles: [StaticString] = ["", "", "", "dr.", "ing.", "drs.", "mr.", "prof. dr."]

/// Domains of addresses, in the cases in which people write them.
let domains: [StaticString] = [
  "@example.com", "@example.com", "@example.org", "@example.net", "@Example.com", "@EXAMPLE.ORG",
  "@people.example.com", "@Zorg.Example.NL",
]

/// Sentences of remarks as they stand inside quotes: a quote is doubled.
let remarkSentences: [StaticString] = [
  "Works part-time, mostly mornings", "Prefers \"\"no calls\"\" before ten",
  "Has a parking permit", "First aid certificate, renewed every second year",
  "Moved from the old system; some dates are estimates", "Speaks Français, Español and Türkçe",
  "Known as \"\"Bibi\"\" to colleagues", "Locker key no. 12, 14 and 15 handed out",
]

/// What stands between two sentences of a remark: half of them break the line, in both ways.
let remarkSeparators: [StaticString] = [", ", ". ", "\n", "\r\n"]
