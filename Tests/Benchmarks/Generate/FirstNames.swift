/// First names; three in eight have letters beyond ASCII.
///
/// None has a letter whose lower case is a matter of language (as İ) or of position (as Σ): all tools
/// of the comparison must agree on every address.
let firstNames: [StaticString] = [
  "Anna", "Bram", "Carla", "Daan", "Emma", "Femke", "Gerrit", "Hanna", "Isabel", "Jan", "Karin",
  "Lars", "Maria", "Nico", "Olga", "Pieter", "Quinten", "Rosa", "Sanne", "Thomas", "Ursula",
  "Victor", "Willem", "Yvonne", "Zeger", "Alexander", "Beatrice", "Catharina", "Dominique",
  "Elisabeth", "Johannes", "Marijke", "Nathalie", "Sebastiaan", "Theodora", "Valentina", "Ingrid",
  "Ruben", "Peter", "Paul",
  "Zoë", "André", "Renée", "José", "François", "Chloé", "Jürgen", "Björn", "Søren", "Åsa", "Özlem",
  "Émilie", "Łukasz", "Małgorzata", "Şebnem", "Željko", "Ådne", "Þóra", "Inés", "Różana",
  "Nguyễn", "Олена", "Ελένη", "Noëlle",
]
