import Records

/// The names of elements or of attributes that records have, with what they mean to a projection.
///
/// How it works: records are much alike, so each name remembers which one followed it, and mostly a glance
/// at sixteen bytes shows that it does so again; else a hash finds the name. A name means what it means in
/// a scope, so a scope of its own has entries of its own.
/// Memory: a few thousand names; should there be more, all are forgotten between records.
struct XMLNameCache: ~Copyable {
  private static let keptCount = 4096

  /// What a name means beside the fields that it leads to.
  enum Role: UInt8, BitwiseCopyable {
    case plain
    /// The element that stands for one whose name is an attribute.
    case field
    /// `xmlns`, or an attribute of muster's own that says nothing about the record.
    case ignored
    /// The attribute that says that there is no value.
    case nilMark
    /// The attribute that says what kind of value an element is.
    case kindMark
    /// The attribute that holds the name of a field.
    case fieldName
  }

  /// A name.
  struct Entry: BitwiseCopyable {
    /// Its first sixteen bytes, with zeros behind a shorter one.
    var head: SIMD2<UInt64>
    var headMask: SIMD2<UInt64>
    var scope: Int32
    /// Where it is in `names`.
    var start: Int32
    var length: Int32
    /// The entry of the name that came behind it last.
    var successor: Int32 = -1
    /// The projection's number for it; below 0 where no path has it.
    var symbol: Int32
    var role: Role
  }

  private(set) var entries = GrowingTable<Entry>()
  private var names = ByteBuffer()
  private var buckets = GrowingTable<Int32>()

  init() { forget() }

  /// Whether there are so many names that they should be forgotten.
  var isFull: Bool { entries.count > Self.keptCount }

  /// Forgets all names; entry 0 stands for the beginning of a record.
  mutating func forget() {
    entries.removeAll()
    names.removeAll()
    entries.append(
      Entry(
        head: .zero, headMask: .zero, scope: -1, start: 0, length: 0, symbol: -1, role: .plain))
    buckets.removeAll()
    for _ in 0..<64 { buckets.append(-1) }
  }

  /// The entry of the name that begins at a position, if it is the one that came behind another before;
  /// below 0 otherwise.
  @inline(__always)
  mutating func expected(_ record: ByteSlice, at position: Int, in scope: Int32, behind: Int32)
    -> Int32
  {
    let candidate = entries[Int(behind)].successor
    guard candidate >= 0 else { return -1 }
    let entry = entries[Int(candidate)]
    let end = position + Int(entry.length)
    guard entry.scope == scope, end < record.count, record[end].endsXMLName,
      entry.head == (Self.head(record, at: position) & entry.headMask)
    else { return -1 }
    if entry.length > 16 {
      let start = Int(entry.start)
      guard record[position..<end] == names.slice[start..<start + Int(entry.length)] else {
        return -1
      }
    }
    return candidate
  }

  /// The entry of a name, which is made if it is new.
  ///
  /// - Parameter describe: What a new name means.
  mutating func find(
    _ name: ByteSlice, in scope: Int32, behind: Int32,
    describe: (ByteSlice) -> (symbol: Int32, role: Role)
  ) -> Int32 {
    var hasher = Hasher()
    hasher.combine(scope)
    unsafe hasher.combine(
      bytes: UnsafeRawBufferPointer(start: name.start, count: name.count))
    let hash = hasher.finalize()
    var bucket = hash & (buckets.count - 1)
    while buckets[bucket] >= 0 {
      let number = buckets[bucket]
      let entry = entries[Int(number)]
      let start = Int(entry.start)
      if entry.scope == scope, names.slice[start..<start + Int(entry.length)] == name {
        entries[Int(behind)].successor = number
        return number
      }
      bucket = (bucket + 1) & (buckets.count - 1)
    }
    let number = Int32(entries.count)
    let (symbol, role) = describe(name)
    let mask = Self.mask(of: name.count)
    let start = names.count
    names.append(name)
    entries.append(
      Entry(
        head: Self.head(names.slice, at: start) & mask, headMask: mask, scope: scope,
        start: Int32(start), length: Int32(name.count), symbol: symbol, role: role))
    buckets[bucket] = number
    entries[Int(behind)].successor = number
    if entries.count * 2 > buckets.count { grow() }
    return number
  }

  private mutating func grow() {
    let count = buckets.count * 4
    buckets.removeAll()
    for _ in 0..<count { buckets.append(-1) }
    for number in 1..<entries.count {
      let entry = entries[number]
      let start = Int(entry.start)
      var hasher = Hasher()
      hasher.combine(entry.scope)
      let name = names.slice[start..<start + Int(entry.length)]
      unsafe hasher.combine(
        bytes: UnsafeRawBufferPointer(start: name.start, count: name.count))
      var bucket = hasher.finalize() & (count - 1)
      while buckets[bucket] >= 0 { bucket = (bucket + 1) & (count - 1) }
      buckets[bucket] = Int32(number)
    }
  }

  /// Sixteen bytes from a position on; there are always so many, if not all of them count.
  @inline(__always)
  private static func head(_ bytes: ByteSlice, at position: Int) -> SIMD2<UInt64> {
    unsafe UnsafeRawPointer(bytes.start + position).loadUnaligned(as: SIMD2<UInt64>.self)
  }

  /// The bits of the first bytes of sixteen.
  private static func mask(of count: Int) -> SIMD2<UInt64> {
    func half(_ count: Int) -> UInt64 {
      count <= 0 ? 0 : count >= 8 ? .max : UInt64.max >> UInt64(64 - 8 * count)
    }
    return SIMD2(UInt64(littleEndian: half(count)), UInt64(littleEndian: half(count - 8)))
  }
}
