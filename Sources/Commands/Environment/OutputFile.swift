internal import Glibc
public import Records
internal import Synchronization

/// A file that appears under its name only when it is whole.
///
/// It is written beside its place as `NAME.partial` and moved there by `commit`; until then an earlier
/// file of that name stays as it was. What is no regular file, such as `/dev/null` or a named pipe, is
/// written directly.
/// Errors: `output.cannotWrite` with exit code 8.
public final class OutputFile: ByteSink {
  /// Who may read the file.
  public enum Access: Sendable {
    /// Whoever the user's file mode mask lets.
    case asUsual
    /// Its owner only: for bundles and rejects, which hold people's data.
    case ownerOnly

    fileprivate var mode: mode_t { self == .ownerOnly ? 0o600 : 0o666 }
  }

  private let name: String
  private let place: OutputPlace
  private let temporary: String?
  private let sink: DescriptorSink
  private let interrupts: Interrupts
  /// The open descriptor; nil once the file is committed or discarded.
  private let descriptor: Mutex<Int32?>

  /// Begins a file that will stand at a path.
  public init(at path: String, access: Access, interrupts: Interrupts) throws(CommandError) {
    name = path
    place = try OutputPlace(path)
    self.interrupts = interrupts
    let opened: Int32
    if place.isRegular {
      let made = try interrupts.makeTemporary(beside: place.path, mode: access.mode)
      (temporary, opened) = (made.path, made.descriptor)
    } else {
      temporary = nil
      opened = unsafe open(path, O_WRONLY | O_CLOEXEC)
      guard opened >= 0 else { throw .unwritable(path, reason: errno) }
    }
    descriptor = Mutex(opened)
    sink = DescriptorSink(opened, name: path)
  }

  deinit { discard() }

  /// Writes all the bytes before it returns.
  public func write(_ bytes: ByteSlice) throws(CommandError) {
    precondition(descriptor.withLock { $0 != nil }, "written to after its end")
    try sink.write(bytes)
  }

  /// Ends the file and lets it appear under its name.
  public func commit() throws(CommandError) {
    guard let open = takeDescriptor() else { preconditionFailure("committed after its end") }
    // Some file systems report a full disk only here.
    var reason = close(open) == 0 ? 0 : errno
    if let temporary {
      if reason == 0 { reason = interrupts.move(temporary, to: place.path) }
      if reason != 0 { interrupts.remove(temporary) }
    }
    guard reason == 0 else { throw .unwritable(name, reason: reason) }
  }

  /// Gives the file up, if it is not committed yet; an earlier one of its name stays.
  public func discard() {
    guard let open = takeDescriptor() else { return }
    close(open)
    if let temporary { interrupts.remove(temporary) }
  }

  private func takeDescriptor() -> Int32? {
    descriptor.withLock { open in
      defer { open = nil }
      return open
    }
  }
}
