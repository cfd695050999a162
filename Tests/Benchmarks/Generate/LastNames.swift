/// Last names; three in eight have letters beyond ASCII.
///
/// The rule of the first names holds here too.
let lastNames: [StaticString] = [
  "Jansen", "Bakker", "Visser", "Smit", "Meijer", "Mulder", "Bos", "Vos", "Peters", "Hendriks",
  "Dekker", "Brouwer", "Dijkstra", "Smits", "Kok", "Jacobs", "Vermeulen", "Schouten", "Willems",
  "Hoekstra", "Koster", "Prins", "Huisman", "Kuiper", "Postma", "Verhoeven", "Hermans", "Wouters",
  "Schmidt", "Fischer", "Andersen", "Olsen", "Kowalski", "Horvat", "Rossi", "Silva", "Martin",
  "Bernard", "Murphy", "Walsh",
  "Müller", "Weiß", "Schröder", "Jørgensen", "Østergaard", "Håkansson", "Åkerlund", "Lindström",
  "Núñez", "Gonçalves", "García", "Lefèvre", "Bélanger", "Bruïne", "Wiśniewski", "Zieliński",
  "Dvořák", "Černý", "Šimić", "Yılmaz", "Öztürk", "Đặng", "Шевченко", "Jónsdóttir",
]

/// What stands before a Dutch last name; most have nothing there.
let namePrefixes: [StaticString] = [
  "", "", "", "", "", "", "", "van", "van", "de", "van de", "van der", "van den", "ten", "in 't",
  "von",
]
