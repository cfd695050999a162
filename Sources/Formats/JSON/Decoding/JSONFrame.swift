/// An array or object that is open.
struct JSONFrame: BitwiseCopyable {
  var isObject = false
  /// An array: its elements are collected for a list.
  var isList = false
  /// Its own value is wanted, by a field or by a list around it.
  var isWanted = false
  /// Its own place in the projection, and the one field that wants it.
  var state = JSONProjection.nothing
  var field = JSONProjection.nothing
  /// The member in whose value it lies; -1 where none is remembered.
  var owner: Int32 = -1
  /// Where it begins, and how many bytes of white space there were before.
  var start = 0
  var spaces = 0

  // Of an object:

  /// Its shape; -1 where none is remembered.
  var shape: Int32 = -1
  /// The gap read last, and the one expected next; both in `JSONShapes`.
  var gap = JSONShapes.unknown
  var next = JSONShapes.unknown
  /// Which object it is, counted over all records.
  var object = 0
  /// Whether it has members so far.
  var hasMembers = false
  /// Where its names begin among those that are not remembered.
  var spareStart = 0

  // Of an array:

  /// The element that is read, from 0.
  var index = 0
  /// Where its list begins.
  var listStart = 0
}
